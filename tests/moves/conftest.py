"""One filing room on a file and one on a server, in which many days are played one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clerk_app.domain.facts import MemberAdded, UnitAdded
from tests.storage.conftest import Filing, SharedFiling
from tests.tools.embedded_file import lay_down
from tests.tools.postgres import Server, running_server
from tests.tools.shared_office import UNITS, SharedOffice, furnished

from .desks import Desk
from .machine import PEOPLE, WITHDRAWN


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from running_server()


@pytest.fixture(scope="module")
def office(server: Server) -> Iterator[SharedOffice]:
    for office in furnished(server, PEOPLE):
        with office.connect() as owner:
            for role in ("clerk", "supervisor"):
                owner.execute("SELECT setup.withdraw(%s, 'wohngeld', %s)", (WITHDRAWN, role))
        yield office


@pytest.fixture(scope="module")
def shared_desk(office: SharedOffice) -> Desk:
    return Desk(SharedFiling(office), PEOPLE, WITHDRAWN)


@pytest.fixture(scope="module")
def embedded_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    filing = Filing(lay_down(tmp_path_factory.mktemp("moves") / "office.db"))
    with filing.transaction(PEOPLE[0]) as work:
        for unit, name in UNITS.items():
            work.record(UnitAdded("", unit, name))
        for one in PEOPLE:
            for m in one.memberships:
                work.record(MemberAdded("", one.login, one.person, m.unit, m.role.value, one.name))
        work.commit()
    filing.raw("DELETE FROM memberships WHERE login = :login", login=WITHDRAWN)
    return Desk(filing, PEOPLE, WITHDRAWN)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest) -> Desk:
    name = "embedded_desk" if request.param == "sqlite" else "shared_desk"
    found = request.getfixturevalue(name)
    assert isinstance(found, Desk)
    return found
