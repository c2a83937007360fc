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
