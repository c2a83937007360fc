"""The line to the server: no weak ones, no doubt about what was saved, no lasting harm from a restart."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import Noted
from clerk_app.services.reading import Box, Filter
from clerk_app.storage.postgres.acts import sign_in, was_committed
from clerk_app.storage.postgres.engine import OLDEST, open_postgres
from clerk_app.storage.postgres.line import PINNED
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.unit_of_work import transactions
from tests.tools.postgres import Server

from ..conftest import BECKER, SharedFiling
from .broken_line import BreakingLine


@pytest.fixture
def line(server: Server) -> Iterator[BreakingLine]:
    line = BreakingLine(server.port)
    yield line
    line.close()


def notes(filing: SharedFiling) -> int:
    return int(filing.raw("SELECT count(*) FROM notes").scalar_one())


def cut_off(filing: SharedFiling, login: str) -> None:
    filing.raw("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :login", login=login)


def write_and_lose(filing: SharedFiling, case: str) -> None:
    with filing.transaction(BECKER) as work:
        work.record(Noted(case, "", True, "nie"))
        cut_off(filing, BECKER.login)
        work.commit()


def through(filing: SharedFiling, line: BreakingLine) -> sa.Engine:
    url = f"postgresql://a.becker@127.0.0.1:{line.port}/{filing.office.name}?sslmode=disable"
    return open_postgres(url, weak_line=True)


def test_an_answer_lost_during_commit_is_looked_up_and_not_sent_again(
    shared_filing: SharedFiling, line: BreakingLine
) -> None:
    case = shared_filing.receive()
    engine = through(shared_filing, line)
    with transactions(engine, shared_filing.clock)(BECKER) as work:
        work.record(Noted(case, "", True, "einmal"))
        line.armed = True
        work.commit()
    assert (line.cuts, notes(shared_filing)) == (1, 1)
    engine.dispose()


def test_a_line_cut_before_commit_leaves_nothing_and_says_so(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with pytest.raises(OutsideError) as told:
        write_and_lose(shared_filing, case)
    assert told.value.facts["reason"] == "unreachable"
    assert notes(shared_filing) == 0


def test_an_act_looked_up_as_missing_can_no_longer_come(shared_filing: SharedFiling) -> None:
    engine, act = shared_filing.office.engine(BECKER.login), uuid.uuid4()
    assert not was_committed(engine, act)
    with engine.connect() as late, pytest.raises(sa.exc.DatabaseError, match=r"act\.done"):
        late.execute(sa.select(sa.func.api.begin_act(act)))


def test_work_goes_on_after_the_server_cut_everybody_off(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    assert shared_filing.reader.page(BECKER, Filter(Box.ALL)).rows
    cut_off(shared_filing, BECKER.login)
    assert [row.id for row in shared_filing.reader.page(BECKER, Filter(Box.ALL)).rows] == [case]


def test_the_generation_changes_with_every_act(shared_filing: SharedFiling) -> None:
    before = shared_filing.reader.generation()
    assert shared_filing.reader.generation() == before
    shared_filing.receive()
    assert shared_filing.reader.generation() != before


@pytest.mark.parametrize("mode", ["disable", "prefer", "require", "verify-ca"])
def test_a_line_without_proof_needs_an_explicit_policy(mode: str) -> None:
    with pytest.raises(OutsideError, match=r"database\.weak_line"):
        open_postgres(f"postgresql://a.becker@db.example/amt?sslmode={mode}")


def test_channel_binding_goes_only_where_a_certificate_or_kerberos_stands_in() -> None:
    address = "postgresql://a.becker@db.example/amt?channel_binding=prefer"
    with pytest.raises(OutsideError, match=r"database\.weak_line"):
        open_postgres(address)
    open_postgres(f"{address}&sslcert=/karte.pem")
    open_postgres(f"{address}&gssencmode=require")


def test_the_pinned_settings_cannot_be_overridden_by_the_address() -> None:
    with pytest.raises(OutsideError, match=r"database\.options"):
        open_postgres("postgresql://a.becker@db.example/amt?options=-csynchronous_commit%3Doff")


def test_a_dead_line_is_noticed_within_ten_seconds() -> None:
    idle, pause, count = (int(PINNED[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + (count - 1) * pause <= 10
    assert int(PINNED["tcp_user_timeout"]) <= 10_000
    assert int(PINNED["connect_timeout"]) <= 10


def test_nothing_about_the_person_is_told_to_the_server_but_the_login() -> None:
    assert PINNED["application_name"] == "amtstisch"


def test_servers_with_known_gaps_are_refused(
    shared_filing: SharedFiling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OLDEST, 18, 189999)  # type: ignore[index]
    engine = open_postgres(shared_filing.office.server.url(shared_filing.office.name), weak_line=True)
    with pytest.raises(OutsideError, match=r"database\.server_too_old"):
        engine.connect()


def test_a_socket_among_the_places_loosens_no_far_line(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"database\.weak_line"):
        open_postgres(f"postgresql://a.becker@/amt?host={tmp_path},db.example&sslmode=disable")


def test_an_unreachable_server_is_the_worlds_fault(tmp_path: Path) -> None:
    engine = open_postgres(f"postgresql://a.becker@/amt?host={tmp_path}")
    with pytest.raises(OutsideError) as told:
        SqlReader(engine, lambda: None).generation()  # type: ignore[arg-type, return-value]
    assert told.value.facts["reason"] == "unreachable"


def test_a_login_without_account_enters_no_office(shared_filing: SharedFiling) -> None:
    with shared_filing.office.connect() as owner:
        owner.execute('DROP ROLE IF EXISTS "z.niemand"; CREATE ROLE "z.niemand" LOGIN')
    with pytest.raises(OutsideError) as told:
        SqlReader(shared_filing.office.engine("z.niemand"), shared_filing.clock).actors()
    assert told.value.code == "database.not_admitted"


def test_signing_in_is_written_down_and_closed_to_strangers(shared_filing: SharedFiling) -> None:
    sign_in(shared_filing.office.engine(BECKER.login))
    last = "SELECT entry FROM journal WHERE chain = 'office' ORDER BY seq DESC LIMIT 1"
    assert '"kind":"signed_in"' in shared_filing.raw(last).scalar_one()
    shared_filing.raw("SELECT setup.close_account('t.wagner')")
    with pytest.raises(ClerkError, match=r"person\.unknown"):
        sign_in(shared_filing.office.engine("t.wagner"))


def test_a_withdrawn_function_ends_with_the_next_statement(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with shared_filing.office.connect(BECKER.login) as running:
        seen = "SELECT id FROM office.cases"
        assert running.execute(seen, prepare=True).fetchall() == [(case,)]
        shared_filing.raw("SELECT setup.withdraw('a.becker', 'wohngeld', 'clerk')")
        assert running.execute(seen, prepare=True).fetchall() == []
        shared_filing.raw("SELECT setup.member('a.becker', 'becker', 'A. Becker', 'wohngeld', 'clerk')")
        assert running.execute(seen, prepare=True).fetchall() == [(case,)]
        shared_filing.raw("SELECT setup.close_account('a.becker')")
        assert running.execute(seen, prepare=True).fetchall() == []


def test_notifications_tell_nothing(shared_filing: SharedFiling) -> None:
    with shared_filing.office.connect("t.wagner") as listening:
        listening.execute("LISTEN office")
        shared_filing.receive()
        heard = list(listening.notifies(timeout=5, stop_after=1))
    assert [(note.channel, note.payload) for note in heard] == [("office", "")]


def test_reading_again_soon_is_not_written_down_twice(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    for _ in range(3):
        timeline = shared_filing.reader.case(BECKER, case).timeline
    assert [entry.kind for entry in timeline] == ["received", "opened"]
    later = "UPDATE readings SET opened_at = opened_at - interval '20 minutes'"
    shared_filing.raw(later)
    timeline = shared_filing.reader.case(BECKER, case).timeline
    assert [entry.kind for entry in timeline] == ["received", "opened", "opened"]


def test_a_foreign_case_is_refused_like_one_that_is_not_there(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive(unit="bauantrag", service="bauantrag")
    told = []
    for wanted in (case, "gibt-es-nicht"):
        with pytest.raises(ClerkError) as refused, shared_filing.transaction(BECKER) as work:
            work.record(Noted(wanted, "", True, "x"))
        told.append((refused.value.code, refused.value.facts))
    assert told[0] == told[1] == ("case.unknown", {})
