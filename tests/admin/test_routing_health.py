"""The configuration check names every rule of responsibility that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.opening.health import examine
from clerk_app.opening.office import OpenOffice
from clerk_app.opening.paths import Home
from tests.office_kit import practice_office
from tests.packs.test_desk_rules import written


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with practice_office(tmp_path) as office:
        yield office


def told(opened: OpenOffice, tmp_path: Path, *rules: str) -> tuple[str, str]:
    entries = "\n".join(f"[[routing]]\n{rule}\n" for rule in rules)
    ruled = replace(opened, authority=written(tmp_path, entries))
    (found,) = (
        one for one in examine(ruled, tmp_path / "office.db", Home(tmp_path)) if one.name == "routing"
    )
    return found.state, found.text


def test_without_rules_the_packs_decide(opened, tmp_path):
    state, text = told(opened, tmp_path)
    assert state == "fine" and text.startswith("Keine eigene Zuständigkeitsregel")


def test_rules_that_lead_somewhere_are_fine(opened, tmp_path):
    rule = 'service = "wohngeld"\nunit = "wohngeld"\nclerk = "a.becker"'
    state, text = told(opened, tmp_path, rule)
    assert state == "fine" and text.startswith("1 Zuständigkeitsregel;")


@pytest.mark.parametrize("login", ["t.wagner", "n.niemand", "poststelle"])
def test_a_clerk_who_is_not_there_is_a_gap(opened, tmp_path, login):
    state, text = told(opened, tmp_path, f'service = "wohngeld"\nunit = "wohngeld"\nclerk = "{login}"')
    assert state == "warning" and login in text and "unzugewiesen" in text


def test_a_service_no_pack_has_is_a_fault_with_its_line(opened, tmp_path):
    state, text = told(opened, tmp_path, 'service = "hundesteuer"\nunit = "wohngeld"')
    assert state == "fault" and "authority.toml, Zeile" in text and "hundesteuer" in text


def test_a_unit_the_database_does_not_know_is_a_fault(opened, tmp_path):
    new = 'service = "wohngeld"\nunit = "neu"\n\n[[unit]]\nid = "neu"\nname = "Neu"\naddress = ["Platz 1"]'
    state, text = told(opened, tmp_path, new)
    assert state == "fault" and "„neu“ ist nicht angelegt" in text
