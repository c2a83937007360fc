"""Files that somebody lays on the desk: a new case in the inbox, or documents of the case that lies open."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from clerk_app.domain import routing
from clerk_app.domain.case import Case, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.domain.hand_facts import DocumentAdded
from clerk_app.domain.person import Role
from clerk_app.domain.submission import Assessment, Attachment, Submission

from . import malware
from .by_hand import Handed, may_open_post, open_by_hand
from .filing import filed
from .intake import Arrival, take_in
from .office import Office
from .office_time import local_day

Opening = Callable[[Path, Office], AbstractContextManager[Assessment]]
"""Looks at a file or folder as the import folder would; what it gives out is gone when the block is left."""

WAYS = ("paper", "counter", "mail", "folder")
_SHUT = (CaseState.CLOSED, CaseState.TO_DELETE, CaseState.DISCARDED)
_MAY_ADD = (Role.CLERK, Role.SUPERVISOR, Role.MAILROOM)


@dataclass(frozen=True)
class Provenance:
    """How the documents came, and on which day, in the word of the person who laid them down."""

    channel: str
    received_on: date


def take_in_file(office: Office, opening: Opening, path: Path) -> Arrival:
    """What is turned away lies in nobody's tray: the person who holds the file reads why."""
    if not may_open_post(office):
        raise ClerkError("person.not_entitled", act="receive", unit="", person=office.actor.name)
    with opening(path, office) as assessment:
        submission = _readable(assessment, path)
        if routing.route(office.shelf.packs(), submission).pack is None:
            _require_mailroom(office)
        return take_in(office, assessment, path.name)


def open_with_files(office: Office, opening: Opening, handed: Handed, paths: tuple[Path, ...]) -> Arrival:
    """A case by hand with everything the files bring; one turned away keeps it from being opened."""
    with ExitStack() as stack:
        read = [_readable(stack.enter_context(opening(path, office)), path) for path in paths]
        papers = tuple(paper for submission in read for paper in _papers(submission))
        return open_by_hand(office, replace(handed, files=(*handed.files, *papers)))


def add_documents(
    office: Office, opening: Opening, case_id: str, path: Path, whence: Provenance
) -> tuple[Fact, ...]:
    """Everything the file brings, in one transaction: a mail its text and annexes, an archive its files."""
    if whence.received_on > local_day(office.clock()):
        raise ClerkError("by_hand.future", day=whence.received_on)
    if whence.channel not in WAYS:
        raise ClerkError("by_hand.channel", channel=whence.channel)
    with opening(path, office) as assessment:
        papers = _papers(_readable(assessment, path))
        scans = malware.searched(office.malware, [paper.content for paper in papers])
        with office.transaction(office.actor) as work:
            case = work.case(case_id)
            _require_open(office, case)
            for paper in papers:
                kept = filed(work, paper)
                work.record(DocumentAdded(case.id, kept.sha256, whence.channel, whence.received_on, kept))
                malware.write_down(work, scans, {kept.sha256})
            return work.commit()


def _readable(assessment: Assessment, path: Path) -> Submission:
    if assessment.submission is not None:
        return assessment.submission
    reason = "; ".join(f"{p.title}: {p.detail}".strip(": ") for p in assessment.problems)
    raise ClerkError("laying_down.refused", name=path.name, reason=reason)


def _papers(submission: Submission) -> tuple[Attachment, ...]:
    """Data without a paper are kept as they came."""
    if submission.attachments:
        return submission.attachments
    return tuple(
        Attachment(str(uuid.uuid4()), part.name, submission.data_mime_type, "", "data", part.content)
        for part in submission.evidence
    )


def _require_open(office: Office, case: Case) -> None:
    if not any(office.actor.holds(role, case.unit) for role in _MAY_ADD):
        raise ClerkError("person.not_entitled", act="add_document", unit=case.unit, person=office.actor.name)
    if case.state in _SHUT:
        raise ClerkError("document.case_closed", case=case.file_reference)


def _require_mailroom(office: Office) -> None:
    if not any(held.role is Role.MAILROOM for held in office.actor.memberships):
        raise ClerkError("laying_down.unrouted")
