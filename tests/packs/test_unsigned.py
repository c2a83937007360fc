"""A notice without a name, over every decision of every pack: only where the machine may decide."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from clerk_app.domain.automation import without_name
from clerk_app.domain.composition import Composition, Draft
from clerk_app.domain.service_pack import ServicePack
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.loader import load_packs
from clerk_app.packs.written_case import EVERYTHING, WrittenCase, composed, findings

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"
SENTENCE = "ohne Unterschrift"
SHIPPED = {pack.id: pack for pack in load_packs(PACKS)}
# With no question left to a person, so that nothing but the statute stands against the machine.
HELD = {id: replace(pack, checks=()) for id, pack in SHIPPED.items()}
DECISIONS = [(pack.id, decision.id) for pack in HELD.values() for decision in pack.decisions]


@cache
def cases(pack: str) -> tuple[WrittenCase, ...]:
    """The examples of the pack as they would lie before a machine: nobody has signed, typed or judged."""
    read = [
        read_example(read_toml(p, "Beispiel"), p.parent).case for p in PACKS.glob(f"{pack}/examples/*.toml")
    ]
    return tuple(
        replace(
            case,
            facts=replace(case.facts, clerk_name="", confirmations=frozenset({EVERYTHING})),
            draft=Draft(case.draft.outcome),
            judgements={},
        )
        for case in read
    )


def decided(pack: ServicePack, case: WrittenCase) -> Composition:
    decision = pack.decision(case.draft.outcome)
    assert decision is not None
    made = composed(pack, case, hessian_holidays())
    return without_name(pack, decision, made, findings(pack, case))


def says_so(made: Composition) -> bool:
    """The sentence stands in place of the name, and nowhere else in the notice."""
    assert made.notice is not None
    assert SENTENCE not in repr(made.notice.parts)
    return SENTENCE in made.notice.signatory


@pytest.mark.parametrize("pack, outcome", DECISIONS, ids=[".".join(one) for one in DECISIONS])
def test_a_decision_says_it_only_where_a_statute_allows_it(pack: str, outcome: str) -> None:
    decision = HELD[pack].decision(outcome)
    assert decision is not None
    for case in cases(pack):
        made = decided(HELD[pack], replace(case, draft=Draft(outcome)))
        if made.notice is None:
            continue
        assert not says_so(made) or (decision.automatic and not decision.discretion and not made.blockers)
        if not decision.automatic:
            assert made.notice.signatory == ""
            assert "signatory.missing" in [blocker.code for blocker in made.blockers]


def test_as_shipped_each_notice_waits_for_a_person_who_answers_its_questions() -> None:
    for case in cases("wohngeld"):
        if case.draft.outcome:
            assert not says_so(decided(SHIPPED["wohngeld"], case))


@pytest.fixture
def automatic() -> WrittenCase:
    """The control: an example that asks for the rent, and for which the sentence does stand there."""
    pack = HELD["wohngeld"]
    offered = [case for case in cases("wohngeld") if case.draft.outcome and _asks_for_rent(pack, case)]
    return next(case for case in offered if says_so(decided(pack, case)))


def _asks_for_rent(pack: ServicePack, case: WrittenCase) -> bool:
    return "bruttokaltmiete" in {one.id for one in composed(pack, case, hessian_holidays()).inputs}


def test_the_hand_of_a_person_takes_it_away(automatic: WrittenCase) -> None:
    pack, outcome = HELD["wohngeld"], automatic.draft.outcome
    made = composed(pack, automatic, hessian_holidays())
    block = next(block for block in made.blocks if block.editable)
    for draft in (
        Draft(outcome, texts={block.id: block.text}),
        Draft(outcome, facts={"bruttokaltmiete": "700.00"}),
    ):
        assert not says_so(decided(pack, replace(automatic, draft=draft)))


def test_a_named_clerk_signs_by_name(automatic: WrittenCase) -> None:
    signed = replace(automatic, facts=replace(automatic.facts, clerk_name="A. Becker"))
    made = decided(HELD["wohngeld"], signed)
    assert made.notice is not None
    assert made.notice.signatory == "A. Becker"
