"""The rights cost a few pages per question, whatever the size of the office: counted, not timed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.bench.large_office import MANY_UNITS, ONE_UNIT, THREE_UNITS, LargeOffice, large_office
from tests.bench.rights_bench import more_pages, questions, some_case
from tests.bench.rights_bench_spoken import (
    Pair,
    Question,
    buffers,
    lines,
    prepare,
    spoken,
    without_guards,
)
from tests.tools.postgres import Server

CASES, CLERKS = 20_000, 20
LOOKING_UP = {
    ONE_UNIT: 12,
    THREE_UNITS: 12,
    MANY_UNITS: 14,
}  # many memberships lie on a page more, read twice
ROW_BY_ROW = "array_position(api.my_units(), unit) IS NOT NULL"
COUNTED = ("Posteingang", "Team", "Alle", "Meine", "Erledigt", "Ungelesen", "Zähler", "Vorgang öffnen")


@pytest.fixture(scope="module")
def large(server: Server) -> Iterator[LargeOffice]:
    for large in large_office(server, CASES, CLERKS):
        prepare(large)
        yield large


@contextmanager
def by_index(large: LargeOffice, login: str) -> Iterator[Pair]:
    """A small office would be read whole; here it is read as a large one is."""
    with lines(large, large.people[login]) as pair:
        for line in (pair.guarded, pair.unguarded):
            for way in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
                line.execute(f"SET enable_{way} = off")
            line.execute("SET plan_cache_mode = force_generic_plan")
        yield pair


def asked(large: LargeOffice, login: str, name: str) -> Question:
    actor = large.people[login]
    (found,) = (one for one in questions(actor, some_case(large, actor)) if one.name == name)
    return found.question


def test_marks_are_looked_up_and_never_joined(large: LargeOffice) -> None:
    """A planner expecting few marks held every case against all of them: 2.5 s for somebody of 55 units."""
    with lines(large, large.people[MANY_UNITS]) as pair:
        said = spoken(pair.engine, asked(large, MANY_UNITS, "Ungelesen"))
        joined = [(re.sub(r"\s+OFFSET %\(\w+\)s(::\w+)?", "", statement), told) for statement, told in said]
        assert not any("Anti" in plan(pair, *one) for one in said)
        assert any("Anti" in plan(pair, *one) for one in joined)


def plan(pair: Pair, statement: str, told: Any) -> str:
    rows = pair.guarded.execute(f"EXPLAIN {statement}", told).fetchall()
    return "\n".join(row[0] for row in rows)


@pytest.mark.parametrize("login", LOOKING_UP)
@pytest.mark.parametrize("name", COUNTED)
def test_rights_cost_no_more_pages_than_looking_them_up(large: LargeOffice, login: str, name: str) -> None:
    question = asked(large, login, name)
    with by_index(large, login) as pair:
        ours, bare = spoken(pair.engine, question), without_guards(pair.engine, question)
        assert more_pages(pair, ours, bare) <= LOOKING_UP[login]


def test_a_policy_that_asks_row_by_row_is_noticed(large: LargeOffice) -> None:
    """The control: the count shows what such a policy would cost."""
    with by_index(large, ONE_UNIT) as pair:
        ours = spoken(pair.engine, asked(large, ONE_UNIT, "Alle"))
    with large.office.connect() as owner, owner.transaction(force_rollback=True):
        owner.execute("SET LOCAL search_path = office, audit")
        owner.execute(f"SET LOCAL SESSION AUTHORIZATION {ONE_UNIT}")
        once = sum(buffers(owner, ours))
        owner.execute("RESET SESSION AUTHORIZATION")
        owner.execute(f"ALTER POLICY unit ON office.cases USING ({ROW_BY_ROW})")
        owner.execute(f"SET LOCAL SESSION AUTHORIZATION {ONE_UNIT}")
        assert sum(buffers(owner, ours)) > once + 100
