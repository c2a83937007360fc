"""Leads a hearing: proposed, worded, printed on every change, and sent in one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.services import hearing as hearings
from clerk_app.services.hearing import Hearable, Proposal
from clerk_app.services.information_request import DueDay, due_day
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.notices import Message

from . import words
from .case_presenter import CasePresenter
from .hearing import shown_hearing
from .hearing_state import HearingText, ShownHearing
from .live_print import LivePrint

_BY_OTHERS = ("case.", "person.")


class Hearer(QObject):
    """Nothing typed is lost before it is sent."""

    shown = Signal(object)  # ShownHearing
    printed = Signal(bytes, str)  # the letter, or why there is none
    ended = Signal()

    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office]) -> None:
        super().__init__(case)
        self._case = case
        self._desk = desk
        self._office = office
        self._latest = Latest()
        self._live = LivePrint(desk, self)
        self._live.printed.connect(self.printed)
        case.opened.connect(lambda _id: self._forget())
        case.loaded.connect(self._propose)

    @property
    def open(self) -> bool:
        hearing = self._case.known.hearing
        return hearing is not None and hearing.open

    @property
    def can_send(self) -> bool:
        shown = self._shown()
        return shown is not None and shown.send.enabled

    def begin(self) -> None:
        """What was begun goes on."""
        if self._case.file is None or self.open:
            return
        self._forget()
        self._case.set(hearing=replace(self._case.known.hearing or HearingText(), open=True, trouble=""))
        self._propose()

    def put_away(self) -> None:
        """Closed, not given up."""
        if (hearing := self._case.known.hearing) is not None and hearing.open:
            self._case.set(hearing=replace(hearing, open=False, trouble=""), document="")
            self.ended.emit()

    def choose(self, outcome: str) -> None:
        """The sentence of the pack takes the place of another one, never of the clerk's own words."""
        hearing = self._case.known.hearing
        if hearing is None:
            return
        sentences = {one.outcome: one.sentence for one in hearing.choices or ()}
        replaceable = hearing.intended.strip() in ("", *sentences.values())
        intended = sentences.get(outcome, "") if replaceable else hearing.intended
        self._change(outcome=outcome, intended=intended)

    def type_intended(self, text: str) -> None:
        self._change(intended=text)

    def type_grounds(self, text: str) -> None:
        self._change(grounds=text)

    def type_day(self, text: str) -> None:
        self._change(day=text, due=self._due(text))

    def send(self) -> None:
        wish, case_id = self._wish(), self._case.known.case_id
        if wish is None or not self.can_send:
            return

        def sent() -> None:
            self._case.forget_letter(case_id, "hearing")
            text = self.tr("Die Anhörung liegt im Postausgang. Der Vorgang wartet bis {day}.")
            self._case.message.emit(Message("success", text.format(day=words.day(wish.due_on))))
            self.ended.emit()

        self._case.do(
            lambda office, id, seen: hearings.send(office, id, wish, seen),
            sent,
            lambda error: self._keep(case_id, error),
        )

    def _keep(self, case_id: str, error: Exception) -> bool:
        """Said where it was asked, with everything typed still there; what others did is told by the room."""
        hearing = self._case.known.hearing
        if not isinstance(error, ClerkError) or error.code.startswith(_BY_OTHERS):
            return False
        if hearing is None or case_id != self._case.known.case_id:
            return False
        self._case.set(hearing=replace(hearing, trouble=words.said(error)))
        return True

    def _propose(self) -> None:
        if not self.open or self._case.file is None:
            return
        office, case_id = self._office(), self._case.known.case_id
        self._desk.ask(
            lambda: hearings.propose(office, case_id),
            self._latest.of(self._take_proposal),
            self._take_trouble,
            self,
        )

    def _take_proposal(self, proposal: Proposal) -> None:
        """Proposed once; afterwards the words are the clerk's."""
        hearing = self._case.known.hearing
        if hearing is None or not hearing.open:
            return
        choices = proposal.intentions
        if hearing.choices is None:
            begun = next((one for one in choices if one.begun or len(choices) == 1), None)
            hearing = replace(
                hearing,
                outcome=begun.outcome if begun else "",
                intended=begun.sentence if begun else "",
                grounds=proposal.grounds,
                day=proposal.due_on.isoformat(),
            )
        self._set(replace(hearing, choices=choices, due=self._due(hearing.day)))

    def _take_trouble(self, error: Exception) -> None:
        hearing = self._case.known.hearing
        if hearing is not None and hearing.open:
            self._set(replace(hearing, trouble=words.said(error)))

    def _change(self, **changes: object) -> None:
        if (hearing := self._case.known.hearing) is not None and hearing.open:
            self._set(replace(hearing, trouble="", **changes))  # type: ignore[arg-type]

    def _set(self, hearing: HearingText) -> None:
        self._case.remember(hearing=hearing)
        self.shown.emit(self._shown())
        self._print_anew()

    def _shown(self) -> ShownHearing | None:
        file = self._case.file
        return shown_hearing(self._case.known, file) if file is not None else None

    def _due(self, day: str) -> DueDay | None:
        try:
            return due_day(self._office(), date.fromisoformat(day))
        except ValueError:
            return None

    def _wish(self) -> Hearable | None:
        hearing = self._case.known.hearing
        if hearing is None or hearing.due is None:
            return None
        return Hearable(hearing.outcome, hearing.intended, hearing.grounds, hearing.due.on)

    def _print_anew(self) -> None:
        wish, shown = self._wish(), self._shown()
        if shown is None:
            return
        if wish is None or (not shown.send.enabled and not self._case.known.working):
            self._live.refuse(shown.send.why)
            return
        office, case_id = self._office(), self._case.known.case_id
        self._live.show(wish, lambda: hearings.preview(office, case_id, wish))

    def _forget(self) -> None:
        self._latest.forget()
        self._live.forget()
