"""Malware scans: what a scanner said of a content, and whose word counts for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from .facts import Fact


class ScanState(StrEnum):
    CLEAN = "clean"
    INFECTED = "infected"
    FAILED = "failed"
    NOT_SCANNED = "not_scanned"


@dataclass(frozen=True)
class Scanned(Fact):
    """A scanner looked at a content. The journal hears of it only when malware was found or the scan failed.

    `found` names the malware, or the code of what went wrong; `signatures` says by which it was looked for.
    """

    kind = "scanned"
    sha256: str
    state: ScanState
    found: str
    engine: str
    signatures: str
    signatures_at: datetime | None


@dataclass(frozen=True)
class Scan:
    """A scan as it is kept. `official`: counts for everybody; otherwise it was made at one desk only."""

    sha256: str
    state: ScanState
    found: str = ""
    engine: str = ""
    signatures: str = ""
    signatures_at: datetime | None = None
    scanned_at: datetime = datetime(1, 1, 1, tzinfo=UTC)
    login: str = ""
    name: str = ""
    official: bool = False


def verdict(scans: Iterable[Scan], sha256: str, login: str) -> Scan:
    """The newest official answer decides, a failure decides nothing.

    A later alarm by anybody counts for everybody, a clean scan at a desk only for the person there.
    """
    known = [scan for scan in scans if scan.sha256 == sha256]
    answers = [scan for scan in known if scan.state in (ScanState.INFECTED, ScanState.CLEAN)]
    official = _newest(scan for scan in answers if scan.official)
    since = official.scanned_at if official else datetime(1, 1, 1, tzinfo=UTC)
    later = [scan for scan in answers if not scan.official and scan.scanned_at >= since]
    alarm = _newest(scan for scan in later if scan.state is ScanState.INFECTED)
    failed = (scan for scan in known if scan.state is ScanState.FAILED)
    own = _newest(scan for scan in later if scan.login == login)
    return alarm or official or own or _newest(failed) or Scan(sha256, ScanState.NOT_SCANNED)


def _newest(scans: Iterable[Scan]) -> Scan | None:
    return max(scans, key=lambda scan: scan.scanned_at, default=None)
