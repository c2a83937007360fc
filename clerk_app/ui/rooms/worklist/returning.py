"""Leads the entering of what another program made of a case; nothing typed is lost until it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.handover_result import Result
from clerk_app.services import handover
from clerk_app.services.office import Office
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import sentence

from . import words
from .away import RESULT
from .case_presenter import CasePresenter
from .returning_state import ReturnedResult


class Returning(QObject):
    shown = Signal(object)  # ReturnedResult
    message = Signal(object)

    def __init__(self, case: CasePresenter, office: Callable[[], Office]) -> None:
        super().__init__(case)
        self._case, self._office = case, office
        self._typed: dict[tuple[str, str], ReturnedResult] = {}  # login, case
        self._known = ReturnedResult()
        self._of = ("", "")
        case.shown.connect(lambda _shown: self._keep_step())

    def begin(self) -> None:
        if self._case.file is None or not self._possible():
            return
        today = local_day(self._office().clock()).isoformat()
        fresh = ReturnedResult(result=Result.GRANTED.value, day=today)
        self._of = self._key()
        self._set(replace(self._typed.get(self._of, fresh), open=True, trouble=""))

    def type(self, result: str, day: str, remark: str) -> None:
        """It stands on the screen already; it only must not get lost."""
        self._known = replace(self._known, result=result, day=day, remark=remark)
        self._typed[self._of] = self._known

    def drop(self) -> None:
        """What was typed waits there for the next time."""
        self._set(replace(self._known, open=False))

    def give(self) -> None:
        known = self._known
        if not known.open or known.working:
            return
        try:
            day = date.fromisoformat(known.day)
        except ValueError:
            self._set(replace(known, trouble=sentence("handover.result_no_day", {}).text))
            return
        result, key = Result(known.result), self._of
        self._case.do(
            lambda office, id, seen: handover.return_result(office, id, seen, result, day, known.remark),
            lambda: self._given(result, key),
            self._not_given,
        )

    def _given(self, result: Result, key: tuple[str, str]) -> None:
        self._typed.pop(key, None)
        self._set(ReturnedResult())
        closed = self.tr("Ergebnis eingetragen. Der Vorgang ist abgeschlossen.")
        back = self.tr("Zurückgenommen. Der Vorgang ist hier wieder in Prüfung.")
        self.message.emit(Message("success", back if result is Result.SENT_BACK else closed))

    def _not_given(self, error: Exception) -> bool:
        if not isinstance(error, ClerkError):
            return False
        self._set(replace(self._known, trouble=words.said(error)))
        return True

    def _keep_step(self) -> None:
        """With the case in hand: another one, or one that has come back meanwhile, puts the lines away."""
        if not self._known.open:
            return
        if self._key() != self._of or (self._case.file is not None and not self._away()):
            self._set(replace(self._known, open=False))
        else:
            self._set(replace(self._known, working=self._case.known.working))

    def _away(self) -> bool:
        shown = self._case.derived().away
        return shown is not None and shown.enter is not None

    def _possible(self) -> bool:
        return any(b.id == RESULT and b.gate.enabled for b in self._case.derived().buttons)

    def _key(self) -> tuple[str, str]:
        return self._office().actor.login, self._case.known.case_id

    def _set(self, known: ReturnedResult) -> None:
        if known != self._known:
            self._known = known
            self.shown.emit(known)
