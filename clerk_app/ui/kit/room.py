"""What a room shows of itself to the frame around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from .actions import ActionSpec


def _nothing() -> None:
    """A room that has nothing to do when it is entered."""


def _nothing_with(subject: object) -> None:
    """A room that cannot be handed a subject."""


@dataclass(frozen=True)
class RoomLink:
    """A way into a room with something chosen already, e.g. a saved filter."""

    id: str
    text: str
    count: int | None = None
    icon: str = "funnel"


@dataclass(frozen=True)
class CheckOf:
    """A subject: the case, and the check in it that somebody wants to look at."""

    case: str
    check: str


class RoomSignals(QObject):
    """What a room tells the frame while it lives."""

    count = Signal(object)  # int | None: the figure beside its name
    links = Signal(object)  # tuple[RoomLink, ...] below the rooms
    searched = Signal(str)  # what it shows is what was found for these words, "" when nothing is looked for
    status = Signal(str)  # a sentence for the status bar
    actions = Signal()  # some action became possible or impossible
    message = Signal(object)  # Message to be shown above the room
    go = Signal(str, object)  # room id, subject: show that room with this subject
    back = Signal()  # to the room one came from
    post = Signal()  # something waits outside that may be fetched now


@dataclass(frozen=True)
class Room:
    """`activate` is called whenever the room comes to the front, `open` when it is handed a subject."""

    id: str
    title: str
    icon: str
    widget: QWidget
    actions: tuple[ActionSpec, ...] = ()
    help: str = ""
    activate: Callable[[], None] = _nothing
    focus: Callable[[], None] | None = None
    open: Callable[[object], None] = _nothing_with
    search: Callable[[str], None] | None = None
    follow: Callable[[str], None] | None = None  # id of a link
    listed: bool = True  # has a place of its own in the navigation
    signals: RoomSignals = field(default_factory=RoomSignals)
