"""How the tests are run: side by side, unless somebody wants them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.setup.place import Place
from clerk_app.setup.testing import command, translate


@pytest.mark.parametrize("argument", ["--long", "--color=no", "--lf-is-no-option", "tests/setup"])
def test_an_option_that_only_begins_like_another_runs_side_by_side(argument: str) -> None:
    assert "worksteal" in command([argument], cores=2)


@pytest.mark.parametrize("argument", ["-n4", "--pdb", "-s", "--co", "--lf"])
def test_what_wants_one_process_gets_it(argument: str) -> None:
    assert "worksteal" not in command([argument], cores=2)


def test_the_house_is_translated_once_even_where_python_keeps_nothing(tmp_path: Path) -> None:
    module = tmp_path / "clerk_app" / "room.py"
    module.parent.mkdir()
    module.write_text("DESK = 1\n")
    place = Place(tmp_path, tmp_path / ".venv", windows=False)
    translate(place)
    (made,) = module.parent.rglob("*.pyc")
    before = made.stat().st_mtime_ns
    translate(place)
    assert made.stat().st_mtime_ns == before
