"""A line that goes dead is reported within ten seconds, whatever the desk was doing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Noted
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.postgres.engine import open_postgres
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions

from ..conftest import BECKER, SharedFiling
from .swallowing_line import SwallowingLine

MOST = 10.0


@pytest.fixture
def line(shared_filing: SharedFiling) -> Iterator[SwallowingLine]:
    line = SwallowingLine(shared_filing.office.server.port)
    yield line
    line.close()


@pytest.fixture
def desk(shared_filing: SharedFiling, line: SwallowingLine) -> Iterator[sa.Engine]:
    url = f"postgresql://{BECKER.login}@127.0.0.1:{line.port}/{shared_filing.office.name}?sslmode=disable"
    engine = open_postgres(url, weak_line=True)
    yield engine
    engine.dispose()


def reported_after(act: Callable[[], object]) -> float:
    """Seconds until the desk hears of it; anything but trouble at the line is a failure."""
    begun = time.monotonic()
    with pytest.raises(OutsideError) as told:
        act()
    assert told.value.code in {"database.failed", "database.outcome_unknown"}
    return time.monotonic() - begun


@pytest.mark.long
def test_a_line_dead_before_a_question_is_reported(
    shared_filing: SharedFiling, line: SwallowingLine, desk: sa.Engine
) -> None:
    reader = SqlReader(desk, shared_filing.clock)
    reader.page(BECKER, Filter(Box.TEAM))
    line.dead = True
    seconds = reported_after(lambda: reader.page(BECKER, Filter(Box.TEAM)))
    print(f"reported after {seconds:.1f} s")
    assert seconds <= MOST


@pytest.mark.long
def test_a_line_dying_while_an_act_is_on_its_way_is_reported(
    shared_filing: SharedFiling, line: SwallowingLine, desk: sa.Engine
) -> None:
    case = shared_filing.receive()

    def act() -> None:
        with transactions(desk, shared_filing.clock)(BECKER) as work:
            line.dead = True
            work.record(Noted(case, "", True, "unterwegs"))
            work.commit()

    seconds = reported_after(act)
    print(f"reported after {seconds:.1f} s")
    assert seconds <= MOST


@pytest.mark.long
def test_a_server_that_is_only_slow_is_waited_for(
    shared_filing: SharedFiling, line: SwallowingLine, desk: sa.Engine
) -> None:
    with desk.connect() as connection:
        assert connection.scalar(sa.text("SELECT 1 FROM pg_sleep(9)")) == 1
        killer = threading.Timer(0.5, lambda: setattr(line, "dead", True))
        killer.start()
        begun = time.monotonic()
        with pytest.raises(sa.exc.DBAPIError):
            connection.execute(sa.text("SELECT pg_sleep(25)"))
        assert time.monotonic() - begun <= MOST
