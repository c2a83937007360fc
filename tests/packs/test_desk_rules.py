"""[[routing]] in authority.toml: read, and turned down with file, line and what to do."""

from __future__ import annotations

import pytest

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.opening.paths import Shipped
from clerk_app.packs.authority import Authority, load_authority
from clerk_app.packs.desk_rules import unknown
from clerk_app.packs.entry import PackError
from clerk_app.packs.loader import load_packs

FIRST = '[[routing]]\nservice = "wohngeld"\nunit = "bauantrag"\n\n'


def written(tmp_path, rules: str) -> Authority:
    """The authority as it is shipped, with rules before its units."""
    shipped = Shipped().authority.read_text(encoding="utf-8")
    path = tmp_path / "authority.toml"
    path.write_text(shipped.replace("[[unit]]", f"{rules}\n[[unit]]", 1), encoding="utf-8")
    return load_authority(path)


def line_of(tmp_path, text: str, occurrence: int = -1) -> int:
    lines = (tmp_path / "authority.toml").read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if line == text][occurrence]


def test_an_authority_says_where_its_cases_go(tmp_path):
    more = '[[routing]]\nservice = "wohngeld"\nprocedure = "weiterleistung"\nunit = "wohngeld"\n'
    more += 'clerk = "a.becker"\nnames = ["A-K", "Sch"]\n'
    found = written(tmp_path, FIRST + more).desk_rules
    assert found == (
        DeskRule("wohngeld", "bauantrag"),
        DeskRule("wohngeld", "wohngeld", "weiterleistung", "a.becker", (("A", "K"), ("Sch", "Sch"))),
    )


def test_the_authority_as_shipped_leaves_it_to_the_packs():
    assert load_authority(Shipped().authority).desk_rules == ()


@pytest.mark.parametrize(
    "second, line, said",
    [
        ('[[routing]]\nservice = "bauantrag"\nunit = "bauhof"\n', 'unit = "bauhof"', "Möglich sind: "),
        ('[[routing]]\nservice = "bauantrag"\nunit = "wohngeld"\nnames = "K-A"\n', 'names = "K-A"', '"A-K"'),
        ('[[routing]]\nservice = "wohngeld"\nunit = "wohngeld"\n', "[[routing]]", "schon eine andere Stelle"),
    ],
    ids=["unit", "names", "twice"],
)
def test_what_cannot_be_is_named_with_its_line(tmp_path, second, line, said):
    with pytest.raises(PackError) as told:
        written(tmp_path, FIRST + second)
    fault = told.value.fault
    assert fault.file.endswith("authority.toml") and said in fault.message
    assert fault.line == line_of(tmp_path, line)


def test_what_is_not_asked_for_is_a_mistake(tmp_path):
    with pytest.raises(PackError, match="Unbekannte Angabe „clerc“"):
        written(tmp_path, FIRST + '[[routing]]\nservice = "bauantrag"\nunit = "wohngeld"\nclerc = "x"\n')


def test_services_and_procedures_no_pack_has_are_named_with_their_line(tmp_path):
    rules = FIRST + '[[routing]]\nservice = "hundesteuer"\nunit = "wohngeld"\n\n'
    rules += '[[routing]]\nservice = "bauantrag"\nprocedure = "abriss"\nunit = "bauantrag"\n'
    authority = written(tmp_path, rules)
    service, procedure = unknown(authority.written_rules, load_packs(Shipped().packs))
    assert service.line == line_of(tmp_path, 'service = "hundesteuer"') and "wohngeld" in service.message
    assert procedure.line == line_of(tmp_path, 'procedure = "abriss"')
    assert "baugenehmigung_vereinfacht" in procedure.message
