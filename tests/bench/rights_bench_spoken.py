"""What the reader says to the server, asked again as it stands: by the login, and by one above all rights.

The second speaker meets no row security. Its functions are the product's own definitions, with the units and
the login handed in instead of looked up, and without the question whether the case was opened.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
import sqlalchemy as sa

from clerk_app.domain.person import Actor
from clerk_app.storage.postgres.cabinet import FunctionCabinet
from clerk_app.storage.queries import SqlReader
from tests.bench.large_office import NOW, LargeOffice

Question = Callable[[SqlReader], object]
Spoken = tuple[tuple[str, Any], ...]
TWINS = ("case_rows", "case_content", "scans_of", "search", "awaited", "unanswered", "letters_of")
UNITS = "string_to_array(current_setting('unguarded.units'), ',')"
WITHOUT = (
    ("FUNCTION api.", "FUNCTION unguarded."),
    ("SECURITY DEFINER", ""),
    ("api.my_units()", UNITS),
    ("session_user", "current_setting('unguarded.login')"),
    (
        "PERFORM core.require_opened(the_case);",
        f"PERFORM FROM office.cases c WHERE c.id = the_case AND c.unit = ANY ({UNITS});",
    ),
)


@dataclass(frozen=True)
class Pair:
    """Two lines to the same office, made by the product's engine: guarded by rights, and above them."""

    engine: sa.Engine
    guarded: psycopg.Connection[Any]
    unguarded: psycopg.Connection[Any]


def prepare(large: LargeOffice) -> None:
    with large.office.connect() as owner:
        owner.execute("CREATE SCHEMA unguarded")
        for name in TWINS:
            row = owner.execute(
                "SELECT pg_get_functiondef(oid) FROM pg_proc "
                "WHERE proname = %s AND pronamespace = 'api'::regnamespace",
                (name,),
            ).fetchone()
            definition = str(row[0]) if row else ""
            for guard, instead in WITHOUT:
                definition = definition.replace(guard, instead)
            owner.execute(definition.encode())


@contextmanager
def lines(large: LargeOffice, actor: Actor) -> Iterator[Pair]:
    own, above = large.office.engine(actor.login), large.office.engine()
    first, second = own.raw_connection(), above.raw_connection()
    pair = Pair(own, first.driver_connection, second.driver_connection)  # type: ignore[arg-type]
    for line in (pair.guarded, pair.unguarded):
        line.autocommit = True
    pair.unguarded.execute(
        "SELECT set_config('unguarded.units', %s, false)", (",".join(sorted(actor.units)),)
    )
    pair.unguarded.execute("SELECT set_config('unguarded.login', %s, false)", (actor.login,))
    try:
        yield pair
    finally:
        first.invalidate()
        second.invalidate()


class NamingUnits(FunctionCabinet):
    """Relies on no row security: whose cases are meant stands in every statement."""

    guarded = False


def spoken(engine: sa.Engine, question: Question, *, naming_units: bool = False) -> Spoken:
    said: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        said.append((statement, parameters))

    reader = SqlReader(engine, _now)
    if naming_units:
        reader._cabinet = NamingUnits()
    question(reader)  # a first time, so that a reading that has to be written down stands in the journal
    sa.event.listen(engine, "before_cursor_execute", listen)
    question(reader)
    sa.event.remove(engine, "before_cursor_execute", listen)
    return tuple(said)


def without_guards(engine: sa.Engine, question: Question) -> Spoken:
    found = []
    for statement, parameters in spoken(engine, question, naming_units=True):
        for name in TWINS:
            statement = statement.replace(f"api.{name}(", f"unguarded.{name}(")
        found.append((statement, parameters))
    return tuple(found)


def seconds(line: psycopg.Connection[Any], said: Spoken) -> float:
    """Asked and fetched, in one transaction, as the reader does."""
    start = time.perf_counter()
    with line.transaction():
        for statement, parameters in said:
            line.execute(statement, parameters).fetchall()
    return time.perf_counter() - start


def buffers(line: psycopg.Connection[Any], said: Spoken) -> list[int]:
    """Pages touched by each statement, found in memory or not; the fewest, when the catalogue is known."""
    return [min(_touched(line, statement, parameters) for _ in range(7)) for statement, parameters in said]


def _touched(line: psycopg.Connection[Any], statement: str, parameters: Any) -> int:
    told = line.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", parameters).fetchone()
    plan = told[0][0]["Plan"] if told else {}
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


def _now() -> datetime:
    return NOW
