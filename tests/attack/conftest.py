"""One server and one prepared office for all attempts; each attempt is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tools.postgres import Server, running_server
from tests.tools.shared_office import SharedOffice, furnished

from .ground import prepare


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from running_server()


@pytest.fixture(scope="session")
def ground(server: Server) -> Iterator[SharedOffice]:
    for office in furnished(server):
        prepare(office)
        with office.connect() as connection:
            connection.execute("ANALYZE")
        yield office


@pytest.fixture
def office(server: Server) -> Iterator[SharedOffice]:
    """An office for tests that leave traces."""
    for office in furnished(server):
        prepare(office)
        yield office
