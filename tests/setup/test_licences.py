"""Whose work travels with the program is written down, completely and today."""

from __future__ import annotations

from email.message import Message
from pathlib import Path

import pytest

from clerk_app.setup.licences import enclosed, stated
from clerk_app.setup.lockfile import pins

ROOT = Path(__file__).resolve().parents[2]
STRANGERS = ("fonts", "icons", "hyphenation")


def told(**fields: str) -> Message:
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License_Expression": "MIT", "License": "Other"}, "MIT"),
        ({"License": "BSD License"}, "BSD License"),
        ({"License": "word " * 200, "Classifier": "License :: OSI Approved :: MIT License"}, "MIT License"),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, "MIT License"),
        ({"Classifier": "Topic :: Office"}, ""),
    ],
)
def test_a_licence_is_taken_from_where_the_package_says_it_best(fields, expected):
    assert stated(told(**fields)) == expected


def test_every_package_is_named_with_its_version_and_licence():
    rows = (ROOT / "THIRD-PARTY.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| ")]
    named = {(cell[0], cell[1]) for cell in cells if all(cell)}
    wanted = {
        (pin.name, pin.version) for pin in pins((ROOT / "resources/requirements.lock").read_text("utf-8"))
    }
    assert wanted - named == set(), "run: python -m clerk_app.setup.licences"


def test_every_enclosed_licence_is_named():
    text = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
    missing = [row for row in enclosed(ROOT / "resources") if f"| {row[0]} | {row[1]} |" not in text]
    assert missing == [], "run: python -m clerk_app.setup.licences"


@pytest.mark.parametrize("folder", STRANGERS)
def test_work_of_others_lies_beside_its_licence(folder):
    files = [path for path in (ROOT / "resources" / folder).rglob("*") if path.is_file()]
    covered = {ROOT / place for place, _, _ in enclosed(ROOT / "resources")}
    assert files
    assert [path for path in files if not covered & set(path.parents)] == []


def test_the_licence_of_the_program_is_there_in_full():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert "15. Applicable Law" in text
    assert "Appendix" in text
