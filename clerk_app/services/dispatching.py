"""Sending letters out: each under a lease, numbered before it is delivered, asked after when in doubt."""

from __future__ import annotations

import hashlib
import logging
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact
from clerk_app.domain.outgoing import (
    ACKNOWLEDGE,
    UNKNOWN_OUTSIDE,
    Dispatched,
    DispatchFailed,
    Letter,
    LetterRetried,
    LetterState,
    StuckLetter,
    Way,
)
from clerk_app.domain.posting import LetterMade

from .letter_channel import Busy, LetterChannel, Refused, Standing
from .office import Office

_LOG = logging.getLogger(__name__)
ENOUGH = 5  # definite refusals, until a person must look
LOST = "outbox.lease_lost"
_MOST_DOUBLINGS = 12


class Result(StrEnum):
    SENT = "sent"
    RESTED = "rested"  # tried again later
    UNCERTAIN = "uncertain"  # may have arrived: asked again before anything is repeated
    FAILED = "failed"  # a person must look
    LOST = "lost"  # another dispatcher went on with it, because we took too long


@dataclass(frozen=True)
class Dispatcher:
    """Who sends, how long one letter may take, and how long it rests after a trouble, a little unevenly.

    `write` puts on paper what the office words itself; what cannot be written is a definite refusal.
    """

    holder: str
    hold: timedelta = timedelta(minutes=2)
    first_pause: timedelta = timedelta(seconds=30)
    longest_pause: timedelta = timedelta(hours=6)
    stopping: Callable[[], bool] = lambda: False
    chance: Callable[[], float] = random.random
    write: Callable[[Letter], Letter] = lambda letter: letter

    def pause(self, letter: Letter, asked: float = 0.0) -> timedelta:
        """Longer after every attempt, and never shorter than the service asked for."""
        grown = self.first_pause * (1 << min(letter.attempts, _MOST_DOUBLINGS))
        spread = min(self.longest_pause, grown) * (0.5 + self.chance() / 2)
        return max(spread, min(timedelta(seconds=asked), timedelta(days=1)))


def dispatch_round(
    office: Office, channels: Mapping[Way, LetterChannel], dispatcher: Dispatcher
) -> Mapping[Result, int]:
    """Send what is due, each by the channel of its way. Letters without a way stay where they are."""
    results: Counter[Result] = Counter()
    for way, channel in channels.items():
        while not dispatcher.stopping():
            letter = take(office, way, dispatcher)
            if letter is None:
                break
            results[send(office, channel, letter, dispatcher)] += 1
    return results


def take(office: Office, way: Way, dispatcher: Dispatcher) -> Letter | None:
    """One letter under lease, in a transaction that ends before anything goes over the line."""
    with office.transaction(office.actor) as work:
        letter = work.outbox().lease(dispatcher.holder, way, dispatcher.hold)
        if letter is not None:
            work.commit()
        return letter


def send(office: Office, channel: LetterChannel, letter: Letter, dispatcher: Dispatcher) -> Result:
    """As far as it goes: one letter that cannot be sent does not keep the others waiting behind it."""
    try:
        return _sent(office, channel, letter, dispatcher)
    except OutsideError:
        raise
    except Exception as trouble:
        if isinstance(trouble, ClerkError) and trouble.code == LOST:
            return Result.LOST
        _LOG.exception("Letter %s", letter.id)
        rest(office, letter, dispatcher.pause(letter), f"broke: {type(trouble).__name__}", doubtful=True)
        return Result.UNCERTAIN


def announce(office: Office, channel: LetterChannel, letter: Letter) -> Letter:
    """Its number outside, kept here before the letter itself goes."""
    remote_id = channel.announce(letter)
    with office.transaction(office.actor) as work:
        kept = work.outbox().announced(letter, remote_id)
        work.commit()
    return replace(letter, remote_id=kept, state=LetterState.ANNOUNCED)


def settle(office: Office, channel: LetterChannel, letter: Letter) -> tuple[Fact, ...]:
    with office.transaction(office.actor) as work:
        told = (letter.id, letter.kind, channel.name, letter.remote_id, letter.holder)
        work.record(Dispatched(letter.case, *told))
        return work.commit()


def give_up(office: Office, channel: LetterChannel, letter: Letter, reason: str) -> tuple[Fact, ...]:
    with office.transaction(office.actor) as work:
        told = (letter.id, letter.kind, channel.name, letter.remote_id, letter.holder)
        work.record(DispatchFailed(letter.case, *told, reason))
        return work.commit()


