"""One office behind TLS and Kerberos for all tests of the line; each begins with the usual rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tools.guarded_office import (
    LOGIN,
    PASSWORD,
    GuardedOffice,
    debian_server,
    guarded_office,
)

from ..conftest import SharedFiling


@pytest.fixture(scope="session")
def _guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuardedOffice]:
    binaries = debian_server()
    if binaries is None:
        pytest.skip("auf diesem Rechner fehlt ein PostgreSQL mit TLS (Paket postgresql)")
    with guarded_office(tmp_path_factory.mktemp("line"), binaries) as guarded:
        guarded.case = SharedFiling(guarded.office).receive()
        with guarded.office.connect() as administrator:
            administrator.execute(f"ALTER ROLE \"{LOGIN}\" PASSWORD '{PASSWORD}'")
        guarded.office.close()
        yield guarded


@pytest.fixture
def guarded(_guarded: GuardedOffice) -> GuardedOffice:
    _guarded.let_in()
    return _guarded
