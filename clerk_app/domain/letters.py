"""Letters around a decision: acknowledgement, information request, hearing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from . import applied, compose_notice, form, privacy, text
from .addressing import TO_ALL
from .compose_inputs import Sheet
from .compose_parties import spoken_to
from .composition import CaseFacts
from .errors import ClerkError
from .notice import Annex, Heading, Notice, Paragraph, Part
from .pack_part import TextBlock
from .pack_path import FieldSet
from .privacy import PrivacyContacts
from .service_pack import ServicePack
from .statement import StatementRequest, require_whole

ACKNOWLEDGEMENT = "eingangsbestaetigung"
FOLLOW_UP_ACKNOWLEDGEMENT = "nachreichungsbestaetigung"
INFORMATION_REQUEST = "nachforderung"
HEARING = "anhoerung"
HEARING_TITLE = "Gelegenheit zur Äußerung"
STATEMENT = "stellungnahme"
STATEMENT_TITLE = "Bitte um Stellungnahme"


@dataclass(frozen=True)
class LetterBasis:
    """`blocks` are the wordings of the house; a pack's own, and its own for the procedure, come first."""

    pack: ServicePack
    facts: CaseFacts
    today: date
    blocks: Mapping[str, TextBlock]
    privacy: PrivacyContacts = PrivacyContacts()

    @property
    def social(self) -> bool:
        """Whether the Social Code rules the procedure, or the general law of the Land."""
        return self.pack.announcement.startswith("SGBX")

    def block(self, id: str) -> TextBlock:
        texts = self.pack.texts
        found = texts.get(f"{id}_{self.facts.procedure}") or texts.get(id) or self.blocks.get(id)
        if found is None:
            raise ClerkError("letter.text_missing", text=id)
        return found


def acknowledgement(basis: LetterBasis) -> Notice:
    return replace(letter(basis, ACKNOWLEDGEMENT, {}), annexes=tuple(_privacy(basis)))


def follow_up_acknowledgement(basis: LetterBasis, arrived: date) -> Notice:
    """For what came later to an application that is here already."""
    return letter(basis, FOLLOW_UP_ACKNOWLEDGEMENT, {"nachreichung": text.german_date(arrived)})


def information_request(basis: LetterBasis, missing: Sequence[str], until: date) -> Notice:
    """§ 26 (2) HVwVfG; §§ 60, 66 (3) SGB I. Without anything missing there is nothing to ask for."""
    if not missing:
        raise ClerkError("letter.nothing_missing")
    listed = "\n\n" + "\n".join(f"- {' '.join(item.split())}" for item in missing)
    return _with_list(basis, INFORMATION_REQUEST, listed, {"fristdatum": text.german_date(until)})


def hearing(basis: LetterBasis, intended: str, reasons: str, until: date) -> Notice:
    """What is intended, on which facts, and until when it may be answered (§ 28 HVwVfG, § 24 SGB X)."""
    facts = text.listed(reasons)
    values = {
        "absicht": " ".join(intended.split()),
        "tatsachen": f"\n\n{facts}" if "\n" in facts else facts.removeprefix("- "),
        "fristdatum": text.german_date(until),
        "anhoerung_recht": "§ 24 Abs. 1 SGB X" if basis.social else "§ 28 Abs. 1 HVwVfG",
    }
    sheet = _sheet(basis)
    if not compose_notice.has_full_address(sheet):
        raise ClerkError("request.no_address", case=basis.facts.file_reference)
    about = _context(basis)["verfahren"]
    subject = f"{about}: Ihr Antrag {applied.said(sheet)}, {HEARING_TITLE}"
    return replace(letter(basis, HEARING, values), title=HEARING_TITLE, subject=subject)


