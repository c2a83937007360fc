"""The power fails at any moment, and the disk loses what it had not flushed: nothing acknowledged is gone."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

pytest.importorskip("apsw")

from clerk_app.domain.case import CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Claimed, DraftBegun, MemberAdded, UnitAdded
from clerk_app.storage import tables as t
from clerk_app.storage.engine import open_sqlite
from clerk_app.storage.migration import upgrade
from clerk_app.storage.queries import SqlReader
from clerk_app.storage.soundness import file_faults
from clerk_app.storage.unit_of_work import transactions
from tests.tools.recorded_dbapi import open_recorded
from tests.tools.recorded_disk import Event, RecordedDisk, crashes
from tests.tools.shared_office import SCRIPTS

from .conftest import BECKER, START, SYSTEM, received

CASES = 24
SAVES = 3
Stand = dict[str, tuple[int, int]]  # case → (version, revision of the draft)


@dataclass(frozen=True)
class Day:
    """`stands[n]` is what the office holds after the nth act, `events[furnished:]` is the work."""

    events: list[Event]
    stands: list[Stand]
    furnished: int


def worked_day(folder: Path, synchronous: str = "") -> Day:
    """With the storage's own settings unless told otherwise."""
    disk = RecordedDisk(f"recorded-{synchronous}")
    engine = open_recorded(folder / "office.db", disk, synchronous)
    upgrade(engine, SCRIPTS)
    transaction = transactions(engine, lambda: START)
    with transaction(SYSTEM) as work:
        work.record(UnitAdded("", "wohngeld", "Wohngeld"))
        for actor in (SYSTEM, BECKER):
            work.record(MemberAdded("", actor.login, actor.person, "wohngeld", "clerk", actor.name))
        work.commit()
    stands: list[Stand] = [{}]
    furnished = len(disk.events)
    disk.acknowledge(0)

    def acknowledge(case: str, version: int, revision: int) -> None:
        stands.append(stands[-1] | {case: (version, revision)})
        disk.acknowledge(len(stands) - 1)

    for number in range(1, CASES + 1):
        with transaction(SYSTEM) as work:
            fact = received(work, number)
            work.record(fact)
            work.commit()
        acknowledge(fact.case, 1, 0)
        with transaction(BECKER) as work:
            work.record(Claimed(fact.case, 1, CaseState.CHECKING, BECKER.login))
            work.commit()
        acknowledge(fact.case, 2, 0)
        with transaction(BECKER) as work:
            work.record(DraftBegun(fact.case, 2, CaseState.IN_PROGRESS, BECKER.person))
            work.save_draft(fact.case, Draft("bewilligung"), 0)
            work.commit()
        acknowledge(fact.case, 3, 1)
        for revision in range(1, SAVES + 1):
            with transaction(BECKER) as work:
                work.save_draft(fact.case, Draft("bewilligung", {"miete": "5" * 40 * revision}), revision)
                work.commit()
            acknowledge(fact.case, 3, revision + 1)
    engine.dispose()
    return Day(disk.events, stands, furnished)


def verdicts(day: Day, folder: Path, images: int) -> Counter[str]:
    """sound: what was acknowledged is there, and perhaps the act under way, whole."""
    chance = random.Random(4711)
    moments = sorted(chance.randrange(day.furnished, len(day.events)) for _ in range(images))
    found: Counter[str] = Counter()
    for remains in crashes(day.events, moments):
        image = folder / "image"
        shutil.rmtree(image, ignore_errors=True)
        image.mkdir()
        remains.write_to(image, chance)
        found[verdict(image / "office.db", day.stands, max(0, remains.acknowledged))] += 1
    return found


def verdict(path: Path, stands: list[Stand], acknowledged: int) -> str:
    engine = open_sqlite(path)
    try:
        if file_faults(engine) or SqlReader(engine, lambda: START).verify():
            return "damaged"
        held = stand_of(engine)
    except (OutsideError, sa.exc.DBAPIError):
        return "damaged"
    finally:
        engine.dispose()
    if held in stands[acknowledged : acknowledged + 2]:
        return "sound"
    return "lost" if held in stands[:acknowledged] else "half an act"


def stand_of(engine: sa.Engine) -> Stand:
    drafts = sa.select(t.drafts.c.case_id, t.drafts.c.revision)
    with engine.connect() as connection:
        revisions = {row.case_id: row.revision for row in connection.execute(drafts)}
        cases = connection.execute(sa.select(t.cases.c.id, t.cases.c.version)).all()
    return {row.id: (row.version, revisions.get(row.id, 0)) for row in cases}


@pytest.mark.parametrize(
    "images", [pytest.param(60, id="few"), pytest.param(2000, id="many", marks=pytest.mark.long)]
)
@pytest.mark.timeout(600)
def test_no_acknowledged_act_is_lost_when_the_power_fails(tmp_path: Path, images: int) -> None:
    day = worked_day(tmp_path)
    assert verdicts(day, tmp_path, images) == {"sound": images}


def test_the_proof_can_fail_flushing_less_loses_acts(tmp_path: Path) -> None:
    found = verdicts(worked_day(tmp_path, "NORMAL"), tmp_path, 30)
    assert found["lost"] > 0
    assert found["damaged"] == found["half an act"] == 0


def test_the_proof_can_fail_not_flushing_damages_the_file(tmp_path: Path) -> None:
    found = verdicts(worked_day(tmp_path, "OFF"), tmp_path, 60)
    assert found["damaged"] + found["half an act"] > 0
