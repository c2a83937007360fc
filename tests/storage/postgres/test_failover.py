"""The server dies while desks are writing: the standby takes over, and nothing acknowledged is lost."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Noted
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.unit_of_work import transactions
from tests.tools.postgres import Server, require_available
from tests.tools.shared_office import SharedOffice, furnished
from tests.tools.standby import follow, kill, promote, start_primary, synchronous

from ..conftest import BECKER, START, SharedFiling
from .acknowledged import Desks
from .swallowing_line import SwallowingLine

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
NOTICED = 1.0  # seconds until the cluster's watchman would act; set here, in service IT's choice
RUNS = 20


@pytest.fixture(autouse=True)
def needs_servers() -> None:
    require_available()


@dataclass(frozen=True)
class Pair:
    primary: Server
    standby: Server
    line: SwallowingLine
    office: SharedOffice
    case: str

    def engine(self, login: str) -> sa.Engine:
        ports = f"{self.primary.port},{self.standby.port}"
        places = f"host=127.0.0.1,127.0.0.1&port={ports}&sslmode=disable"
        return open_postgres(f"postgresql://{login}@/{self.office.name}?{places}", weak_line=True)


@contextmanager
def pair(*, waits: bool) -> Iterator[Pair]:
    primary = start_primary()
    building = furnished(primary)  # never finished: its server does not outlive the test
    office = next(building)
    case = SharedFiling(office).receive()
    office.close()
    line = SwallowingLine(primary.port)
    standby = follow(primary, line.port)
    if waits:
        synchronous(primary)
    yield Pair(primary, standby, line, office, case)
    line.close()
    for server in (primary, standby):
        try:
            server.stop()
        except RuntimeError:
            continue  # it is the dead one
    for server in (primary, standby):
        shutil.rmtree(server.folder, ignore_errors=True)


def take_over(servers: Pair, *, cut_first: float = 0.0) -> tuple[Desks, sa.Engine]:
    desk = servers.engine(BECKER.login)
    desks = Desks(desk, BECKER, servers.case)
    desks.begin(4)
    time.sleep(1.5)
    if cut_first:
        servers.line.dead = True
        time.sleep(cut_first)
    kill(servers.primary)
    time.sleep(NOTICED)
    promote(servers.standby)
    time.sleep(2.0)
    desks.end()
    desk.dispose()
    owner = open_postgres(servers.standby.url(servers.office.name), weak_line=True)
    return desks, owner


def proven(servers: Pair, desks: Desks, owner: sa.Engine) -> None:
    assert desks.lost(owner) == []
    assert desks.doubled(owner) == []
    assert desks.wrongly_denied(owner) == []
    survivor = SharedFiling(SharedOffice(servers.standby, servers.office.name))
    assert survivor.reader.verify() == ()


@pytest.mark.parametrize("turn", range(RUNS))
def test_a_standby_that_is_waited_for_loses_nothing(turn: int) -> None:
    with pair(waits=True) as servers:
        desks, owner = take_over(servers, cut_first=0.4 if turn % 4 == 3 else 0.0)
        print(f"{len(desks.told)} told, {len(desks.troubles)} troubles, gap {desks.gap():.2f} s")
        assert len(desks.told) > 50
        proven(servers, desks, owner)
        assert desks.gap() <= 0.4 + NOTICED + 2.0
        owner.dispose()


def test_a_standby_nobody_waits_for_may_lose_what_was_acknowledged() -> None:
    """The control: without it, finding no loss above would prove nothing."""
    with pair(waits=False) as servers:
        desks, owner = take_over(servers, cut_first=0.5)
        print(f"{len(desks.told)} told, {len(desks.lost(owner))} lost")
        assert desks.lost(owner)
        owner.dispose()


def test_a_commit_that_stopped_waiting_for_the_standby_is_not_called_safe() -> None:
    with pair(waits=True) as servers:
        servers.line.dead = True
        desk = servers.engine(BECKER.login)
        impatient = threading.Timer(1.0, _stop_waiting, (servers.primary, servers.office.name))
        impatient.start()
        with pytest.raises(OutsideError) as told:
            _note(desk, servers.case)
        assert told.value.code == "database.not_replicated"
        impatient.join()
        desk.dispose()


def _note(desk: sa.Engine, case: str) -> None:
    with transactions(desk, lambda: START)(BECKER) as work:
        work.record(Noted(case, "", True, "nur hier"))
        work.commit()


def _stop_waiting(server: Server, name: str) -> None:
    with psycopg.connect(server.url(name), autocommit=True) as owner:
        owner.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
