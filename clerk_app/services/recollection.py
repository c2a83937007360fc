"""What has been read stays readable: answers from memory while the filing room cannot be reached."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import TypeVar, cast

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.outgoing import Way
from clerk_app.domain.person import Actor
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.domain.returned_paper import OwedPaper, PostCounts
from clerk_app.domain.scanning import Scan

from .auditing import JournalPage, Progress, Wanted
from .reading import (
    CaseRecord,
    Colleague,
    Counts,
    Filter,
    JournalFault,
    Page,
    QuarantineRow,
    Reader,
)

Answer = TypeVar("Answer")
MOST_ANSWERS = 500
MOST_OCTETS = 64_000_000
_OUTAGES = frozenset({"database.failed", "database.cannot_open"})
_NO_LINE = frozenset(
    {
        "database.certificate", "database.no_encryption", "database.no_ticket", "database.own_certificate",
        "database.too_many", "database.unsafe_sign_in",
    }
)  # fmt: skip
_ANSWERS = frozenset({"damaged", "read_only", "disk_full", "sign_in"})
_SQLSTATE = re.compile("[0-9A-Z]{5}")


def is_outage(error: Exception) -> bool:
    """The filing room does not answer. One that answers with a refusal of its own is another matter."""
    if not isinstance(error, OutsideError) or error.code not in _OUTAGES:
        return isinstance(error, OutsideError) and error.code in _NO_LINE
    reason = str(error.facts.get("reason", ""))
    return reason not in _ANSWERS and not _SQLSTATE.fullmatch(reason)


class Recollection:
    """A reader that remembers, in memory only, per person. Who asks for something new hears of the outage."""

    def __init__(self, reader: Reader) -> None:
        self.away = False  # known to be unreachable: not asked first what is remembered
        self._reader = reader
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._octets = 0
        self._lock = Lock()

    def page(
        self, actor: Actor, wanted: Filter, after: tuple[str, str] | None = None, limit: int = 200
    ) -> Page:
        key = ("page", actor, wanted, after, limit)
        return self._recalled(key, lambda: self._reader.page(actor, wanted, after, limit))

    def counts(self, actor: Actor, today: date) -> Counts:
        return self._recalled(("counts", actor, today), lambda: self._reader.counts(actor, today))

    def case(self, actor: Actor, case_id: str) -> CaseRecord:
        return self._recalled(("case", actor, case_id), lambda: self._reader.case(actor, case_id))

    def content(self, sha256: str) -> bytes:
        return self._recalled(("content", sha256), lambda: self._reader.content(sha256))

    def quarantine(self, actor: Actor, *, ended: bool = False) -> tuple[QuarantineRow, ...]:
        key = ("quarantine", actor, ended)
        return self._recalled(key, lambda: self._reader.quarantine(actor, ended=ended))

    def unclaimed(self, actor: Actor) -> tuple[QuarantineRow, ...]:
        return self._recalled(("unclaimed", actor), lambda: self._reader.unclaimed(actor))

    def arrival_scans(self, actor: Actor, arrival: str) -> tuple[Scan, ...]:
        return self._recalled(
            ("arrival_scans", actor, arrival), lambda: self._reader.arrival_scans(actor, arrival)
        )

    def arrival_content(self, actor: Actor, arrival: str, sha256: str) -> bytes:
        """Not remembered: what nobody has examined does not lie about in memory."""
        return self._reader.arrival_content(actor, arrival, sha256)

    def waiting(self, actor: Actor, case_id: str = "") -> tuple[Delivery, ...]:
        return self._recalled(("waiting", actor, case_id), lambda: self._reader.waiting(actor, case_id))

    def outgoing(self, actor: Actor, ways: Sequence[Way], case_id: str = "") -> tuple[OutgoingLetter, ...]:
        key = ("outgoing", actor, tuple(ways), case_id)
        return self._recalled(key, lambda: self._reader.outgoing(actor, ways, case_id))

    def owed(self, actor: Actor) -> tuple[OwedPaper, ...]:
        return self._recalled(("owed", actor), lambda: self._reader.owed(actor))

    def post_counts(self, actor: Actor, ways: Sequence[Way]) -> PostCounts:
        key = ("post_counts", actor, tuple(ways))
        return self._recalled(key, lambda: self._reader.post_counts(actor, ways))

    def colleagues(self, unit: str) -> tuple[Colleague, ...]:
        return self._recalled(("colleagues", unit), lambda: self._reader.colleagues(unit))

    def actor(self, login: str) -> Actor | None:
        return self._recalled(("actor", login), lambda: self._reader.actor(login))

    def actors(self) -> tuple[Actor, ...]:
        return self._recalled(("actors",), self._reader.actors)

    def units(self) -> dict[str, str]:
        return self._recalled(("units",), self._reader.units)

    def journal(
        self, actor: Actor, wanted: Wanted, before: int | None = None, limit: int = 200
    ) -> JournalPage:
        return self._reader.journal(actor, wanted, before, limit)

    def verify(self, told: Progress | None = None) -> tuple[JournalFault, ...]:
        return self._reader.verify(told)

    def pack_usage(self) -> Mapping[tuple[str, str], int]:
        return self._recalled(("pack_usage",), self._reader.pack_usage)

    def generation(self) -> int:
        return self._reader.generation()

    def _recalled(self, key: Hashable, ask: Callable[[], Answer]) -> Answer:
        with self._lock:
            known = key in self._answers
            kept = cast("Answer", self._answers.get(key))
        if known and self.away:
            return kept
        try:
            answer = ask()
        except OutsideError as error:
            if known and is_outage(error):
                return kept
            raise
        self._remember(key, answer)
        return answer

    def _remember(self, key: Hashable, answer: object) -> None:
        with self._lock:
            self._octets += _octets(answer) - _octets(self._answers.pop(key, None))
            self._answers[key] = answer
            while len(self._answers) > MOST_ANSWERS or self._octets > MOST_OCTETS:
                self._octets -= _octets(self._answers.popitem(last=False)[1])


def _octets(answer: object) -> int:
    return len(answer) if isinstance(answer, bytes) else 0