def rest(
    office: Office,
    letter: Letter,
    pause: timedelta,
    trouble: str,
    *,
    doubtful: bool = False,
    refused: bool = False,
) -> None:
    with office.transaction(office.actor) as work:
        work.outbox().rest(letter, pause, trouble, doubtful=doubtful, refused=refused)
        work.commit()


def retry(office: Office, letter_id: str, reason: str) -> StuckLetter:
    """A person has looked: the letter goes on, in doubt by asking the service first."""
    with office.transaction(office.actor) as work:
        letter = work.outbox().stuck(letter_id)
        work.record(LetterRetried(letter.case, letter.id, letter.kind, letter.remote_id, reason))
        work.commit()
    return letter


def _sent(office: Office, channel: LetterChannel, letter: Letter, dispatcher: Dispatcher) -> Result:
    try:
        fresh = not letter.remote_id
        standing = Standing.OPEN if fresh else channel.status(letter.remote_id, letter)
        if standing is Standing.OPEN:
            letter = _written(office, letter if fresh else _certain(letter), dispatcher)
            letter = announce(office, channel, letter) if fresh else letter
            channel.deliver(letter.remote_id, letter)
            standing = Standing.DELIVERED
        return _after_answer(office, channel, letter, standing)
    except Busy as busy:
        pause, doubtful = dispatcher.pause(letter, busy.seconds), letter.state is LetterState.UNCERTAIN
        rest(office, letter, pause, "channel.busy", doubtful=doubtful)
        return Result.UNCERTAIN if doubtful else Result.RESTED
    except Refused as refusal:
        return _after_refusal(office, channel, letter, dispatcher, refusal)
    except OutsideError as trouble:
        if trouble.code.startswith("database."):
            raise
        return _after_doubt(office, channel, letter, dispatcher, trouble.code)


def _certain(letter: Letter) -> Letter:
    """The service has said that it did not arrive."""
    return replace(letter, state=LetterState.ANNOUNCED)


def _written(office: Office, letter: Letter, dispatcher: Dispatcher) -> Letter:
    """What was approved leaves as these bytes, or not at all; what is worded only now is kept first."""
    bound = letter.payload.get("pdf_sha256")
    if bound and hashlib.sha256(letter.content).hexdigest() != bound:
        raise Refused("content.changed", final=True)
    try:
        whole = dispatcher.write(letter)
    except ClerkError as trouble:
        raise Refused(trouble.code, final=True) from trouble
    if whole.content and not letter.content and whole.kind == ACKNOWLEDGE:
        _keep(office, whole)
    return whole


def _keep(office: Office, letter: Letter) -> None:
    with office.transaction(office.actor) as work:
        told = (letter.id, letter.kind, work.keep(letter.content), letter.holder)
        work.record(LetterMade(letter.case, *told))
        work.commit()


def _after_answer(office: Office, channel: LetterChannel, letter: Letter, standing: Standing) -> Result:
    if standing is Standing.UNKNOWN:
        give_up(office, channel, letter, UNKNOWN_OUTSIDE)
        return Result.FAILED
    settle(office, channel, letter)
    return Result.SENT


def _after_refusal(
    office: Office, channel: LetterChannel, letter: Letter, dispatcher: Dispatcher, refusal: Refused
) -> Result:
    reason = str(refusal)
    _LOG.warning("Letter %s: %s", letter.id, reason)
    if refusal.final or letter.refusals + 1 >= ENOUGH:
        give_up(office, channel, letter, reason)
        return Result.FAILED
    doubtful = letter.state is LetterState.UNCERTAIN
    rest(office, letter, dispatcher.pause(letter), reason, doubtful=doubtful, refused=True)
    return Result.UNCERTAIN if doubtful else Result.RESTED


def _after_doubt(
    office: Office, channel: LetterChannel, letter: Letter, dispatcher: Dispatcher, trouble: str
) -> Result:
    """Without a number nothing can have been delivered; otherwise the service is asked at once."""
    standing = _asked(channel, letter) if letter.remote_id else Standing.OPEN
    if standing in (Standing.DELIVERED, Standing.UNKNOWN):
        return _after_answer(office, channel, letter, standing)
    doubtful = standing is None
    rest(office, letter, dispatcher.pause(letter), trouble, doubtful=doubtful)
    return Result.UNCERTAIN if doubtful else Result.RESTED


def _asked(channel: LetterChannel, letter: Letter) -> Standing | None:
    try:
        return channel.status(letter.remote_id, letter)
    except (Busy, Refused, OutsideError):
        return None
