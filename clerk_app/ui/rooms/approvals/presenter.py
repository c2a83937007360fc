"""The second pair of eyes at work: what is chosen is read, seen and then released or given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact
from clerk_app.services import approval
from clerk_app.services.approval import Seen
from clerk_app.services.office import Office
from clerk_app.ui.kit import texts
from clerk_app.ui.kit.alarm import MakeAlarm, bells_of
from clerk_app.ui.kit.copies import copy_hashes
from clerk_app.ui.kit.desk import Desk, Latest
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.notices import Message, mishap, outage, refusal
from clerk_app.ui.kit.opened_papers import OpenedPapers

from .derive import derive
from .laying import laid, queue
from .state import Inputs, Laid, Shown, Waiting

_A_LOOK = 1500  # milliseconds a notice that came up by itself is at least in sight


class Screen(Protocol):
    def show_state(self, shown: Shown) -> None: ...
    def show_sheet(self, pdf: bytes) -> None: ...
    def show_document(self, id: str, content: bytes, mark: str) -> None: ...
    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None: ...


class Presenter(QObject):
    shown = Signal()
    told = Signal(object)  # Message
    counted = Signal(object)  # int

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        screen: Screen,
        parent: QObject | None = None,
        make_alarm: MakeAlarm | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._screen = screen
        self._queue_asked = Latest()
        self._laying_asked = Latest()
        self.papers = OpenedPapers(desk, office, screen, self._failed, self)
        self.papers.told.connect(self.told)
        self._looked_at = (make_alarm or bells_of(self))(lambda: self.fold(unseen=False))
        self.inputs = self._blank()
        desk.changed.connect(self.refresh)

    def activate(self) -> None:
        if self._office().actor != self.inputs.me:
            self._laying_asked.forget()
            self.inputs = self._blank()
            self._screen.show_sheet(b"")
            self.fold()
        self.refresh()

    def refresh(self) -> None:
        office = self._office()
        self._desk.ask(lambda: queue(office), self._queue_asked.of(self._queue_read), owner=self)

    def choose(self, case_id: str) -> None:
        if case_id == self.inputs.chosen:
            return
        self._bring_up(case_id, by_itself=False)

    def write_remarks(self, text: str) -> None:
        self.fold(remarks={**self.inputs.remarks, self.inputs.chosen: text})

    def show_document(self, id: str) -> None:
        known = self.inputs.laid
        if known is None:
            return
        hashes = {document.id: document.sha256 for document in known.file.record.documents}
        hashes |= copy_hashes(known.notice)
        if known.earlier is not None:
            hashes[known.earlier.id] = known.earlier.pdf_sha256
        if id in hashes:
            self.papers.show(id, hashes[id])

    def approve(self) -> None:
        """Only what was on the screen is approved; the service compares it with what waits."""
        known = self.inputs.laid
        if known is None or not derive(self.inputs).approve.enabled:
            return
        office, case = self._office(), known.file.case
        seen = Seen(known.notice.id, known.notice.pdf_sha256, known.notice.data_sha256)
        text = translate("approvals", "Freigegeben: {name}, {reference}.")
        self._decide(lambda: approval.approve(office, case.id, case.version, seen), known, text)

    def give_back(self) -> None:
        known = self.inputs.laid
        if known is None or not derive(self.inputs).give_back.enabled:
            return
        office, case, remarks = self._office(), known.file.case, self.inputs.remarks[self.inputs.chosen]
        text = translate("approvals", "Zur Überarbeitung zurückgegeben: {name}, {reference}.")
        self._decide(lambda: approval.return_for_rework(office, case.id, case.version, remarks), known, text)

    def fold(self, **changes: Any) -> None:
        self.inputs = replace(self.inputs, **changes)
        self._screen.show_state(derive(self.inputs))
        self.shown.emit()

    def _decide(self, act: Callable[[], tuple[Fact, ...]], known: Laid, text: str) -> None:
        self.fold(busy=True)
        case = known.file.case
        done = Message("success", text.format(name=case.applicant, reference=case.file_reference))
        self._desk.do(act, lambda _: self._decided(case.id, done), self._not_decided, self)

    def _decided(self, case_id: str, message: Message) -> None:
        """The next in the queue comes up by itself."""
        rows = self.inputs.rows or ()
        at = next((at for at, row in enumerate(rows) if row.case_id == case_id), 0)
        left = tuple(row for row in rows if row.case_id != case_id)
        remarks = {case: text for case, text in self.inputs.remarks.items() if case != case_id}
        self.told.emit(message)
        self.fold(busy=False, rows=left, remarks=remarks)
        self._choose_at(left, at)

    def _not_decided(self, error: Exception) -> None:
        self.fold(busy=False)
        self._failed(error)
        if isinstance(error, ClerkError):
            self._lay(self.inputs.chosen)
            self.refresh()

    def _queue_read(self, rows: tuple[Waiting, ...]) -> None:
        self.counted.emit(len(rows))
        former = self.inputs.rows or ()
        office = self._office()
        self.fold(rows=rows, today=office.clock().date(), now=office.clock())
        if self.inputs.chosen not in [row.case_id for row in rows]:
            at = next((at for at, row in enumerate(former) if row.case_id == self.inputs.chosen), 0)
            self._choose_at(rows, at)
        elif self._was_laid_anew(rows):
            text = translate(
                "approvals", "Dieser Bescheid wurde inzwischen neu vorgelegt; gezeigt wird die neue Fassung."
            )
            self.told.emit(Message("warning", text))
            self._not_seen_yet()
            self._lay(self.inputs.chosen)

    def _was_laid_anew(self, rows: tuple[Waiting, ...]) -> bool:
        known = self.inputs.laid
        row = next((row for row in rows if row.case_id == self.inputs.chosen), None)
        return known is not None and row is not None and row.submitted_at != known.notice.submitted_at

    def _choose_at(self, rows: tuple[Waiting, ...], at: int) -> None:
        if rows:
            self._bring_up(rows[min(at, len(rows) - 1)].case_id, by_itself=bool(self.inputs.chosen))
        else:
            self._laying_asked.forget()
            self._screen.show_sheet(b"")
            self.fold(chosen="", laid=None, trouble="")

    def _bring_up(self, case_id: str, *, by_itself: bool) -> None:
        self.papers.begin(None)
        self._screen.show_sheet(b"")
        self.fold(chosen=case_id, laid=None, trouble="", unseen=False)
        if by_itself:
            self._not_seen_yet()
        self._lay(case_id)

    def _not_seen_yet(self) -> None:
        """A second click on the same place would release what nobody has read."""
        self._looked_at.set(_A_LOOK)
        self.fold(unseen=True)

    def _lay(self, case_id: str) -> None:
        office = self._office()
        self._desk.ask(
            lambda: laid(office, case_id),
            self._laying_asked.of(self._laid),
            self._laying_asked_failed(case_id),
            self,
        )

    def _laid(self, found: Laid) -> None:
        self.papers.begin(found.file.record)
        self._screen.show_sheet(found.pdf)
        self.fold(laid=found, trouble="")

    def _laying_asked_failed(self, case_id: str) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if case_id == self.inputs.chosen:
                self.fold(laid=None, trouble=texts.said(error))

        return failed

    def _failed(self, error: Exception) -> None:
        self.told.emit(_said(error))

    def _blank(self) -> Inputs:
        office = self._office()
        return Inputs(office.actor, office.clock().date(), office.clock(), office.single_seat)


def _said(error: Exception) -> Message:
    if isinstance(error, ClerkError):
        return refusal(error.code, error.facts)
    if isinstance(error, OutsideError):
        return outage(error.code, error.facts)
    return mishap(type(error).__name__)
