"""Many desks at once, lines cut and desks killed: nothing acknowledged is lost, nothing happens twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from ..conftest import SharedFiling

ROOT = Path(__file__).parents[3]


def start(filing: SharedFiling, seed: int, paper: Path, acts: int) -> subprocess.Popen[bytes]:
    url = filing.office.server.url(filing.office.name, "LOGIN")
    command = [
        sys.executable,
        "-m",
        "tests.storage.postgres.hammering",
        url,
        str(seed),
        str(paper),
        str(acts),
    ]
    return subprocess.Popen(command, cwd=ROOT)


def hammer(filing: SharedFiling, folder: Path, desks: int, acts: int, kills: int) -> list[str]:
    """Runs until every desk has done its acts; desks that were killed are replaced by new ones."""
    chance = random.Random(7)
    running = [start(filing, seed, folder / f"{seed}.txt", acts) for seed in range(1, desks + 1)]
    seed = desks
    while any(desk.poll() is None for desk in running):
        time.sleep(0.15)
        _cut_one_line(filing, chance)
        if kills and chance.random() < 0.25:
            place = chance.randrange(len(running))
            if running[place].poll() is None:
                running[place].kill()
                running[place].wait()
                kills, seed = kills - 1, seed + 1
                running[place] = start(filing, seed, folder / f"{seed}.txt", acts // 2)
    assert [desk.returncode for desk in running] == [0] * desks
    return [line for paper in folder.glob("*.txt") for line in paper.read_text().splitlines()]


def _cut_one_line(filing: SharedFiling, chance: random.Random) -> None:
    with filing.office.connect() as owner:
        found = owner.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename <> session_user"
        ).fetchall()
        if found:
            owner.execute("SELECT pg_terminate_backend(%s)", (chance.choice(found)[0],))


def proven(filing: SharedFiling, said: list[str]) -> Counter[str]:
    """Holds every acknowledgement against the database; returns how often each kind was acknowledged."""
    acts = [line.split() for line in said]
    assert filing.reader.verify() == ()
    texts = Counter(row[0] for row in filing.raw("SELECT text FROM notes"))
    assert not {mark for kind, _, mark in _of("note", acts) if texts[mark] != 1}
    assert max(texts.values(), default=1) == 1
    not_saved = {mark for _, code, mark in _of("trouble", acts) if code == "database.failed"}
    assert not not_saved & set(texts)
    cases = {row.id: row.file_reference for row in filing.raw("SELECT id, file_reference FROM cases")}
    assert not {
        case for _, case, *reference in _of("receive", acts) if cases.get(case) != " ".join(reference)
    }
    numbers = sorted(int(reference.split()[-1]) for reference in cases.values())
    assert numbers == list(range(1, len(numbers) + 1))
    claims = Counter(tuple(act) for act in _of("claim", acts))
    assert max(claims.values(), default=1) == 1
    approved = {row[0] for row in filing.raw("SELECT notice_id FROM reviews WHERE verdict = 'approved'")}
    assert not {notice for _, _, notice in _of("approve", acts)} - approved
    assert _posted(filing) == len(approved)
    return Counter(act[0] for act in acts)


def _of(kind: str, acts: list[list[str]]) -> list[list[str]]:
    return [act for act in acts if act[0] == kind]


def _posted(filing: SharedFiling) -> int:
    return int(filing.raw("SELECT count(*) FROM outbox WHERE kind = 'dispatch'").scalar_one())


def test_a_short_storm(shared_filing: SharedFiling, tmp_path: Path) -> None:
    kinds = proven(shared_filing, hammer(shared_filing, tmp_path, desks=3, acts=40, kills=1))
    assert kinds["receive"] > 10
    assert kinds["note"] > 5


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_long_storm_of_sixteen_desks(shared_filing: SharedFiling, tmp_path: Path) -> None:
    kinds = proven(shared_filing, hammer(shared_filing, tmp_path, desks=16, acts=640, kills=40))
    print(dict(kinds))
    assert kinds["approve"] > 50
    assert kinds["trouble"] > 20
