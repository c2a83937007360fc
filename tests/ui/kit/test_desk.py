"""Work at the desk: order, delivery, what nobody waits for any more, and whose fault a failure is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.ui.kit.desk import Desk, Lane, Latest, desk_by_hand
from clerk_app.ui.kit.lanes import ManualExecutor, Work


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    assert desk.finish()


@pytest.fixture
def by_hand(qapp: object) -> tuple[Desk, ManualExecutor]:
    return desk_by_hand()


def raise_it(error: Exception) -> None:
    raise error


def test_work_leaves_the_window_and_the_answer_comes_back_to_it(qtbot: QtBot, desk: Desk):
    threads: list[int] = []
    desk.ask(threading.get_ident, lambda worker: threads.extend((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_filed_work_keeps_its_order(qtbot: QtBot, desk: Desk):
    done: list[int] = []
    told: list[int] = []
    for number in range(50):
        desk.do(lambda number=number: done.append(number) or number, told.append)
    qtbot.waitUntil(lambda: len(told) == 50)
    assert done == told == list(range(50))


def test_errands_do_not_wait_for_one_another(qtbot: QtBot, desk: Desk):
    both_there = threading.Barrier(2, timeout=5)
    told: list[int] = []
    for _ in range(2):
        desk.ask(both_there.wait, told.append, lane=Lane.ERRANDS)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert sorted(told) == [0, 1]


def test_an_errand_does_not_hold_up_the_filing(qtbot: QtBot, desk: Desk):
    release = threading.Event()
    told: list[str] = []
    desk.ask(lambda: release.wait(5) and "errand", told.append, lane=Lane.ERRANDS)
    desk.ask(lambda: "filed", told.append)
    qtbot.waitUntil(lambda: told == ["filed"])
    release.set()
    qtbot.waitUntil(lambda: told == ["filed", "errand"])


def test_facts_of_an_act_are_published_after_the_act_is_done(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    told: list[object] = []
    desk.changed.connect(lambda facts: told.append(("changed", facts)))
    desk.do(lambda: ("fact",), lambda facts: told.append(("done", facts)))
    assert told == []
    executor.drain()
    assert told == [("done", ("fact",)), ("changed", ("fact",))]


def test_a_question_changes_nothing(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    told: list[object] = []
    desk.changed.connect(told.append)
    desk.ask(lambda: 1, told.append)
    executor.drain()
    assert told == [1]


def test_an_answer_for_someone_who_has_left_is_dropped(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    owner = QObject()
    told: list[int] = []
    desk.ask(lambda: 1, told.append, owner=owner)
    desk.ask(lambda: 1 / 0, told.append, failed=lambda error: told.append(2), owner=owner)
    owner.deleteLater()
    qapp_events()
    executor.drain()
    assert told == []


def test_the_object_behind_the_answering_method_is_the_owner(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    stays, leaves = Listener(), Listener()
    desk.ask(lambda: 1, stays.hear)
    desk.ask(lambda: 1, leaves.hear)
    leaves.deleteLater()
    qapp_events()
    executor.drain()
    assert (stays.heard, leaves.heard) == ([1], [])


def test_an_act_is_published_even_when_its_owner_has_left(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    leaves = Listener()
    changed: list[object] = []
    desk.changed.connect(changed.append)
    desk.do(lambda: "facts", leaves.hear)
    leaves.deleteLater()
    qapp_events()
    executor.drain()
    assert changed == ["facts"]


FAULTS = [
    (ClerkError("case.unknown", case="12/3"), [("clerk", "case.unknown", {"case": "12/3"})]),
    (OutsideError("database.failed", reason="busy"), [("outside", "database.failed", {"reason": "busy"})]),
    (ZeroDivisionError("Meier"), [("bug", "ZeroDivisionError")]),
]


def listen(desk: Desk) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    desk.turned_down.connect(lambda code, facts: told.append(("clerk", code, facts)))
    desk.outside_failed.connect(lambda code, facts: told.append(("outside", code, facts)))
    desk.broke.connect(lambda kind: told.append(("bug", kind)))
    return told


@pytest.mark.parametrize(("error", "expected"), FAULTS)
def test_every_failure_is_told_to_whom_it_concerns(
    by_hand: tuple[Desk, ManualExecutor], error: Exception, expected: list[object]
):
    desk, executor = by_hand
    told = listen(desk)
    desk.do(lambda: raise_it(error))
    executor.drain()
    assert told == expected


@pytest.mark.parametrize(
    ("error", "told_besides"), [(FAULTS[0][0], []), (FAULTS[1][0], []), (FAULTS[2][0], FAULTS[2][1])]
)
def test_who_hears_of_a_failure_himself_replaces_the_notice_but_hides_no_bug(
    by_hand: tuple[Desk, ManualExecutor], error: Exception, told_besides: list[object]
):
    desk, executor = by_hand
    told = listen(desk)
    heard: list[Exception] = []
    desk.ask(lambda: raise_it(error), lambda _: None, failed=heard.append)
    executor.drain()
    assert heard == [error]
    assert told == told_besides


def test_a_bug_is_told_by_its_kind_only(
    by_hand: tuple[Desk, ManualExecutor], caplog: pytest.LogCaptureFixture
):
    """The text of an exception may hold personal data."""
    desk, executor = by_hand
    told = listen(desk)
    desk.ask(lambda: raise_it(ValueError("Schröder, Maike")), lambda _: None)
    executor.drain()
    assert told == [("bug", "ValueError")]
    assert caplog.records[0].exc_info is not None


def test_the_desk_is_busy_from_the_first_to_the_last_piece_of_work(by_hand: tuple[Desk, ManualExecutor]):
    desk, executor = by_hand
    busy: list[bool] = []
    desk.busy.connect(busy.append)
    desk.ask(lambda: 1, lambda _: None)
    desk.ask(lambda: raise_it(ValueError()), lambda _: None)
    executor.step()
    assert busy == [True]
    executor.step()
    assert busy == [True, False]


def test_finishing_waits_for_what_runs_and_tells_nothing_more(qtbot: QtBot):
    desk = Desk()
    release, written = threading.Event(), []
    told: list[object] = []
    desk.do(lambda: release.wait(5) and written.append("saved"), told.append)
    release.set()
    assert desk.finish()
    qapp_events()
    assert written == ["saved"]
    assert told == []


class ThreadEach:
    """Each piece of work in a thread of its own, ended before the next line of the test."""

    def execute(self, work: Work) -> None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    def finish(self, seconds: float) -> bool:
        return True


@pytest.mark.parametrize("left", [False, True])
def test_an_answer_on_its_way_when_the_desk_is_left_reaches_nobody(qapp: QApplication, left: bool):
    heard: list[object] = []
    desk = Desk(ThreadEach(), ThreadEach())
    desk.changed.connect(heard.append)
    desk.ask(lambda: "read", heard.append)
    desk.do(lambda: "done")
    if left:
        assert desk.finish()
    qapp.processEvents()
    assert heard == ([] if left else ["read", "done"])


def test_finishing_gives_up_on_work_that_will_not_end(qtbot: QtBot):
    desk = Desk()
    release = threading.Event()
    desk.do(lambda: release.wait(5))
    assert desk.finish(seconds=0.05) is False
    release.set()


def test_only_the_latest_question_is_answered():
    told: list[str] = []
    latest = Latest()
    first, second = latest.of(told.append), latest.of(told.append)
    second("second")
    first("first")
    assert told == ["second"]
    latest.forget()
    second("again")
    assert told == ["second"]


def qapp_events() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
