"""What is shown of letters on their way out, and of the lines in which their posting is entered."""

from __future__ import annotations

from dataclasses import dataclass

from .state import Gate


@dataclass(frozen=True)
class ShownLetter:
    """`how` it left, or waits, and what came `back`. Gates are None where it is not their work.

    `post`: given to the post; `enter`: what came back written down; `renew`: put into the outbox again.
    """

    id: str
    title: str
    about: str
    how: str
    icon: str
    tone: str
    left: bool = False
    announced: str = ""
    back: str = ""
    post: Gate | None = None
    enter: Gate | None = None
    renew: Gate | None = None


@dataclass(frozen=True)
class ShownOutgoing:
    """`all`: the letters that may be posted together, none where there are not several."""

    title: str
    letters: tuple[ShownLetter, ...]
    all: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()  # of the approved notice


@dataclass(frozen=True)
class PostingLines:
    """`day` is canonical, or as it was typed when it is none. One number cannot stand for several letters.

    `back`: what came back is entered, not what leaves; `correcting`: in place of what was entered before.
    """

    open: bool = False
    letters: tuple[str, ...] = ()
    heading: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value, word
    choice: str = ""
    day: str = ""
    number: str = ""
    reason: str = ""
    back: bool = False
    correcting: bool = False
    trouble: str = ""
    working: bool = False
