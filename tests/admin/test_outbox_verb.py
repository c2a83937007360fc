"""`admin outbox` and `admin doctor` name what is stuck, and are calm about the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clerk_app.admin.command import FAULTS, FINE, run_admin
from clerk_app.opening.office import OpenOffice, open_office
from clerk_app.services import dispatching
from clerk_app.services.dispatching import Dispatcher
from tests.dispatching.way_out import ACKNOWLEDGING, WayOut
from tests.office_kit import receive

SLOW = Dispatcher("one", first_pause=timedelta(0), longest_pause=timedelta(0))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with open_office(tmp_path / "amtstisch.db", practice=True, plain=True) as opened:
        yield opened


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run_admin([*words, "--home", str(folder)])
    return code, capsys.readouterr().out


def health(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    _, said = asked(folder, capsys, "doctor", "--json")
    return dict(next(row for row in json.loads(said) if row["check"] == "outbox"))


def send(opened: OpenOffice, way: WayOut, times: int = 1) -> None:
    for number in range(times):
        me = replace(SLOW, holder=f"d{number}")
        dispatching.dispatch_round(opened.office, {ACKNOWLEDGING: way}, me)


def test_what_waits_is_counted_with_its_age(
    opened: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(opened, "wohngeld", "erstantrag_mietzuschuss", 1)
    code, said = asked(tmp_path, capsys, "outbox")
    told = "1 Eingangsbestätigung wartet älteste: 0 Min. kein Antwortweg eingerichtet (Post)"
    assert (code, said.split()) == (FINE, told.split())
    code, said = asked(tmp_path, capsys, "outbox", "--json")
    (count,) = json.loads(said)["counts"]
    assert (count["kind"], count["state"], count["count"]) == ("acknowledge", "waiting", 1)
    assert 0 <= count["oldest_age_seconds"] < 600
    assert health(tmp_path, capsys)["state"] == "fine"


def test_what_failed_is_a_fault_and_named(
    opened: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss", 1)
    send(opened, WayOut(*["announce refused"] * dispatching.ENOUGH), dispatching.ENOUGH)
    code, said = asked(tmp_path, capsys, "outbox")
    assert code == FAULTS
    assert "Zu klären:" in said
    assert f"Eingangsbestätigung gescheitert, Vorgang {case}" in said
    assert "Anschrift fehlt" in said
    found = health(tmp_path, capsys)
    assert found["state"] == "fault"
    assert "1 gescheitert" in found["message"]


def test_what_is_uncertain_is_a_hint(
    opened: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(opened, "wohngeld", "erstantrag_mietzuschuss", 1)
    me = Dispatcher("one")
    ways = {ACKNOWLEDGING: WayOut("deliver after", "status before")}
    dispatching.dispatch_round(opened.office, ways, me)
    code, said = asked(tmp_path, capsys, "outbox", "--json")
    (stuck,) = json.loads(said)["stuck"]
    assert (code, stuck["state"], stuck["attempts"]) == (FINE, "uncertain", 1)
    assert health(tmp_path, capsys)["state"] == "warning"


def test_what_no_way_is_there_for_is_counted_but_not_overdue(
    opened: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(opened, "wohngeld", "erstantrag_mietzuschuss", 1)
    with opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE outbox SET due_at = '2020-01-01T00:00:00.000000+00:00'")
    found = health(tmp_path, capsys)
    assert found["state"] == "fine"
    assert "1 warten auf einen Antwort- oder Versandweg" in found["message"]
