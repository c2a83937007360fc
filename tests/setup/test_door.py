"""The front door as a person uses it, and the orders it knows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from setup_fakes import FakeSystem

from clerk_app.setup import bench, locks, testing
from clerk_app.setup.machine import SetupError
from clerk_app.setup.place import Place

ROOT = Path(__file__).resolve().parents[2]


def test_a_failure_is_told_in_german_with_exit_code_two(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "main.py")],  # -S: a Python that has no packages
        env={"AMTSTISCH_VENV": str(blocked), "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "AMTSTISCH_VENV" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "cores", "expected"),
    [
        ([], 2, ["-n", "2", "--dist", "worksteal"]),
        (["--long"], 16, ["-n", "4", "--dist", "worksteal", "--long"]),
        (["tests/domain"], 1, ["tests/domain"]),
        (["-n0"], 2, ["-n0"]),
        (["--pdb", "-x"], 2, ["--pdb", "-x"]),
    ],
)
def test_tests_use_the_cores_that_are_there_unless_told_otherwise(arguments, cores, expected):
    assert testing.command(arguments, cores)[3:] == expected


@pytest.fixture
def measured(tmp_path):
    folder = tmp_path / "tests/bench"
    folder.mkdir(parents=True)
    for name, met in (("inbox", True), ("search", False)):
        row = {"name": name, "ratio": 1.5, "baseline": "leer", "target": "<= 1.8", "met": met, "more": 1}
        (folder / f"{name}_bench.py").write_text(
            f"def measures():\n    print('warm')\n    return [{row!r}]\n"
        )
    return tmp_path


def test_measurements_are_found_by_name(measured):
    assert [path.stem for path in bench.chosen(measured, [])] == ["inbox_bench", "search_bench"]
    assert [path.stem for path in bench.chosen(measured, ["search"])] == ["search_bench"]
    with pytest.raises(SetupError, match="inbox, search"):
        bench.chosen(measured, ["nothing"])


def test_a_measurement_tells_the_five_agreed_things(measured, capsys):
    path = measured / "tests/bench/inbox_bench.py"
    assert bench.measures_of(path) == [
        {"name": "inbox", "ratio": 1.5, "baseline": "leer", "target": "<= 1.8", "met": True}
    ]


def test_a_missed_target_shows_in_the_exit_code(measured, capsys):
    (measured / "clerk_app").symlink_to(ROOT / "clerk_app")
    here = Place(measured, measured / "venv")
    machine = FakeSystem().machine()
    assert bench.run(machine, here, ["inbox", "--json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == ["inbox"]
    assert bench.run(machine, here, []) == 1
    assert "NEIN" in capsys.readouterr().out


def test_new_package_lists_carry_hashes_and_no_address(place, tmp_path):
    command = locks.compile_command(place, tmp_path / "out")
    assert {"--universal", "--generate-hashes", "--no-annotate", "--no-header"} <= set(command)
    assert {"--no-emit-index-url", "--no-emit-find-links"} <= set(command)
