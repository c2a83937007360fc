"""Leads a letter that makes the case wait: proposed, worded, printed on every change, and sent in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.services.information_request import DueDay, due_day
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message

from . import words
from .case_presenter import CasePresenter
from .case_state import CaseInputs
from .letter_state import ShownLetter
from .live_print import LivePrint

_BY_OTHERS = ("case.", "person.")


@dataclass(frozen=True)
class Ways:
    """What one kind of letter does in its own way; `name` is where its text lies among what is known."""

    name: str
    blank: Callable[[], Any]
    propose: Callable[[Office, str], Any]
    fold: Callable[[Any, Any], Any]  # a proposal into the text
    shown: Callable[[CaseInputs, CaseFile], ShownLetter | None]
    wish: Callable[[Any], Any]  # what the text comes to, None while it comes to nothing
    preview: Callable[[Office, str, Any], bytes]
    send: Callable[[Office, str, Any, int], tuple[Fact, ...]]
    told: Callable[[Any], str]


class LetterWriter(QObject):
    """Nothing typed is lost before it is sent."""

    shown = Signal(object)  # ShownLetter
    printed = Signal(bytes, str)  # the letter, or why there is none
    ended = Signal()

    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office], ways: Ways) -> None:
        super().__init__(case)
        self._case = case
        self._desk = desk
        self._office = office
        self._ways = ways
        self._latest = Latest()
        self._proposed: Any = None  # the text as it lay there before anybody wrote
        self._live = LivePrint(desk, self)
        self._live.printed.connect(self.printed)
        case.opened.connect(lambda _id: self._forget())
        case.loaded.connect(self._propose)

    @property
    def text(self) -> Any:
        return getattr(self._case.known, self._ways.name)

    @property
    def open(self) -> bool:
        return self.text is not None and bool(self.text.open)

    @property
    def can_send(self) -> bool:
        shown = self._shown()
        return shown is not None and shown.send.enabled

    def begin(self) -> None:
        """What was begun goes on."""
        if self._case.file is None or self.open:
            return
        self._forget()
        text = replace(self.text or self._ways.blank(), open=True, trouble="")
        self._case.set(**{self._ways.name: text})
        self._propose()

    def put_away(self) -> None:
        """Closed, not given up; where nothing has been written nothing is kept."""
        if self.open:
            aside = replace(self.text.aside(), due=None)
            kept = None if aside == self._proposed else self.text.aside()
            self._case.set(document="", **{self._ways.name: kept})
            self.ended.emit()

    def type_day(self, text: str) -> None:
        self.change(day=text)

    def change(self, **changes: object) -> None:
        if self.open:
            self._set(replace(self.text, trouble="", **changes))

    def send(self) -> None:
        wish, case_id = self._wish(), self._case.known.case_id
        if wish is None or not self.can_send:
            return

        def sent() -> None:
            self._case.forget_letter(case_id, self._ways.name)
            self._case.message.emit(Message("success", self._ways.told(wish)))
            self.ended.emit()

        self._case.do(
            lambda office, id, seen: self._ways.send(office, id, wish, seen),
            sent,
            lambda error: self._keep(case_id, error),
        )

    def _keep(self, case_id: str, error: Exception) -> bool:
        """Said where it was asked, with everything typed still there; what others did is told by the room."""
        if not isinstance(error, ClerkError) or error.code.startswith(_BY_OTHERS):
            return False
        if self.text is None or case_id != self._case.known.case_id:
            return False
        self._case.set(**{self._ways.name: replace(self.text, trouble=words.said(error))})
        return True

    def _propose(self) -> None:
        if not self.open or self._case.file is None:
            return
        office, case_id = self._office(), self._case.known.case_id
        self._desk.ask(
            lambda: self._ways.propose(office, case_id),
            self._latest.of(self._take_proposal),
            self._take_trouble,
            self,
        )

    def _take_proposal(self, proposal: object) -> None:
        if self.open:
            fresh, text = not self.text.ready, self._ways.fold(self.text, proposal)
            if fresh:
                self._proposed = replace(text.aside(), due=None)
            self._set(text)

    def _take_trouble(self, error: Exception) -> None:
        if self.open:
            self._set(replace(self.text, trouble=words.said(error)))

    def _set(self, text: Any) -> None:
        self._case.remember(**{self._ways.name: replace(text, due=self._due(text.day))})
        self.shown.emit(self._shown())
        self._print_anew()

    def _shown(self) -> ShownLetter | None:
        file = self._case.file
        return self._ways.shown(self._case.known, file) if file is not None else None

    def _due(self, day: str) -> DueDay | None:
        try:
            return due_day(self._office(), date.fromisoformat(day))
        except ValueError:
            return None

    def _wish(self) -> Any:
        return None if self.text is None or self.text.due is None else self._ways.wish(self.text)

    def _print_anew(self) -> None:
        wish, shown = self._wish(), self._shown()
        if shown is None:
            return
        if wish is None or (not shown.send.enabled and not self._case.known.working):
            self._live.refuse(shown.send.why)
            return
        office, case_id = self._office(), self._case.known.case_id
        self._live.show(wish, lambda: self._ways.preview(office, case_id, wish))

    def _forget(self) -> None:
        self._latest.forget()
        self._proposed = None
        self._live.forget()
