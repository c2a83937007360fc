"""Ancillary provisions dragged by their handles, with the very events Qt sends while a row is under way."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.domain.composition import Draft
from clerk_app.domain.provision import Provisions
from clerk_app.services import decision
from clerk_app.ui.kit.reordering import Grip, ReorderList
from clerk_app.ui.rooms.decision.provision_row import ProvisionRow
from tests.ui.rooms.decision.conftest import Table
from tests.ui.rooms.decision.house import VOGT
from tests.ui.rooms.decision.provided import SHELF

PUT_IN = ("sehhilfe", "widerruf", "zeugnis")
ALL = ["befristung", *PUT_IN]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def four(table: Table) -> Table:
    """One provision by the pack and three from its catalogue."""
    table.deciding.shelf = SHELF
    case = table.claimed_case()
    texts = {"gruende": "Weil es so ist. Siehe ((nr_zeugnis))."}
    draft = Draft("umtausch", {"abholung": "2026-12-07"}, texts, Provisions(PUT_IN))
    decision.save(table.deciding.office(), case, draft, 0)
    table.open(case)
    return table


@dataclass
class Seen:
    """What the screen showed while the row was under way."""

    accepted: bool = False
    line: bool = False
    line_at: int = 0
    pale: bool = False


def ids(table: Table) -> list[str]:
    return [*table.view.provisions._rows]


def row(table: Table, id: str) -> ProvisionRow:
    return table.view.provisions._rows[id]


def reorder(table: Table) -> ReorderList:
    return table.view.provisions.findChild(ReorderList)


def stored(table: Table) -> Draft:
    found = table.deciding.reader.case(table.deciding.sitting, "case-1").draft
    assert found is not None
    return found.draft


def beside(table: Table, id: str, *, below: bool = False) -> QPoint:
    """In the upper or the lower half of a row."""
    place = row(table, id).geometry()
    y = place.bottom() - 4 if below else place.top() + 4
    return reorder(table).mapTo(table.view.window(), QPoint(place.center().x(), y))


def drag(table: Table, id: str, to: QPoint, *, given_up: bool = False) -> Seen:
    """All that Qt tells the list while a row is dragged over it and let go."""
    target, told = reorder(table), row(table, id).findChild(Grip).lifted()
    at = target.mapFrom(table.view.window(), to)
    held = (Qt.DropAction.MoveAction, told, LEFT, Qt.KeyboardModifier.NoModifier)
    dragged, seen = row(table, id), Seen()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(20, 1), *held))
    moving = QDragMoveEvent(at, *held)
    QApplication.sendEvent(target, moving)
    seen.accepted = moving.isAccepted()
    seen.line, seen.line_at = target._line.isVisible(), target._line.geometry().center().y()
    seen.pale = dragged.graphicsEffect() is not None
    QApplication.sendEvent(
        target, QDragLeaveEvent() if given_up else QDropEvent(QPointF(at), *held, QEvent.Type.Drop)
    )
    table.settle()
    return seen


def test_a_row_let_go_above_another_stands_before_it_and_is_saved(four: Table) -> None:
    seen = drag(four, "zeugnis", beside(four, "sehhilfe"))

    assert ids(four) == ["befristung", "zeugnis", "sehhilfe", "widerruf"]
    assert stored(four).provisions.order == tuple(ids(four))
    assert [row(four, id)._number.text() for id in ids(four)] == ["1.", "2.", "3.", "4."]
    assert row(four, "zeugnis").hasFocus()
    assert (seen.accepted, seen.line, seen.pale) == (True, True, True)
    assert not reorder(four)._line.isVisible() and row(four, "zeugnis").graphicsEffect() is None


def test_a_row_goes_down_to_the_very_end(four: Table) -> None:
    seen = drag(four, "befristung", beside(four, "zeugnis", below=True))

    assert ids(four) == [*PUT_IN, "befristung"]
    assert seen.line


def test_the_line_stands_in_the_gap_the_row_would_come_to(four: Table) -> None:
    above, below = row(four, "sehhilfe").geometry(), row(four, "widerruf").geometry()
    seen = drag(four, "befristung", beside(four, "sehhilfe", below=True))

    assert above.bottom() < seen.line_at < below.top()
    assert ids(four) == ["sehhilfe", "befristung", "widerruf", "zeugnis"]


def test_dragging_back_leaves_nothing_changed(four: Table) -> None:
    before = stored(four)
    drag(four, "zeugnis", beside(four, "befristung"))
    assert stored(four).provisions.order == ("zeugnis", "befristung", "sehhilfe", "widerruf")
    drag(four, "zeugnis", beside(four, "widerruf", below=True))

    assert ids(four) == ALL
    assert stored(four) == before


def test_a_reference_says_the_new_number(four: Table) -> None:
    def printed() -> str:
        return str(four.presenter.inputs.composed.notice.parts)

    assert "Siehe Nr. 4" in printed()
    drag(four, "zeugnis", beside(four, "befristung"))
    assert "Siehe Nr. 1" in printed() and "Siehe Nr. 4" not in printed()


@pytest.mark.parametrize("where", ["itself", "gap_before", "gap_behind"])
def test_let_go_where_it_was_nothing_happens_and_no_line_says_so(four: Table, where: str) -> None:
    before = stored(four)
    places = {
        "itself": beside(four, "widerruf"),
        "gap_before": beside(four, "sehhilfe", below=True),
        "gap_behind": beside(four, "zeugnis"),
    }
    seen = drag(four, "widerruf", places[where])

    assert (ids(four), seen.line) == (ALL, False)
    assert stored(four) == before


def test_given_up_or_let_go_elsewhere_all_stays_as_it_was(four: Table) -> None:
    before = stored(four)
    seen = drag(four, "zeugnis", beside(four, "befristung"), given_up=True)

    assert (ids(four), seen.line, seen.pale) == (ALL, True, True)
    assert stored(four) == before
    assert row(four, "zeugnis").graphicsEffect() is None and not reorder(four)._line.isVisible()


def test_a_click_on_the_handle_opens_nothing_and_moves_nothing(four: Table) -> None:
    went: list[str] = []
    four.view.provisions.entered.connect(went.append)
    QTest.mouseClick(row(four, "sehhilfe").findChild(Grip), LEFT)
    four.settle()

    assert (ids(four), went) == (ALL, [])
    assert row(four, "sehhilfe").hasFocus() or not four.view.isActiveWindow()


def test_what_comes_from_elsewhere_is_not_taken(four: Table) -> None:
    """A word from a text, and the row of another list."""
    word = QMimeData()
    word.setText("zeugnis")
    for told in (word, Grip(row(four, "zeugnis")).lifted()):
        event = QDropEvent(
            QPointF(20, 5), Qt.DropAction.MoveAction, told, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(reorder(four), event)
        four.settle()
        assert not event.isAccepted()
        assert ids(four) == ALL


def test_there_is_no_handle_where_nothing_can_be_moved(four: Table) -> None:
    assert all(row(four, id).findChild(Grip).isVisible() for id in ids(four))
    decision.submit(four.deciding.office(), "case-1", four.presenter._saver.case_version)
    four.room.activate()
    four.settle()
    assert ids(four) == ALL
    assert not any(row(four, id).findChild(Grip).isVisible() for id in ids(four))
    assert not reorder(four).acceptDrops()


def test_one_provision_alone_has_no_handle(four: Table) -> None:
    for id in PUT_IN:
        row(four, id).setFocus()
        QTest.keyClick(row(four, id), Qt.Key.Key_Delete)
        four.settle()
    assert ids(four) == ["befristung"]
    assert not row(four, "befristung").findChild(Grip).isVisible()


def test_the_keys_go_the_same_way_and_are_told_to_readers(four: Table) -> None:
    last = row(four, "zeugnis")
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    four.settle()
    drag(four, "zeugnis", beside(four, "widerruf", below=True))
    assert ids(four) == ALL and stored(four).provisions.order == ()
    spoken = QAccessible.queryAccessibleInterface(last).text(QAccessible.Text.Description)
    assert "Alt mit Pfeil verschiebt" in spoken


def test_the_approver_reads_of_no_new_order_once_all_was_put_back(four: Table) -> None:
    drag(four, "zeugnis", beside(four, "befristung"))
    drag(four, "zeugnis", beside(four, "widerruf", below=True))
    decision.submit(four.deciding.office(), "case-1", four.presenter._saver.case_version)
    data = four.deciding.reader.case(VOGT, "case-1").notices[0].data
    assert '"laid_anew":false' in data
