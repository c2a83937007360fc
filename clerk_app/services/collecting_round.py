"""One round of collecting on one channel: claim, fetch, store, and only then answer."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Problem, Verdict

from .channels import Announcement, Channel, Distrusted, Outdated, Said, Stopped, Vanished
from .collecting_book import LINE, Book, Collector, Parcel, TakenOver, released
from .office import Office

_LOG = logging.getLogger(__name__)
AHEAD = 2  # fetched while another is being stored: while one waits for the line, the other is opened
_ENOUGH = 3  # failures in a row after which the service is left alone until the next round
_AT_ONCE = 8  # claimed, and written down, in one transaction
_ENDS_ROUND = (
    "spool.",
    "channel.busy",
    "channel.login_refused",
    "channel.no_api",
    "channel.no_destination",
    "channel.not_connected",
)


@dataclass(frozen=True)
class Tally:
    stored: int = 0
    accepted: int = 0
    rejected: int = 0
    failed: int = 0
    duplicate: int = 0
    waiting: int = 0  # for a clerk to accept them


class Round:
    """`busy` afterwards: there is more to do at once, or another collector was at it."""

    def __init__(self, office: Office, channel: Channel, collector: Collector) -> None:
        self._channel = channel
        self._collector = collector
        self._book = Book(office, channel, collector)
        self._counts: Counter[str] = Counter()
        self._answered: list[tuple[Delivery, Said]] = []
        self._strikes = 0
        self._abandoned = False
        self.busy = False

    def run(self) -> None:
        try:
            self._work()
        finally:
            self._write_down()

    def _work(self) -> None:
        for delivery in self._book.unfinished():
            if delivery.decided and not self._book.rests(delivery):
                self._guarded(delivery, self._finish)
        listed = list(self._channel.announcements())
        for start in range(0, len(listed), _AT_ONCE):
            if self._collector.stopping():
                self.busy = True
                return
            self._take_up(self._book.claim(listed[start : start + _AT_ONCE]))
        self._write_down()
        self._look_after_missing({announcement.submission_id for announcement in listed})

    def counted(self) -> Tally:
        return Tally(**self._counts)

    def tally(self) -> Tally:
        return replace(self.counted(), waiting=self._book.undecided())

    def resting(self) -> tuple[Delivery, ...]:
        return tuple(delivery for delivery in self._book.unfinished() if delivery.retry_at is not None)

    def _take_up(self, deliveries: Sequence[Delivery]) -> None:
        mine = [delivery for delivery in deliveries if self._book.is_mine(delivery)]
        others = [delivery for delivery in deliveries if not self._book.is_mine(delivery)]
        self._counts["duplicate"] += sum(delivery.final for delivery in others)
        self.busy = self.busy or any(delivery.held_by for delivery in others)
        self._take_each([delivery for delivery in mine if not delivery.final])
        for delivery in mine:
            if delivery.final:
                self._guarded(delivery, self._doubt)
        if len(self._answered) >= _AT_ONCE:
            self._write_down()

    def _take_each(self, mine: Sequence[Delivery]) -> None:
        """The next ones are on their way while this one is being stored."""
        coming = deque((delivery, self._fetching(delivery)) for delivery in mine[:AHEAD])
        waiting = deque(mine[AHEAD:])
        try:
            while coming and not self._collector.stopping():
                if waiting:
                    following = waiting.popleft()
                    coming.append((following, self._fetching(following)))
                delivery, parcel = coming.popleft()
                self._guarded(delivery, partial(self._take, parcel=parcel))
        finally:
            self.busy = self.busy or bool(coming)
            self._abandoned = True
            for _, parcel in coming:
                with suppress(Exception):
                    parcel()[0].close()
            self._abandoned = False
            for delivery in (*(delivery for delivery, _ in coming), *waiting):
                self._book.change(delivery, released)

    def _doubt(self, delivery: Delivery) -> None:
        """We hold it for settled, the service still lists it: its log decides."""
        self._counts["duplicate"] += 1
        if self._standing(delivery) is Said.OPEN:
            self._take(delivery, self._fetching(delivery))
        else:
            self._book.confirm(delivery)

    def _fetching(self, delivery: Delivery) -> Callable[[], Parcel]:
        announcement = Announcement(delivery.destination_id, delivery.submission_id, delivery.thread_id)

        def fetch() -> Parcel:
            if self._abandoned:
                raise Stopped
            stack = ExitStack()
            return stack, stack.enter_context(self._channel.fetch(announcement))

        return self._collector.ahead(fetch)

    def _take(self, delivery: Delivery, parcel: Callable[[], Parcel]) -> None:
        try:
            stack, fetched = parcel()
            with stack:
                stored, verdict = self._book.store(delivery, fetched)
        except Vanished:
            self._answered.append((delivery, self._end_of(delivery)))
            return
        # A rejection counts once the service has confirmed it, a case we have had only once.
        if verdict is not Verdict.REJECTED and not (verdict is Verdict.DUPLICATE and delivery.final):
            self._counts["stored" if verdict is Verdict.ACCEPTED else verdict.value] += 1
        if stored.decided:
            self._answer(stored, never_sent=not delivery.answer)

    def _end_of(self, delivery: Delivery) -> Said:
        """Listed, but not given out: its log says whether it has ended or is only late."""
        said = self._standing(delivery)
        if said is Said.OPEN:
            facts = {"channel": self._channel.name, "submission": delivery.submission_id}
            raise OutsideError("channel.not_given_out", **facts)
        return said

    def _standing(self, delivery: Delivery) -> Said:
        try:
            return self._channel.standing(delivery)
        except Vanished:
            return Said.ENDED

    def _finish(self, delivery: Delivery) -> None:
        """Decided in an earlier round, or by a clerk."""
        claimed = self._book.claim_decided(delivery)
        if claimed is None:
            self.busy = True
            return
        self._answer(claimed, never_sent=not delivery.answer)

    def _answer(self, delivery: Delivery, *, never_sent: bool) -> None:
        """Whether an answer that was written down earlier has gone out, only the service's log knows."""
        try:
            said = Said.OPEN if never_sent else self._channel.standing(delivery)
            if said is Said.OPEN:
                delivery, said = self._send(delivery)
        except Vanished:
            said = Said.ENDED
        if said is Said.OPEN:
            raise OutsideError("channel.in_doubt", channel=self._channel.name)
        self._answered.append((delivery, said))

    def _write_down(self) -> None:
        """Several at once. What a crash keeps from being written down, the log will tell."""
        told, self._answered = self._answered, []
        for state in self._book.settle(told) if told else ():
            self._counts["failed" if state is DeliveryState.ENDED else state.value] += 1

    def _send(self, delivery: Delivery) -> tuple[Delivery, Said]:
        try:
            return delivery, self._channel.send(delivery)
        except Outdated:
            anew = self._book.rewrite(delivery)
        try:
            return anew, self._channel.send(anew)
        except Outdated as again:
            raise OutsideError("channel.declined", channel=self._channel.name, reason=str(again)) from again

    def _look_after_missing(self, listed: set[str]) -> None:
        """What the service no longer lists, although we never answered, has ended without us."""
        for delivery in self._book.unfinished():
            gone = delivery.submission_id not in listed and not delivery.decided
            if gone and not self._book.rests(delivery) and not self._collector.stopping():
                self._guarded(delivery, self._look_up)

    def _look_up(self, delivery: Delivery) -> None:
        claimed = self._book.claim_for_look(delivery)
        if claimed is None:
            return
        said = self._standing(claimed)
        if said is Said.OPEN:
            self._book.change(claimed, released)
            return
        self._answered.append((claimed, said))

    def _guarded(self, delivery: Delivery, step: Callable[[Delivery], None]) -> None:
        """One submission that cannot be dealt with must not keep the others waiting behind it."""
        try:
            step(delivery)
            self._strikes = 0
        except TakenOver:
            self.busy = True
        except Stopped:
            self._book.change(delivery, released)
            raise
        except Distrusted as alarm:
            self._counts["failed"] += 1
            self._book.alarm(delivery, alarm.problems)
        except (ClerkError, OutsideError) as trouble:
            self._after_trouble(delivery, trouble)
        except Exception as bug:
            _LOG.exception("Submission %s", delivery.submission_id)
            self._put_aside(delivery, "broke", {"kind": type(bug).__name__})

    def _after_trouble(self, delivery: Delivery, trouble: ClerkError | OutsideError) -> None:
        if trouble.code.startswith("database."):
            raise trouble
        if trouble.code.startswith(_ENDS_ROUND):
            self._book.change(delivery, released)
            raise trouble
        self._put_aside(delivery, trouble.code, trouble.facts)
        self._strikes += 1
        if self._strikes >= _ENOUGH:
            raise trouble

    def _put_aside(self, delivery: Delivery, code: str, facts: Mapping[str, object]) -> None:
        self._counts["failed"] += 1
        detail = ", ".join(f"{name}: {value}" for name, value in facts.items())
        self._book.fail(delivery, Problem(LINE, code, "", detail))
