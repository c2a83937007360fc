"""Giving letters to the post that have no electronic way: the very bytes, once, with day and kind of post."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Fact
from clerk_app.domain.following import Supplemented
from clerk_app.domain.outgoing import ACKNOWLEDGE, Letter, Matter
from clerk_app.domain.posting import (
    LetterMade,
    OutgoingLetter,
    Posted,
    Posting,
    require_possible,
    require_postable,
)

from .acknowledging import written
from .office import Office
from .office_time import local_day
from .reading import CaseRecord

_CHANGED = "content.changed"


def letters(office: Office, case_id: str = "") -> tuple[OutgoingLetter, ...]:
    """Of one case all; without one what still waits in the units where this person posts letters."""
    return office.reader.outgoing(office.actor, office.ways, case_id)


def letter_of(office: Office, letter_id: str) -> OutgoingLetter:
    """Among those that have not left."""
    found = next((letter for letter in letters(office) if letter.id == letter_id), None)
    if found is None:
        raise ClerkError("posting.unknown")
    return found


def file_name(letter: OutgoingLetter, what: str) -> str:
    """By what a person calls it; the same letter always the same."""
    return f"{letter.file_reference} {what} {letter.id[:8]}.pdf".replace("/", "-")


def content(office: Office, letter: OutgoingLetter) -> bytes:
    """To be looked at: the bytes bound to the letter, whose hash was computed anew, or what they will be."""
    if letter.pdf_sha256:
        return _sound(office, letter)
    if letter.gone:
        return office.reader.content(_kept(office, letter))
    return _worded(office, letter)


def made(office: Office, letter: OutgoingLetter) -> bytes:
    """To be printed: what the office words itself is kept with it, so that every print is the same."""
    now = _now(office, letter)
    if now.pdf_sha256 or now.gone:
        return content(office, now)
    pdf = _worded(office, now)
    try:
        with office.transaction(office.actor) as work:
            work.case(now.case).require_role(Act.DISPATCH, office.actor)
            work.record(LetterMade(now.case, now.id, now.kind, work.keep(pdf), ""))
            work.commit()
    except ClerkError as overtaken:
        if overtaken.code != "posting.made":
            raise
        return content(office, _now(office, letter))
    return pdf


def post(office: Office, chosen: Sequence[OutgoingLetter], posting: Posting) -> tuple[Fact, ...]:
    """All of them or none. Refused for what is gone, or on its way over the line just now."""
    if not chosen:
        raise ClerkError("posting.nothing_chosen")
    meant = tuple(_now(office, letter) for letter in chosen)
    printed = tuple(_fit(office, letter, posting) for letter in meant)
    with office.transaction(office.actor) as work:
        for letter, pdf in zip(meant, printed, strict=True):
            work.case(letter.case).require_role(Act.DISPATCH, office.actor)
            sha256 = letter.pdf_sha256 or work.keep(pdf)
            told = (posting.way.value, posting.posted_on, posting.number.strip())
            work.record(Posted(letter.case, letter.id, letter.kind, sha256, *told))
        return work.commit()


def _fit(office: Office, letter: OutgoingLetter, posting: Posting) -> bytes:
    require_postable(letter)
    require_possible(posting, letter, local_day(letter.due_at), local_day(office.clock()))
    return content(office, letter)


def _now(office: Office, letter: OutgoingLetter) -> OutgoingLetter:
    """Somebody may have printed it since it was listed."""
    if letter.pdf_sha256 or letter.gone:
        return letter
    return next((one for one in letters(office, letter.case) if one.id == letter.id), letter)


def _sound(office: Office, letter: OutgoingLetter) -> bytes:
    try:
        pdf = office.reader.content(letter.pdf_sha256)
    except OutsideError as trouble:
        if trouble.code != _CHANGED:
            raise
        raise ClerkError("posting.bytes_changed", case=letter.file_reference) from trouble
    if hashlib.sha256(pdf).hexdigest() != letter.pdf_sha256:
        raise ClerkError("posting.bytes_changed", case=letter.file_reference)
    return pdf


def _kept(office: Office, letter: OutgoingLetter) -> str:
    record = office.reader.case(office.actor, letter.case)
    told = (entry.facts for entry in record.timeline if entry.kind == Posted.kind)
    found = next((str(facts["pdf_sha256"]) for facts in told if facts["letter"] == letter.id), "")
    if not found:
        raise ClerkError("posting.not_kept", case=letter.file_reference)
    return found


def _worded(office: Office, letter: OutgoingLetter) -> bytes:
    if letter.kind != ACKNOWLEDGE:
        raise ClerkError("posting.no_paper", case=letter.file_reference)
    record = office.reader.case(office.actor, letter.case)
    going = Letter(
        letter.id,
        letter.case,
        letter.kind,
        {},
        letter.state,
        attempts=0,
        refusals=0,
        remote_id="",
        holder="",
        matter=_matter(record, letter),
        due_at=letter.due_at,
    )
    return written(office, office.house.wordings, going).content


def _matter(record: CaseRecord, letter: OutgoingLetter) -> Matter:
    case, sent = record.case, record.submission
    if sent is None:
        raise ClerkError("posting.no_paper", case=case.file_reference)
    return Matter(
        service=case.service,
        pack_version=case.pack_version,
        procedure=case.procedure,
        unit=case.unit,
        file_reference=case.file_reference,
        received_at=case.received_at,
        followed_at=next(_followed(record, letter.submission), None),
        destination_id=sent.destination_id,
        thread_id=sent.thread_id,
        environment=case.environment,
        reply_channel=sent.reply_channel,
        fields=record.fields,
    )


def _followed(record: CaseRecord, submission: str) -> Iterator[datetime]:
    for entry in record.timeline:
        if entry.kind == Supplemented.kind and entry.facts.get("submission_id") == submission:
            yield datetime.fromisoformat(str(entry.facts["received_at"]))
