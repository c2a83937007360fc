"""Several programs on one encrypted file, and programs that are killed: no acknowledged act is lost."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from clerk_app.domain.person import Actor
from clerk_app.opening.key_places import KEY_FILE
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, CaseRow, Filter, Reader
from clerk_app.storage.engine import CAN_ENCRYPT, is_encrypted
from clerk_app.storage.soundness import file_faults
from tests.office_kit import receive
from tests.tools.desk_processes import PROCEDURE, SERVICE, Place, furnish, jostle, start, take_in, write

BETWEEN_KILLS = (0.1, 0.5)
PATIENCE = 60.0  # seconds
POLITE = {"case.changed_elsewhere", "case.of_colleague", "case.not_claimed", "draft.changed_elsewhere"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    (tmp_path / "key").mkdir()
    place = Place(tmp_path / "office" / "office.db", tmp_path / "key" / "office.key", tmp_path / "notes")
    monkeypatch.setenv(KEY_FILE, str(place.key_file))
    yield place
    assert is_encrypted(place.database) or not CAN_ENCRYPT


def sound(opened: OpenOffice) -> bool:
    return not file_faults(opened.engine) and not opened.reader.verify()


def received_cases(place: Place, login: str, count: int, claimed_by: str = "") -> tuple[str, ...]:
    with place.opened() as opened:
        cases = tuple(receive(opened, SERVICE, PROCEDURE, 900_000 + number) for number in range(count))
        for case in cases if claimed_by else ():
            assignment.claim(opened.as_person(claimed_by), case, 1)
    return cases


@pytest.mark.parametrize(
    "kills", [pytest.param(9, id="short"), pytest.param(60, id="long", marks=pytest.mark.long)]
)
@pytest.mark.timeout(300)
def test_a_killed_program_loses_nothing_it_was_told_is_saved(place: Place, kills: int) -> None:
    chance = random.Random(23)
    (login,) = furnish(place, 1)
    (written,) = received_cases(place, login, 1, claimed_by=login)
    firsts = iter(range(0, 900_000, 1000))

    def begin(kind: int) -> BaseProcess:
        return start(take_in, place, next(firsts)) if kind == 0 else start(write, place, login, written)

    running = [begin(0), begin(1)]
    for kill in range(kills):
        victim = chance.randrange(2)
        if kill % 3:  # every third one dies wherever it happens to be, the others in the midst of their work
            at_work(place, running[victim])
        time.sleep(chance.uniform(*BETWEEN_KILLS))
        running[victim].kill()
        running[victim].join()
        running[victim] = begin(victim)
    for process in running:
        at_work(place, process)
    for process in running:
        process.kill()
        process.join()

    told = place.told
    with place.opened() as opened:
        assert sound(opened)
        clerk = opened.as_person(login)
        there = {row.id for row in all_rows(clerk.reader, clerk.actor)}
        draft = clerk.reader.case(clerk.actor, written).draft
    received = [line["case"] for line in told if line["act"] == "received"]
    saved = [line["revision"] for line in told if line["act"] == "saved"]
    assert min(len(received), len(saved)) >= kills // 3, "hardly anything was done between the kills"
    assert set(received) <= there
    assert draft is not None
    assert draft.draft.texts == {"begruendung": str(draft.revision)}
    assert max(saved) <= draft.revision
    assert len(saved) == len(set(saved))


def at_work(place: Place, process: BaseProcess) -> None:
    """Until it has told of its first act, however busy the machine is."""
    end = time.monotonic() + PATIENCE
    while not any(note.stat().st_size for note in place.notes.glob(f"{process.pid}-*")):
        assert process.is_alive(), "it ended by itself"
        assert time.monotonic() < end, "it does not begin to work"
        time.sleep(0.02)


def all_rows(reader: Reader, actor: Actor) -> list[CaseRow]:
    rows: list[CaseRow] = []
    after = None
    while True:
        page = reader.page(actor, Filter(Box.ALL), after)
        rows += page.rows
        if page.next is None:
            return rows
        after = page.next


@pytest.mark.parametrize(
    ("programs", "acts", "kills"),
    [pytest.param(6, 60, 0, id="short"), pytest.param(16, 625, 40, id="long", marks=pytest.mark.long)],
)
@pytest.mark.timeout(900)
def test_programs_that_jostle_are_told_and_overwrite_nothing(
    place: Place, programs: int, acts: int, kills: int
) -> None:
    chance = random.Random(5)
    logins = furnish(place, programs // 2)
    cases = received_cases(place, logins[0], max(4, programs // 3))

    def begin(number: int) -> BaseProcess:
        return start(jostle, place, logins[number % len(logins)], cases, number, acts)

    running = [begin(number) for number in range(programs)]
    for _ in range(kills):
        time.sleep(chance.uniform(*BETWEEN_KILLS))
        victim = chance.randrange(programs)
        running[victim].kill()
        running[victim].join()
        running[victim] = begin(victim)
    for process in running:
        process.join()

    told = place.told
    codes = Counter(line["code"] for line in told if line["act"] == "refused")
    assert [process.exitcode for process in running] == [0] * programs
    assert len(told) >= programs * acts
    assert set(codes) <= POLITE, [line for line in told if line.get("code") not in {None, *POLITE}][:3]
    assert codes["case.changed_elsewhere"] + codes["case.of_colleague"] > 0
    with place.opened() as opened:
        assert sound(opened)
        clerk = opened.as_person(logins[0])
        unheard = sum(
            acts_nobody_was_told_of([line for line in told if line["case"] == case], clerk, case)
            for case in cases
        )
    assert unheard <= kills


def acts_nobody_was_told_of(told: list[dict], clerk: Office, case: str) -> int:
    """Each version and each revision came about once, and all that were told are there."""
    record = clerk.reader.case(clerk.actor, case)
    moves = [line["version"] for line in told if line["act"] in ("claimed", "released")]
    first_saves = sum(line["moves"] for line in told if line["act"] == "saved")
    saves = {line["revision"]: line["text"] for line in told if line["act"] == "saved"}
    revision = record.draft.revision if record.draft else 0
    assert len(moves) == len(set(moves))
    assert len(saves) == sum(line["act"] == "saved" for line in told)
    assert max(saves, default=0) <= revision
    if record.draft and revision in saves:
        assert record.draft.draft.texts["begruendung"] == saves[revision]
    unheard = (record.case.version - 1 - len(moves) - first_saves, revision - len(saves))
    assert min(unheard) >= 0
    return max(unheard)
