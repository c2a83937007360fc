"""Whatever is tried, in whatever order: the office answers as the model says, and its promises hold."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import HypothesisException
from hypothesis.stateful import run_state_machine_as_test

from .desks import Desk
from .machine import Moves

# What a test must have reached to be worth anything: act, answer, and how often per run at least.
FLOOR = {
    ("approve", ""): 0.08,
    ("return", ""): 0.04,
    ("recall", ""): 0.04,
    ("reroute", ""): 0.03,
    ("hand_over", ""): 0.05,
    ("take_back", ""): 0.02,
    ("request", ""): 0.1,
    ("resume", ""): 0.1,
    ("hear", ""): 0.05,
    ("end_hearing", ""): 0.02,
    ("consult", ""): 0.04,
    ("note_statement", ""): 0.03,
    ("approve", "approval.own_work"): 0.08,
    ("approve", "approval.other_notice"): 0.05,
    ("claim", "case.changed_elsewhere"): 0.1,
    ("claim", "case.of_colleague"): 0.1,
    ("save", "draft.changed_elsewhere"): 0.02,
    ("claim", "case.unknown"): 0.02,
}
FORGED = {("submit", "fact.forged"): 0.05, ("approve", "fact.forged"): 0.02, ("claim", "fact.forged"): 0.02}


def played(desk: Desk, runs: int, steps: int) -> Counter[tuple[str, str]]:
    """How often each act got which answer; the first disagreement ends it."""
    reached: Counter[tuple[str, str]] = Counter()
    found: list[str] = []
    days = type(
        "Days", (Moves,), {"desk": desk, "reached": reached, "found": found, "days": itertools.count()}
    )
    try:
        run_state_machine_as_test(days, settings=_settings(runs, steps))
    except (HypothesisException, AssertionError):
        if not found:
            raise
    assert not found, found[0]
    return reached


def lived(desk: Desk, day: int, steps: int) -> Counter[tuple[str, str]]:
    """One day by itself, the same whenever it is played."""
    reached: Counter[tuple[str, str]] = Counter()
    one = {"desk": desk, "reached": reached, "found": [], "days": itertools.count(day)}
    moves = type("Day", (Moves,), one)()
    moves.arrive()
    for step in range(steps):
        moves.something_happens(step)
        moves.rows_agree_with_the_model()
        moves.nobody_sees_other_units()
    moves.teardown()
    return reached


def _settings(runs: int, steps: int) -> settings:
    return settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck), print_blob=False,
        report_multiple_bugs=False,
    )  # fmt: skip


def test_the_office_answers_as_the_model_says(desk: Desk) -> None:
    reached = played(desk, 40, 30)
    assert short_of(reached, 40, shared=desk.filing.shared) == {}


@pytest.mark.long
def test_and_goes_on_answering_so(desk: Desk) -> None:
    reached = played(desk, 300, 40)
    assert short_of(reached, 300, shared=desk.filing.shared) == {}


def short_of(reached: Counter[tuple[str, str]], runs: int, *, shared: bool) -> dict[tuple[str, str], int]:
    floor = FLOOR | (FORGED if shared else {})
    return {what: reached[what] for what, share in floor.items() if reached[what] < share * runs}
