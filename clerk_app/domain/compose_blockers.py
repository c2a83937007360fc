"""Why a notice may not be released yet, and where each reason is mended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from . import compose_inputs, compose_parties, compose_provisions, money, text
from .calculation import Doubt
from .compose_inputs import OTHER_ADDRESS, Sheet
from .compose_texts import CONTEXT, Wording
from .composition import Blocker, ComposedBlock, DecisionInput, Draft, Outcome
from .finding import Finding, FindingState
from .pack_part import LETTER_PARTS, MANDATORY_PARTS, DecisionType
from .pack_rule import Answers, holds
from .party import APPLICANT, Party
from .service_pack import ServicePack

_WHOSE = "§ 37 Abs. 3 HVwVfG, § 33 Abs. 3 SGB X"


def undecided(
    pack: ServicePack, procedure: str, offered: Sequence[Outcome], draft: Draft
) -> tuple[Blocker, ...]:
    if not offered:
        known = pack.procedure(procedure)
        return (Blocker("pack.no_decision", {"note": known.note if known else ""}, "pack"),)
    code = "outcome.unknown" if draft.outcome else "outcome.missing"
    return (Blocker(code, {"outcome": draft.outcome}, "pack"),)


def input_faults(sheet: Sheet, given: Sequence[DecisionInput], decision: DecisionType) -> tuple[Blocker, ...]:
    limits = compose_inputs.bounds(sheet.pack, decision.id)
    unfit = tuple(
        Blocker(
            "input.missing" if fault == "missing" else "input.invalid",
            facts,
            f"input:{entry.id}",
            entry.source,
        )
        for entry in given
        if (fault := compose_inputs.problem(entry, limits))
        for facts in [_entry_facts(entry, fault, limits)]
    )
    return (*unfit, *_line_by_line(sheet, given))


def _line_by_line(sheet: Sheet, given: Sequence[DecisionInput]) -> Iterator[Blocker]:
    """Where each line needs an answer of its own, one answer for several will not do."""
    known = {entry.id: entry for entry in given}
    for spec in sheet.pack.inputs:
        entry, asked = known.get(spec.id), known.get(spec.per_line)
        if entry is None or asked is None or not entry.value.strip():
            continue
        lines, answers = text.items(asked.value), text.items(entry.value)
        facts = {"label": entry.label, "asked": asked.label, "lacking": "; ".join(lines[len(answers) :])}
        if len(answers) != len(lines):
            code = "input.line_lacking" if len(answers) < len(lines) else "input.line_too_many"
            yield Blocker(code, facts, f"input:{entry.id}", entry.source)


def doubts(sheet: Sheet, found: Sequence[Doubt]) -> tuple[Blocker, ...]:
    answered = sheet.facts.confirmations
    standing = (doubt for doubt in found if not (doubt.open and doubt.code in answered))
    return tuple(Blocker(doubt.code, doubt.facts, "pack", doubt.source) for doubt in standing)


def findings(decision: DecisionType, found: Sequence[Finding]) -> tuple[Blocker, ...]:
    asked = (f for f in found if decision.settled is None or f.check in decision.settled)
    return tuple(_unsettled(finding) for finding in asked if not finding.settled)


def requirements(decision: DecisionType, answers: Answers) -> tuple[Blocker, ...]:
    """Only what is answered and fails: a missing answer has its own blocker."""
    return tuple(
        Blocker("decision.precondition", {"because": needed.because}, "pack", needed.source)
        for needed in decision.requires
        if holds(needed.that, answers) is False
    )


def texts(
    wording: Wording, blocks: Sequence[ComposedBlock], faults: Sequence[Blocker]
) -> tuple[Blocker, ...]:
    there = {block.part for block in blocks if block.text}
    found = (blocker for block in blocks for blocker in _block(wording, block, faults))
    lost = (blocker for block in blocks for blocker in _lost(wording, block, there))
    return (*found, *lost, *_unsaid(wording, blocks))


def parts(decision: DecisionType, blocks: Sequence[ComposedBlock]) -> tuple[Blocker, ...]:
    """§ 37, § 39 HVwVfG; §§ 33, 35, 36 SGB X: without these there is no lawful notice."""
    needed = LETTER_PARTS if decision.letter else MANDATORY_PARTS
    there = {block.part for block in blocks if block.text}
    return tuple(Blocker("part.missing", {"part": part}, "pack") for part in needed if part not in there)


def addressee(sheet: Sheet, given: Sequence[DecisionInput], standing: Sequence[Party]) -> Iterator[Blocker]:
    where = f"input:{OTHER_ADDRESS}"
    if any(entry.id == OTHER_ADDRESS and entry.value.strip() for entry in given):
        return
    representative = sheet.fields.first(sheet.pack.person.representative)
    if representative and not compose_parties.is_represented(standing):
        yield Blocker(
            "addressee.representative",
            {"name": representative},
            where,
            "§ 14 Abs. 3 HVwVfG, § 13 Abs. 3 SGB X",
        )
    if not all(party.whole for party in standing if party.role == APPLICANT):
        yield Blocker("addressee.incomplete", {}, where, "§ 37 Abs. 1 HVwVfG, § 33 Abs. 1 SGB X")


def signature(sheet: Sheet) -> Iterator[Blocker]:
    """Whose the notice is: the authority, and whoever answers for it."""
    if not sheet.facts.letterhead.authority.strip():
        yield Blocker("authority.missing", {}, "pack", _WHOSE)
    if not sheet.facts.clerk_name.strip():
        yield Blocker("signatory.missing", {}, "pack", _WHOSE)


def _entry_facts(
    given: DecisionInput, fault: str, limits: Mapping[str, tuple[str, str]]
) -> Mapping[str, str]:
    least, most = compose_inputs.limits(given, limits)
    shown = {"label": given.label, "value": given.value, "fault": fault, "kind": given.kind}
    return shown | {"least": text.german(given.kind, least), "most": text.german(given.kind, most)}


def _unsettled(finding: Finding) -> Blocker:
    facts = {"label": finding.label, "detail": finding.detail, "lacking": "; ".join(finding.lacking)}
    code = "check.failed" if finding.state is FindingState.FAILED else "check.open"
    if finding.lacking and not finding.by_hand:
        code = "check.lacking"
    return Blocker(code, facts, f"check:{finding.check}", finding.source)


def _block(wording: Wording, block: ComposedBlock, faults: Sequence[Blocker]) -> Iterator[Blocker]:
    where = f"block:{block.id}"
    for name in text.placeholders(block.text):
        if not compose_provisions.is_reference(name) and not _explained(wording, name, faults):
            yield Blocker("placeholder.unresolved", {"name": name, "block": block.title}, where, block.source)
    if block.unconfirmed:
        code = "text.unconfirmed" if block.editable else "remedy.unconfirmed"
        yield Blocker(code, {"block": block.title, "note": block.unconfirmed}, where, block.source)


def _lost(wording: Wording, block: ComposedBlock, there: Collection[str]) -> Iterator[Blocker]:
    """What the law wants stays in the clerk's own words too. A part gone whole is told alone."""
    template = wording.sheet.pack.texts.get(block.id)
    if template is None or not block.own_wording or block.sheet or block.provision:
        return
    where, told = f"block:{block.id}", {"block": block.title, "source": block.source}
    ruling = block.part == "operative" and block.part in there
    if not block.text and (ruling or template.required):
        yield Blocker("text.emptied", told, where, block.source)


def _unsaid(wording: Wording, blocks: Sequence[ComposedBlock]) -> Iterator[Blocker]:
    """What the notice has to show, it may show anywhere: in its sections or on its calculation sheet."""
    steps = wording.calculated.steps if wording.decision.annex else ()
    shown = (*(block.text for block in blocks if not block.sheet), *(step.value for step in steps))
    read = " ".join(" ".join(shown).split())
    amounts = money.spoken_of(read)
    for block in blocks:
        template = wording.sheet.pack.texts.get(block.id)
        for name in template.must_say if template and block.text and not block.sheet else ():
            value = wording.values.get(name, "")
            amount = money.read(value)
            if value and not (value in read if amount is None else amount in amounts):
                told = {"block": block.title, "source": block.source, "value": value, "amount": name}
                yield Blocker("text.lacks", told, f"block:{block.id}", block.source)


def _explained(wording: Wording, name: str, faults: Sequence[Blocker]) -> bool:
    """A gap that only follows from a missing or faulty input is not reported twice."""
    if any(fault.where == f"input:{name}" for fault in faults):
        return True
    follows = bool(faults) and bool(wording.decision.calculation) and not wording.calculated.values
    return follows and name not in CONTEXT and name not in {entry.id for entry in wording.given}
