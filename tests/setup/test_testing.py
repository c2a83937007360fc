"""How the tests are run: side by side, unless somebody wants them alone."""

from __future__ import annotations

import pytest

from clerk_app.setup.testing import command


@pytest.mark.parametrize("argument", ["--long", "--color=no", "--lf-is-no-option", "tests/setup"])
def test_an_option_that_only_begins_like_another_runs_side_by_side(argument: str) -> None:
    assert "worksteal" in command([argument], cores=2)


@pytest.mark.parametrize("argument", ["-n4", "--pdb", "-s", "--co", "--lf"])
def test_what_wants_one_process_gets_it(argument: str) -> None:
    assert "worksteal" not in command([argument], cores=2)


@pytest.mark.parametrize(("cores", "workers"), [(2, "3"), (3, "4"), (16, "4")])
def test_a_core_does_not_idle_while_a_test_waits(cores: int, workers: str) -> None:
    said = command([], cores)
    assert said[said.index("-n") + 1] == workers


def test_one_core_has_one_worker() -> None:
    assert "-n" not in command([], cores=1)
