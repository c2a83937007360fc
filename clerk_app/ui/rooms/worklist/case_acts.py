"""What the clerk does to the case in hand: take it, give it, judge it, note something, pass it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.finding import FindingState
from clerk_app.domain.hearing import Answer
from clerk_app.domain.service_pack import Procedure, ServicePack
from clerk_app.domain.statement import Result
from clerk_app.services import (
    assignment,
    casefile,
    collecting,
    desks,
    examination,
    hearing,
    information_request,
    statement,
)
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Colleague
from clerk_app.services.waiting import hears
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import sentence
from clerk_app.ui.kit.words import word

from . import words
from .case_presenter import CasePresenter
from .case_state import Judging, NoteText, Panel, Target

Go = Callable[[str, str], None]  # room, case


class CaseActs(QObject):
    """Every act is handed to the office in one sentence; what it refuses is said where it was asked."""

    hand_over_asked = Signal()
    result_asked = Signal()
    post_asked = Signal()

    def __init__(
        self, case: CasePresenter, desk: Desk, office: Callable[[], Office], box: Box, go: Go
    ) -> None:
        super().__init__(case)
        self._case = case
        self._desk = desk
        self._office = office
        self._box = box
        self._go = go

    def step(self, id: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "claim": self.claim,
            "examine": self.examine,
            "decide": self.decide,
            "approve": self.approve,
            "release": self.release,
            "resume": self.resume,
            "assign": lambda: self.open_panel(Panel.ASSIGN),
            "reroute": lambda: self.open_panel(Panel.REROUTE),
            "discard": lambda: self.open_panel(Panel.DISCARD),
            "accept": self.accept,
            "refuse": lambda: self.open_panel(Panel.REFUSE),
            "hand_over": self.hand_over_asked.emit,
            "result": self.result_asked.emit,
            "post": self.post_asked.emit,
        }
        ways[id]()

    def possible(self, id: str) -> bool:
        shown = self._case.derived()
        if id in ("accept", "refuse"):
            waits = shown.acceptance
            return waits is not None and (waits.accept if id == "accept" else waits.refuse).enabled
        return any(b.id == id and b.gate.enabled for b in (*shown.buttons, *shown.more))

    def claim(self) -> None:
        where = word("box", Box.MINE.value)
        text = self.tr("Übernommen. Der Vorgang liegt jetzt unter „{where}“.").format(where=where)
        self._case.do(assignment.claim, lambda: self._tell(text, self._way_to_mine()))

    def release(self) -> None:
        text = self.tr("Zurückgegeben. Der Vorgang liegt wieder im Posteingang.")
        self._case.do(assignment.release, lambda: self._tell(text))

    def resume(self) -> None:
        """A hearing ends with what came; everything else without a question."""
        if self._case.file is not None and hears(self._case.file.record.timeline):
            self.open_panel(Panel.HEARD)
            return
        text = self.tr("Wieder aufgenommen. Auf die Unterlagen wird nicht mehr gewartet.")
        self._case.do(information_request.resume, lambda: self._tell(text))

    def end_hearing(self, answer: str, said: str) -> None:
        text = self.tr("Anhörung abgeschlossen: {answer}. Der Vorgang ist wieder in Prüfung.")
        self._from_panel(
            lambda office, id, seen: hearing.end(office, id, seen, Answer(answer), said),
            text.format(answer=word("hearing", answer)),
        )

    def begin_receiving(self, statement: str) -> None:
        self._case.set(receiving=statement)
        self.open_panel(Panel.RECEIVED)

    def take_statement(self, result: str, day: str, paper: str, said: str) -> None:
        try:
            came = date.fromisoformat(day)
        except ValueError:
            self._case.set(panel_trouble=sentence("statement.no_day", {}).text)
            return
        reply = statement.Reply(self._case.known.receiving, Result(result), came, said, paper)
        text = self.tr("Stellungnahme erfasst: {result}.").format(result=word("statement", result))
        self._from_panel(lambda office, id, seen: statement.receive(office, id, seen, reply), text)

    def examine(self) -> None:
        self._case.do(
            examination.examine, lambda: self._tell(self.tr("Der Stand der Prüfung ist festgehalten."))
        )

    def decide(self) -> None:
        self._go("decision", self._case.known.case_id)

    def approve(self) -> None:
        self._go("approvals", self._case.known.case_id)

    def open_panel(self, panel: Panel) -> None:
        if self._case.file is None:
            return
        self._case.set(panel=panel, panel_trouble="")
        if panel is Panel.ASSIGN:
            self._ask_colleagues(self._case.file.case.unit)
        elif panel is Panel.REROUTE:
            self._ask_targets()

    def close_panel(self) -> None:
        self._case.set(panel=Panel.NONE, panel_trouble="")

    def assign(self, login: str) -> None:
        name = next((c.name for c in self._case.known.colleagues or () if c.login == login), login)
        text = self.tr("{name} zugewiesen.").format(name=name)
        self._from_panel(lambda office, id, seen: assignment.assign(office, id, seen, login), text)

    def reroute(self, service: str, procedure: str, reason: str) -> None:
        text = self.tr("Weitergeleitet.")
        self._from_panel(
            lambda office, id, seen: assignment.reroute(office, id, seen, service, procedure, reason), text
        )

    def discard(self, reason: str) -> None:
        text = self.tr("Verworfen. Der Grund steht im Verlauf.")
        self._from_panel(lambda office, id, seen: assignment.discard(office, id, seen, reason), text)

    def accept(self) -> None:
        text = self.tr("Angenommen. Der Absender erfährt es mit dem nächsten Abruf.")
        self._case.do(lambda office, id, _seen: collecting.accept(office, id), lambda: self._tell(text))

    def refuse(self, reason: str) -> None:
        text = self.tr("Zurückgewiesen. Der Absender erfährt den Grund mit dem nächsten Abruf.")
        self._from_panel(lambda office, id, seen: collecting.refuse(office, id, seen, reason), text)

    def begin_judging(self, check: str, state: FindingState) -> None:
        known = self._case.known.judging
        remark = known.remark if known is not None and known.check == check else ""
        self._case.set(judging=Judging(check, state, remark))

    def type_judging(self, remark: str) -> None:
        known = self._case.known.judging
        if known is not None:
            self._case.remember(judging=replace(known, remark=remark, trouble=""))

    def drop_judging(self) -> None:
        self._case.set(judging=None)

    def judge(self, check: str, state: FindingState, remark: str) -> None:
        self._case.set(judging=Judging(check, state, remark))
        self._case.do(
            lambda office, id, seen: examination.judge(office, id, seen, check, state, remark),
            self.drop_judging,
            self._keep_judging,
        )

    def type_note(self, text: str, record: bool) -> None:
        former = self._case.known.note
        self._case.remember(note=NoteText(text, record))
        if former.record is not record:
            self._case.show()

    def note(self, text: str, record: bool) -> None:
        """A note overwrites nobody, so it needs no version; its text stays until it has been taken."""
        file = self._case.file
        if file is None:
            return
        office, case_id = self._office(), file.case.id
        self._desk.do(
            lambda: casefile.note(office, case_id, text, record=record),
            lambda _facts: self._noted(case_id, record),
            lambda error: self._case.message.emit(Message("warning", words.said(error))),
            owner=self,
        )

    def _noted(self, case_id: str, record: bool) -> None:
        self._case.forget_note(case_id, NoteText(record=record))
        self._case.refresh()

    def _from_panel(self, work: Callable[[Office, str, int], tuple[Fact, ...]], text: str) -> None:
        def done() -> None:
            self.close_panel()
            self._tell(text)

        self._case.do(work, done, self._keep_panel)

    def _keep_panel(self, error: Exception) -> bool:
        """What the panel asked for was not enough: said in the panel, with everything typed still there."""
        if not isinstance(error, ClerkError):
            return False
        self._case.set(panel_trouble=words.said(error))
        return True

    def _keep_judging(self, error: Exception) -> bool:
        known = self._case.known.judging
        if not isinstance(error, ClerkError) or known is None:
            return False
        self._case.set(judging=replace(known, trouble=words.said(error)))
        return True

    def _ask_colleagues(self, unit: str) -> None:
        office = self._office()
        self._desk.ask(lambda: office.reader.colleagues(unit), self._take_colleagues)

    def _take_colleagues(self, found: tuple[Colleague, ...]) -> None:
        self._case.set(colleagues=found)

    def _ask_targets(self) -> None:
        office = self._office()
        file = self._case.file
        applicant = file.case.applicant if file else ""
        self._desk.ask(lambda: _targets(office, applicant), self._take_targets)

    def _take_targets(self, found: tuple[Target, ...]) -> None:
        self._case.set(targets=found)

    def _way_to_mine(self) -> tuple[str, Callable[[], None]] | None:
        if self._box is Box.MINE:
            return None
        case_id = self._case.known.case_id
        return self.tr("Dort öffnen"), lambda: self._go(Box.MINE.value, case_id)

    def _tell(self, text: str, step: tuple[str, Callable[[], None]] | None = None) -> None:
        self._case.message.emit(Message("success", text, step))


def _targets(office: Office, applicant: str) -> tuple[Target, ...]:
    def unit(pack: ServicePack, procedure: Procedure) -> str:
        return desks.intended(office, pack, procedure.id, applicant).unit

    found = (
        Target(pack.id, procedure.id, f"{pack.title} · {procedure.title}", unit(pack, procedure))
        for pack in office.shelf.packs()
        for procedure in pack.procedures
    )
    return tuple(sorted(found, key=lambda target: target.title))
