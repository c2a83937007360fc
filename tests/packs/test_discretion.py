"""Where the law leaves a choice, the notice says what was weighed, and nothing leaves without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.composition import Draft
from clerk_app.domain.text import placeholders
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.written_case import composed
from tests.packs.test_unsigned import SHIPPED, cases

WEIGHED = "ermessen"
DECISIONS = [
    (pack.id, decision.id)
    for pack in SHIPPED.values()
    for decision in pack.decisions
    if any(WEIGHED in placeholders(pack.texts[use.text].text) for use in decision.blocks)
]
# Asked for only where the law leaves a choice; all the rest of the decision is bound.
ASKED_IF = {
    ("aufenthaltstitel", "erteilung"): {"ermessenstitel": "ja"},
    ("aufenthaltstitel", "fiktionsbescheinigung"): {"wirkung": "haerte"},
    ("bauantrag", "ablehnung"): {"abweichung_versagt": "ja"},
    ("bauantrag", "freistellung_verfahren"): {"verfahren_grund": "bauaufsicht"},
}


def test_there_are_decisions_with_discretion() -> None:
    assert ("wohngeld", "versagung") in DECISIONS
    assert ("bauantrag", "zurueckweisung") in DECISIONS
    assert len(DECISIONS) >= 12


def test_whatever_leaves_a_choice_is_asked_for_it_and_nothing_else_is() -> None:
    free = {(pack.id, each.id) for pack in SHIPPED.values() for each in pack.decisions if each.discretion}
    assert free == {*DECISIONS}


def test_whatever_leaves_no_choice_says_why() -> None:
    bound = {(pack.id, each.id): each.bound for pack in SHIPPED.values() for each in pack.decisions}
    assert {one for one, why in bound.items() if not why} == {*DECISIONS}
    assert all("§" in why for why in bound.values() if why)


@pytest.mark.parametrize("pack, outcome", sorted(ASKED_IF), ids=".".join)
def test_where_the_law_leaves_none_nothing_is_asked(pack: str, outcome: str) -> None:
    case = next(c for c in cases(pack) if SHIPPED[pack].decision(outcome).applies_to(c.facts.procedure))  # type: ignore[union-attr]
    usual = composed(SHIPPED[pack], replace(case, draft=Draft(outcome)), hessian_holidays())
    assert WEIGHED not in [entry.id for entry in usual.inputs]


@pytest.mark.parametrize("pack, outcome", DECISIONS, ids=[".".join(one) for one in DECISIONS])
def test_an_empty_discretion_blocks_and_a_written_one_stands_in_the_reasons(pack: str, outcome: str) -> None:
    case = next(c for c in cases(pack) if SHIPPED[pack].decision(outcome).applies_to(c.facts.procedure))  # type: ignore[union-attr]
    given = ASKED_IF.get((pack, outcome), {})
    empty = composed(SHIPPED[pack], replace(case, draft=Draft(outcome, given)), hessian_holidays())
    asked = next(entry for entry in empty.inputs if entry.id == WEIGHED)
    assert (asked.kind, asked.required) == ("long_text", True)
    assert "§ 39" in asked.source or "§ 35" in asked.source
    assert f"input:{WEIGHED}" in [blocker.where for blocker in empty.blockers]
    reasons = [block for block in empty.blocks if f"(({WEIGHED}))" in block.text]
    assert reasons, "the gap stays visible in the text"
    said = "Die Folgen für die Kinder wurden gewichtet."
    facts = {**given, WEIGHED: said}
    full = composed(SHIPPED[pack], replace(case, draft=Draft(outcome, facts)), hessian_holidays())
    assert any(said in block.text for block in full.blocks if block.id == reasons[0].id)
    assert f"input:{WEIGHED}" not in [blocker.where for blocker in full.blockers]
