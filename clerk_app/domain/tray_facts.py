"""Facts about what lies in the tray: what came with it, who looked at it, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .facts import Fact


@dataclass(frozen=True)
class Quarantined(Fact):
    """Something arrived that could not become a case; kept with the reason until a person has looked."""

    kind = "quarantined"
    arrival: str
    source: str
    result: str
    alarm: bool
    problems: tuple[tuple[str, str, str, str], ...]  # area, slug, title, detail
    environment: str = ""  # of the delivery service it came from


@dataclass(frozen=True)
class KeptPart:
    """A file of an arrival that became no case, octet by octet as it came."""

    name: str
    detected_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class ArrivalKept(Fact):
    """The journal knows the contents by their sha256 only: how files are called may name a person."""

    kind = "arrival_kept"
    arrival: str
    contents: tuple[str, ...]
    parts: tuple[KeptPart, ...]

    def journal(self, salt: str) -> Mapping[str, object]:
        told = dict(super().journal(salt))
        del told["parts"]
        return told


@dataclass(frozen=True)
class ArrivalOpened(Fact):
    """Somebody looked into the files of an arrival."""

    kind = "arrival_opened"
    arrival: str
    login: str


@dataclass(frozen=True)
class ArrivalAssigned(Fact):
    """The arrival became the case, or came to it: by hand, or because its cause was mended."""

    kind = "arrival_assigned"
    arrival: str
    clerk: str  # whose work the case is from the beginning, "" for nobody's


@dataclass(frozen=True)
class ArrivalDiscarded(Fact):
    kind = "arrival_discarded"
    arrival: str
    reason: str


@dataclass(frozen=True)
class ArrivalEnd:
    """What became of an arrival in the tray: assigned to a case, or discarded with a reason."""

    act: str  # assigned | discarded
    case: str
    reason: str
    name: str  # of the person
    at: datetime
