"""Keeps a list of letters up to date, with what is picked of it and what is being entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import NOTICE
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.services.office import Office
from clerk_app.services.workplace import Area, workplace
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.texts import said

from .letters_view import LettersView
from .state import Inputs, Shown

Found = tuple[tuple[OutgoingLetter, ...], tuple[Any, ...]]  # letters, and a line for each that is listed


@dataclass(frozen=True)
class Place:
    """Where a list of letters lives."""

    desk: Desk
    office: Callable[[], Office]
    signals: RoomSignals


class ListPresenter(QObject):
    def __init__(
        self,
        place: Place,
        view: LettersView,
        find: Callable[[Office], Found],
        derive: Callable[[Inputs], Shown],
    ) -> None:
        super().__init__(view)
        self._desk, self._office, self._signals = place.desk, place.office, place.signals
        self.view, self._find, self._derive = view, find, derive
        self._latest = Latest()
        self._known = Inputs()
        view.picked.connect(self.pick)
        view.opened.connect(self.open_case)
        view.again_pressed.connect(self.refresh)
        view.fields.typed.connect(self.type)
        view.fields.given.connect(self.give)
        view.fields.dropped.connect(self.drop)

    def refresh(self) -> None:
        office, find = self._office(), self._find
        self._desk.ask(
            lambda: find(office),
            self._latest.of(self._take),
            lambda error: self._set(replace(self._known, trouble=said(error))),
            owner=self,
        )

    def search(self, text: str) -> None:
        self._set(replace(self._known, text=text))

    def pick(self, ids: tuple[str, ...]) -> None:
        self._set(replace(self._known, picked=ids))

    def ready(self) -> bool:
        return self.view.isVisible() and not self._derive(self._known).why

    def type(self, choice: str, day: str, number: str) -> None:
        """It stands on the screen already; it only must not get lost."""
        lines = replace(self._known.lines, choice=choice, day=day, number=number)
        self._known = replace(self._known, lines=lines)

    def drop(self) -> None:
        self._set(replace(self._known, lines=replace(self._known.lines, open=False, trouble="")))

    def give(self) -> None:
        """What stands in the lines."""

    def open_case(self, id: str) -> None:
        letter = next((one for one in self._known.letters if one.id == id), None)
        if letter is not None:
            wanted = Area.DONE if letter.kind == NOTICE else Area.TEAM
            self._signals.go.emit(workplace(self._office().actor).nearest(wanted), letter.case)

    def tell(self) -> None:
        """Of this list the frame speaks now."""
        self._signals.status.emit(self._derive(self._known).title)
        self._signals.actions.emit()

    def _take(self, found: Found) -> None:
        letters, lying = found
        there = {line.id for line in lying}
        picked = tuple(id for id in self._known.picked if id in there)
        known = replace(self._known, letters=letters, lying=lying, picked=picked)
        self._set(replace(known, loaded=True, trouble=""))

    def _refused(self, error: Exception) -> None:
        self._set(replace(self._known, lines=replace(self._known.lines, trouble=said(error))))

    def _not_given(self, error: Exception) -> None:
        """All of them or none; who was faster is seen in the list that follows."""
        self._set(replace(self._known, working=False))
        self._refused(error)
        self.refresh()

    def _say(self, text: str) -> None:
        self._signals.message.emit(Message("success", text))

    def _complain(self, error: Exception) -> None:
        tone = "warning" if isinstance(error, ClerkError) else "danger"
        self._signals.message.emit(Message(tone, said(error)))

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self._show()

    def _show(self) -> None:
        self.view.show_state(self._derive(self._known))
        if self.view.isVisible():
            self.tell()
