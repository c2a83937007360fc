"""The moves have teeth: weakened security is noticed, alone or, where two layers lie, in pairs."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from tests.attack.mutants import CASES_GUARD, EYES_GUARD, MUTANTS, NEVER, Mutant
from tests.attack.test_mutants import weakened
from tests.tools.shared_office import SharedOffice

from .desks import Desk
from .test_moves import lived

KNOWN = {mutant.name: mutant for mutant in MUTANTS}
STEPS = 40
PATIENCE = 40  # days looked through when the machine has changed and another day has become the first
MOVES = Mutant(
    "moves", "", (("core.moving", "IF next_state IS NULL OR next_state <> fact ->> 'state'", NEVER),)
)
REVISIONS = Mutant(
    "revisions", "", (("api.save_draft", "IF coalesce(stored.revision, 0) <> seen_revision", NEVER),)
)  # the guard of the table knows no revision before the first draft
OFFERED = {**KNOWN, "moves": MOVES, "revisions": REVISIONS}
# The first day on which each weakness showed, found by playing one day after the other.
NOTICED: Mapping[str, int] = {
    "moves": 0,
    "revisions": 0,
    "cases of all units": 0,
    "units of everybody": 0,
    "functions of any unit": 0,
    "approval by any function": 0,
    "work of colleagues": 0,
    "claiming from colleagues": 1,
    "drafts of colleagues": 49,
    "any version": 0,
    "claiming for others": 8,
    "editing for others": 343,
    "assigning to strangers": 6,
    "drafts while waiting": 8,
    "editors unknown": 159,
    "submissions unsigned": 51,
    "any author": 7,
    "any pack version": 15,
    "any digest": 1,
    "approval of other bytes": 24,
    "approval of another notice": 93,
    "approval as a single seat": 7,
    "any move, both layers": 0,
    "approval of own work, both layers": 4,
    "logins compared instead of persons, both layers": 0,
    "only the last editor counts, both layers": 104,
}
# One layer less: the other still holds, and nobody notices on the day on which both less are noticed.
EDITORS, AUTHORS = "EXISTS (SELECT FROM office.draft_editors", "EXISTS (SELECT FROM office.accounts"
LAYERS = (
    (
        Mutant(
            "eyes",
            "",
            (
                ("api.approved", f"IF {EDITORS}", f"IF false AND {EDITORS}"),
                ("api.approved", f"OR {AUTHORS}", f"OR false AND {AUTHORS}"),
            ),
        ),
        "approval of own work, both layers",
    ),
    (Mutant("guard of eyes", "", off=(EYES_GUARD,)), "approval of own work, both layers"),
    (Mutant("guard of moves", "", off=(CASES_GUARD,)), "any move, both layers"),
    (KNOWN["search in all units"], "cases of all units"),  # what is found is looked up under row security
)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", NOTICED)
def test_the_weakness_is_noticed(office: SharedOffice, shared_desk: Desk, name: str) -> None:
    mutant, first = OFFERED[name], NOTICED[name]
    with office.connect() as owner, weakened(owner, mutant):
        days = itertools.chain((first,), range(PATIENCE))
        noticed = next((day for day in days if not _quiet(shared_desk, day)), None)
    assert noticed is not None, "nobody noticed"
    assert _quiet(shared_desk, noticed), "the day is not sound without the weakness either"


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("layer", "pair"), LAYERS, ids=[layer.name for layer, _ in LAYERS])
def test_one_layer_alone_still_holds(
    office: SharedOffice, shared_desk: Desk, layer: Mutant, pair: str
) -> None:
    with office.connect() as owner, weakened(owner, layer):
        for day in {*range(3), NOTICED[pair]}:
            lived(shared_desk, day, STEPS)


def _quiet(desk: Desk, day: int) -> bool:
    try:
        lived(desk, day, STEPS)
    except AssertionError:
        return False
    return True
