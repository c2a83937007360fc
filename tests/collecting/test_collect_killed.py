"""Collectors that are killed at any moment, and several on one database: none lost, none doubled."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.gateways.jose import jwk
from clerk_app.opening.office import open_office
from clerk_app.services.collecting import read_again
from clerk_app.services.reading import Box, Filter
from tests.fitconnect_server.cast import Cast, lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import sealed_parcel
from tests.fitconnect_server.service import Service

from .collector_processes import CollectorProcess, all_answered, prepare, until

LOOP = ("--loop", "--every", "0.2")


@pytest.fixture(scope="module")
def cast() -> Cast:
    return new_cast()


@pytest.fixture
def served(cast: Cast, tmp_path: Path) -> Iterator[Service]:
    service = Service(cast, "")
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        lay_out(cast, tmp_path, address)
        prepare(tmp_path)
        yield service


def lay_in(service: Service, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        service.lay_in(sealed_parcel(service.cast, service.issuer, number, datetime.now(UTC)))


def killed_again_and_again(service: Service, home: Path, rest: int, most: int = 40) -> int:
    """Kills a collector after a random number of requests, until the last ones are left to a living one."""
    dice, kills = random.Random(4), 0
    while sum(parcel.state == "submitted" for parcel in service.parcels.values()) > rest:
        collector = CollectorProcess(home, *LOOP)
        enough = len(service.requests) + dice.randint(8, most)
        _until_spoken(service, collector, enough)
        collector.kill()
        kills += 1
    last = CollectorProcess(home, *LOOP)
    until(lambda: all_answered(service))
    assert last.end() in (0, 1)
    return kills


def _until_spoken(service: Service, collector: CollectorProcess, enough: int) -> None:
    until(lambda: len(service.requests) >= enough or all_answered(service) or not collector.alive)
    assert collector.alive, collector.text


def require_each_once(service: Service, home: Path) -> None:
    with open_office(home / "amtstisch.db", practice=True, plain=True) as opened:
        page = opened.reader.page(opened.office.actor, Filter(Box.ALL), limit=2000)
        assert sorted(row.submission_id for row in page.rows) == sorted(service.parcels)
        assert opened.reader.verify() == ()
        with opened.office.transaction(opened.office.actor) as work:
            assert work.deliveries().unfinished() == ()
    answers = [[kind for kind, _ in parcel.answers] for parcel in service.parcels.values()]
    assert answers == [["accept-submission"]] * len(service.parcels)


@pytest.mark.timeout(300)
def test_a_collector_killed_again_and_again_loses_and_doubles_nothing(
    served: Service, tmp_path: Path
) -> None:
    lay_in(served, 20)
    assert killed_again_and_again(served, tmp_path, rest=5) >= 2
    require_each_once(served, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_five_hundred_submissions_survive_it_too(served: Service, tmp_path: Path) -> None:
    lay_in(served, 500)
    assert killed_again_and_again(served, tmp_path, rest=20, most=150) >= 20
    require_each_once(served, tmp_path)


def test_two_collectors_on_one_database_share_the_work(served: Service, tmp_path: Path) -> None:
    """Whoever is quicker takes a whole round: the post comes until both had something, at most ten times."""
    pair = [CollectorProcess(tmp_path, *LOOP) for _ in range(2)]
    until(lambda: all(collector.rounds for collector in pair))
    for batch in range(10):
        lay_in(served, 10, first=10 * batch)
        until(lambda: all_answered(served))
        if batch > 1 and all(stored_by(pair)):
            break
    codes = [collector.end() for collector in pair]
    assert codes == [0, 0], [collector.text for collector in pair]
    assert sum(stored_by(pair)) == len(served.parcels) and all(stored_by(pair))
    require_each_once(served, tmp_path)


def stored_by(pair: list[CollectorProcess]) -> list[int]:
    return [sum(r["Testzustellpunkt"]["stored"] for r in collector.rounds) for collector in pair]


def test_a_collector_ends_at_once_when_it_is_asked_to(served: Service, tmp_path: Path) -> None:
    collector = CollectorProcess(tmp_path, "--loop", "--every", "600")
    until(lambda: bool(collector.rounds))
    assert collector.end() == 0
    assert collector.rounds[0]["Testzustellpunkt"] == {
        "stored": 0, "accepted": 0, "rejected": 0, "failed": 0, "duplicate": 0, "waiting": 0,
    }  # fmt: skip


def test_one_round_tells_by_its_exit_code_whether_all_went_well(served: Service, tmp_path: Path) -> None:
    lay_in(served, 2)
    served.parcels[next(iter(served.parcels))].document["caseId"] = "broken"
    collector = CollectorProcess(tmp_path)
    assert collector.wait()[0] == 1
    assert '"failed": 1' in collector.text and '"accepted": 1' in collector.text
    assert '"line/channel.answer_malformed"' in collector.text and '"until"' in collector.text
    assert "unverständlich geantwortet (submission.json)" in collector.text


def test_a_service_finds_the_key_that_was_missing_without_a_restart(served: Service, tmp_path: Path) -> None:
    file = tmp_path / "geheim" / "entschluesselung.json"
    right = file.read_text("utf-8")
    other = jwk.generate("other", jwk.ENCRYPTION, jwk.MINIMUM_BITS)
    file.write_text(json.dumps(jwk.private_jwk(other)), "utf-8")
    lay_in(served, 1)
    collector = CollectorProcess(tmp_path, *LOOP)
    until(lambda: any(round_["Testzustellpunkt"]["failed"] for round_ in collector.rounds))
    file.write_text("{", "utf-8")
    until(lambda: "decryption_keys" in collector.text)
    file.write_text(right, "utf-8")
    (parcel,) = served.parcels
    with open_office(tmp_path / "amtstisch.db", practice=True, plain=True) as opened:
        read_again(opened.office, "Testzustellpunkt", parcel)
    until(lambda: all_answered(served))
    assert collector.end() == 1
    require_each_once(served, tmp_path)
