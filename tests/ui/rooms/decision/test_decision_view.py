"""The decision room under the hands of a clerk: real keys, real clicks, a real press behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.ui.kit.actions import clashes
from clerk_app.ui.kit.room import CheckOf
from clerk_app.ui.rooms.decision.block_editor import BlockEditor
from clerk_app.ui.rooms.decision.head import HeadBar
from clerk_app.ui.rooms.decision.text_card import BlockCard
from tests.ui.rooms.decision.conftest import Table


@pytest.fixture
def writing(table: Table) -> Table:
    """A claimed case lies open; nothing is chosen yet."""
    table.open(table.claimed_case())
    return table


def pill(table: Table, text: str) -> QPushButton:
    found = table.view.outcome.findChildren(QPushButton)
    return next(b for b in found if b.text() == text and b.isCheckable())


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible())


def editor(table: Table, block: str) -> BlockEditor:
    return table.view.text._cards[block].findChild(BlockEditor)


def field(table: Table, name: str) -> QLineEdit:
    row = table.view.outcome._form.row(name)
    assert isinstance(row.input, QLineEdit)
    return row.input


def stored(table: Table) -> Draft | None:
    found = table.deciding.reader.case(table.deciding.sitting, "case-1").draft
    return found.draft if found else None


def words(widget: QWidget) -> str:
    return " ".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def test_the_outcome_is_chosen_with_the_arrow_keys(writing: Table) -> None:
    first = pill(writing, "Umtausch")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    writing.settle()
    QTest.keyClick(first, Qt.Key.Key_Right)
    writing.settle()
    assert stored(writing) == Draft("versagung")
    assert pill(writing, "Versagung").isChecked()


def test_without_an_outcome_the_room_says_what_to_do(writing: Table) -> None:
    assert "1 Punkt verhindert die Freigabe" in words(writing.view.red_list)
    assert button(writing.view.head, "Zur Freigabe").isEnabled() is False
    button(writing.view.red_list, "zur Auswahl").click()
    assert pill(writing, "Umtausch").hasFocus()


@pytest.fixture
def chosen(writing: Table) -> Table:
    pill(writing, "Umtausch").click()
    writing.settle()
    return writing


def test_typing_a_date_fills_the_gap_in_the_text(chosen: Table) -> None:
    assert "((abholung))" in editor(chosen, "tenor").toPlainText()
    field(chosen, "abholung").setFocus()
    QTest.keyClicks(field(chosen, "abholung"), "7.12.2026")
    chosen.settle()
    assert "ab dem 07.12.2026 abholen" in editor(chosen, "tenor").toPlainText()
    assert "Bereit zur Freigabe" in words(chosen.view.red_list)
    assert button(chosen.view.head, "Zur Freigabe").isEnabled()


def test_nothing_is_ready_while_the_filing_room_is_out_of_reach(chosen: Table) -> None:
    field(chosen, "abholung").setFocus()
    QTest.keyClicks(field(chosen, "abholung"), "7.12.2026")
    chosen.settle()
    assert chosen.view.red_list.property("tone") == "success"
    chosen.desk.suspend(OutsideError("database.outage", since="08:20"))
    assert "Bereit zur Freigabe" not in words(chosen.view.red_list)
    assert "Die Datenbank ist nicht erreichbar." in words(chosen.view.red_list)
    assert chosen.view.red_list.property("tone") == "warning"
    assert not button(chosen.view.head, "Zur Freigabe").isEnabled()
    chosen.desk.suspend(None)
    assert "Bereit zur Freigabe" in words(chosen.view.red_list)
    assert button(chosen.view.head, "Zur Freigabe").isEnabled()


def test_the_gap_button_leads_to_the_field_that_fills_it(chosen: Table) -> None:
    button(chosen.view.text, "Abholung ab fehlt").click()
    assert field(chosen, "abholung").hasFocus()


def test_a_point_of_the_red_list_leads_to_its_place(chosen: Table) -> None:
    button(chosen.view.red_list, "zur Stelle").click()
    assert field(chosen, "abholung").hasFocus()


def test_the_next_point_is_one_key_away(chosen: Table) -> None:
    step = next(spec for spec in chosen.room.actions if spec.shortcut == "F8")
    step.run()
    assert field(chosen, "abholung").hasFocus()


def test_a_point_in_the_case_leads_into_the_case(table: Table) -> None:
    case = table.claimed_case(papers=())
    table.open(case)
    pill(table, "Umtausch").click()
    table.settle()
    button(table.view.red_list, "zum Prüfpunkt").click()
    assert table.gone == [("mine", CheckOf(case, "lichtbild"))]


def test_the_way_back_stands_at_the_head(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.room.signals.back, timeout=1000):
        table.view.head.back.click()


def test_own_words_are_marked_and_the_block_can_be_had_back(chosen: Table) -> None:
    words_before = editor(chosen, "gruende").toPlainText()
    editor(chosen, "gruende").setFocus()
    QTest.keyClicks(editor(chosen, "gruende"), "Also: ")
    chosen.settle()
    card = chosen.view.text._cards["gruende"]
    assert stored(chosen) == Draft("umtausch", {}, {"gruende": f"Also: {words_before}"})
    assert "eigener Text, gesichert" in words(card)
    button(card, "Baustein wiederherstellen").click()
    chosen.settle()
    assert (editor(chosen, "gruende").toPlainText(), stored(chosen)) == (words_before, Draft("umtausch"))


def test_the_cursor_stays_where_the_clerk_writes(chosen: Table) -> None:
    made = editor(chosen, "gruende")
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_End)
    QTest.keyClicks(made, " Und mehr")
    chosen.settle()
    QTest.keyClicks(made, " noch")
    chosen.settle()
    assert made.toPlainText().endswith(" Und mehr noch")


def test_undo_takes_back_what_was_typed(chosen: Table) -> None:
    made = editor(chosen, "gruende")
    before = made.toPlainText()
    made.setFocus()
    QTest.keyClicks(made, "x")
    chosen.settle()
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    chosen.settle()
    assert (made.toPlainText(), stored(chosen)) == (before, Draft("umtausch"))


def test_the_remedy_cannot_be_typed_over(chosen: Table) -> None:
    made = editor(chosen, "belehrung")
    QTest.keyClicks(made, "x")
    chosen.settle()
    assert (made.isReadOnly(), stored(chosen)) == (True, Draft("umtausch"))


def test_a_doubt_stands_at_the_text_itself(table: Table) -> None:
    table.deciding.confirmations = frozenset()
    table.open(table.claimed_case())
    pill(table, "Umtausch").click()
    table.settle()
    assert "nicht bestätigt: Vorverfahren prüfen" in words(table.view.text._cards["belehrung"])
    assert "noch nicht bestätigt" in words(table.view.red_list)


def test_a_changed_fact_shows_what_stood_in_the_application(chosen: Table) -> None:
    made = field(chosen, "klassen")
    made.selectAll()
    QTest.keyClicks(made, "AM, B")
    chosen.settle()
    assert "Klassen: im Antrag B, L, M, von Ihnen geändert" in words(chosen.view.outcome)
    pill(chosen, "Umtausch").setFocus()
    button(chosen.view.outcome, "zurücknehmen").click()
    chosen.settle()
    assert (field(chosen, "klassen").text(), stored(chosen)) == ("B, L, M", Draft("umtausch"))


def test_a_seldom_needed_fact_opens_on_request(chosen: Table) -> None:
    button(chosen.view.outcome, "Abweichende Anschrift angeben").click()
    assert chosen.view.outcome._form.row("empfaenger").input.hasFocus()


def test_the_documents_are_one_tab_away_and_fetched_once(chosen: Table) -> None:
    chosen.view.evidence.turn(1)
    chosen.settle()
    chosen.view.evidence.turn_to_sheet()
    chosen.view.evidence.turn(1)
    chosen.settle()
    assert chosen.sheets[1].shown == [b"Lichtbild.pdf"]


def test_where_the_clerk_writes_is_marked_on_the_sheet(chosen: Table) -> None:
    editor(chosen, "gruende").setFocus()
    chosen.settle()
    places = [p for p in chosen.view_places() if p.block == "gruende"]
    assert chosen.sheet.marks == [(p.page, (p.box,)) for p in places]


def test_a_click_on_the_sheet_puts_the_cursor_into_the_block(chosen: Table) -> None:
    place = next(p for p in chosen.view_places() if p.block == "gruende")
    chosen.sheet.place_clicked.emit(place.page, place.box[0] + 6, place.box[1] + 6)
    assert editor(chosen, "gruende").hasFocus()


def test_the_next_case_shows_nothing_of_the_former_one(chosen: Table) -> None:
    QTest.keyClicks(editor(chosen, "gruende"), "Geheim. ")
    chosen.settle()
    second = chosen.claimed_case(applicant="Nowak, Ewa")
    chosen.room.open(second)
    assert chosen.sheet.shown == []
    assert "Geheim" not in words(chosen.view)
    chosen.settle()
    assert "Nowak, Ewa" in words(chosen.view.head)
    assert chosen.view.text.findChildren(BlockCard) == [] or not chosen.view.text.isVisible()


def test_everything_that_takes_the_focus_has_a_name(chosen: Table) -> None:
    nameless = [
        type(widget).__name__
        for widget in chosen.view.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_reason_for_a_closed_button_is_read_aloud(chosen: Table) -> None:
    made = button(chosen.view.findChild(HeadBar), "Zur Freigabe")
    assert made.accessibleDescription() == "1 Punkt verhindert die Freigabe."


def test_no_two_actions_share_a_key_and_each_has_a_mnemonic(table: Table) -> None:
    assert clashes(table.room.actions) == ()
    assert [spec.id for spec in table.room.actions if "&" not in spec.text] == []


def test_the_room_opens_where_the_next_key_belongs(chosen: Table) -> None:
    """To the choice first; on return to what is still missing; else to the words."""
    first, second = "case-1", chosen.claimed_case()
    chosen.room.open(second)
    assert chosen.room.focus is not None
    chosen.room.focus()
    chosen.settle()
    assert pill(chosen, "Umtausch").hasFocus()
    chosen.room.open(first)
    chosen.room.focus()
    chosen.settle()
    assert field(chosen, "abholung").hasFocus()
    QTest.keyClicks(field(chosen, "abholung"), "7.12.2026")
    chosen.settle()
    chosen.room.focus()
    assert editor(chosen, "tenor").hasFocus()
