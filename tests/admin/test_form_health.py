"""`admin doctor` names what is broken among the form files, with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.admin.command import run_admin
from clerk_app.opening.form_health import of_the_forms
from clerk_app.opening.office import open_office

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">
<xs:element name="a" type="xs:int"/></xs:schema>"""


def findings(folder: Path) -> list[tuple[str, str]]:
    return [(found.state, found.text) for found in of_the_forms(folder)]


def test_the_doctor_tells_where_a_schema_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_office(tmp_path / "amtstisch.db", practice=True, plain=True):
        forms = tmp_path / "formulare"
    (forms / "x").mkdir(parents=True)
    (forms / "x" / "a.xsd").write_text(XSD.replace("xs:int", "xs:fehlt"))
    run_admin(["doctor", "--home", str(tmp_path), "--json"])
    told = [row for row in json.loads(capsys.readouterr().out) if row["check"] == "forms"]
    assert [row["state"] for row in told] == ["warning"]
    assert told[0]["message"].startswith("x/a.xsd, Zeile 2: nicht anwendbar: ")
    assert told[0]["message"].endswith("nicht geprüft und deshalb auch nicht zurückgewiesen.")
    assert ".." not in told[0]["message"]


def test_what_can_be_applied_is_counted_and_an_empty_folder_is_not_mentioned(tmp_path: Path) -> None:
    assert findings(tmp_path) == [] and findings(tmp_path / "fehlt") == []
    (tmp_path / "a.xsd").write_text(XSD)
    (tmp_path / "b.json").write_text('{"$id": "urn:y"}')
    assert [state for state, _ in findings(tmp_path)] == ["fine"]
    assert findings(tmp_path)[0][1].startswith("2 Datenschemata")


def test_a_file_that_keeps_every_channel_from_opening_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "felder.xml").write_text("<a/>")
    ((state, text),) = findings(tmp_path)
    assert state == "fault" and "felder.xml" in text
    (tmp_path / "felder.xml").unlink()
    for number in range(14):
        (tmp_path / f"{number:02}.xsd").write_text("<oops")
    told = findings(tmp_path)
    assert len(told) == 11 and "4 weitere" in told[-1][1]
