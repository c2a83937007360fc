"""The frame shows rooms, leads from one to the other and forgets nothing the clerk has arranged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from frame_rooms import Told, make_window
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.ui.kit.desk import desk_by_hand
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import RoomLink
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.shell.navigation import CountRole
from clerk_app.ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
HEAVY = ("sqlalchemy", "alembic", "reportlab", "keyring", "cryptography", "lxml", "jsonschema", "pypdfium2")


def press(qtbot: QtBot, window: Window, key: Qt.Key, with_: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, with_)


def test_the_first_room_is_entered_at_the_start(window: Window, told: Told):
    assert window.room.id == "inbox"
    assert told.lines == [("inbox entered",)]


def test_rooms_are_reached_by_number_and_left_backwards(qtbot: QtBot, window: Window, told: Told):
    press(qtbot, window, Qt.Key.Key_2)
    assert window.room.id == "outbox"
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.room.id == "inbox"
    assert told.lines == [("inbox entered",), ("outbox entered",), ("inbox entered",)]


def test_the_sidebar_leads_into_rooms_by_keyboard(qtbot: QtBot, window: Window):
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    assert window.navigation.hasFocus()
    qtbot.keyClick(window.navigation, Qt.Key.Key_Down)
    assert window.room.id == "inbox"
    qtbot.keyClick(window.navigation, Qt.Key.Key_Return)
    assert window.room.id == "outbox"


def test_one_room_leads_to_another_with_its_subject(window: Window, told: Told):
    window._rooms["inbox"].signals.go.emit("case", "12 WG 2026/0480")
    assert window.room.id == "case"
    assert told.lines[-1] == ("case open", "12 WG 2026/0480")


def test_a_room_without_a_place_of_its_own_is_not_listed(window: Window):
    listed = [
        window.navigation.model().index(at, 0).data() for at in range(window.navigation.model().rowCount())
    ]
    assert listed == ["Posteingang", "Postausgang"]


def test_counts_and_saved_filters_appear_beside_the_rooms(qtbot: QtBot, window: Window, told: Told):
    signals = window._rooms["inbox"].signals
    signals.count.emit(12)
    signals.links.emit((RoomLink("soon", "Frist unter 7 Tagen", 4),))
    model = window.navigation.model()
    assert model.index(0, 0).data(CountRole) == 12
    assert [model.index(at, 0).data() for at in range(2, 4)] == ["Gespeicherte Filter", "Frist unter 7 Tagen"]
    window.navigation.setCurrentIndex(model.index(3, 0))
    qtbot.keyClick(window.navigation, Qt.Key.Key_Return)
    assert told.lines[-1] == ("follow", "soon")
    signals.links.emit(())
    assert model.rowCount() == 2


def test_a_room_speaks_in_the_status_line_while_one_is_in_it(window: Window):
    window._rooms["inbox"].signals.status.emit("12 neu")
    window._rooms["outbox"].signals.status.emit("2 bereit")
    assert window.status._room.text() == "12 neu"
    window.show_room("outbox")
    assert window.status._room.text() == "2 bereit"


def test_the_search_goes_to_the_room_that_can_search(qtbot: QtBot, window: Window, told: Told):
    window.show_room("outbox")
    press(qtbot, window, Qt.Key.Key_F)
    assert window.top_bar.search.hasFocus()
    qtbot.keyClicks(window.top_bar.search, " Meier ")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert window.room.id == "inbox"
    assert told.lines[-1] == ("search", "Meier")
    window.show_room("outbox")
    assert window.top_bar.search.text() == ""
    window.show_room("inbox")
    assert window.top_bar.search.text() == "Meier"


def test_the_search_field_says_what_the_list_below_it_shows(qtbot: QtBot, window: Window):
    field, told = window.top_bar.search, window._rooms["inbox"].signals.searched
    told.emit("Meier")
    assert field.text() == "Meier"
    qtbot.keyClicks(field, " und")
    told.emit("Meier")
    assert field.text() == "Meier und"
    window.show_room("outbox")
    assert field.text() == ""
    window.show_room("inbox")
    assert field.text() == "Meier"


def test_the_same_keys_do_what_the_room_at_hand_means(qtbot: QtBot, window: Window, told: Told):
    press(qtbot, window, Qt.Key.Key_S)
    window.show_room("outbox")
    press(qtbot, window, Qt.Key.Key_S)
    assert [line for line in told.lines if line[0] in ("ask", "send")] == [("send",)]


@pytest.mark.parametrize(
    ("error", "words"),
    [(ClerkError("note.empty"), "Der Vermerk ist leer"), (OutsideError("database.failed"), "Datenbank")],
)
def test_failures_at_the_desk_are_shown_and_kept(window: Window, error: Exception, words: str):
    desk, executor = desk_by_hand()
    window.serve(desk)

    def fail() -> None:
        raise error

    desk.do(fail)
    executor.drain()
    assert words in window.notice_bar.text
    assert words in window.alerts.kept()[0].title
    assert "(1)" in window.top_bar.alerts.accessibleName()
    window.show_alerts()
    assert window._alert_sheet.isVisible()
    window._alert_sheet.close()


def test_short_work_is_not_mentioned_and_long_work_is(qtbot: QtBot, window: Window):
    desk, executor = desk_by_hand()
    window.serve(desk)
    desk.ask(lambda: 1, lambda _: None)
    assert not window.status._busy.isVisible()
    qtbot.waitUntil(window.status._busy.isVisible, timeout=3000)
    executor.drain()
    assert not window.status._busy.isVisible()


def test_help_names_the_room_and_all_its_keys(qtbot: QtBot, window: Window):
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert window.help_sheet.isVisible()
    rows = {spec.label: spec for spec in window.help_sheet.table.rows.rows}
    assert {"Übernehmen", "Nachfordern", "Befehl suchen"} <= set(rows)
    assert "Senden" not in rows
    table, model = window.help_sheet.table, window.help_sheet.table.model()
    keys = [(model.index(at, 1).data(), model.index(at, 2).data()) for at in range(model.rowCount())]
    widest = max(table.fontMetrics().horizontalAdvance(text or "") for text, _ in keys)
    assert widest + 12 < table.columnWidth(1)
    assert all(purpose for _, purpose in keys)
    window.help_sheet.close()
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert table.currentIndex().row() == 0
    window.help_sheet.close()


def test_a_room_may_ask_for_the_way_back(window: Window):
    window.show_room("outbox")
    window._rooms["outbox"].signals.back.emit()
    assert window.room.id == "inbox"


def test_the_menu_holds_every_action_of_the_room_under_its_heading(window: Window):
    window.show_room("outbox")
    window._menu.aboutToShow.emit()
    headings = [action for action in window._menu.actions() if action.menu()]
    below = {heading.text(): [action.text() for action in heading.menu().actions()] for heading in headings}
    assert below["&Vorgang"] == ["&Senden"]
    assert "&Hilfe" in below


def test_menu_texts_have_mnemonics_that_do_not_collide(window: Window):
    for room in ("inbox", "outbox"):
        window.show_room(room)
        window._menu.aboutToShow.emit()
        texts = [action.text() for action in window._menu.actions() if action.text()]
        keys = [text[text.index("&") + 1].lower() for text in texts]
        assert len(keys) == len(set(keys)), texts


def test_practice_cannot_be_mistaken_for_the_real_thing(qtbot: QtBot, german: None, told: Told):
    window = make_window(told, practice=True)
    qtbot.addWidget(window)
    window.show()
    assert window.top_bar.property("practice") == "true"
    spot = window.top_bar.grab().toImage().pixelColor(window.top_bar.width() // 2 + 150, 3)
    assert spot == Theme.current().colour("practice")
    people = window.top_bar.user.menu()
    people.actions()[-1].trigger()
    assert told.lines[-1] == ("switch", "lang")


def test_the_arrangement_is_remembered(qtbot: QtBot, german: None, told: Told, tmp_path: Path):
    memory = tmp_path / "desk.ini"
    first = make_window(told, memory=memory)
    qtbot.addWidget(first)
    first.show()
    first.resize(1200, 700)
    first.findChild(QSplitter, "inbox").setSizes([700, 300])
    sizes = first.findChild(QSplitter, "inbox").sizes()
    Theme.current().use(Look.DARK, 1.15)
    first.close()
    Theme.current().blockSignals(True)
    Theme.current().use(Look.LIGHT)
    Theme.current().blockSignals(False)
    second = make_window(told, memory=memory)
    qtbot.addWidget(second)
    second.show()
    assert (Theme.current().look, Theme.current().scale) == (Look.DARK, 1.15)
    assert second.height() == 700
    share = second.findChild(QSplitter, "inbox").sizes()
    assert share[0] / sum(share) == pytest.approx(sizes[0] / sum(sizes), abs=0.05)
    second.close()
    Theme.current().use(Look.LIGHT)


def test_a_broken_memory_does_no_harm(qtbot: QtBot, german: None, told: Told, tmp_path: Path):
    memory = tmp_path / "desk.ini"
    memory.write_text("[look]\nscheme=pink\nscale=huge\n[window]\ngeometry=x\n", "utf-8")
    window = make_window(told, memory=memory)
    qtbot.addWidget(window)
    assert Theme.current().scale == 1.0


def test_the_text_grows_and_shrinks_by_keys(qtbot: QtBot, window: Window):
    press(qtbot, window, Qt.Key.Key_Plus)
    assert Theme.current().scale == 1.15
    press(qtbot, window, Qt.Key.Key_0)
    assert Theme.current().scale == 1.0


def test_the_blind_covers_everything_and_the_next_key_only_takes_it_away(
    qtbot: QtBot, window: Window, told: Told
):
    press(qtbot, window, Qt.Key.Key_L)
    blind = window._blind
    assert blind.isVisible() and blind.isModal() and blind.geometry() == window.frameGeometry()
    before = list(told.lines)
    qtbot.keyClick(blind, Qt.Key.Key_Control)
    assert blind.isVisible()
    qtbot.keyClick(blind, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not blind.isVisible() and told.lines == before
    press(qtbot, window, Qt.Key.Key_L)
    qtbot.mouseClick(blind, Qt.MouseButton.LeftButton)
    assert not blind.isVisible()


@pytest.mark.parametrize(("practice", "scale"), [(False, 1.0), (False, 1.5), (True, 1.5)])
def test_everything_fits_on_a_small_screen(
    qtbot: QtBot, german: None, told: Told, practice: bool, scale: float
):
    window = make_window(told, practice=practice)
    qtbot.addWidget(window)
    window.top_bar.user.setText("A. Becker · Fahrerlaubnisbehörde +1")
    window.show()
    Theme.current().use(Look.LIGHT, scale)
    window.resize(1366, 768)
    assert window.size() == QSize(1366, 768)
    assert window.minimumSizeHint().width() <= 1366
    assert window.top_bar.user.geometry().right() <= window.top_bar.width()
    assert window.top_bar.search.geometry().right() < window.top_bar.command.geometry().left()
    Theme.current().use(Look.LIGHT)


def focusable(window: Window) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]


@pytest.mark.parametrize("room", ["inbox", "outbox", "case"])
def test_every_control_has_a_name_and_tab_reaches_it(qtbot: QtBot, window: Window, room: str):
    window.show_room(room)
    window.show_message(Message("danger", "Etwas ist geschehen.", ("Erneut versuchen", print)))
    wanted = focusable(window)
    unnamed = [
        w for w in wanted if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert unnamed == []
    window.top_bar.menu.setFocus()
    seen: list[QWidget | None] = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert [w for w in wanted if w not in seen] == []
    assert QApplication.focusWidget() is window.top_bar.menu


def test_targets_are_large_enough_to_hit(window: Window):
    buttons = [button for button in focusable(window) if isinstance(button, QAbstractButton)]
    small = [button for button in buttons if min(button.width(), button.height()) < 24]
    assert len(buttons) > 3
    assert small == []


def test_frame_and_kit_load_nothing_heavy():
    code = f"import sys, clerk_app.ui.shell.window; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_good_news_moves_nothing_and_what_wants_an_answer_makes_room(qtbot: QtBot, window: Window):
    def places() -> tuple[int, int, int]:
        qtbot.wait(1)  # the layout follows when it comes to it
        bar = window.notice_bar
        return window._stack.mapTo(window, QPoint(0, 0)).y(), window._stack.height(), bar.geometry().bottom()

    window.resize(1200, 700)
    top, height, _ = places()
    window.show_message(Message("success", "Übernommen."))
    assert places() == (top, height, window.height() - 1)
    window.resize(1100, 720)
    assert places() == (top, height + 20, window.height() - 1)
    assert window.notice_bar.width() == window._stack.width() and not window.notice_bar.isHidden()
    window.show_message(Message("warning", "Der Vorgang gehört schon jemandem."))
    moved, lower, _ = places()
    assert moved - top == window.notice_bar.height() == height + 20 - lower > 0
    window.show_message(Message("success", "Übernommen."))
    assert places()[0] == top and window.notice_bar.isVisible()
    window.notice_bar.clear()
    assert places()[:2] == (top, height + 20)
