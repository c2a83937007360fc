"""A way out that fails where it is told to, and remembers what arrived."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import cast

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.outgoing import ACKNOWLEDGE, NOTICE, Letter, Way
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.services.letter_channel import Busy, Refused, Standing
from clerk_app.services.office import Office
from clerk_app.services.witness import witnessed
from tests.storage.conftest import Filing

SENDER = Actor("versand", "versand", "Versandstelle", (Membership("wohngeld", Role.DISPATCH),))
ACKNOWLEDGING, NOTICES = Way(ACKNOWLEDGE), Way(NOTICE)
LONG_AGO = "2000-01-01T00:00:00.000000+00:00"


class Crash(BaseException):
    """The process is gone from here on."""


class WayOut:
    """`faults` are told one by one, each "place fault": where it happens next, and what.

    before, after: an unusable answer, with the wish not done or done; crash: the same with the process gone.
    """

    name = "post"

    def __init__(self, *faults: str) -> None:
        self.faults = list(faults)
        self.announced: list[str] = []
        self.delivered: dict[str, str] = {}  # number, letter
        self.contents: dict[str, bytes] = {}
        self.calls: list[str] = []
        self.looking: Callable[[], object] = lambda: None
        self._numbers = itertools.count(1)

    @property
    def arrivals(self) -> Counter[str]:
        return Counter(self.delivered.values())

    def announce(self, letter: Letter) -> str:
        fault = self._begin("announce")
        number = f"r{next(self._numbers)}"
        self.announced.append(number)
        self._end(fault)
        return number

    def deliver(self, remote_id: str, letter: Letter) -> None:
        fault = self._begin("deliver")
        if remote_id not in self.announced:
            raise Refused("nie angekündigt")
        self.delivered.setdefault(remote_id, letter.id)
        self.contents[letter.id] = letter.content
        self._end(fault)

    def status(self, remote_id: str, letter: Letter) -> Standing:
        self._end(self._begin("status"))
        if remote_id in self.delivered:
            return Standing.DELIVERED
        return Standing.OPEN if remote_id in self.announced else Standing.UNKNOWN

    def _begin(self, place: str) -> str:
        self.calls.append(place)
        self.looking()
        if not self.faults or self.faults[0].split()[0] != place:
            return ""
        fault = self.faults.pop(0).split()[1]
        _STRIKES.get(fault, lambda: None)()
        return fault

    def _end(self, fault: str) -> None:
        if fault == "after":
            raise OutsideError("channel.unreachable", channel=self.name, reason="cut")
        if fault == "crash-after":
            raise Crash


def _raising(make: Callable[[], BaseException]) -> Callable[[], None]:
    def strike() -> None:
        raise make()

    return strike


_STRIKES = {
    "before": _raising(lambda: OutsideError("channel.unreachable", channel="post", reason="500")),
    "busy": _raising(lambda: Busy(7)),
    "refused": _raising(lambda: Refused("Anschrift fehlt")),
    "crash": _raising(Crash),
    "broken": _raising(lambda: KeyError("number")),
}


def sending(filing: Filing) -> Office:
    office = SimpleNamespace(transaction=witnessed(filing.transaction), actor=SENDER)
    return cast(Office, office)


def time_passes(filing: Filing) -> None:
    """Every lease has run out, every pause is over."""
    filing.raw(f"UPDATE outbox SET until = '{LONG_AGO}' WHERE until IS NOT NULL")
    filing.raw("UPDATE outbox SET retry_at = NULL WHERE retry_at IS NOT NULL")


def states(filing: Filing) -> list[str]:
    return list(filing.raw("SELECT state FROM outbox ORDER BY due_at, id").scalars())  # type: ignore[arg-type]


def kinds_in_journal(filing: Filing, case: str) -> Sequence[str]:
    rows = filing.raw("SELECT entry FROM journal WHERE chain = :case ORDER BY seq", case=case)
    return [str(row[0]).split('"kind":"')[1].split('"')[0] for row in rows]  # type: ignore[index]
