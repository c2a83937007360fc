from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Opened
from clerk_app.services import casefile
from clerk_app.ui.kit.desk import Desk, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor
from clerk_app.ui.kit.watch import EVERY_MS, LONGEST_MS, PATIENCE_MS, Watch
from tests.ui.rooms import fakes


class Bell:
    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring
        self.settings: list[int] = []

    def set(self, milliseconds: int) -> None:
        self.settings.append(milliseconds)

    def stop(self) -> None: ...
    def is_set(self) -> bool:
        return bool(self.settings)


class Scene:
    def __init__(self) -> None:
        self.archive = fakes.Archive()
        fakes.add_case(self.archive, 1, "Schröder, Maike")
        self.actor = fakes.BECKER
        self.desk: Desk
        self.work: ManualExecutor
        self.desk, self.work = desk_by_hand()
        self.bells: list[Bell] = []
        self.watch = Watch(self.desk, lambda: fakes.office(self.archive, self.actor), self.bell, self.desk)
        self.moves = 0
        self.counts: list[object] = []
        self.watch.moved.connect(self.count_move)
        self.watch.counted.connect(self.counts.append)

    def bell(self, ring: Callable[[], None]) -> Bell:
        self.bells.append(Bell(ring))
        return self.bells[-1]

    def count_move(self) -> None:
        self.moves += 1

    def ring(self) -> None:
        self.bells[0].ring()
        self.work.drain()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    made = Scene()
    made.watch.look()
    made.work.drain()
    return made


def test_the_first_look_tells_that_there_is_something_to_see(scene: Scene) -> None:
    assert (scene.moves, len(scene.counts)) == (1, 1)
    assert scene.bells[0].settings == [EVERY_MS]


def test_while_nothing_changes_nothing_is_told(scene: Scene) -> None:
    scene.ring()
    scene.ring()
    assert (scene.moves, len(scene.counts)) == (1, 1)


def test_a_change_at_another_desk_is_told_once(scene: Scene) -> None:
    fakes.act(scene.archive, fakes.SCHUSTER, Opened("case-1", "m.schuster"))
    scene.ring()
    scene.ring()
    assert (scene.moves, len(scene.counts)) == (2, 2)


def test_an_act_of_ones_own_is_told_without_waiting_for_the_bell(scene: Scene) -> None:
    office = fakes.office(scene.archive)
    scene.desk.do(lambda: casefile.open_case(office, "case-1"))
    scene.work.drain()
    assert scene.moves == 2


def test_another_person_at_the_desk_sees_everything_anew(scene: Scene) -> None:
    scene.actor = fakes.LEAD
    scene.ring()
    assert scene.moves == 2


def test_trouble_is_left_to_those_who_ask_and_the_watch_goes_on(scene: Scene) -> None:
    scene.archive.failing = OutsideError("database.failed")
    scene.ring()
    scene.archive.failing = None
    fakes.act(scene.archive, fakes.SCHUSTER, Opened("case-1", "m.schuster"))
    scene.ring()
    assert scene.moves == 2


def test_it_never_asks_twice_at_a_time(scene: Scene) -> None:
    scene.watch.look()
    scene.watch.look()
    scene.watch.look()
    assert len(scene.work) == 1
    scene.work.drain()
    assert scene.bells[0].settings[-1] == EVERY_MS


class Told:
    def __init__(self, watch: Watch) -> None:
        self.lost: list[object] = []
        self.back = 0
        watch.lost.connect(self.lost.append)
        watch.back.connect(self.count)

    def count(self) -> None:
        self.back += 1


def test_an_outage_is_told_once_and_so_is_its_end(scene: Scene) -> None:
    told = Told(scene.watch)
    scene.archive.failing = OutsideError("database.failed", reason="unreachable")
    scene.ring()
    scene.ring()
    assert (told.lost, told.back) == ([fakes.NOW], 0)
    scene.archive.failing = None
    moves = scene.moves
    scene.ring()
    assert (len(told.lost), told.back, scene.moves) == (1, 1, moves + 1)


def test_what_is_no_outage_is_not_called_one(scene: Scene) -> None:
    told = Told(scene.watch)
    scene.archive.failing = OutsideError("content.missing")
    scene.ring()
    assert told.lost == []


def test_it_asks_less_and_less_often_and_not_at_the_same_moment_as_others(scene: Scene) -> None:
    scene.archive.failing = OutsideError("database.failed", reason="unreachable")
    for _ in range(12):
        scene.ring()
    pauses = scene.bells[0].settings[1:]
    assert pauses[0] < pauses[2] < pauses[3]
    assert max(pauses) <= LONGEST_MS * 1.25
    assert min(pauses[-5:]) >= LONGEST_MS * 0.75
    assert len(set(pauses[-5:])) > 1


def test_a_line_that_does_not_answer_at_all_is_told_within_ten_seconds(scene: Scene) -> None:
    told = Told(scene.watch)
    scene.bells[0].ring()
    assert scene.bells[1].settings[-1] == PATIENCE_MS
    assert EVERY_MS + PATIENCE_MS < 10_000
    scene.bells[1].ring()
    assert told.lost == [fakes.NOW]
    scene.work.drain()
    assert told.back == 1


def test_suspended_acts_are_refused_and_forgotten(scene: Scene) -> None:
    office, refused = fakes.office(scene.archive), []
    scene.desk.suspend(OutsideError("database.outage", since="08:14"))
    scene.desk.do(lambda: casefile.open_case(office, "case-1"), failed=refused.append)
    scene.work.drain()
    scene.desk.suspend(None)
    scene.work.drain()
    assert [error.code for error in refused] == ["database.outage"]
    assert [entry.kind for entry in scene.archive.cases["case-1"].timeline] == ["received"]


def test_a_stopped_watch_stays_silent(scene: Scene) -> None:
    told = Told(scene.watch)
    scene.archive.failing = OutsideError("database.failed", reason="unreachable")
    scene.watch.look()
    scene.watch.stop()
    scene.work.drain()
    scene.watch.look()
    assert (told.lost, len(scene.work)) == ([], 0)
