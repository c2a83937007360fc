"""The configuration check names every rule of responsibility that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.opening.health import examine
from clerk_app.opening.office import OpenOffice, now
from clerk_app.opening.paths import Home, Shipped
from clerk_app.opening.routing_health import of_the_routing, of_the_telling
from clerk_app.packs.loader import load_packs
from clerk_app.storage.postgres import provisioning
from clerk_app.storage.queries import SqlReader
from tests.journeys.shared_desks import PEOPLE, UNITS
from tests.office_kit import practice_office
from tests.packs.test_desk_rules import written
from tests.tools.postgres import lent_server
from tests.tools.shared_office import SharedOffice, furnished


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


@pytest.mark.parametrize(
    "login, state, said",
    [
        ("postgres", "warning", "t.wagner (Fahrerlaubnisbehörde)"),
        ("a.becker", "warning", "t.wagner (Fahrerlaubnisbehörde)"),
        ("{office}_migrator", "warning", "darf Einheiten und Personen"),
    ],
)
def test_in_the_shared_office_it_says_what_this_login_can_see(shared, tmp_path, login, state, said):
    rule = '[[routing]]\nservice = "fahrerlaubnis"\nunit = "fahrerlaubnis"\nclerk = "t.wagner"\n'
    reader = SqlReader(shared.engine(login.replace("{office}", shared.name)), now)
    found = of_the_routing(written(tmp_path, rule), load_packs(Shipped().packs), reader)
    assert found.state == state and said in found.text


def test_it_says_which_rules_the_database_was_not_told_of(shared, tmp_path):
    rule = '[[routing]]\nservice = "fahrerlaubnis"\nunit = "wohngeld"\n'
    authority, engine = written(tmp_path, rule), shared.engine("postgres")
    (found,) = of_the_telling(engine, authority)
    assert (
        found.state == "fault" and "fahrerlaubnis (wohngeld)" in found.text and "„admin units“" in found.text
    )
    assert list(of_the_telling(shared.engine("a.becker"), authority)) == []
    before = written(tmp_path, "").desk_rules
    for rules in (authority.desk_rules, before):
        provisioning.run(engine, [provisioning.routing_script({(one.service, one.unit) for one in rules})])
    assert list(of_the_telling(engine, written(tmp_path, ""))) == []
    assert len(list(of_the_telling(engine, authority))) == 1


@pytest.fixture(scope="module")
def shared() -> Iterator[SharedOffice]:
    yield from furnished(lent_server(), PEOPLE, UNITS)
