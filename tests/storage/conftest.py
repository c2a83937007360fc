"""A filing room on a real file and on a real server, with two units and their people."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa

from clerk_app.domain.facts import MemberAdded, Received, ReceivedDocument, UnitAdded
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.submission import RawField
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import SqlUnitOfWork, transactions
from tests.tools.embedded_file import lay_down
from tests.tools.postgres import Server, running_server
from tests.tools.shared_office import SharedOffice, furnished

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

SYSTEM = Actor("eingang", "eingang", "Posteingang", (Membership("wohngeld", Role.MAILROOM),))
BECKER = Actor("a.becker", "becker", "A. Becker", (Membership("wohngeld", Role.CLERK),))
VOGT = Actor(
    "k.vogt", "vogt", "K. Vogt", (Membership("wohngeld", Role.CLERK), Membership("wohngeld", Role.SUPERVISOR))
)
# the same human being as A. Becker, with a supervisor's login
BECKER_ABOVE = Actor("a.becker2", "becker", "A. Becker", (Membership("wohngeld", Role.SUPERVISOR),))
WAGNER = Actor("t.wagner", "wagner", "T. Wagner", (Membership("bauantrag", Role.CLERK),))


class Filing:
    """What the tests hold in their hands."""

    shared = False

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        self.path = path
        self.engine = open_sqlite(path, key)
        ticks = itertools.count()
        self.clock: Callable[[], datetime] = lambda: START + timedelta(seconds=next(ticks))
        self.transaction = transactions(self.engine, self.clock)
        self.reader = SqlReader(self.engine, self.clock)
        self._numbers = itertools.count(1)

    def receive(self, **changes: object) -> str:
        number = next(self._numbers)
        with self.transaction(SYSTEM) as work:
            fact = replace(received(work, number), **changes)  # type: ignore[arg-type]
            work.record(fact)
            work.commit()
        return fact.case

    def disarm(self, trigger: str) -> None:
        """What only the owner of the database can do: take a guard away."""
        self.raw(f"DROP TRIGGER {trigger}")

    def raw(self, statement: str, **values: object) -> sa.CursorResult[object]:
        with self.engine.connect() as connection, connection.begin():
            return connection.execute(sa.text(statement), values)


class SharedFiling(Filing):
    """The same on a server, where everybody enters with a login of their own."""

    shared = True

    def __init__(self, office: SharedOffice) -> None:
        ticks = itertools.count()
        self.office = office
        self.engine = office.engine()
        self.clock = lambda: START + timedelta(seconds=next(ticks))
        self.transaction = lambda actor: transactions(office.engine(actor.login), self.clock)(actor)
        self.reader = cast(SqlReader, _ReaderOfAll(self))
        self._numbers = itertools.count(1)

    def disarm(self, trigger: str) -> None:
        self.raw(f"ALTER TABLE {trigger.split('_')[0]} DISABLE TRIGGER ALL")


class _ReaderOfAll:
    """Asks as whoever the question names; without a name as the clerk, about the journal as the auditor."""

    def __init__(self, filing: SharedFiling) -> None:
        self._filing = filing

    def __getattr__(self, question: str) -> Callable[..., object]:
        def ask(*arguments: object, **more: object) -> object:
            asking = arguments[0] if arguments and isinstance(arguments[0], Actor) else BECKER
            login = "p.revision" if question == "verify" else asking.login
            reader = SqlReader(self._filing.office.engine(login), self._filing.clock)
            return getattr(reader, question)(*arguments, **more)

        return ask


def received(work: SqlUnitOfWork, number: int) -> Received:
    content = f"Mietvertrag {number}".encode()
    document = ReceivedDocument(
        f"d{number}", "Mietvertrag.pdf", "application/pdf", "application/pdf", "attachment", "", len(content),
        work.keep(content),
    )  # fmt: skip
    return Received(
        case=f"case-{number}",
        destination_id="z1",
        submission_id=f"s{number}",
        thread_id=f"t{number}",
        channel="fit-connect",
        environment="TEST",
        received_at=START + timedelta(hours=number),
        service="wohngeld",
        pack_version="2026-11",
        procedure="erstantrag_mietzuschuss",
        unit="wohngeld",
        due_on=(START + timedelta(days=number)).date(),
        file_reference=f"12 WG 2026/{number:04}",
        schema_uri="urn:x",
        data_mime_type="application/json",
        data_sha256=work.keep(b"{}"),
        documents=(document,),
        applicant=f"Öztürk, Deniz {number}",
        subject="Wohngeld: Erstantrag Mietzuschuss",
        fields=(RawField("antragsteller/familienname", "Öztürk"),),
    )


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from running_server()


@pytest.fixture
def shared_office(server: Server) -> Iterator[SharedOffice]:
    yield from furnished(server)


@pytest.fixture
def embedded(tmp_path: Path) -> Filing:
    filing = Filing(lay_down(tmp_path / "office.db"))
    with filing.transaction(SYSTEM) as work:
        for unit in ("wohngeld", "bauantrag"):
            work.record(UnitAdded("", unit, unit.capitalize()))
        for actor in (SYSTEM, BECKER, BECKER_ABOVE, VOGT, WAGNER):
            for m in actor.memberships:
                work.record(MemberAdded("", actor.login, actor.person, m.unit, m.role.value, actor.name))
        work.commit()
    return filing


@pytest.fixture
def shared_filing(shared_office: SharedOffice) -> SharedFiling:
    return SharedFiling(shared_office)


@pytest.fixture(params=["sqlite", "postgresql"])
def filing(request: pytest.FixtureRequest) -> Filing:
    """Every test of the filing room holds for both engines."""
    if request.param == "sqlite":
        return cast(Filing, request.getfixturevalue("embedded"))
    return cast(Filing, request.getfixturevalue("shared_filing"))
