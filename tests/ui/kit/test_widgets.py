"""Chips, cards, fields, notices, pills and timelines say what they show in words, too."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.domain.case import CaseState
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.chips import ChipLabel, deadline_chip, state_chip
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.fields import Field, FieldGrid
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.mishaps import Mishaps
from clerk_app.ui.kit.notices import Message, NoticeBar, mishap, outage, refusal
from clerk_app.ui.kit.switcher import Switcher
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.kit.timeline import Happening, HappeningList, Stage, Station, StationStrip

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "short", "spoken", "tone"),
    [
        (26, "26 T", "noch 26 Tage", "success"),
        (7, "7 T", "noch 7 Tage", "warning"),
        (3, "3 T", "noch 3 Tage", "danger"),
        (1, "1 T", "noch 1 Tag", "danger"),
        (0, "heute", "heute Fristende", "danger"),
        (-1, "1 T über", "seit 1 Tag überfällig", "danger"),
        (-12, "12 T über", "seit 12 Tagen überfällig", "danger"),
    ],
)
def test_a_deadline_says_how_long_is_left(days, short, spoken, tone):
    chip = deadline_chip(TODAY + timedelta(days=days), TODAY, short=True)
    assert (chip.text, chip.spoken, chip.tone) == (short, spoken, tone)
    assert deadline_chip(TODAY + timedelta(days=days), TODAY).text == spoken
    assert chip.icon


def test_a_clock_that_stands_still_says_so():
    assert deadline_chip(TODAY, TODAY, paused=True).text == "ruht"
    assert deadline_chip(None, TODAY).text == "ohne Frist"


def test_every_state_has_a_word_and_a_picture_of_its_own(qapp):
    chips = [state_chip(state.value) for state in CaseState]
    assert len({chip.text for chip in chips}) == len({chip.icon for chip in chips}) == len(CaseState)
    assert all(chip.text != state.value for chip, state in zip(chips, CaseState, strict=True))


def test_a_chip_grows_with_the_text_and_is_named(qtbot: QtBot):
    chip = ChipLabel(state_chip("checking"))
    qtbot.addWidget(chip)
    usual = chip.sizeHint()
    assert chip.accessibleName() == "In Prüfung"
    Theme.current().use(Look.LIGHT, 1.5)
    assert chip.sizeHint().width() > usual.width()
    Theme.current().use(Look.LIGHT)


def test_good_news_goes_by_itself_and_trouble_stays(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar._gone.setInterval(20)
    bar.show_message(Message("danger", "Die Leitung ist unterbrochen."))
    assert not bar._gone.isActive()
    bar.show_message(Message("success", "Gespeichert."))
    assert bar.accessibleName() == "Gespeichert."
    with qtbot.waitSignal(bar.put_away, timeout=2000):
        pass
    assert bar.isHidden()


def test_a_notice_offers_its_step_once(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    tried: list[int] = []
    bar.show_message(outage("database.failed", {}, lambda: tried.append(1)))
    assert bar._step.text() == "Erneut versuchen"
    bar._step.click()
    assert tried == [1]
    assert bar.text == ""


def test_escape_puts_a_notice_away(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_message(refusal("case.unknown", {}))
    assert "nicht vorhanden" in bar.text
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_notices_tell_apart_who_has_to_act():
    assert refusal("note.empty").tone == "warning"
    assert outage("database.failed").tone == "danger"
    assert "ValueError" in mishap("ValueError").text


FIELDS = (
    Field("a", "Name", "Maike Schröder", "Person"),
    Field("b", "Anschrift", "", "Person", evidence="meldung"),
    Field("c", "Miete", "701,74 €", "Wohnung", evidence="vertrag"),
)


@pytest.fixture
def grid(qtbot: QtBot) -> FieldGrid:
    grid = FieldGrid("Antragsdaten")
    qtbot.addWidget(grid)
    grid.show_fields(FIELDS)
    grid.show()
    return grid


def test_a_word_too_long_for_its_column_is_given_the_whole_width(qtbot: QtBot):
    mail = "maike.schroeder-huelshoff@example.org"
    grid = FieldGrid("Antragsdaten", 45)
    qtbot.addWidget(grid)
    grid.resize(345, 120)
    grid.show_fields([Field("a", "Ort", "Friedberg"), Field("b", "E-Mail", mail)])
    grid.show()
    short, long = (row._value for row in grid._rows)
    qtbot.waitUntil(lambda: short.x() > 100 and long.x() < 20)
    assert long.width() >= long.fontMetrics().horizontalAdvance(mail)
    grid.resize(900, 120)
    qtbot.waitUntil(lambda: long.x() == short.x() > 100)


def test_fields_are_walked_with_the_arrows_and_copied(qtbot: QtBot, grid: FieldGrid):
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.setFocus()
    seen: list[str] = []
    grid.current_changed.connect(seen.append)
    for _ in range(4):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["b", "c"]
    assert QGuiApplication.clipboard().text() == "701,74 €"


def test_enter_leads_to_the_evidence_where_there_is_some(qtbot: QtBot, grid: FieldGrid):
    asked: list[str] = []
    grid.evidence_asked.connect(asked.append)
    for id in ("a", "c"):
        grid.choose(id)
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert asked == ["c"]


def test_values_begin_at_one_place_with_and_without_evidence(grid: FieldGrid):
    grid.resize(500, 300)
    assert len({row._value.x() for row in grid._rows}) == 1


def test_pills_are_chosen_one_at_a_time_or_each_by_itself(qtbot: QtBot):
    one, many = Switcher("Dienst"), Switcher("Filter", exclusive=False)
    for pills in (one, many):
        qtbot.addWidget(pills)
        pills.offer((("a", "Alle"), ("b", "ungelesen")))
    chosen, switched = [], []
    one.chosen.connect(chosen.append)
    many.switched.connect(lambda id, on: switched.append((id, on)))
    for pills in (one, many):
        for pill in pills.findChildren(QPushButton):
            pill.click()
    assert (chosen, one.current()) == (["a", "b"], ("b",))
    assert (switched, many.current()) == ([("a", True), ("b", True)], ("a", "b"))


def test_what_was_chosen_stays_chosen_when_pills_change(qtbot: QtBot):
    pills = Switcher("Dienst")
    qtbot.addWidget(pills)
    pills.offer((("a", "Alle"), ("b", "Wohngeld")))
    pills.choose("b")
    pills.offer((("b", "Wohngeld (3)"), ("c", "Kfz")))
    assert pills.current() == ("b",)
    pills.choose()
    assert pills.current() == ()


def test_pills_wrap_instead_of_being_cut(qtbot: QtBot):
    pills = Switcher("Dienst")
    qtbot.addWidget(pills)
    pills.offer(tuple((str(n), f"Dienst Nummer {n}") for n in range(6)))
    pills.resize(260, 400)
    pills.show()
    line = pills.layout()
    assert line.heightForWidth(260) > 2 * line.heightForWidth(2000)
    assert all(pill.geometry().right() <= 260 for pill in pills.findChildren(QPushButton))


def test_stations_are_spoken_and_none_is_cut_while_all_fit(qtbot: QtBot):
    strip = StationStrip()
    qtbot.addWidget(strip)
    names = ("Eingang", "Prüfung", "Entscheidung", "Freigabe", "Versand", "Bestandskraft")
    stages = (Stage.DONE, Stage.NOW, *[Stage.AHEAD] * 4)
    strip.show_stations([Station(name, stage) for name, stage in zip(names, stages, strict=True)])
    strip.resize(400, 50)
    assert strip.accessibleDescription().startswith(
        "Eingang: erledigt; Prüfung: jetzt; Entscheidung: steht aus"
    )
    assert sum(strip._shares()) == pytest.approx(1)
    assert strip._shares()[2] > strip._shares()[4]
    assert not strip.grab().isNull()


def test_a_history_and_an_empty_room_can_be_shown_again_and_again(qtbot: QtBot):
    column, card, history = CardColumn(), Card("Verlauf"), HappeningList()
    qtbot.addWidget(column)
    card.add(history)
    column.add(card)
    column.show()
    for count in (3, 0, 5):
        history.show_happenings(
            [Happening("21.11.", f"Schritt {n}", "A. Becker", "Text") for n in range(count)]
        )
    assert not column.grab().isNull()
    column.clear()
    empty = EmptyState("inbox", "Der Posteingang ist leer", "Neues erscheint von selbst.")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "Der Posteingang ist leer Neues erscheint von selbst."


def test_a_card_with_a_tone_has_a_picture_besides(qtbot: QtBot):
    card = Card("2 Punkte", "danger")
    qtbot.addWidget(card)
    card.show()
    assert card._icon.isVisible()
    card.set_tone("")
    assert not card._icon.isVisible()
    assert label("x", "muted").textFormat() is Qt.TextFormat.PlainText
    assert card.sizeHint() != QSize(0, 0)


@pytest.fixture
def mishaps(qapp):
    before = sys.excepthook, threading.excepthook
    mishaps = Mishaps()
    yield mishaps
    sys.excepthook, threading.excepthook = before


def test_an_uncaught_exception_is_logged_and_told_by_its_kind(
    mishaps: Mishaps, caplog: pytest.LogCaptureFixture
):
    told: list[str] = []
    mishaps.happened.connect(told.append)
    with caplog.at_level(logging.CRITICAL):
        mishaps._caught(ValueError, ValueError("Schröder"), None)
    assert told == ["ValueError"]
    assert caplog.records[0].levelno == logging.CRITICAL
