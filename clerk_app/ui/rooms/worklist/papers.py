"""The documents of a case in the order they are read: application, attachments, data, what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_app.domain.asking_facts import HearingSent, InformationRequested, StatementAsked
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import CaseFile, CopyRow, NoticeRow, SentLetter, TimelineEntry
from clerk_app.services.sealing import FoundSeal
from clerk_app.ui.kit.copies import copy_title
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.seal_words import seal_words
from clerk_app.ui.kit.words import word

from . import words
from .case_state import CaseInputs, Paper
from .letter_state import PREVIEW

PDF = "application/pdf"
LETTERS = (InformationRequested.kind, HearingSent.kind, StatementAsked.kind)
_ORDER = {"form": 0, "attachment": 1, "report": 2, "data": 3}


def papers(
    file: CaseFile, verified: Mapping[str, bool], seals: Mapping[str, FoundSeal | None], active: str
) -> tuple[Paper, ...]:
    """Two documents with the same bytes are one sheet, shown once."""
    found = [_received(document) for document in sorted(file.record.documents, key=_place)]
    found += _data(file)
    found += _letters(file, seals)
    for notice in file.record.notices:
        found.append(_notice(notice, file, seals.get(notice.pdf_sha256)))
        found += [_copy(copy, notice, seals.get(copy.pdf_sha256)) for copy in notice.copies[1:]]
    once: dict[str, Paper] = {}
    for paper in found:
        once.setdefault(paper.sha256, paper)
    return tuple(
        Paper(p.sha256, p.name, p.mime_type, p.about, verified.get(p.sha256), p.sha256 == active)
        for p in once.values()
    )


def preview(known: CaseInputs) -> Paper | None:
    """Of the letter being written."""
    if known.request is not None and known.request.open:
        about = tr("Nachforderung, noch nicht versandt")
    elif known.hearing is not None and known.hearing.open:
        about = tr("Anhörung, noch nicht versandt")
    elif known.statement is not None and known.statement.open:
        about = tr("Bitte um Stellungnahme, noch nicht versandt")
    else:
        return None
    return Paper(PREVIEW, tr("Vorschau"), PDF, about, None, active=known.document == PREVIEW)


def _place(document: ReceivedDocument) -> int:
    return _ORDER.get(document.purpose, len(_ORDER))


def _received(document: ReceivedDocument) -> Paper:
    mime_type = document.detected_type or document.mime_type
    parts = [_purposes().get(document.purpose, ""), words.kind(mime_type), words.size(document.size)]
    if document.detected_type and words.kind(document.detected_type) != words.kind(document.mime_type):
        parts.append(tr("angegeben als {kind}").format(kind=words.kind(document.mime_type)))
    if document.description:
        parts.append(document.description)
    return Paper(document.sha256, document.name, mime_type, " · ".join(filter(None, parts)), None)


def _data(file: CaseFile) -> list[Paper]:
    sent = file.record.submission
    if sent is None or not sent.data_sha256 or not sent.data_mime_type:
        return []
    name = tr("Daten ({kind})").format(kind=words.kind(sent.data_mime_type))
    return [
        Paper(sent.data_sha256, name, sent.data_mime_type, tr("Antragsdaten, wie sie eingegangen sind"), None)
    ]


def _notice(notice: NoticeRow, file: CaseFile, seal: FoundSeal | None) -> Paper:
    labels = {outcome.id: outcome.label for outcome in file.outcomes}
    name = tr("Bescheid {day}").format(day=words.day(notice.submitted_at.astimezone(PLACE).date()))
    about = [labels.get(notice.outcome, ""), word("notice_status", notice.status), notice.author_name]
    about.append(_sealed(seal))
    return Paper(notice.pdf_sha256, name, PDF, " · ".join(filter(None, about)), None)


def _letters(file: CaseFile, seals: Mapping[str, FoundSeal | None]) -> list[Paper]:
    """Newest first, each with how far it has come on its way out."""
    sent = {letter.pdf_sha256: letter for letter in file.record.letters}
    written = (entry for entry in reversed(file.record.timeline) if entry.kind in LETTERS)
    hashes = ((entry, str(entry.facts["letter_sha256"])) for entry in written)
    return [_letter(entry, sent.get(sha256), seals.get(sha256)) for entry, sha256 in hashes]


def _letter(entry: TimelineEntry, letter: SentLetter | None, seal: FoundSeal | None) -> Paper:
    day = words.day(entry.at.astimezone(PLACE).date())
    names = {
        InformationRequested.kind: tr("Nachforderung {day}"),
        HearingSent.kind: tr("Anhörung {day}"),
        StatementAsked.kind: tr("Bitte um Stellungnahme {day}"),
    }
    until = words.day(date.fromisoformat(str(entry.facts["due_on"])))
    whom = str(entry.facts.get("addressee", ""))
    about = [whom, tr("Frist bis {day}").format(day=until), _way_out(letter), entry.actor_name, _sealed(seal)]
    sha256, name = str(entry.facts["letter_sha256"]), names[entry.kind].format(day=day)
    return Paper(sha256, name, PDF, " · ".join(filter(None, about)), None)


def _way_out(letter: SentLetter | None) -> str:
    if letter is None:
        return ""
    told = word("letter", letter.state.value)
    if letter.settled_at is None:
        return told
    return tr("{told} am {day}").format(told=told, day=words.day(letter.settled_at.astimezone(PLACE).date()))


def _copy(copy: CopyRow, notice: NoticeRow, seal: FoundSeal | None) -> Paper:
    about = [word("party", copy.role), word("notice_status", notice.status), _sealed(seal)]
    return Paper(copy.pdf_sha256, copy_title(copy), PDF, " · ".join(filter(None, about)), None)


def _sealed(seal: FoundSeal | None) -> str:
    return "" if seal is None else tr("Siegel: {seal}").format(seal=seal_words(seal))


def _purposes() -> dict[str, str]:
    return {"form": tr("Antrag"), "attachment": tr("Anlage"), "report": tr("Bericht"), "data": tr("Daten")}
