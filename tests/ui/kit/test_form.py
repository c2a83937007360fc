"""The form a decision is entered in: German on the screen, canonical values behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from clerk_app.domain.composition import DecisionInput
from clerk_app.ui.kit.canonical import read_amount, read_date, read_integer, write_amount, write_date
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.form import DecisionForm
from clerk_app.ui.kit.inputs import ChoiceInput, LongTextInput, TextInput, YesNoInput
from clerk_app.ui.kit.theme import Look, Theme


def asked(kind: str, value: str = "", *, required: bool = False, **more) -> DecisionInput:
    return DecisionInput("x", "Angabe", kind, value, required, "clerk", **more)


@pytest.fixture
def form(qtbot: QtBot) -> DecisionForm:
    form = DecisionForm()
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("01.12.2026", "2026-12-01"),
        ("1.2.2026", "2026-02-01"),
        ("1.2.26", "2026-02-01"),
        ("01122026", "2026-12-01"),
        (" 2026-12-01 ", "2026-12-01"),
        ("31.02.2026", None),
        ("29.02.2028", "2028-02-29"),
        ("1122026", None),
        ("morgen", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(written, canonical):
    assert read_date(written) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("871,94", "871.94"),
        ("1.234,5 €", "1234.50"),
        ("1234", "1234.00"),
        ("1.234", "1234.00"),
        ("1.234.567,89", "1234567.89"),
        ("-12,00", "-12.00"),
        ("871.94", None),
        ("12.34,5", None),
        ("1,234.50", None),
        ("1,999", None),
        ("zehn", None),
        ("", None),
    ],
)
def test_amounts_are_read_in_german_and_never_guessed(written, canonical):
    assert read_amount(written) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"), [("3", "3"), ("1.000", "1000"), ("-2", "-2"), ("3,5", None), ("", None)]
)
def test_whole_numbers_are_read(written, canonical):
    assert read_integer(written) == canonical


def test_canonical_values_are_written_in_german():
    assert write_date("2026-12-01") == "01.12.2026"
    assert write_amount("1234567.5") == "1.234.567,50"
    assert write_amount("-0.90") == "-0,90"
    assert (write_date("egal"), write_amount("zehn")) == ("egal", "zehn")


@pytest.mark.parametrize(
    ("kind", "typed", "canonical"),
    [
        ("text", " Meier ", "Meier"),
        ("date", "1.12.2026", "2026-12-01"),
        ("amount", "1.234,5", "1234.50"),
        ("integer", "4", "4"),
    ],
)
def test_typing_tells_the_canonical_value(qtbot: QtBot, form: DecisionForm, kind, typed, canonical):
    form.show_inputs((asked(kind),))
    told: list[tuple[str, str]] = []
    form.changed.connect(lambda id, value: told.append((id, value)))
    qtbot.keyClicks(form.row("x").input, typed)
    assert told[-1] == ("x", canonical)


def test_what_cannot_be_read_is_kept_and_explained(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((asked("amount"),))
    told: list[str] = []
    form.changed.connect(lambda id, value: told.append(value))
    qtbot.keyClicks(form.row("x").input, "12.5")
    assert told[-1] == "12.5"
    assert "1.234,50" in form.row("x").trouble
    assert form.row("x").input.property("state") == "wrong"
    assert "1.234,50" in form.row("x").input.accessibleDescription()


def test_a_missing_fact_is_marked_until_it_is_given(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((asked("text", required=True),))
    assert form.row("x").trouble
    qtbot.keyClicks(form.row("x").input, "da")
    assert not form.row("x").trouble


def test_leaving_a_field_puts_it_into_the_usual_writing(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((asked("amount"), DecisionInput("y", "Andere", "text", "", False, "clerk")))
    field, other = form.row("x").input, form.row("y").input
    with qtbot.waitActive(form):
        form.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "1234,5")
    other.setFocus()
    assert field.text() == "1.234,50"


def test_nobody_overwrites_what_is_just_being_typed(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((asked("amount"),))
    with qtbot.waitActive(form):
        form.activateWindow()
    field = form.row("x").input
    field.setFocus()
    qtbot.keyClicks(field, "12,")
    form.show_inputs((asked("amount", "12.00"),))
    assert field.text() == "12,"
    assert form.row("x").input is field


def test_choices_tell_their_value_and_begin_unchosen(qtbot: QtBot, form: DecisionForm):
    choices = (("miete", "Mietzuschuss"), ("last", "Lastenzuschuss"))
    form.show_inputs((asked("choice", required=True, choices=choices),))
    field = form.row("x").input
    assert isinstance(field, ChoiceInput)
    assert field.value() == ""
    assert form.row("x").trouble
    told: list[str] = []
    form.changed.connect(lambda id, value: told.append(value))
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == ["miete"]
    form.show_inputs((asked("choice", "last", required=True, choices=choices),))
    assert field.value() == "last"


def test_yes_and_no_begin_unanswered(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((asked("yes_no", required=True),))
    field = form.row("x").input
    assert isinstance(field, YesNoInput)
    assert field.value() == ""
    told: list[str] = []
    form.changed.connect(lambda id, value: told.append(value))
    field.findChildren(type(field._answers["nein"]))[1].click()
    assert told == ["nein"]
    form.show_inputs((asked("yes_no", "ja", required=True),))
    assert field.value() == "ja"


def test_showing_a_long_text_is_no_entry(form: DecisionForm):
    told: list[str] = []
    form.changed.connect(lambda id, value: told.append(value))
    form.show_inputs((asked("long_text", "eins"),))
    form.show_inputs((asked("long_text", "zwei"),))
    field = form.row("x").input
    assert isinstance(field, LongTextInput)
    assert field.value() == "zwei"
    assert told == []
    field.setPlainText("drei")
    assert told == ["drei"]


def test_other_facts_make_another_form(form: DecisionForm):
    form.show_inputs((asked("text"),))
    before = form.row("x").input
    form.show_inputs((asked("date"),))
    assert form.row("x").input is not before
    assert isinstance(form.row("x").input, TextInput)


def test_inputs_are_named_for_screen_readers_and_say_their_source(form: DecisionForm):
    form.show_inputs((asked("date", "2026-12-01", source="§ 25 WoGG", hint="erster des Monats"),))
    spoken = QAccessible.queryAccessibleInterface(form.row("x").input)
    assert spoken.text(QAccessible.Text.Name) == "Angabe"
    assert "§ 25 WoGG" in spoken.text(QAccessible.Text.Description)


def test_a_blocker_leads_to_its_field(qtbot: QtBot, form: DecisionForm):
    form.show_inputs((DecisionInput("y", "Andere", "text", "", False, "clerk"), asked("text")))
    with qtbot.waitActive(form):
        form.activateWindow()
    form.go_to("x")
    assert form.focusWidget() is form.row("x").input


def test_a_choice_of_long_words_fits_a_narrow_column_and_its_list_shows_them_whole(qtbot: QtBot) -> None:
    """As wide as the column of the decision room on a screen of 1366 pixels at most."""
    Theme.current().use(Look.LIGHT)
    words = "Asylberechtigte, Flüchtlinge, subsidiär Schutzberechtigte (§ 52 Abs. 3 AufenthV)"
    column, card, form = CardColumn(), Card("Entscheidung"), DecisionForm()
    qtbot.addWidget(column)
    card.add(form)
    column.add(card)
    others = tuple((letter, letter) for letter in "abcd")
    form.show_inputs((asked("choice", "schutz", choices=(*others, ("schutz", words))),))
    column.resize(420, 300)
    column.show()
    choice = form.findChild(ChoiceInput)
    assert column.widget().width() <= column.viewport().width()
    assert choice.currentText() == words

    choice.showPopup()
    assert choice.view().width() > choice.view().fontMetrics().horizontalAdvance(words) > choice.width()
    choice.hidePopup()
    column.resize(1200, 300)
    qtbot.waitUntil(lambda: choice.width() > 400)
