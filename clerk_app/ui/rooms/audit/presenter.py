"""Asks for the entries the auditor wants to see, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from clerk_app.services.auditing import JournalPage, Wanted
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.room import RoomSignals
from clerk_app.ui.kit.telling import Names
from clerk_app.ui.kit.texts import said

from .state import Inputs, Narrowing, derive, wanted
from .view import AuditView
from .words import names_of

PAGE = 200


class Presenter(QObject):
    def __init__(
        self, desk: Desk, office: Callable[[], Office], view: AuditView, signals: RoomSignals
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._signals = signals
        self._latest = Latest()
        self._known = Inputs()
        self._next: int | None = None
        view.more_wanted.connect(self.more)
        view.again_pressed.connect(self.refresh)
        self._show()

    @property
    def names(self) -> Names:
        return self._known.names

    def wanted(self) -> Wanted:
        return wanted(self._known.narrowing, self._known.names.people)

    def refresh(self) -> None:
        office = self._office()
        self._desk.ask(lambda: names_of(office.reader, office.shelf.packs()), self._take_names, owner=self)
        self._ask(None)

    def more(self) -> None:
        if self._next is not None:
            self._ask(self._next)

    def narrow(self, asked: Narrowing) -> None:
        asked = replace(asked, text=self._known.narrowing.text)
        if asked != self._known.narrowing:
            self._set(replace(self._known, narrowing=asked))
            self._ask(None)

    def search(self, text: str) -> None:
        asked = replace(self._known.narrowing, text=" ".join(text.split()))
        if asked != self._known.narrowing:
            self._set(replace(self._known, narrowing=asked))
            self._ask(None)

    def _ask(self, before: int | None) -> None:
        office, asked = self._office(), self.wanted()
        answer: Callable[[JournalPage], None] = self._take_more if before is not None else self._take_first
        self._desk.ask(
            lambda: office.reader.journal(office.actor, asked, before, PAGE),
            self._latest.of(answer),
            self._take_trouble,
            owner=self,
        )

    def _take_first(self, page: JournalPage) -> None:
        self._next = page.next
        more = page.next is not None
        self._set(replace(self._known, rows=page.rows, more=more, loaded=True, trouble=""))

    def _take_more(self, page: JournalPage) -> None:
        self._next = page.next
        rows = (*self._known.rows, *page.rows)
        self._set(replace(self._known, rows=rows, more=page.next is not None, trouble=""))

    def _take_names(self, names: Names) -> None:
        self._set(replace(self._known, names=names))

    def _take_trouble(self, error: Exception) -> None:
        self._set(replace(self._known, trouble=said(error)))

    def _set(self, known: Inputs) -> None:
        if known != self._known:
            self._known = known
            self._show()

    def _show(self) -> None:
        shown = derive(self._known)
        self._view.show_state(shown)
        self._signals.status.emit(shown.status)
        self._signals.actions.emit()
