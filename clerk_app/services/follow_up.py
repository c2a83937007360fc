"""A later submission finds its case: late documents and corrections are filed where they belong."""

from __future__ import annotations

from clerk_app.domain import form
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.domain.following import Newcomer, Place, Supplemented, place
from clerk_app.domain.routing import Route
from clerk_app.domain.submission import Attachment, Submission

from .filing import digest, filed
from .office import UnitOfWork
from .office_time import local_day

_ENDINGS = {"application/json": "json", "application/xml": "xml"}


def find_place(work: UnitOfWork, submission: Submission, route: Route) -> Place:
    data = digest(submission.data) if submission.data else ""
    kin = work.kin(submission.destination_id, submission.thread_id, data)
    if not kin:
        return Place()
    newcomer = Newcomer(
        thread_id=submission.thread_id,
        service=route.pack.id if route.pack else "",
        applicant=form.applicant_name(route.pack, submission.fields),
        data=data,
        documents=frozenset(digest(attachment.content) for attachment in submission.attachments),
    )
    return place(newcomer, kin)


def attached(work: UnitOfWork, submission: Submission, found: Place) -> Supplemented:
    """Of what lies in the case already only the evidence is kept, that it came once more."""
    if found.case is None:
        raise ValueError("no case to attach to")
    data = work.keep(submission.data)
    return Supplemented(
        case=found.case.case,
        destination_id=submission.destination_id,
        submission_id=submission.submission_id,
        thread_id=submission.thread_id,
        received_at=submission.received_at,
        schema_uri=submission.schema_uri,
        data_mime_type=submission.data_mime_type,
        data_sha256=data,
        late=found.late,
        duplicate=found.duplicate,
        documents=() if found.duplicate else _documents(work, submission),
        fields=submission.fields,
        evidence=tuple((part.name, work.keep(part.content)) for part in submission.evidence),
        warnings=submission.warnings,
    )


def _documents(work: UnitOfWork, submission: Submission) -> tuple[ReceivedDocument, ...]:
    """The data come as a paper of their own, so that the application itself stays as it was."""
    papers = [filed(work, attachment) for attachment in submission.attachments]
    if submission.data:
        papers.append(filed(work, _data(submission)))
    return tuple(papers)


def _data(submission: Submission) -> Attachment:
    kind = submission.data_mime_type
    name = f"Nachreichung {local_day(submission.received_at):%Y-%m-%d}.{_ENDINGS.get(kind, 'txt')}"
    return Attachment(submission.submission_id, name, kind, kind, "data", submission.data)
