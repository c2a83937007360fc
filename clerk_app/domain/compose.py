"""A decision put together: the same pack, case and draft always give the same composition."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from . import (
    checks,
    compose_blockers,
    compose_companions,
    compose_inputs,
    compose_notice,
    compose_parties,
    compose_provisions,
    compose_texts,
)
from .calculation import Basis, Calculated, Doubt
from .calculations import BY_NAME
from .charge import Charge, charge
from .compose_inputs import Sheet
from .compose_texts import Wording
from .composition import Blocker, CaseFacts, Composition, DecisionInput, Draft, Outcome
from .errors import ClerkError
from .pack_part import DecisionType
from .pack_path import FieldSet
from .pack_rule import Answers
from .service_pack import ServicePack

Holidays = Callable[[date], bool]


def outcomes(pack: ServicePack, procedure: str) -> tuple[Outcome, ...]:
    """The decisions the pack offers here; none where deciding in this program is still to come."""
    offered = (decision for decision in pack.decisions if decision.applies_to(procedure))
    return tuple(Outcome(decision.id, decision.label) for decision in offered)


def compose(
    pack: ServicePack, facts: CaseFacts, draft: Draft, today: date, holidays: Holidays
) -> Composition:
    offered = outcomes(pack, facts.procedure)
    sheet = Sheet(pack, facts, FieldSet(facts.fields), today)
    given = compose_inputs.inputs(sheet, draft)
    decision = pack.decision(draft.outcome) if draft.outcome in [o.id for o in offered] else None
    if decision is None:
        blockers = compose_blockers.undecided(pack, facts.procedure, offered, draft)
        return Composition(draft, offered, given, (), (), blockers, None)
    return _decided(sheet, draft, given, decision, holidays)


def decision_hash_input(composition: Composition, printed: Sequence[str] = ()) -> bytes:
    """The facts and results the decision rests on, in one spelling only.

    Why a provision was left out concerns the office; it is bound here and does not leave with the notice.
    `printed`: the SHA-256 of every copy, so that whoever approves these data approves those bytes.
    """
    if composition.notice is None:
        raise ClerkError("outcome.missing")
    data = dict(composition.notice.decision_data)
    if composition.draft.provisions.touched:
        data["provisions"] = compose_provisions.departures(
            composition.blocks, composition.left_out, composition.draft.provisions
        )
    if len(composition.copies) > 1 and printed:
        data["copies"] = [
            {"position": place, "role": copy.party.role, "name": copy.party.name, "pdf_sha256": sha256}
            for place, (copy, sha256) in enumerate(zip(composition.copies, printed, strict=True), 1)
        ]
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _decided(
    sheet: Sheet,
    draft: Draft,
    given: tuple[DecisionInput, ...],
    decision: DecisionType,
    holidays: Holidays,
) -> Composition:
    faults = compose_blockers.input_faults(sheet, given, decision)
    calculated = _calculated(sheet, given, decision, faults, holidays)
    answers = _answers(sheet, given, calculated)
    found = checks.findings(sheet.pack, sheet.facts.procedure, sheet.facts, sheet.today)
    costs, doubted = _charged(sheet, decision, answers)
    wording = Wording(sheet, decision, given, calculated, answers, found, costs)
    named = compose_parties.parties(sheet, given, draft)
    standing = compose_parties.standing(named)
    proposed = compose_texts.proposal(wording, draft)
    written, left_out = compose_texts.blocks(wording, draft, proposed), tuple(proposed.left_out())
    blocks = (*written, *compose_companions.blocks(wording, draft, written))
    blockers = (
        *faults,
        *compose_blockers.doubts(sheet, (*calculated.doubts, *doubted)),
        *compose_blockers.findings(decision, found),
        *compose_blockers.requirements(decision, answers),
        *compose_blockers.texts(wording, blocks, faults),
        *compose_blockers.parts(decision, written),
        *compose_provisions.blockers(written, left_out),
        *compose_companions.blockers(blocks),
        *compose_blockers.addressee(sheet, given, standing),
        *compose_parties.blockers(standing),
        *compose_blockers.signature(sheet),
    )
    copies = compose_parties.copies(compose_notice.notice(wording, draft, blocks), standing)
    return Composition(
        draft,
        outcomes(sheet.pack, sheet.facts.procedure),
        given,
        calculated.steps,
        blocks,
        blockers,
        notice=copies[0].notice,
        catalogue=compose_provisions.catalogue(sheet.pack, decision, answers),
        left_out=left_out,
        proposed=proposed.proposed,
        parties=named,
        copies=copies,
    )


def _calculated(
    sheet: Sheet,
    given: tuple[DecisionInput, ...],
    decision: DecisionType,
    faults: tuple[Blocker, ...],
    holidays: Holidays,
) -> Calculated:
    """Nothing is computed from inputs that are missing or not what they should be."""
    if not decision.calculation or faults:
        return Calculated()
    values = {entry.id: entry.value for entry in given}
    labels = {entry.id: entry.label for entry in given}
    basis = Basis(sheet.pack, values, labels, sheet.today, sheet.facts.received_on, holidays)
    try:
        return BY_NAME[decision.calculation].run(basis)
    except ClerkError as refusal:
        return Calculated(doubts=(_doubt(refusal),))


def _charged(
    sheet: Sheet, decision: DecisionType, answers: Answers
) -> tuple[Charge | None, tuple[Doubt, ...]]:
    if not decision.fees:
        return None, ()
    try:
        return charge(sheet.pack, decision, answers, sheet.facts.received_on), ()
    except ClerkError as refusal:
        return None, (_doubt(refusal),)


def _doubt(refusal: ClerkError) -> Doubt:
    return Doubt(refusal.code, {name: str(value) for name, value in refusal.facts.items()})


def _answers(sheet: Sheet, given: tuple[DecisionInput, ...], calculated: Calculated) -> Answers:
    results: Mapping[str, str] = {id: result.value for id, result in calculated.values.items()}
    inputs = {entry.id: entry.value for entry in given}
    facts = sheet.facts
    return Answers(sheet.fields, facts.documents, sheet.today, facts.received_on, inputs, results)
