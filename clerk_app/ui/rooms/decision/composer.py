"""From the draft to the sheet: composed as soon as typing pauses, printed one sheet at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from clerk_app.domain.composition import Composition, DecisionInput, Draft
from clerk_app.domain.notice import Notice
from clerk_app.services import decision
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord
from clerk_app.ui.kit.alarm import MakeAlarm
from clerk_app.ui.kit.desk import Desk, Lane, Latest

from .sheet import Sheet, notice_for, print_sheet

PAUSE = 30  # milliseconds without a key


@dataclass(frozen=True)
class Work:
    """One draft of one case, in the name of whoever sits at the desk."""

    office: Office
    record: CaseRecord
    draft: Draft
    to_print: bool = True  # False where a stored sheet is shown instead
    party: str = ""  # whose copy is printed, "" for the first


@dataclass(frozen=True)
class Composed:
    composition: Composition
    given: tuple[DecisionInput, ...]  # the inputs before the clerk typed anything


def compose(work: Work) -> Composed:
    composition = decision.composition(work.office, work.record, work.draft)
    if not work.draft.facts:
        return Composed(composition, composition.inputs)
    untouched = decision.composition(work.office, work.record, replace(work.draft, facts={}))
    return Composed(composition, untouched.inputs)


class Reader(Protocol):
    """Who waits for the sheet."""

    def composed(self, composed: Composed) -> None: ...
    def printed(self, sheet: Sheet) -> None: ...
    def not_composed(self, error: Exception) -> None: ...


class Composer:
    """Answers that have been overtaken are dropped; while a sheet is printed only the newest one queues."""

    def __init__(self, desk: Desk, alarms: MakeAlarm, reader: Reader) -> None:
        self._desk = desk
        self._reader = reader
        self._alarm = alarms(self._compose)
        self._latest = Latest()
        self._work: Work | None = None
        self._last: Notice | None = None
        self._printed_once = False
        self._next: tuple[Office, Notice | None] | None = None
        self._printing = False
        self._reading = 0

    def soon(self, work: Work) -> None:
        self._work = work
        self._alarm.set(PAUSE)

    def now(self, work: Work) -> None:
        self._work = work
        self._compose()

    def forget(self) -> None:
        """Another case comes on the desk: nothing on its way for this one is wanted."""
        self._alarm.stop()
        self._latest.forget()
        self._reading += 1
        self._work = self._last = self._next = None
        self._printing = self._printed_once = False

    def _compose(self) -> None:
        self._alarm.stop()
        work = self._work
        if work is None:
            return
        self._desk.ask(
            lambda: compose(work),
            self._latest.of(lambda composed: self._composed(work, composed)),
            failed=self._if_reading(self._reader.not_composed),
            lane=Lane.ERRANDS,
        )

    def _composed(self, work: Work, composed: Composed) -> None:
        composition = composed.composition
        self._reader.composed(composed)
        notice = notice_for(composition, work.party)
        unchanged = self._printed_once and notice == self._last
        if unchanged or not work.to_print:
            return
        self._last, self._printed_once = notice, True
        self._next = (work.office, notice)
        if not self._printing:
            self._print()

    def _print(self) -> None:
        if self._next is None:
            return
        (office, notice), self._next = self._next, None
        self._printing = True
        self._desk.ask(
            lambda: print_sheet(office, notice),
            self._if_reading(self._printed),
            failed=self._if_reading(self._not_printed),
            lane=Lane.ERRANDS,
        )

    def _printed(self, sheet: Sheet) -> None:
        self._printing = False
        if self._next is None:
            self._reader.printed(sheet)
        self._print()

    def _not_printed(self, error: Exception) -> None:
        self._printing = self._printed_once = False
        if self._next is None:
            self._reader.not_composed(error)
        self._print()

    def _if_reading(self, answer: Callable[..., None]) -> Callable[..., None]:
        reading = self._reading
        return lambda value: answer(value) if reading == self._reading else None
