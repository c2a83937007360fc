"""How a room has the office do something without the window standing still."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from clerk_app.domain.errors import ClerkError, OutsideError

from .lanes import Executor, ManualExecutor, one_at_a_time, side_by_side

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Failed = Callable[[Exception], None]


class Lane(StrEnum):
    """FILING keeps the order of what is asked and done; ERRANDS run side by side; the rest wait for none."""

    FILING = "filing"
    ERRANDS = "errands"
    LOOKOUT = "lookout"
    PROOF = "proof"


@dataclass(frozen=True)
class _Outcome:
    """What came of a piece of work and who waits for it."""

    value: object
    error: Exception | None
    done: Callable[[object], None] | None
    failed: Failed | None
    owner: QObject | None
    act: bool

    def is_awaited(self) -> bool:
        return self.owner is None or isValid(self.owner)


class Desk(QObject):
    """Work runs off the GUI thread, its outcome is told on it.

    `failed` hears of every failure and then replaces the two notices for failures nobody of us is
    to blame for; what is our own fault is told by `broke` in any case.
    """

    changed = Signal(object)  # the facts an act has written down
    turned_down = Signal(str, object)  # code, facts
    outside_failed = Signal(str, object)  # code, facts
    broke = Signal(str)
    busy = Signal(bool)
    held = Signal(object)  # why acts are turned away from now on, None when they are taken again
    _finished = Signal(object)

    def __init__(
        self, filing: Executor | None = None, errands: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lanes: Mapping[Lane, Executor] = {
            Lane.FILING: one_at_a_time() if filing is None else filing,
            Lane.ERRANDS: side_by_side() if errands is None else errands,
            Lane.LOOKOUT: one_at_a_time() if errands is None else errands,
            Lane.PROOF: one_at_a_time() if errands is None else errands,
        }
        self.suspended: OutsideError | None = None
        self._pending = 0
        self._closed = False
        self._finished.connect(self._tell)

    def ask(
        self,
        query: Callable[[], Answer],
        answer: Callable[[Answer], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
        lane: Lane = Lane.FILING,
    ) -> None:
        """Without `owner`, the object whose method `answer` is counts as the one who waits."""
        self._send(query, answer, failed, owner or _owner_of(answer), lane, act=False)

    def do(
        self,
        act: Callable[[], Answer],
        done: Callable[[Answer], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
        lane: Lane = Lane.FILING,
    ) -> None:
        """The facts the act returns are published by `changed`, even when nobody waits any more."""
        self._send(act, done, failed, owner or _owner_of(done), lane, act=True)

    def suspend(self, because: OutsideError | None) -> None:
        """From now on every act is turned away with this reason; it is not kept, and never sent by itself."""
        self.suspended = because
        self.held.emit(because)

    def finish(self, seconds: float = 5.0) -> bool:
        """At exit: tell nothing more and wait for what runs; False if something would not end."""
        self._closed = True
        ended = [lane.finish(seconds) for lane in self._lanes.values()]
        return all(ended)

    def _send(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None] | None,
        failed: Failed | None,
        owner: QObject | None,
        lane: Lane,
        *,
        act: bool,
    ) -> None:
        suspended = self.suspended if act else None

        def run() -> None:
            value: object = None
            error: Exception | None = None
            try:
                if suspended is not None:
                    raise OutsideError(suspended.code, **suspended.facts)
                value = work()
            except Exception as caught:
                error = caught
            if not self._closed:
                self._finished.emit(_Outcome(value, error, done, failed, owner, act))  # type: ignore[arg-type]

        self._pending += 1
        if self._pending == 1:
            self.busy.emit(True)
        self._lanes[lane].execute(run)

    @Slot(object)
    def _tell(self, outcome: _Outcome) -> None:
        """Runs on the desk's own thread: a signal from another thread is queued by Qt."""
        self._pending -= 1
        if self._closed:  # it was on its way when the desk was left: whoever asked may be gone
            return
        try:
            if outcome.error is not None:
                self._tell_failure(outcome, outcome.error)
            else:
                self._tell_success(outcome)
        finally:
            if self._pending == 0:
                self.busy.emit(False)

    def _tell_success(self, outcome: _Outcome) -> None:
        if outcome.done is not None and outcome.is_awaited():
            outcome.done(outcome.value)
        if outcome.act:
            self.changed.emit(outcome.value)

    def _tell_failure(self, outcome: _Outcome, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            log.error("Work at the desk broke", exc_info=error)
            self.broke.emit(type(error).__name__)
        if outcome.failed is not None:
            if outcome.is_awaited():
                outcome.failed(error)
        elif isinstance(error, ClerkError):
            self.turned_down.emit(error.code, error.facts)
        elif isinstance(error, OutsideError):
            self.outside_failed.emit(error.code, error.facts)


class Latest:
    """Lets through only the answer to the question asked last, however late an earlier one comes."""

    def __init__(self) -> None:
        self._asked = 0

    def of(self, answer: Callable[[Answer], None]) -> Callable[[Answer], None]:
        self._asked += 1
        number = self._asked

        def only_if_latest(value: Answer) -> None:
            if number == self._asked:
                answer(value)

        return only_if_latest

    def forget(self) -> None:
        """Whatever is still on its way is no longer wanted."""
        self._asked += 1


def desk_by_hand() -> tuple[Desk, ManualExecutor]:
    """For tests: a desk whose both lanes are drained by hand."""
    executor = ManualExecutor()
    return Desk(executor, executor), executor


def _owner_of(answer: Callable[..., object] | None) -> QObject | None:
    owner = getattr(answer, "__self__", None)
    return owner if isinstance(owner, QObject) else None
