"""A collector's hand in the book of deliveries: entries are claimed first and changed in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.facts import Answered
from clerk_app.domain.submission import Problem, Verdict
from clerk_app.domain.tray_facts import Quarantined

from .channels import Announcement, Channel, Fetched, Policy, Said
from .intake import put_down
from .malware import searched_arrival
from .office import DeliveryBook, Office, UnitOfWork
from .tray import clear

LINE = "line"  # area of problems that lie between the service and us
_S = DeliveryState
_PUT_ASIDE = (_S.FAILED, _S.ALARM)
_TELLS = 3  # failures on the way after which a person sees it


@dataclass(frozen=True)
class Collector:
    """Who collects, how often a channel is asked, and how long one submission may take.

    `is_gone` says of another holder that it certainly works on nothing any more.
    `rests`: what failed is left alone for a while; a person who asks for a round wants it tried now.
    `ahead` may begin a piece of work before it is asked for; what it gives back waits for the result.
    """

    holder: str
    every: timedelta = timedelta(minutes=5)
    hold: timedelta = timedelta(minutes=30)
    stopping: Callable[[], bool] = lambda: False
    rests: bool = True
    ahead: Callable[[Callable[[], Parcel]], Callable[[], Parcel]] = lambda work: work
    is_gone: Callable[[str], bool] = lambda holder: False


Parcel = tuple[ExitStack, Fetched]
"""A fetched submission with what has to be cleared away once it is stored."""


class TakenOver(Exception):
    """Another collector went on with this submission, because we took too long."""


class Book:
    def __init__(self, office: Office, channel: Channel, collector: Collector) -> None:
        self._office = office
        self._channel = channel
        self._collector = collector

    def take_turn(self) -> bool:
        now = self._office.clock()
        with self._office.transaction(self._office.actor) as work:
            until = now + self._collector.every
            mine = work.deliveries().take_turn(self._channel.name, self._collector.holder, now, until)
            work.commit()
            return mine

    def unfinished(self) -> tuple[Delivery, ...]:
        with self._office.transaction(self._office.actor) as work:
            return work.deliveries().unfinished(self._channel.name)

    def undecided(self) -> int:
        with self._office.transaction(self._office.actor) as work:
            return work.deliveries().undecided(self._channel.name)

    def claim(self, announcements: Sequence[Announcement]) -> list[Delivery]:
        """The entries as they stand now; those that can be worked on are ours from here on."""
        with self._office.transaction(self._office.actor) as work:
            entries = [self._claim(work.deliveries(), announcement) for announcement in announcements]
            if any(map(self.is_mine, entries)):
                work.commit()
        return entries

    def _claim(self, book: DeliveryBook, announcement: Announcement) -> Delivery:
        found = book.find(announcement.destination_id, announcement.submission_id)
        if found is None:
            claimed = self._held(_new(announcement, self._channel.name, self._now()))
            return claimed if book.begin(claimed) else replace(claimed, held_by="somebody")
        if not self._workable(found, announcement.thread_id):
            return found
        told = replace(found, channel=self._channel.name, thread_id=announcement.thread_id)
        claimed = self._held(told)
        book.put(claimed)
        return claimed

    def _workable(self, found: Delivery, thread_id: str) -> bool:
        now = self._now()
        if self._held_elsewhere(found):
            return False
        if self.rests(found) and thread_id == found.thread_id:
            return False
        if found.final:
            return found.doubtful(thread_id, now)
        return not found.decided and found.state is not _S.STORED

    def _held_elsewhere(self, found: Delivery) -> bool:
        return found.held(self._collector.holder, self._now()) and not self._collector.is_gone(found.held_by)

    def rests(self, delivery: Delivery) -> bool:
        return self._collector.rests and delivery.resting(self._now())

    def is_mine(self, delivery: Delivery) -> bool:
        return delivery.held_by == self._collector.holder

    def claim_decided(self, delivery: Delivery) -> Delivery | None:
        """An answer to send (again), written down before it goes out for the first time."""
        with self._office.transaction(self._office.actor) as work:
            found = work.deliveries().find(delivery.destination_id, delivery.submission_id)
            if found is None or not found.decided or self._held_elsewhere(found):
                return None
            claimed = self._held(found)
            if not claimed.answer:
                claimed = replace(claimed, answer=self._channel.write_answer(claimed))
            work.deliveries().put(claimed)
            work.commit()
            return claimed

    def confirm(self, delivery: Delivery) -> None:
        """It is settled after all; nothing new to be written into the journal."""
        self.change(delivery, lambda found: released(replace(found, changed_at=self._now())))

    def claim_for_look(self, delivery: Delivery) -> Delivery | None:
        found = self.change(delivery, lambda d: d if self._held_elsewhere(d) else self._held(d))
        return found if found and self.is_mine(found) else None

    def store(self, delivery: Delivery, fetched: Fetched) -> tuple[Delivery, Verdict]:
        """The case, or the reason why there is none, and what is to be answered, in one transaction."""
        after = self._judged(delivery, fetched)
        if after.decided:
            after = replace(after, answer=self._channel.write_answer(replace(after, answer="")))
        verdict = fetched.assessment.verdict
        news = _is_news(delivery, after)
        found = searched_arrival(self._office.malware, fetched.assessment) if news else ()
        with self._office.transaction(self._office.actor) as work:
            self._require_mine(work, delivery)
            if news:
                source = f"{self._channel.name}/{delivery.submission_id}"
                came = replace(fetched.assessment, environment=self._channel.environment)
                arrival = put_down(self._office, work, came, source, found)
                after, verdict = replace(after, case=arrival.case), arrival.result
                if delivery.problems and verdict is Verdict.ACCEPTED:
                    clear(work, source, arrival.case)
            work.deliveries().put(after if after.decided else released(after))
            work.commit()
        return after, verdict

    def _judged(self, delivery: Delivery, fetched: Fetched) -> Delivery:
        assessment, now = fetched.assessment, self._now()
        known = replace(
            delivery,
            changed_at=now,
            receipt=fetched.receipt,
            problems=assessment.problems,
            submitted_at=fetched.submitted_at or delivery.submitted_at,
        )
        if assessment.verdict is Verdict.REJECTED:
            return replace(known, state=_S.REJECTING, attempts=0, retry_at=None)
        if assessment.submission is None:
            return _failed(known, _S.ALARM if assessment.alarm else _S.FAILED, now)
        by_clerk = self._channel.policy is Policy.BY_CLERK and delivery.state is not _S.ACCEPTED
        return replace(known, state=_S.STORED if by_clerk else _S.ACCEPTING, attempts=0, retry_at=None)

    def rewrite(self, delivery: Delivery) -> Delivery:
        """The answer in another wording, kept before it goes out."""
        anew = replace(delivery, answer=self._channel.write_answer(delivery))
        with self._office.transaction(self._office.actor) as work:
            self._require_mine(work, delivery)
            work.deliveries().put(anew)
            work.commit()
        return anew

    def settle(self, told: Sequence[tuple[Delivery, Said]]) -> list[DeliveryState]:
        """Write down what the service knows; that is the end of the matter."""
        with self._office.transaction(self._office.actor) as work:
            states = [self._settle(work, delivery, said) for delivery, said in told]
            work.commit()
        return [state for state in states if state is not None]

    def _settle(self, work: UnitOfWork, delivery: Delivery, said: Said) -> DeliveryState | None:
        try:
            mine = self._require_mine(work, delivery)
        except TakenOver:
            return None
        state = _settled(delivery.state, said)
        token = hashlib.sha256(delivery.answer.encode()).hexdigest() if delivery.answer else ""
        ended = replace(mine, state=state, changed_at=self._now(), attempts=0, retry_at=None)
        work.record(Answered(mine.case, mine.destination_id, mine.submission_id, state.value, token))
        work.deliveries().put(released(ended))
        return state

    def fail(self, delivery: Delivery, problem: Problem) -> None:
        """Tried again later. What was decided stays decided, and what was found stays written down."""

        def failed(found: Delivery) -> Delivery:
            own = bool(found.problems) and found.problems[0].area != LINE
            state = found.state if found.decided or found.final else _S.FAILED
            kept = found.problems if own else (problem,)
            return released(replace(_failed(found, state, self._now()), problems=kept))

        self.change(delivery, failed, self._tell)

    def _tell(self, work: UnitOfWork, failed: Delivery) -> None:
        """What keeps failing on the way to us is shown to a person, once; the way is tried on."""
        source = f"{self._channel.name}/{failed.submission_id}"
        stuck = failed.state is _S.FAILED and failed.attempts == _TELLS
        if stuck and failed.problems[0].area == LINE and not work.arrivals(source):
            told = tuple((p.area, p.slug, p.title, p.detail) for p in failed.problems)
            verdict, environment = Verdict.FAILED.value, self._channel.environment
            work.record(Quarantined("", str(uuid4()), source, verdict, False, told, environment))

    def alarm(self, delivery: Delivery, problems: tuple[Problem, ...]) -> None:
        def alarmed(found: Delivery) -> Delivery:
            return released(replace(_failed(found, _S.ALARM, self._now()), problems=problems))

        self.change(delivery, alarmed)

    def change(
        self,
        delivery: Delivery,
        how: Callable[[Delivery], Delivery],
        besides: Callable[[UnitOfWork, Delivery], None] = lambda _work, _changed: None,
    ) -> Delivery | None:
        with self._office.transaction(self._office.actor) as work:
            found = work.deliveries().find(delivery.destination_id, delivery.submission_id)
            if found is None or self._held_elsewhere(found):
                return None
            if found.final and not self.is_mine(found):
                return None
            changed = how(found)
            work.deliveries().put(changed)
            besides(work, changed)
            work.commit()
            return changed

    def _require_mine(self, work: UnitOfWork, delivery: Delivery) -> Delivery:
        found = work.deliveries().find(delivery.destination_id, delivery.submission_id)
        if found is None or found.held_by != self._collector.holder:
            raise TakenOver(delivery.submission_id)
        return found

    def _held(self, delivery: Delivery) -> Delivery:
        until = self._now() + self._collector.hold
        return replace(delivery, held_by=self._collector.holder, held_until=until)

    def _now(self) -> datetime:
        return self._office.clock()


def _is_news(before: Delivery, after: Delivery) -> bool:
    """Whether the tray of what was not accepted has to hear of it; once is enough."""
    if after.problems != before.problems or not after.problems:
        return True
    return after.state not in _PUT_ASIDE and before.state is not _S.REJECTED


def released(delivery: Delivery) -> Delivery:
    return replace(delivery, held_by="", held_until=None)


def _new(announcement: Announcement, channel: str, now: datetime) -> Delivery:
    return Delivery(
        destination_id=announcement.destination_id,
        submission_id=announcement.submission_id,
        thread_id=announcement.thread_id,
        channel=channel,
        state=_S.RECEIVED,
        first_seen_at=now,
        changed_at=now,
    )


def _failed(delivery: Delivery, state: DeliveryState, now: datetime) -> Delivery:
    retry_at = now + delivery.pause()
    return replace(delivery, state=state, attempts=delivery.attempts + 1, retry_at=retry_at, changed_at=now)


def _settled(state: DeliveryState, said: Said) -> DeliveryState:
    """Another answer than ours, or one we never gave, is an end somebody else made."""
    if said is Said.ACCEPTED and state in (_S.ACCEPTING, _S.ALARM):
        return _S.ACCEPTED
    if said is Said.REJECTED and state in (_S.REJECTING, _S.ALARM):
        return _S.REJECTED
    return _S.ENDED
