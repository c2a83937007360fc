"""`admin dispatch` sends what has a way and says what has none; `outbox retry` puts letters back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from clerk_app.admin.command import FAULTS, FINE, run_admin
from clerk_app.domain.asking_facts import InformationRequested
from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Claimed
from clerk_app.opening.office import open_office
from clerk_app.services.reading import Box, Filter
from tests.dispatching.reply_office import APPLICATION, SERVICE, applicant_key, reply_channel
from tests.fitconnect_server import replies
from tests.fitconnect_server.cast import Cast, lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import sealed_parcel
from tests.fitconnect_server.service import Service
from tests.fitconnect_server.wishes import Wish


@pytest.fixture(scope="module")
def cast() -> Cast:
    return new_cast()


@pytest.fixture
def service(cast: Cast, tmp_path: Path) -> Iterator[Service]:
    service = Service(cast, "")
    service.offered.append(SERVICE)
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        config = lay_out(cast, tmp_path, address)
        config.write_text(config.read_text("utf-8") + "reply = true\n", encoding="utf-8")
        yield service


def lay_in(service: Service, number: int, extras: dict[str, object]) -> None:
    given = {"service_identifier": SERVICE, "data": APPLICATION, "extras": extras}
    service.lay_in(sealed_parcel(service.cast, service.issuer, number, datetime.now(UTC), **given))


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = run_admin([*words, "--home", str(folder), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_what_came_in_is_acknowledged_with_the_next_round(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_in(service, 1, reply_channel())
    lay_in(service, 2, {"replyChannel": {"eMail": {"address": "buerger@example.org"}}})
    assert asked(tmp_path, capsys, "collect")[0] == FINE
    nothing = {"failed": 0, "uncertain": 0}
    assert asked(tmp_path, capsys, "dispatch") == (
        FINE,
        {
            "Testzustellpunkt": {"sent": 1, "waiting": 0} | nothing,
            "acknowledge": {"sent": 0, "waiting": 1} | nothing,
        },
    )
    (reply,) = service.replies.values()
    assert replies.opened(reply, applicant_key()).data["betreff"] == "Eingang Ihres Antrags"
    code = run_admin(["outbox", "--home", str(tmp_path)])
    assert code == FINE
    assert "kein Antwortweg eingerichtet (E-Mail)" in capsys.readouterr().out


def test_without_a_way_nothing_is_sent_and_that_is_said(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8").replace("reply = true", "reply = false"), encoding="utf-8")
    lay_in(service, 1, reply_channel())
    asked(tmp_path, capsys, "collect")
    code, said = asked(tmp_path, capsys, "dispatch")
    assert (code, said["error"]) == (FAULTS, "config.no_replies")
    assert service.replies == {}


def test_overdue_letters_are_named_only_where_a_way_is_there(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_in(service, 1, {"replyChannel": {"eMail": {"address": "buerger@example.org"}}})
    asked(tmp_path, capsys, "collect")
    assert overdue(tmp_path, capsys)["state"] == "fine"
    lay_in(service, 2, reply_channel())
    asked(tmp_path, capsys, "collect")
    found = overdue(tmp_path, capsys)
    assert (found["state"], "1 überfällig" in found["message"]) == ("warning", True)


def overdue(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    with open_office(folder / "amtstisch.db", plain=True) as opened, opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE outbox SET due_at = '2020-01-01T00:00:00.000000+00:00'")
    _, said = asked(folder, capsys, "doctor")
    return dict(next(row for row in said if row["check"] == "outbox"))


def test_a_failed_letter_goes_out_after_somebody_has_looked(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_in(service, 1, reply_channel())
    asked(tmp_path, capsys, "collect")
    service.moods.wishes.append(Wish("422", "PUT .*/replies/[^/]+$"))
    assert asked(tmp_path, capsys, "dispatch")[0] == FAULTS
    code, said = asked(tmp_path, capsys, "outbox")
    (stuck,) = said["stuck"]
    assert (code, stuck["state"]) == (FAULTS, "failed")
    refused, told = asked(tmp_path, capsys, "outbox", "retry", stuck["id"], "--reason", "  ")
    assert (refused, told["error"]) == (FAULTS, "outbox.no_reason")
    code, told = asked(tmp_path, capsys, "outbox", "retry", stuck["id"], "--reason", "Schema war falsch")
    assert (code, told["was"]) == (FINE, "failed")
    assert asked(tmp_path, capsys, "dispatch")[1]["Testzustellpunkt"]["sent"] == 1
    assert [reply.state for reply in service.replies.values()] == ["submitted"]
    assert journal(tmp_path)[-3:] == ["dispatch_failed", "letter_retried", "dispatched"]
    again, told = asked(tmp_path, capsys, "outbox", "retry", stuck["id"], "--reason", "noch einmal")
    assert (again, told["error"]) == (FAULTS, "outbox.not_stuck")


def test_a_letter_the_service_forgot_gets_a_new_number(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_in(service, 1, reply_channel())
    asked(tmp_path, capsys, "collect")
    service.moods.wishes.append(Wish("drop-before", "PUT .*/replies/[^/]+$"))
    service.moods.wishes.append(Wish("500", "GET .*/events", times=9))
    asked(tmp_path, capsys, "dispatch")
    service.moods.wishes.clear()
    service.replies.clear()
    service._reply_events.clear()
    rested(tmp_path)
    assert asked(tmp_path, capsys, "dispatch")[1]["Testzustellpunkt"]["failed"] == 1
    (stuck,) = asked(tmp_path, capsys, "outbox")[1]["stuck"]
    asked(tmp_path, capsys, "outbox", "retry", stuck["id"], "--reason", "Dienst wurde neu aufgesetzt")
    assert asked(tmp_path, capsys, "dispatch")[1]["Testzustellpunkt"]["sent"] == 1
    assert [reply.submitted for reply in service.replies.values()] == [1]


def rested(folder: Path) -> None:
    with open_office(folder / "amtstisch.db", plain=True) as opened, opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE outbox SET retry_at = NULL")


def journal(folder: Path) -> list[str]:
    with open_office(folder / "amtstisch.db", plain=True) as opened:
        (row,) = opened.reader.page(opened.office.actor, Filter(Box.ALL)).rows
        return [entry.kind for entry in opened.reader.case(opened.office.actor, row.id).timeline]


def test_requests_go_by_the_inbox_only_where_that_is_said(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_in(service, 1, reply_channel())
    asked(tmp_path, capsys, "collect")
    ask_applicant(tmp_path)
    told = asked(tmp_path, capsys, "dispatch")[1]
    assert (told["Testzustellpunkt"]["sent"], told["information_request"]["waiting"]) == (1, 1)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8") + "reply_requests = true\n", encoding="utf-8")
    told = asked(tmp_path, capsys, "dispatch")[1]
    assert (told["Testzustellpunkt"]["sent"], "information_request" in told) == (1, False)
    arts = [replies.opened(reply, applicant_key()).data["art"] for reply in service.replies.values()]
    assert arts == ["eingangsbestaetigung", "nachforderung"]


def ask_applicant(folder: Path) -> None:
    with open_office(folder / "amtstisch.db", plain=True) as opened:
        office = opened.office
        [row] = opened.reader.page(office.actor, Filter(Box.ALL)).rows
        with office.transaction(office.actor) as work:
            work.record(Claimed(row.id, 1, CaseState.CHECKING, office.actor.login))
            told = (("mietvertrag",), date(2099, 12, 14), work.keep(b"%PDF-1.7"))
            work.record(InformationRequested(row.id, 2, CaseState.AWAITING_APPLICANT, *told))
            work.commit()
