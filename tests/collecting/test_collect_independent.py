"""A sender nobody here has written: the package `fitconnect` seals and sends, API v1, metadata 1.0.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fitconnect.fitconnect as independent
import httpx
import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.jose import jwk
from clerk_app.opening.channels import open_channels
from clerk_app.opening.office import OpenOffice, now, open_office
from clerk_app.opening.paths import Home
from clerk_app.services.collecting import Outcome, collect_round
from clerk_app.services.collecting_book import Collector
from clerk_app.services.reading import Box, Filter
from tests.fitconnect_server.cast import SERVICE_IDENTIFIER, Cast, lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.service import Service


@pytest.fixture(scope="module")
def cast() -> Cast:
    return new_cast()


@pytest.fixture
def served(cast: Cast) -> Iterator[tuple[Service, str]]:
    service = Service(cast, "")
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        yield service, address


@pytest.fixture
def sender(served: tuple[Service, str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The package knows only the addresses it was built with; here they are those of the server."""
    _, address = served
    places = {"TOKEN_URL": f"{address}/token", "SUBMISSION_API_URL": f"{address}/submission-api/v1"}
    monkeypatch.setitem(independent._ENVIRONMENT_CONFIG, independent.Environment.TESTING, places)
    cast = served[0].cast
    return independent.FITConnectClient(independent.Environment.TESTING, cast.client_id, cast.client_secret)


def collected(home: Path, address: str, cast: Cast) -> tuple[Outcome, OpenOffice, Any]:
    lay_out(cast, home, address)
    with open_office(home / "amtstisch.db", practice=True, plain=True) as opened:
        with open_channels(Home(home), now, lambda seconds: None) as channels:
            outcome = collect_round(opened.office, channels, Collector("test"), at_once=True)[
                "Testzustellpunkt"
            ]
        (row,) = opened.reader.page(opened.office.actor, Filter(Box.ALL)).rows
        record = opened.reader.case(opened.office.actor, row.id)
        contents = [opened.reader.content(document.sha256) for document in record.documents]
        return outcome, record, contents


def test_what_an_independent_sender_sealed_is_read_and_accepted(
    served: tuple[Service, str], sender: Any, tmp_path: Path
) -> None:
    service, address = served
    data = {"$schema": "https://schema.example/antrag.schema.json", "antrag": {"name": "Öztürk"}}
    said = sender.submission(
        service.cast.destination, SERVICE_IDENTIFIER, data=data, attachments=[b"%PDF-1.7 Plan"]
    )
    outcome, record, contents = collected(tmp_path, address, service.cast)
    assert (outcome.trouble, outcome.tally.stored, outcome.tally.accepted) == (None, 1, 1)
    assert {field.path: field.value for field in record.fields}["antrag/name"] == "Öztürk"
    assert contents == [b"%PDF-1.7 Plan"]
    assert record.submission.submission_id == said["submissionId"]
    assert service.parcels[said["submissionId"]].state == "accepted"


def test_an_independent_reader_opens_what_our_server_gives_out(
    served: tuple[Service, str], sender: Any
) -> None:
    """The imitation itself is checked: the same package fetches and decrypts."""
    service, _ = served
    data = {"$schema": "https://schema.example/antrag.schema.json", "antrag": {}}
    said = sender.submission(service.cast.destination, SERVICE_IDENTIFIER, data=data)
    (listed,) = sender.available_submissions()
    assert listed["submissionId"] == said["submissionId"]
    opened = sender.retrieve_submission(said["submissionId"], jwk.private_jwk(service.cast.inbox))
    assert opened["data_json"] == data


def test_a_secret_in_the_header_is_refused_as_the_service_does(served: tuple[Service, str]) -> None:
    service, address = served
    pair = (service.cast.client_id, service.cast.client_secret)
    refused = httpx.post(f"{address}/token", auth=pair, data={"grant_type": "client_credentials"})
    assert (refused.status_code, refused.json()) == (401, {"error": "invalid_client"})


def test_without_a_name_nobody_is_let_in(served: tuple[Service, str]) -> None:
    _, address = served
    with httpx.Client() as client:
        request = client.build_request("GET", f"{address}/submission-api/.well-known/jwks.json")
        del request.headers["user-agent"]
        assert client.send(request).status_code == 403


def test_a_proxy_that_is_not_there_is_told(cast: Cast, tmp_path: Path) -> None:
    config = lay_out(cast, tmp_path, "http://127.0.0.1:1")
    config.write_text(config.read_text("utf-8") + 'proxy = "http://127.0.0.1:9"\n', "utf-8")
    with (
        open_channels(Home(tmp_path), now, lambda seconds: None) as (channel,),
        pytest.raises(OutsideError, match=r"channel\.unreachable"),
    ):
        list(channel.announcements())
