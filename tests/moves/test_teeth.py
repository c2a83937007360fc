"""The moves have teeth: weakened security is noticed, alone or, where two layers lie, in pairs."""

from __future__ import annotations

import pytest

from tests.attack.mutants import CASES_GUARD, EYES_GUARD, MUTANTS, NEVER, Mutant
from tests.attack.test_mutants import weakened
from tests.tools.shared_office import SharedOffice

from .desks import Desk
from .test_moves import played

KNOWN = {mutant.name: mutant for mutant in MUTANTS}
ALONE = (
    "cases of all units",
    "units of everybody",
    "functions of any unit",
    "approval by any function",
    "work of colleagues",
    "claiming from colleagues",
    "drafts of colleagues",
    "any version",
    "claiming for others",
    "editing for others",
    "assigning to strangers",
    "drafts while waiting",
    "editors unknown",
    "submissions unsigned",
    "any author",
    "any pack version",
    "any digest",
    "approval of other bytes",
    "approval of another notice",
    "approval as a single seat",
)
# One layer less: the other still holds, and nobody notices. Both less: noticed.
EDITORS, AUTHORS = "EXISTS (SELECT FROM office.draft_editors", "EXISTS (SELECT FROM office.accounts"
LAYERS = (
    Mutant(
        "eyes",
        "",
        (
            ("api.approved", f"IF {EDITORS}", f"IF false AND {EDITORS}"),
            ("api.approved", f"OR {AUTHORS}", f"OR false AND {AUTHORS}"),
        ),
    ),
    Mutant("revisions", "", (("api.save_draft", "IF coalesce(stored.revision, 0) <> seen_revision", NEVER),)),
    KNOWN["search in all units"],  # what is found is looked up under row security
    Mutant("guard of moves", "", off=(CASES_GUARD,)),
    Mutant("guard of eyes", "", off=(EYES_GUARD,)),
)
MOVES = Mutant(
    "moves", "", (("core.moving", "IF next_state IS NULL OR next_state <> fact ->> 'state'", NEVER),)
)
PAIRS = (
    "any move, both layers",
    "approval of own work, both layers",
    "logins compared instead of persons, both layers",
    "only the last editor counts, both layers",
)


@pytest.mark.long
@pytest.mark.parametrize(
    "mutant", [MOVES, *(KNOWN[name] for name in (*ALONE, *PAIRS))], ids=lambda one: one.name
)
def test_the_weakness_is_noticed(office: SharedOffice, shared_desk: Desk, mutant: Mutant) -> None:
    with (
        office.connect() as owner,
        weakened(owner, mutant),
        pytest.raises(AssertionError),
    ):
        played(shared_desk, 120, 40)


@pytest.mark.long
@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_one_layer_alone_still_holds(office: SharedOffice, shared_desk: Desk, layer: Mutant) -> None:
    with office.connect() as owner, weakened(owner, layer):
        played(shared_desk, 20, 30)
