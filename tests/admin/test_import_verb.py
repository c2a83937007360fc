"""`admin import` takes together what is one arrival, as the import folder does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.admin.command import FINE, run_admin
from clerk_app.opening.office import open_office

TIFF = b"II*\0" + b"\0" * 60


@pytest.mark.parametrize("swapped", [False, True])
def test_a_scan_and_its_sidecar_given_together_are_one_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], swapped: bool
) -> None:
    (tmp_path / "post").mkdir()
    scan, table, other = (tmp_path / "post" / name for name in ("scan.tif", "scan.csv", "zwei.tif"))
    scan.write_bytes(TIFF)
    table.write_text("Nachname;Vorname\nMuster;Erika\n")
    other.write_bytes(TIFF + b"2")
    home = tmp_path / "buero"
    with open_office(home / "amtstisch.db", practice=True, plain=True) as opened:
        files = (table, other, scan) if swapped else (scan, table, other)
        assert run_admin(["import", *map(str, files), "--home", str(home), "--json"]) == FINE
        told = json.loads(capsys.readouterr().out)
        assert [one["result"] for one in told] == ["accepted", "accepted"]
        together = next(one for one in told if one["companions"])
        assert {together["path"], *together["companions"]} == {str(scan), str(table)}
        record = opened.reader.case(opened.office.actor, together["case"])
        assert {field.value for field in record.fields} >= {"Muster", "Erika"}
        assert sorted(paper.name for paper in record.documents) == ["scan.csv", "scan.tif"]
        assert len({one["case"] for one in told}) == 2
    assert scan.read_bytes() == TIFF and table.exists()
