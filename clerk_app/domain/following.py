"""Where a later submission belongs: to the case of its thread, unless it comes from somebody else.

A thread (FIT-Connect caseId) counts only within its destination and its own service. The delivery service
vouches for the thread, not for the person in it: whoever names another applicant gets a case of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .case import CaseState
from .facts import Fact, ReceivedDocument, private
from .submission import RawField

OTHER_APPLICANT = "thread.other-applicant"
OTHER_SERVICE = "thread.other-service"
SAME_CONTENT = "submission.same-content"

_S = CaseState
PAST_DECISION = frozenset({_S.DISPATCHED, _S.HANDED_OVER, _S.FINAL, _S.CLOSED, _S.TO_DELETE, _S.DISCARDED})


@dataclass(frozen=True)
class Kin:
    """A case of the same destination, in the same thread or with the same data."""

    case: str
    file_reference: str
    state: CaseState
    service: str
    applicant: str
    thread_id: str
    data: frozenset[str]  # sha256 of the data of each submission in the case
    documents: frozenset[str]


@dataclass(frozen=True)
class Newcomer:
    """What is known of a submission before it has a place."""

    thread_id: str
    service: str
    applicant: str
    data: str
    documents: frozenset[str]


@dataclass(frozen=True)
class Place:
    """`case` is None where the submission begins a case of its own; `remarks` say what to look at there."""

    case: Kin | None = None
    duplicate: bool = False
    late: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Supplemented(Fact):
    """A later submission of the same thread came to the case. `late`: after the case had been decided."""

    kind = "supplemented"
    destination_id: str
    submission_id: str
    thread_id: str
    received_at: datetime
    schema_uri: str
    data_mime_type: str
    data_sha256: str
    late: bool
    duplicate: bool
    documents: tuple[ReceivedDocument, ...] = private()
    fields: tuple[RawField, ...] = private(default=())
    evidence: tuple[tuple[str, str], ...] = ()  # name, sha256
    warnings: tuple[str, ...] = ()


def place(newcomer: Newcomer, kin: Iterable[Kin]) -> Place:
    known = tuple(kin)
    threaded = [one for one in known if newcomer.thread_id and one.thread_id == newcomer.thread_id]
    for one in threaded:
        if not _stranger(newcomer, one):
            return Place(one, _same(newcomer, one), one.state in PAST_DECISION)
    strange = [f"{_stranger(newcomer, one)}:{one.file_reference}" for one in threaded]
    alike = [f"{SAME_CONTENT}:{one.file_reference}" for one in known if _same(newcomer, one)]
    return Place(remarks=(*strange, *alike[:1]))


def _stranger(newcomer: Newcomer, kin: Kin) -> str:
    """Which rule keeps it out of this case; "" if none. What is not named contradicts nothing."""
    if newcomer.service and kin.service and newcomer.service != kin.service:
        return OTHER_SERVICE
    names = {_folded(name) for name in (newcomer.applicant, kin.applicant) if name.strip()}
    return OTHER_APPLICANT if len(names) > 1 else ""


def _same(newcomer: Newcomer, kin: Kin) -> bool:
    return bool(newcomer.data) and newcomer.data in kin.data and newcomer.documents <= kin.documents


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
