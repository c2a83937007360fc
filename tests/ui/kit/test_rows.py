"""Lists: rows of one height whatever their number, and a choice that outlives fresh rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.lists import ColumnsView, TrayView
from clerk_app.ui.kit.row_delegate import RowDelegate
from clerk_app.ui.kit.rows_model import Column, RowFace, RowsModel
from clerk_app.ui.kit.theme import Look, Theme


@dataclass(frozen=True)
class Row:
    number: int
    name: str = ""
    due: date | None = None
    amount: Decimal = Decimal(0)


def face(row: Row) -> RowFace:
    return RowFace(
        f"Nr. {row.number} {row.name}",
        "Wohngeld · Erstantrag",
        "FIT-Connect",
        "12 WG",
        unread=row.number == 1,
    )


def tray(qtbot: QtBot, count: int = 5) -> TrayView:
    view = TrayView(RowsModel((), identity=lambda row: row.number, face=face), "Posteingang")
    qtbot.addWidget(view)
    view.show_rows([Row(number) for number in range(count)])
    view.resize(400, 500)
    view.show()
    return view


def table(qtbot: QtBot, rows: list[Row]) -> ColumnsView:
    columns = (
        Column("Nr.", lambda row: row.number, figures=True),
        Column("Name", lambda row: row.name),
        Column("Frist", lambda row: row.due, lambda due: due.strftime("%d.%m.%Y") if due else "–"),
        Column("Betrag", lambda row: row.amount),
    )
    view = ColumnsView(RowsModel(columns, identity=lambda row: row.number), "Vorgänge")
    qtbot.addWidget(view)
    view.show_rows(rows)
    view.show()
    return view


def shown(view: ColumnsView, column: int) -> list[str]:
    return [view.model().index(at, column).data() for at in range(view.model().rowCount())]


def test_the_model_keeps_the_rules_of_qt(qapp):
    model = RowsModel((), identity=lambda row: row.number, face=face)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([Row(1), Row(2)], more=True)
    model.append([Row(3)])
    model.replace(Row(2, "neu"))
    assert model.rows[1].name == "neu"
    assert model.rowCount() == 3


def test_the_choice_stays_with_its_case_when_rows_come_anew(qtbot: QtBot):
    view = tray(qtbot)
    view.choose(3)
    chosen: list[object] = []
    view.chosen.connect(chosen.append)
    view.show_rows([Row(9), Row(3, "neu"), Row(4)])
    assert view.current_row() == Row(3, "neu")
    assert chosen[-1] == Row(3, "neu")
    view.show_rows([Row(4)])
    assert chosen[-1] is None


def test_enter_opens_and_arrows_choose(qtbot: QtBot):
    view = tray(qtbot)
    view.choose(0)
    opened: list[object] = []
    view.opened.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [Row(1)]
    assert view.choose_next()
    assert view.current_row() == Row(2)


def test_more_rows_are_asked_for_once(qtbot: QtBot):
    view = tray(qtbot)
    wanted: list[int] = []
    view.rows.more_wanted.connect(lambda: wanted.append(1))
    view.show_rows([Row(number) for number in range(100)], more=True)
    view.scrollToBottom()
    qtbot.waitUntil(lambda: wanted == [1])
    view.rows.append([Row(100)], more=False)
    view.scrollToBottom()
    assert wanted == [1]


def test_all_rows_have_one_height_that_grows_with_the_text(qtbot: QtBot):
    view = tray(qtbot)
    usual = view.rowHeight(0)
    assert {view.rowHeight(at) for at in range(5)} == {RowDelegate().row_height()} == {usual}
    Theme.current().use(Look.LIGHT, 1.5)
    assert view.rowHeight(0) == RowDelegate().row_height() > usual
    Theme.current().use(Look.LIGHT)
    assert view.rowHeight(0) == usual


def test_a_million_rows_cost_no_questions_about_each(qtbot: QtBot):
    asked: list[int] = []

    def counting(row: int) -> RowFace:
        asked.append(row)
        return RowFace(str(row), "")

    view = TrayView(RowsModel((), identity=lambda row: row, face=counting), "Posteingang")
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    view.show_rows(range(1_000_000))
    view.grab()
    view.scrollToBottom()
    view.grab()
    assert {0, 999_999} <= set(asked)
    assert len(asked) < 500
    view.fit_rows()
    assert len(asked) < 500


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("width", [200, 420])
def test_every_kind_of_row_can_be_drawn(qtbot: QtBot, look: Look, width: int):
    Theme.current().use(look)
    delegate = RowDelegate()
    faces = [
        RowFace(
            "Öztürk, Deniz",
            "Wohngeld",
            "FIT-Connect",
            "12 WG 2026/0481",
            Chip("26 T", "success", "clock"),
            True,
        ),
        RowFace(
            "x" * 200,
            "y" * 200,
            "z" * 200,
            "12 WG 2026/0481",
            Chip("heute", "danger"),
            marks=(("mail", "Post"),),
        ),
        RowFace("", ""),
    ]
    model = RowsModel((), identity=id, face=lambda given: given)
    model.show(faces)
    for at in range(len(faces)):
        image = QImage(QSize(width, delegate.row_height()), QImage.Format.Format_RGB32)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(at, 0))
        painter.end()
        assert image.pixelColor(1, 10) == Theme.current().colour("accent")
    Theme.current().use(Look.LIGHT)


def test_the_state_is_drawn_in_a_narrow_list_and_the_words_give_way(qtbot: QtBot):
    delegate, width = RowDelegate(), 262
    words = RowFace("Çelik, Ute", "Umschreibung", "02.11. · M. Schuster", "36 KFZ 2026/00002")
    state = Chip("An Fachverfahren übergeben", "success", "package")
    ink = []
    for face in (words, replace(words, badges=(Chip("Entwurf"), state))):
        model = RowsModel((), identity=id, face=lambda given: given)
        model.show([face])
        image = QImage(QSize(width, delegate.row_height()), QImage.Format.Format_RGB32)
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        foot = range(image.height() - 14, image.height() - 6)
        ground = Theme.current().colour("success_soft")
        ink.append(sum(image.pixelColor(x, y) == ground for x in range(width) for y in foot))
    assert ink[0] == 0 < ink[1]


def test_a_row_says_aloud_all_it_shows():
    spoken = RowFace(
        "Bauer",
        "Bauantrag",
        "XBau",
        "63 BA 1",
        Chip("2 T", "danger", "clock", "noch 2 Tage"),
        marks=(("x", "Entwurf"),),
    )
    assert spoken.spoken == "Bauer, noch 2 Tage, Bauantrag, 63 BA 1, XBau, Entwurf"


def test_columns_are_sorted_by_value_and_not_by_their_writing(qtbot: QtBot):
    rows = [
        Row(10, "Zander", date(2026, 12, 1), Decimal("9.50")),
        Row(9, "Ähre", None, Decimal("10.00")),
        Row(100, "Apfel", date(2027, 1, 1), Decimal("-1")),
    ]
    view = table(qtbot, rows)
    assert shown(view, 0) == ["10", "9", "100"]
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(view, 0) == ["9", "10", "100"]
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert shown(view, 2) == ["–", "01.12.2026", "01.01.2027"]
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert shown(view, 3) == ["10.00", "9.50", "-1"]


def test_several_rows_can_be_taken_at_once(qtbot: QtBot):
    view = table(qtbot, [Row(1), Row(2), Row(3)])
    view.choose(1)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == (Row(1), Row(2))


@pytest.mark.parametrize(
    "after",
    [
        pytest.param([0, 2, 4, 5], id="gone"),
        pytest.param([0, 2, 4, 5, 9, 10], id="gone and new below"),
        pytest.param([9, 0, 2, 4, 5], id="new above"),
        pytest.param([2], id="one left"),
        pytest.param([9], id="all new"),
        pytest.param([], id="none left"),
    ],
)
@pytest.mark.parametrize("column", [-1, 0])
def test_marks_stay_on_what_is_still_there_however_it_is_sorted(
    qtbot: QtBot, after: list[int], column: int
) -> None:
    view = table(qtbot, [Row(number) for number in range(6)])
    QAbstractItemModelTester(view.rows)
    if column == 0:
        view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    told: list[tuple[object, ...]] = []
    view.selection_changed.connect(lambda: told.append(view.picked()))
    view.refresh_rows([Row(number) for number in after])
    left = [number for number in after if number < 6]
    assert sorted(view.picked(), key=str) == left and told == [view.picked()]
    assert view.picked() == tuple(left if column < 0 else reversed(left))
    assert [row.number for row in view.rows.rows] == after


def test_the_first_arrow_picks_the_first_row(qtbot: QtBot) -> None:
    view = table(qtbot, [Row(number) for number in range(3)])
    view.setCurrentIndex(view.model().index(0, 0))
    view.clearSelection()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.picked() == (0,)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.picked() == (1,)
