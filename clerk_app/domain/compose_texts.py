"""The sections of a notice: the pack's texts filled in, the clerk's wording where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from . import applied, compose_inputs, form, money, text
from .calculation import Calculated
from .charge import Charge
from .compose_inputs import Sheet
from .compose_provisions import Proposal
from .composition import ComposedBlock, DecisionInput, Draft
from .finding import Finding
from .pack_part import MANDATORY_PARTS, DecisionType, TextBlock
from .pack_rule import Answers, holds
from .provision import Origin, PlacedProvision

# What every text may name, besides the inputs and results of its decision.
CONTEXT = (
    "aktenzeichen", "antrag_vom", "antragsteller", "behoerde", "behoerde_anschrift", "datum", "dienststelle",
    "eingang", "gebuehr", "gebuehr_aufstellung", "gebuehr_quelle", "verfahren",
)  # fmt: skip
_FREE = "frei"  # no text block stands behind these words


@dataclass(frozen=True)
class Wording:
    """All that the texts of one decision draw upon."""

    sheet: Sheet
    decision: DecisionType
    given: tuple[DecisionInput, ...]
    calculated: Calculated
    answers: Answers
    findings: tuple[Finding, ...]
    charge: Charge | None = None  # None where the decision costs nothing by its nature

    @cached_property
    def values(self) -> Mapping[str, str]:
        """Placeholder → German wording. What is empty stays an open placeholder."""
        results = {id: text.german(value.kind, value.value) for id, value in self.calculated.values.items()}
        return self._context() | {entry.id: self._said(entry) for entry in self.given} | results

    @cached_property
    def masked(self) -> frozenset[str]:
        return frozenset(spec.id for spec in self.sheet.pack.inputs if spec.masked)

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(spec.id for spec in self.sheet.pack.inputs if spec.listed)

    @cached_property
    def _per_line(self) -> Mapping[str, str]:
        """What the lines of such an input answer."""
        values = {entry.id: entry.value for entry in self.given}
        return {spec.id: values.get(spec.per_line, "") for spec in self.sheet.pack.inputs if spec.per_line}

    def _said(self, given: DecisionInput) -> str:
        if given.id in self.masked:
            return text.masked_iban(given.value)
        if given.id in self._listed:
            return text.listed(given.value)
        if given.id in self._per_line:
            return text.paired(self._per_line[given.id], given.value)
        return compose_inputs.shown(given) if given.value.strip() else ""

    def _context(self) -> dict[str, str]:
        facts, pack = self.sheet.facts, self.sheet.pack
        procedure = pack.procedure(facts.procedure)
        amount = self.charge.amount if self.charge else None
        return {
            "aktenzeichen": facts.file_reference,
            "antrag_vom": applied.said(self.sheet),
            "antragsteller": form.applicant_name(pack, facts.fields),
            "behoerde": facts.letterhead.authority,
            "behoerde_anschrift": ", ".join(facts.letterhead.address),
            "datum": text.german_date(self.sheet.today),
            "dienststelle": facts.letterhead.unit,
            "eingang": text.german_date(facts.received_on),
            "gebuehr": money.euro(amount) if amount is not None else "",
            "gebuehr_aufstellung": self.charge.listed if self.charge else "",
            "gebuehr_quelle": self.charge.source if self.charge else "",
            "verfahren": procedure.title if procedure else pack.title,
        }


def proposal(wording: Wording, draft: Draft) -> Proposal:
    return Proposal(wording.sheet.pack, wording.decision, tuple(_used(wording)), draft.provisions)


def blocks(wording: Wording, draft: Draft, proposed: Proposal) -> tuple[ComposedBlock, ...]:
    used = (composed(block, wording, draft, placed=placed) for block, placed in proposed.sections())
    return (*used, *_remedy(wording))


def _used(wording: Wording) -> Iterator[TextBlock]:
    """While an answer is missing, the first wording of a mandatory part stands with its open marks."""
    there: set[str] = set()
    for use in wording.decision.blocks:
        if use.offered:
            continue
        block = wording.sheet.pack.texts[use.text]
        fits = True if use.when is None else holds(use.when, wording.answers)
        if fits or (fits is None and block.part in MANDATORY_PARTS and block.part not in there):
            there.add(block.part)
            yield block


def composed(
    block: TextBlock,
    wording: Wording,
    draft: Draft,
    *,
    sheet: str = "",
    placed: PlacedProvision | None = None,
) -> ComposedBlock:
    own = draft.texts.get(block.id)
    template = block.text if own is None else own
    return ComposedBlock(
        id=block.id,
        title=block.title,
        text=text.fill(template, wording.values).strip(),
        provenance=_FREE if placed and placed.origin is Origin.FREE else _provenance(block, wording),
        source=block.law,
        own_wording=own is not None,
        unconfirmed="" if own is not None else _unconfirmed(block.id, block.unconfirmed, wording),
        sheet=sheet,
        part=block.part,
        provision=placed,
    )


def _remedy(wording: Wording) -> Iterator[ComposedBlock]:
    """The clerk may not touch it: a wrong notice of remedies opens a year (§ 58 (2) VwGO)."""
    pack = wording.sheet.pack
    remedy = pack.remedies.get(wording.decision.remedy)
    if remedy is None:
        return
    block = pack.texts[remedy.text]
    yield ComposedBlock(
        id=block.id,
        title=block.title,
        text=text.fill(block.text, wording.values).strip(),
        provenance=_provenance(block, wording),
        source=remedy.source,
        editable=False,
        unconfirmed=_unconfirmed(remedy.id, remedy.unconfirmed, wording),
        part=block.part,
    )


def _unconfirmed(id: str, note: str, wording: Wording) -> str:
    return "" if f"{wording.sheet.pack.id}.{id}" in wording.sheet.facts.confirmations else note


def _provenance(block: TextBlock, wording: Wording) -> str:
    pack = wording.sheet.pack
    return f"Baustein {pack.id}.{block.id} {pack.version}"
