"""In the shared office the letters are sent by a login that does nothing else, and put back by people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from clerk_app.admin.command import FAULTS, FINE, run_admin
from tests.dispatching.reply_office import APPLICATION, SERVICE, applicant_key, reply_channel
from tests.fitconnect_server import replies
from tests.fitconnect_server.cast import lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import sealed_parcel
from tests.fitconnect_server.service import Service
from tests.fitconnect_server.wishes import Wish
from tests.tools.postgres import SUPERUSER

from .conftest import Headless

SENDER, LEADER = "versand", "l.wohngeld"
PEOPLE = (
    (SENDER, "Versandstelle", "dispatch"),
    (LEADER, "L. Wohngeld", "supervisor"),
    ("eingang", "Posteingang", "mailroom"),
)


@pytest.fixture
def service(it: Headless) -> Iterator[Service]:
    for login, name, role in PEOPLE:
        words = ("--person", name, "--role", role, "--unit", "wohngeld")
        it.value(SUPERUSER, "users", "add", login, *words)
    service = Service(new_cast(), "")
    service.offered.append(SERVICE)
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        config = lay_out(service.cast, it.home, address)
        config.write_text(config.read_text("utf-8") + "reply = true\n", encoding="utf-8")
        given = {"service_identifier": SERVICE, "data": APPLICATION, "extras": reply_channel()}
        service.lay_in(sealed_parcel(service.cast, service.issuer, 1, datetime.now(UTC), **given))
        yield service


def asked(it: Headless, login: str, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = run_admin([*words, "--database", it.url(login), "--home", str(it.home), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_login_that_only_sends_acknowledges_and_a_person_puts_back(
    it: Headless, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(it, "eingang", capsys, "collect")[0] == FINE
    code, told = asked(it, "eingang", capsys, "dispatch")
    assert (code, told["error"]) == (FAULTS, "person.not_entitled")
    service.moods.wishes.append(Wish("422", "PUT .*/replies/[^/]+$"))
    code, told = asked(it, SENDER, capsys, "dispatch")
    assert (code, told["Testzustellpunkt"]["failed"]) == (FAULTS, 1)
    (stuck,) = asked(it, SENDER, capsys, "outbox")[1]["stuck"]
    back = ("outbox", "retry", stuck["id"], "--reason", "Mit dem Dienst geklärt")
    assert asked(it, SENDER, capsys, *back)[0] == FAULTS
    assert asked(it, LEADER, capsys, *back)[0] == FINE
    assert asked(it, SENDER, capsys, "dispatch")[1]["Testzustellpunkt"]["sent"] == 1
    (reply,) = service.replies.values()
    assert replies.opened(reply, applicant_key()).data["betreff"] == "Eingang Ihres Antrags"
    assert it.value(SUPERUSER, "verify") == []
