"""Many desks at once, lines cut and desks killed: nothing acknowledged is lost, nothing happens twice."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .conftest import Filing, SharedFiling
from .hammering import UNANSWERED

ROOT = Path(__file__).parents[2]
MOVES = {"claim": "claimed", "release": "released", "submit": "submitted", "approve": "approved"}
MOVES |= {"return": "returned"}
TOLD = {**MOVES, "receive": "received", "note": "noted"}
Line = list[str]


@dataclass
class Storm:
    """So many desks work until each has had so many answers; one that is killed is replaced by another."""

    filing: Filing
    folder: Path
    acts: int
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    running: list[tuple[subprocess.Popen[bytes], int, int]] = field(default_factory=list)
    begun: int = 0
    kills: int = 0
    cuts: int = 0

    def blow(self, desks: int, kills: int) -> None:
        self.running = [self._start(self.acts) for _ in range(desks)]
        while any(desk.poll() is None for desk, _, _ in self.running):
            time.sleep(0.15)
            self._cut_one_line()
            if self.kills < kills and self.chance.random() < 0.4:
                self._kill_one()
        assert {desk.returncode for desk, _, _ in self.running} == {0}

    @property
    def lines(self) -> list[Line]:
        return [
            line.split() for paper in self.folder.glob("*.txt") for line in paper.read_text().splitlines()
        ]

    def _start(self, acts: int) -> tuple[subprocess.Popen[bytes], int, int]:
        self.begun += 1
        paper = self.folder / f"{self.begun}.txt"
        told = [_place(self.filing), str(self.begun), str(paper), str(acts)]
        command = [sys.executable, "-m", "tests.storage.hammering", *told]
        return subprocess.Popen(command, cwd=ROOT), self.begun, acts

    def _kill_one(self) -> None:
        place = self.chance.randrange(len(self.running))
        desk, seed, acts = self.running[place]
        if desk.poll() is not None:
            return
        desk.kill()
        desk.wait()
        paper = self.folder / f"{seed}.txt"
        lines = paper.read_text().splitlines() if paper.exists() else []
        left = acts - len(_answered([line.split() for line in lines]))
        del self.running[place]
        if left > 0:
            self.running.append(self._start(left))
        self.kills += 1

    def _cut_one_line(self) -> None:
        if not isinstance(self.filing, SharedFiling):
            return
        with self.filing.office.connect() as owner:
            found = owner.execute(
                "SELECT pid FROM pg_stat_activity "
                "WHERE datname = current_database() AND usename <> session_user"
            ).fetchall()
            if found:
                owner.execute("SELECT pg_terminate_backend(%s)", (self.chance.choice(found)[0],))
                self.cuts += 1


def _place(filing: Filing) -> str:
    if isinstance(filing, SharedFiling):
        return filing.office.server.url(filing.office.name, "LOGIN")
    return str(filing.path)


def _answered(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line[0] not in UNANSWERED]


def prove(storm: Storm) -> Counter[str]:
    """Holds every acknowledgement against the database; returns how often each kind was answered."""
    filing, lines = storm.filing, storm.lines
    assert filing.reader.verify() == ()
    nothing_lost_and_nothing_twice(filing, lines)
    no_more_than_was_asked_for(storm, lines)
    drafts_rest_on_what_was_read(filing, lines)
    approved_once_and_by_another_person(filing, lines)
    return Counter(line[0] for line in lines)


def nothing_lost_and_nothing_twice(filing: Filing, lines: list[Line]) -> None:
    texts = Counter(row[0] for row in filing.raw("SELECT text FROM notes"))
    assert not {line[2] for line in _of("note", lines) if texts[line[2]] != 1}
    assert max(texts.values(), default=1) == 1
    not_saved = {line[2] for line in _of("trouble", lines) if line[1] == "database.failed"}
    assert not not_saved & set(texts)
    cases = {row.id: row.file_reference for row in filing.raw("SELECT id, file_reference FROM cases")}
    assert not {line[1] for line in _of("receive", lines) if cases.get(line[1]) != " ".join(line[2:])}
    numbers = sorted(int(reference.split()[-1]) for reference in cases.values())
    assert numbers == list(range(1, len(numbers) + 1))
    moved = Counter(tuple(line[1:3]) for kind in MOVES for line in _of(kind, lines))
    assert max(moved.values(), default=1) == 1


def no_more_than_was_asked_for(storm: Storm, lines: list[Line]) -> None:
    """The journal holds all that was told, and beyond it only what nobody lived to hear."""
    rows = storm.filing.raw("SELECT chain, entry FROM journal WHERE chain <> 'office'")
    entries = [(row.chain, json.loads(row.entry)) for row in rows]
    written = Counter(entry["kind"] for _, entry in entries)
    told = Counter(line[0] for line in lines)
    unheard = {kind: written[entry] - told[kind] for kind, entry in TOLD.items()}
    assert min(unheard.values()) >= 0, unheard
    assert sum(unheard.values()) <= storm.kills + told["trouble"], unheard
    moves = Counter(chain for chain, entry in entries if "seen_version" in entry["facts"])
    versions = {row.id: row.version for row in storm.filing.raw("SELECT id, version FROM cases")}
    assert {case: moves[case] + 1 for case in versions} == versions


def drafts_rest_on_what_was_read(filing: Filing, lines: list[Line]) -> None:
    """Each revision came about once; what was saved last stands there."""
    saved = {(line[1], int(line[2])): line[3] for line in _of("draft", lines)}
    assert len(saved) == len(_of("draft", lines))
    drafts = {row.case_id: row for row in filing.raw("SELECT case_id, revision, texts FROM drafts")}
    assert not {case for case, revision in saved if drafts[case].revision < revision}
    latest = [(saved.get((case, row.revision)), json.loads(row.texts)["t"]) for case, row in drafts.items()]
    assert not [pair for pair in latest if pair[0] not in (None, pair[1])]
    not_saved = {line[2] for line in _of("trouble", lines) if line[1] == "database.failed"}
    assert not not_saved & {text for _, text in latest}


def approved_once_and_by_another_person(filing: Filing, lines: list[Line]) -> None:
    approved = filing.raw(
        "SELECT r.notice_id, r.person, n.case_id FROM reviews r JOIN notices n ON n.id = r.notice_id "
        "WHERE r.verdict = 'approved'"
    ).all()
    editors = {(row.case_id, row.person) for row in filing.raw("SELECT case_id, person FROM draft_editors")}
    assert not [row for row in approved if (row.case_id, row.person) in editors]
    assert len({row.case_id for row in approved}) == len(approved)
    assert not {line[3] for line in _of("approve", lines)} - {row.notice_id for row in approved}
    assert _queued(filing, "dispatch") == len(approved)
    assert _queued(filing, "acknowledge") == filing.raw("SELECT count(*) FROM cases").scalar_one()


def _queued(filing: Filing, kind: str) -> int:
    return int(filing.raw("SELECT count(*) FROM outbox WHERE kind = :kind", kind=kind).scalar_one())  # type: ignore[call-overload]


def _of(kind: str, lines: list[Line]) -> list[Line]:
    return [line for line in lines if line[0] == kind]


def test_a_short_storm(filing: Filing, tmp_path: Path) -> None:
    storm = Storm(filing, _folder(tmp_path), acts=40)
    storm.blow(desks=3, kills=1)
    kinds = prove(storm)
    assert len(_answered(storm.lines)) == 120
    assert kinds["receive"] > 10
    assert kinds["note"] > 3


@pytest.mark.long
@pytest.mark.timeout(900)
def test_ten_thousand_answers_to_sixteen_desks(filing: Filing, tmp_path: Path) -> None:
    storm = Storm(filing, _folder(tmp_path), acts=625)
    began = time.monotonic()
    storm.blow(desks=16, kills=60)
    lasted = time.monotonic() - began
    kinds = prove(storm)
    refused = Counter(line[1] for line in _of("refused", storm.lines))
    print(f"{storm.kills} desks killed, {storm.cuts} lines cut, {lasted:.0f} s", dict(kinds), dict(refused))
    assert len(_answered(storm.lines)) == 10_000
    assert storm.kills >= 40
    assert min(kinds[kind] for kind in ("receive", "draft", *TOLD)) > 50
    assert refused["approval.own_work"] > 50, (
        "the same person with another login hardly ever tried to approve"
    )
    assert refused["case.changed_elsewhere"] > 0
    assert not isinstance(filing, SharedFiling) or kinds["trouble"] > 20


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder
