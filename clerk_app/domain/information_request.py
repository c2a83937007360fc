"""One letter for everything that is missing: what to hand in, by when, and what follows otherwise."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from . import applied, compose_notice, deadline, form, text
from .compose_inputs import Sheet
from .composition import CaseFacts
from .errors import ClerkError
from .finding import Finding, FindingState
from .notice import Heading, Notice, Paragraph
from .pack_path import FieldSet
from .service_pack import ServicePack

TEXT = "nachforderung"
TITLE = "Bitte um Unterlagen und Angaben"
OWN = "own."  # how a point no check of the pack knows is called in the journal
_LIST = "((liste))"
USUAL_DAYS = 21


@dataclass(frozen=True)
class InformationRequest:
    notice: Notice
    checks: tuple[str, ...]  # what was asked for, by check
    until: date


def suggested_end(today: date, holidays: Callable[[date], bool]) -> date:
    """Three weeks and never a day off; the clerk may set another day."""
    return deadline.shifted(today + timedelta(days=USUAL_DAYS), holidays)


def requestable(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What a rule found missing, and what is still open, as far as the pack knows words for it."""
    wanted = (FindingState.FAILED, FindingState.OPEN)
    return tuple(finding for finding in findings if finding.state in wanted and finding.request)


def reworded(findings: Sequence[Finding], words: Mapping[str, str]) -> tuple[Finding, ...]:
    """In the words of the clerk, each in one line; what has none left is not asked for."""
    known = {finding.check for finding in requestable(findings)}
    strange = next((check for check in words if check not in known), None)
    if strange is not None:
        raise ClerkError("request.not_open", check=strange)
    return tuple(
        replace(finding, request=" ".join(words[finding.check].split()))
        if finding.check in words
        else finding
        for finding in findings
    )


def own_points(words: Sequence[str]) -> tuple[Finding, ...]:
    """What the clerk asks for beyond the checks of the pack, each in one line."""
    said = (" ".join(word.split()) for word in words)
    return tuple(
        Finding(f"{OWN}{place}", word, FindingState.OPEN, "", request=word)
        for place, word in enumerate(filter(None, said), start=1)
    )


def with_sentence(asked: InformationRequest, sentence: str) -> InformationRequest:
    """The clerk's own words close the letter; they are never read as marks of ours."""
    said = text.harmless(" ".join(sentence.split()))
    if not said:
        return asked
    return replace(asked, notice=replace(asked.notice, parts=(*asked.notice.parts, Paragraph(said))))


def information_request(
    pack: ServicePack,
    facts: CaseFacts,
    until: date,
    today: date,
    chosen: Collection[str] | None = None,
) -> InformationRequest:
    """For the findings in `facts`; without a choice, everything a rule found missing is asked for."""
    asked = _asked(facts.findings, chosen)
    if not asked:
        raise ClerkError("request.nothing_open", case=facts.file_reference)
    if until <= today:
        raise ClerkError("request.too_short", until=text.german_date(until))
    sheet = Sheet(pack, facts, FieldSet(facts.fields), today)
    if not compose_notice.has_full_address(sheet):
        raise ClerkError("request.no_address", case=facts.file_reference)
    notice = _letter(sheet, asked, until)
    return InformationRequest(notice, tuple(finding.check for finding in asked), until)


def _asked(findings: Sequence[Finding], chosen: Collection[str] | None) -> tuple[Finding, ...]:
    if chosen is not None:
        return tuple(finding for finding in requestable(findings) if finding.check in chosen)
    return tuple(f for f in requestable(findings) if f.state is FindingState.FAILED)


def _letter(sheet: Sheet, asked: Sequence[Finding], until: date) -> Notice:
    texts = sheet.pack.texts
    block = texts.get(f"{TEXT}_{sheet.facts.procedure}") or texts.get(TEXT)
    if block is None:
        raise ClerkError("request.no_text", service=sheet.pack.title)
    filled = text.fill(block.text, _values(sheet, until)).replace(_LIST, _listed(asked))
    text.require_filled(block.id, filled)
    procedure = sheet.pack.procedure(sheet.facts.procedure)
    about = procedure.title if procedure else sheet.pack.title
    return compose_notice.letter(
        sheet,
        title=TITLE,
        subject=f"{about}: Ihr Antrag {applied.said(sheet)}, fehlende Unterlagen und Angaben",
        parts=(Heading(block.title), *text.parts(filled, block.id)),
        data=_data(sheet, asked, until),
    )


def _values(sheet: Sheet, until: date) -> Mapping[str, str]:
    return {
        "fristdatum": text.german_date(until),
        "eingang": text.german_date(sheet.facts.received_on),
        "antrag_vom": applied.said(sheet),
        "aktenzeichen": sheet.facts.file_reference,
        "antragsteller": form.applicant_name(sheet.pack, sheet.facts.fields),
    }


def _listed(asked: Sequence[Finding]) -> str:
    return "\n\n" + "\n".join(f"- {text.harmless(finding.request)}" for finding in asked)


def _data(sheet: Sheet, asked: Sequence[Finding], until: date) -> Mapping[str, object]:
    return {
        "kind": "information_request",
        "pack": sheet.pack.id,
        "pack_version": sheet.pack.version,
        "procedure": sheet.facts.procedure,
        "file_reference": sheet.facts.file_reference,
        "date": sheet.today.isoformat(),
        "until": until.isoformat(),
        "checks": [finding.check for finding in asked],
    }
