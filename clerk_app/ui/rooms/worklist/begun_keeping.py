"""Keeps what is being written at a case on the desk's own disk, until it has been handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.services.jotting import Jotting, Jottings
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message

from . import words
from .begun import begun_from, jotted
from .case_memory import CaseMemory, Whose
from .case_presenter import CasePresenter


class BegunKeeping(QObject):
    message = Signal(object)

    def __init__(
        self,
        case: CasePresenter,
        desk: Desk,
        office: Callable[[], Office],
        jottings: Jottings | None,
        view: QWidget,
    ) -> None:
        super().__init__(case)
        self._case, self._desk, self._office = case, desk, office
        self._memory: CaseMemory[Jotting] = CaseMemory(desk, jottings, self)
        self._told = False
        case.opened.connect(self._look)
        case.written.connect(self._keep)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever leaves the room, or the program, leaves nothing behind that is only remembered."""
        if event.type() is QEvent.Type.Hide:
            self._memory.save()
        return super().eventFilter(watched, event)

    def _look(self, case_id: str) -> None:
        whose = self._whose(case_id)
        if case_id and not any(self._memory.all_of(whose).values()):
            self._desk.ask(
                lambda: self._memory.kept(whose),
                lambda kept: self._take_up(whose, kept),
                lambda _error: None,
                self,
            )

    def _take_up(self, whose: Whose, kept: Mapping[str, Jotting]) -> None:
        if whose == self._whose(whose[1]):
            self._memory.learn(whose, kept)
            self._case.take_up(whose[1], begun_from(kept))

    def _keep(self, case_id: str) -> None:
        whose, now = self._whose(case_id), jotted(self._case.begun(case_id))
        before = self._memory.all_of(whose)
        changed = {name: words for name, words in now.items() if words != before.get(name, {})}
        for name, jotting in changed.items():
            self._memory.keep(whose, name, jotting, self._not_kept)
        if changed and not any(self._memory.all_of(whose).values()):
            self._memory.forget(whose)

    def _whose(self, case_id: str) -> Whose:
        return self._office().actor.login, case_id

    def _not_kept(self, error: Exception) -> None:
        """Said once: it would be the same with every word."""
        if not self._told:
            self._told = True
            self.message.emit(Message("warning", words.said(error)))
