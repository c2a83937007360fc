"""A filing room on a real file, with two units and three people."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from clerk_app.domain.facts import MemberAdded, Received, ReceivedDocument, UnitAdded
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.submission import RawField
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.migration import upgrade
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import SqlUnitOfWork, transactions

SCRIPTS = Path(__file__).parents[2] / "db"
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

SYSTEM = Actor("eingang", "eingang", "Posteingang", (Membership("wohngeld", Role.MAILROOM),))
BECKER = Actor("a.becker", "becker", "A. Becker", (Membership("wohngeld", Role.CLERK),))
VOGT = Actor(
    "k.vogt", "vogt", "K. Vogt", (Membership("wohngeld", Role.CLERK), Membership("wohngeld", Role.SUPERVISOR))
)
WAGNER = Actor("t.wagner", "wagner", "T. Wagner", (Membership("bauantrag", Role.CLERK),))


class Filing:
    """What the tests hold in their hands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = open_sqlite(path)
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

    def raw(self, statement: str, **values: object) -> sa.CursorResult[object]:
        with self.engine.connect() as connection, connection.begin():
            return connection.execute(sa.text(statement), values)


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


@pytest.fixture
def filing(tmp_path: Path) -> Filing:
    filing = Filing(tmp_path / "office.db")
    upgrade(filing.engine, SCRIPTS)
    with filing.transaction(SYSTEM) as work:
        for unit in ("wohngeld", "bauantrag"):
            work.record(UnitAdded("", unit, unit.capitalize()))
        for actor in (SYSTEM, BECKER, VOGT, WAGNER):
            for m in actor.memberships:
                work.record(MemberAdded("", actor.login, actor.person, m.unit, m.role.value, actor.name))
        work.commit()
    return filing
