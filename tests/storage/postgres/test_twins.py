"""Program and server speak of the same things in the same words, down to the last byte of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.domain import case as domain
from clerk_app.domain import facts as f
from clerk_app.domain.person import Role
from clerk_app.domain.posting import NoticeLeft
from clerk_app.storage import tables as t
from clerk_app.storage.journal import chained
from clerk_app.storage.migration import downgrade, upgrade
from clerk_app.storage.schema import NEEDED, revision
from tests.tools.shared_office import SCRIPTS, SharedOffice

from ..conftest import BECKER, SharedFiling
from ..test_filing import submitted

PLAIN_TEXT = st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)))
WHOLE = st.integers(-(2**53), 2**53)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | PLAIN_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN_TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture
def owner(shared_office: SharedOffice) -> Iterator[psycopg.Connection]:
    with shared_office.connect() as connection:
        yield connection


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES)
def test_both_spell_json_alike(owner: psycopg.Connection, value: object) -> None:
    row = owner.execute(
        "SELECT audit.canonical(%s::jsonb), audit.sha256_hex(audit.canonical(%s::jsonb))",
        (json.dumps(value), json.dumps(value)),
    ).fetchone()
    assert row == (f.canonical(value), f.digest(f.canonical(value)))


def test_the_server_writes_what_the_program_would_have_written(shared_filing: SharedFiling) -> None:
    case = submitted(shared_filing)
    shared_filing.reader.case(BECKER, case)
    salt = shared_filing.raw("SELECT salt FROM salts WHERE case_id = :c", c=case).scalar_one()
    rows = shared_filing.raw("SELECT * FROM journal WHERE chain = :c ORDER BY seq", c=case).all()
    told = [json.loads(row.entry) for row in rows]
    assert [entry["kind"] for entry in told] == ["received", "claimed", "draft_begun", "submitted", "opened"]
    opened = f.Opened(case, BECKER.login)
    assert told[4]["facts"] == opened.journal(salt)
    assert told[1]["facts"] == f.Claimed(case, 1, domain.CaseState.CHECKING, BECKER.login).journal(salt)
    assert told[3]["facts"]["data_digest"] == f.digest(salt + f.canonical("{}"))
    before = ""
    for row in rows:
        assert f.canonical(json.loads(row.entry)) == row.entry
        assert chained(before, row.entry) == row.hash
        before = row.hash


def test_every_fact_has_its_function(owner: psycopg.Connection) -> None:
    rows = owner.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'api'::regnamespace")
    functions = {row[0] for row in rows}
    kinds = {one.kind for one in _all_facts() if hasattr(one, "kind")}
    assert kinds - functions == {NoticeLeft.kind}  # which the server alone can say


def test_the_server_knows_the_same_moves_and_functions_as_the_domain(shared_office: SharedOffice) -> None:
    with shared_office.engine().connect() as connection:
        moves = {tuple(row) for row in connection.execute(sa.select(t.moves))}
        held = connection.execute(sa.text("SELECT act, role, own_work FROM act_roles")).all()
    assert moves == {(act.value, start.value, end.value) for (start, act), end in domain.MOVES.items()}
    assert {(act, role) for act, role, _ in held} == {
        (act.value, role.value) for act, roles in domain._NEEDED.items() for role in roles
    }
    own = {(act, role) for act, role, own_work in held if own_work}
    wanted = {(act.value, role.value) for act in domain._OWN_WORK for role in domain._NEEDED[act]}
    assert own == wanted - {("release", Role.SUPERVISOR.value)}


def test_the_server_has_the_tables_of_the_program(shared_office: SharedOffice) -> None:
    looking = sa.inspect(shared_office.engine())
    for table in t.metadata.sorted_tables:
        schema = "audit" if table.name in {"journal", "heads"} else "office"
        columns = {column["name"] for column in looking.get_columns(table.name, schema)}
        assert columns == {column.name for column in table.columns}, table.name


def test_the_migrator_takes_every_step_there_and_back(shared_office: SharedOffice) -> None:
    engine = shared_office.engine(f"{shared_office.name}_migrator")
    downgrade(engine, SCRIPTS, "base")
    assert revision(engine) == ""
    upgrade(engine, SCRIPTS)
    assert revision(engine) == NEEDED


def _all_facts(root: type[f.Fact] = f.Fact) -> Iterator[type[f.Fact]]:
    for one in root.__subclasses__():
        yield one
        yield from _all_facts(one)
