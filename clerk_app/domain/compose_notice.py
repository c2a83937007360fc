"""The notice as a document: head, addressee, sections in their order, calculation sheet, decision data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from . import addressing, applied, compose_companions, compose_provisions, money, text
from .compose_inputs import Sheet
from .compose_texts import Wording
from .composition import CalculationStep, ComposedBlock, Draft
from .notice import Annex, Heading, Notice, Part, Table

CALCULATION = "calculation:"  # stands where the id of a text block would; no text has a colon in its id
APPLIED = "Ihr Antrag"  # in the info block
_MOST_LINES = 6  # DIN 5008


def notice(wording: Wording, draft: Draft, blocks: Sequence[ComposedBlock]) -> Notice:
    facts, decision = wording.sheet.facts, wording.decision
    return Notice(
        title=text.fill(decision.title, wording.values),
        letterhead=replace(facts.letterhead, contact=()),
        addressee=applicant_address(wording.sheet)[:_MOST_LINES],
        file_reference=facts.file_reference,
        date=wording.sheet.today,
        info=info_block(wording.sheet),
        subject=text.fill(decision.subject, wording.values),
        salutation=salutation(wording.sheet),
        parts=tuple(_parts(blocks, numbered=_numbered(blocks, draft))),
        closing="Mit freundlichen Grüßen",
        signatory=facts.clerk_name,
        annexes=_annexes(wording),
        companions=tuple(compose_companions.companions(wording, blocks)),
        decision_data=decision_data(wording),
    )


def letter(
    sheet: Sheet, title: str, subject: str, parts: Sequence[Part], data: Mapping[str, object]
) -> Notice:
    """A letter of the same office about the same case, outside a decision."""
    facts = sheet.facts
    return Notice(
        title=title,
        letterhead=replace(facts.letterhead, contact=()),
        addressee=applicant_address(sheet)[:_MOST_LINES],
        file_reference=facts.file_reference,
        date=sheet.today,
        info=info_block(sheet),
        subject=subject,
        salutation=salutation(sheet),
        parts=tuple(parts),
        closing="Mit freundlichen Grüßen",
        signatory=facts.clerk_name,
        decision_data=data,
    )


def applicant_address(sheet: Sheet) -> tuple[str, ...]:
    return addressing.address_of(sheet.pack.person, sheet.fields)


def has_full_address(sheet: Sheet) -> bool:
    return addressing.has_whole_address(sheet.pack.person, sheet.fields)


def salutation(sheet: Sheet) -> str:
    return addressing.salutation_of(sheet.pack.person, sheet.fields)


def decision_data(wording: Wording) -> Mapping[str, object]:
    """What the decision rests on; account numbers only as far as the notice shows them."""
    facts, pack, day = wording.sheet.facts, wording.sheet.pack, wording.sheet.today
    inputs = {entry.id: entry.value for entry in wording.given}
    hidden = {id: text.masked_iban(inputs[id]) for id in wording.masked & inputs.keys()}
    amount = wording.charge.amount if wording.charge else None
    return {
        "pack": pack.id,
        "pack_version": pack.version,
        "procedure": facts.procedure,
        "outcome": wording.decision.id,
        "file_reference": facts.file_reference,
        "received_on": facts.received_on.isoformat(),
        "date": day.isoformat(),
        "inputs": inputs | hidden,
        "results": {id: result.value for id, result in wording.calculated.values.items()},
        "fee": money.canonical(amount) if amount is not None else "",
        "checks": {finding.check: finding.state.value for finding in wording.findings},
    }


def info_block(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """The clerk's own contact stands before the unit's."""
    facts = sheet.facts
    lines = {
        "Aktenzeichen": facts.file_reference,
        APPLIED: applied.dated(sheet),
        "Auskunft": facts.clerk_name,
        **dict(facts.clerk_contact),
    }
    of_unit = {label: value for label, value in facts.letterhead.contact if label not in lines}
    return tuple({**lines, **of_unit, "Datum": text.german_date(sheet.today)}.items())


def _parts(blocks: Sequence[ComposedBlock], *, numbered: bool) -> Iterator[Part]:
    heading, numbers = "", compose_provisions.numbers(blocks)
    for block in blocks:
        if not block.text or block.sheet:
            continue
        title = compose_provisions.HEADING if numbered and block.provision else block.title
        if title and title != heading:
            yield Heading(title)
            heading = title
        if numbered and block.provision:
            yield Heading(compose_provisions.caption(block), level=2)
        yield from text.parts(text.fill(block.text, numbers), block.id)


def _numbered(blocks: Sequence[ComposedBlock], draft: Draft) -> bool:
    """One that the pack proposes by itself needs no number."""
    return draft.provisions.touched or len(compose_provisions.numbers(blocks)) > 1


def _annexes(wording: Wording) -> tuple[Annex, ...]:
    if not wording.decision.annex or not wording.calculated.steps:
        return ()
    return (Annex(wording.decision.annex, (_table(wording.calculated.steps),)),)


def _table(steps: Sequence[CalculationStep]) -> Table:
    rows = tuple((_line(step), step.source, step.value) for step in steps)
    head = ("Rechenschritt", "Rechtsgrundlage", "Betrag oder Wert")
    return Table(head, rows, ("l", "l", "r"), total=True, block=CALCULATION)


def _line(step: CalculationStep) -> str:
    return f"{step.label} ({step.detail})" if step.detail else step.label
