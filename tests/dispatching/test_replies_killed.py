"""The dispatcher is killed at every step of an answer: each acknowledgement arrives exactly once."""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.admin.command import FINE, run_admin
from clerk_app.opening.office import open_office
from clerk_app.storage.engine import open_sqlite
from tests.fitconnect_server import replies
from tests.fitconnect_server.cast import Cast, lay_out, new_cast
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import sealed_parcel
from tests.fitconnect_server.service import Reply, Request, Service
from tests.fitconnect_server.wishes import Wish

from .reply_office import APPLICATION, SERVICE, applicant_key, reply_channel
from .reply_processes import dispatching, killed

STEPS = (r"POST .*/replies$", r"PUT .*/replies/[^/]+/attachments/", r"PUT .*/replies/[^/]+$")
MOST = 60.0
BLOWS = [
    pytest.param(when, step, marks=() if (when, step) == ("after", STEPS[2]) else pytest.mark.long)
    for when in ("before", "after")
    for step in STEPS
]


class Watched(Service):
    """Calls whoever listens before and after it has done what was asked."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast, "")
        self.offered.append(SERVICE)
        self.reached = Counter[str]()

    def answer(self, request: Request) -> Reply:
        said = f"{request.method} {request.path}"
        self._note(said, "before")
        try:
            return super().answer(request)
        finally:
            self._note(said, "after")

    def _note(self, said: str, when: str) -> None:
        for step in STEPS:
            if re.fullmatch(r"(?:POST|PUT) \S+", said) and re.search(step, said):
                self.reached[f"{when} {step}"] += 1


@pytest.fixture(scope="module")
def cast() -> Cast:
    return new_cast()


@pytest.fixture
def served(cast: Cast, tmp_path: Path) -> Iterator[Watched]:
    service = Watched(cast)
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        config = lay_out(cast, tmp_path, address)
        config.write_text(config.read_text("utf-8") + "reply = true\n", encoding="utf-8")
        yield service


def lay_in(service: Service, home: Path, count: int) -> None:
    with open_office(home / "amtstisch.db", plain=True):
        """Readable for processes without the key store of this one."""
    at = datetime.now(UTC)
    given = {"service_identifier": SERVICE, "data": APPLICATION, "extras": reply_channel(), "attachments": ()}
    for number in range(count):
        service.lay_in(sealed_parcel(service.cast, service.issuer, number, at, **given))
    assert run_admin(["collect", "--home", str(home)]) == FINE


def hurry(home: Path) -> None:
    """Leases of the dead and pauses are over sooner than they would be."""
    with open_sqlite(home / "amtstisch.db").begin() as connection:
        connection.exec_driver_sql(
            "UPDATE outbox SET retry_at = NULL WHERE retry_at IS NOT NULL AND state <> 'sent'"
        )


def require_each_once(service: Service, home: Path) -> None:
    done = [reply for reply in service.replies.values() if reply.state == "submitted"]
    assert Counter(reply.case for reply in done) == Counter(p.case for p in service.parcels.values())
    references = {replies.opened(reply, applicant_key()).data["aktenzeichen"] for reply in done}
    assert len(references) == len(done)
    with open_office(home / "amtstisch.db", plain=True) as opened:
        with opened.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT state, remote_id FROM outbox").all()
            entries = connection.exec_driver_sql("SELECT entry FROM journal").scalars().all()
        assert opened.reader.verify() == ()
    assert {state for state, _ in rows} == {"sent"}
    assert {number for _, number in rows} == {reply.id for reply in done}
    told = [one for one in map(json.loads, entries) if one["kind"] == "dispatched"]
    assert Counter(one["facts"]["remote_id"] for one in told) == Counter(reply.id for reply in done)


def until_sent(service: Service, home: Path, count: int) -> None:
    process, begun = dispatching(home), time.monotonic()
    try:
        while _left(home) and time.monotonic() < begun + MOST:
            time.sleep(0.3)
            hurry(home)
    finally:
        killed(process)
    assert len(service.parcels) == count
    assert _left(home) == 0


def _left(home: Path) -> int:
    with open_sqlite(home / "amtstisch.db").connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM outbox WHERE state <> 'sent'")
        return int(found.scalar_one())


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("when", "step"), BLOWS)
def test_killed_at_a_step_it_still_arrives_once(
    served: Watched, tmp_path: Path, step: str, when: str
) -> None:
    """The server holds its answer back, so that the blow falls where it is meant to."""
    lay_in(served, tmp_path, 1)
    served.moods.wishes.append(Wish("hang" if when == "before" else "hang-after", step, value=3.0))
    process = dispatching(tmp_path)
    begun = time.monotonic()
    while not served.reached[f"before {step}"] and time.monotonic() < begun + MOST:
        time.sleep(0.02)
    time.sleep(0.2)
    killed(process)
    assert served.reached[f"before {step}"] == 1, "the blow missed"
    until_sent(served, tmp_path, 1)
    require_each_once(served, tmp_path)
    assert max(reply.submitted for reply in served.replies.values()) == 1


@pytest.mark.long
@pytest.mark.timeout(400)
def test_killed_again_and_again_while_the_line_fails(served: Watched, tmp_path: Path) -> None:
    lay_in(served, tmp_path, 25)
    dice = random.Random(5)
    for kind in ("drop-after", "503-after", "429", "500", "drop-before", "truncate"):
        served.moods.wishes.append(Wish(kind, dice.choice(STEPS), times=3, skip=dice.randrange(6), value=0))
    kills, begun = 0, time.monotonic()
    while _left(tmp_path) and time.monotonic() < begun + 240:
        process = dispatching(tmp_path)
        time.sleep(dice.uniform(1.0, 3.0))
        killed(process)
        kills += 1
        hurry(tmp_path)
    require_each_once(served, tmp_path)
    announced = len(served.replies)
    print(f"25 letters, {kills} kills, {announced} announced, {time.monotonic() - begun:.0f} s")
    assert kills >= 5