def statement(basis: LetterBasis, asked: StatementRequest) -> Notice:
    """To another body, which learns of the application only what stands in `asked`."""
    require_whole(asked)
    question = "\n\n".join(filter(None, (" ".join(asked.question.split()), asked.silence)))
    values = {"frage": question, "fristdatum": text.german_date(asked.due_on)}
    body = basis.pack.body(asked.body)
    words = statement_text(basis.pack, asked)
    told = letter(basis, words, values, _details(asked.details))
    about = _context(basis)["verfahren"]
    return replace(
        told,
        addressee=asked.address,
        info=tuple((label, value) for label, value in told.info if label != compose_notice.APPLIED),
        subject=f"{about}: {told.title}",
        salutation=spoken_to(asked.address) if body is not None and body.party else TO_ALL,
    )


def statement_text(pack: ServicePack, asked: StatementRequest) -> str:
    body = pack.body(asked.body)
    return body.text if body is not None and body.text else STATEMENT


def require_confirmed(basis: LetterBasis, id: str) -> None:
    """What the legal office has not confirmed does not leave."""
    block = basis.block(id)
    name = f"{basis.pack.id}.{block.id}"
    if block.unconfirmed and name not in basis.facts.confirmations:
        raise ClerkError("letter.unconfirmed", block=name, note=block.unconfirmed)


def _privacy(basis: LetterBasis) -> Iterator[Annex]:
    """Left out where something is missing: nobody's application goes unacknowledged for that."""
    if privacy.TEXT not in basis.blocks:
        return
    pack, facts, block = basis.pack, basis.facts, basis.block(privacy.TEXT)
    address = {"behoerde_anschrift": ", ".join(facts.letterhead.address)}
    said = text.fill(block.text, _context(basis) | address | privacy.values(pack, basis.privacy))
    if not privacy.lacking(pack, basis.privacy, block, facts.confirmations) and not text.placeholders(said):
        yield Annex(f"{block.title} ({block.law})", text.parts(said))


def _details(told: str) -> tuple[Part, ...]:
    if not told.strip():
        return ()
    closing = Paragraph("Diese Angaben sind nur für Ihre Stellungnahme bestimmt.")
    return (Heading("Angaben aus dem Antrag"), *text.parts(text.listed(text.harmless(told))), closing)


def letter(basis: LetterBasis, id: str, values: Mapping[str, str], more: Sequence[Part] = ()) -> Notice:
    """A letter to the applicant in the words of block `id`."""
    said = text.fill(basis.block(id).text, {**_context(basis), **values})
    text.require_filled(id, said)
    return written(basis, id, (*text.parts(said, id), *more))


def written(basis: LetterBasis, id: str, parts: tuple[Part, ...]) -> Notice:
    facts, title = basis.facts, basis.block(id).title
    sheet = _sheet(basis)
    return Notice(
        title=title,
        letterhead=replace(facts.letterhead, contact=()),
        addressee=compose_notice.applicant_address(sheet),
        file_reference=facts.file_reference,
        date=basis.today,
        info=compose_notice.info_block(sheet),
        subject=title,
        salutation=compose_notice.salutation(sheet),
        parts=parts,
        closing="Mit freundlichen Grüßen",
        signatory=facts.clerk_name,
        decision_data={
            "kind": id,
            "file_reference": facts.file_reference,
            "pack": basis.pack.id,
            "pack_version": basis.pack.version,
            "date": basis.today.isoformat(),
        },
    )


def _with_list(basis: LetterBasis, id: str, listed: str, values: Mapping[str, str]) -> Notice:
    said = text.fill(basis.block(id).text, {**_context(basis), **values, "liste": listed})
    return written(basis, id, text.parts(said, id))


def _sheet(basis: LetterBasis) -> Sheet:
    return Sheet(basis.pack, basis.facts, FieldSet(basis.facts.fields), basis.today)


def _context(basis: LetterBasis) -> dict[str, str]:
    facts, pack = basis.facts, basis.pack
    procedure = pack.procedure(facts.procedure)
    return {
        "aktenzeichen": facts.file_reference,
        "antrag_vom": applied.said(_sheet(basis)),
        "antragsteller": form.applicant_name(pack, facts.fields),
        "behoerde": facts.letterhead.authority,
        "dienststelle": facts.letterhead.unit,
        "datum": text.german_date(basis.today),
        "eingang": text.german_date(facts.received_on),
        "verfahren": procedure.title if procedure else pack.title,
    }
