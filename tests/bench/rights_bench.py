"""What the rights cost: every question of the reader, by a login and by one above all rights, alternating.

A million cases, a hundred units, five hundred clerks (`AMTSTISCH_BENCH_CASES` for fewer), on a server of
its own. Both ask the product's own statements with the same answers; the second meets no row security and
names the units instead. Times are medians; pages touched know no noise.
"""

from __future__ import annotations

import gc
import os
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from clerk_app.domain.person import Actor
from clerk_app.services.reading import Box, Filter
from tests.bench.large_office import MANY_UNITS, NOW, ONE_UNIT, THREE_UNITS, LargeOffice, large_office
from tests.bench.rights_bench_spoken import (
    Pair,
    Question,
    Spoken,
    buffers,
    lines,
    prepare,
    seconds,
    spoken,
    without_guards,
)
from tests.tools.postgres import SETTINGS, start_server

CASES = int(os.environ.get("AMTSTISCH_BENCH_CASES", "1000000"))
CLERKS = 500
SECONDS = 3.0  # per question
MOST_PAGES = 12
MOST_FOR_OPENING = 0.3  # milliseconds more
LARGE = {"max_connections": "650", "shared_buffers": "1GB", "max_wal_size": "4GB"}
PEOPLE = {ONE_UNIT: "1 Einheit", THREE_UNITS: "3 Einheiten", MANY_UNITS: "55 Einheiten"}


@dataclass(frozen=True)
class Asked:
    name: str
    question: Question
    target: float  # times the time without rights
    most_pages: int | None = MOST_PAGES


@dataclass(frozen=True)
class Found:
    """Seconds by the login and without rights; pages more per statement."""

    guarded: float
    unguarded: float
    more_pages: int

    @property
    def ratio(self) -> float:
        return self.guarded / self.unguarded


def measures() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    server = start_server({**SETTINGS, **LARGE})
    try:
        for large in large_office(server, CASES, CLERKS):
            prepare(large)
            for login in PEOPLE:
                found += _of_person(large, large.people[login])
    finally:
        server.remove()
    return found


def questions(actor: Actor, case: str) -> tuple[Asked, ...]:
    return (
        Asked("Posteingang", lambda reader: reader.page(actor, Filter(Box.INBOX)), 1.2),
        Asked("Meine", lambda reader: reader.page(actor, Filter(Box.MINE)), 1.2),
        Asked("Team", lambda reader: reader.page(actor, Filter(Box.TEAM)), 1.2),
        Asked("Alle", lambda reader: reader.page(actor, Filter(Box.ALL)), 1.2),
        Asked("Erledigt", lambda reader: reader.page(actor, Filter(Box.DONE)), 1.2),
        Asked("Ungelesen", lambda reader: reader.page(actor, Filter(Box.ALL, unread_only=True)), 1.2),
        Asked("Zähler", lambda reader: reader.counts(actor, NOW.date()), 1.6),
        Asked("Suche", lambda reader: reader.page(actor, Filter(Box.ALL, text="müller olena")), 3.0, None),
        Asked("Vorgang öffnen", lambda reader: reader.case(actor, case), 0.0),
    )


def some_case(large: LargeOffice, actor: Actor) -> str:
    """One that is being worked on in a unit of this person."""
    with large.office.connect() as owner:
        row = owner.execute(
            "SELECT id FROM office.cases WHERE unit = ANY (%s) AND state = 'in_progress' ORDER BY id LIMIT 1",
            (sorted(actor.units),),
        ).fetchone()
    if row is None:
        raise RuntimeError("no case is being worked on")
    return str(row[0])


def _of_person(large: LargeOffice, actor: Actor) -> Iterator[dict[str, object]]:
    case = some_case(large, actor)
    with lines(large, actor) as pair:
        for asked in questions(actor, case):
            found = _compare(pair, asked.question)
            yield from _told(asked, f"{asked.name}, {PEOPLE[actor.login]}", found)


def _told(asked: Asked, name: str, found: Found) -> Iterator[dict[str, object]]:
    without = f"dieselbe Frage ohne Zeilenrechte: {found.unguarded * 1000:.2f} ms"
    if asked.target:
        yield _measure(name, found.ratio, without, asked.target)
    else:
        more = (found.guarded - found.unguarded) * 1000
        yield _measure(f"{name}: ms mehr", more, without, MOST_FOR_OPENING)
    if asked.most_pages is not None:
        yield _measure(f"{name}: Seiten mehr je Abfrage", found.more_pages, "ohne Zeilenrechte", MOST_PAGES)


def _measure(name: str, ratio: float, baseline: str, target: float) -> dict[str, object]:
    shown = round(ratio, 2)
    return {"name": name, "ratio": shown, "baseline": baseline, "target": target, "met": shown <= target}


def _compare(pair: Pair, question: Question) -> Found:
    ours, bare = spoken(pair.engine, question), without_guards(pair.engine, question)
    for _ in range(8):  # both find their plans and warm their pages
        once = seconds(pair.guarded, ours) + seconds(pair.unguarded, bare)
    guarded, unguarded = [], []
    gc.collect()
    for _ in range(max(15, min(201, int(SECONDS / once)))):
        guarded.append(seconds(pair.guarded, ours))
        unguarded.append(seconds(pair.unguarded, bare))
    return Found(statistics.median(guarded), statistics.median(unguarded), more_pages(pair, ours, bare))


def more_pages(pair: Pair, ours: Spoken, bare: Spoken) -> int:
    counted = zip(buffers(pair.guarded, ours), buffers(pair.unguarded, bare), strict=True)
    return max(with_rights - without for with_rights, without in counted)


if __name__ == "__main__":
    for measure in measures():
        print(measure)
