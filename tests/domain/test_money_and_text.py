"""Amounts and texts read as a German office writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain import money, text
from clerk_app.domain.notice import BulletList, Paragraph


@pytest.mark.parametrize(
    "written, meant",
    [
        ("1234.50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("1.234,50 Euro", "1234.50"),
        ("1234,5 EUR", "1234.5"),
        ("12", "12"),
        ("-3.5", "-3.5"),
        ("0.125", "0.125"),
        ("1.234", None),  # a thousand, or one and a bit
        ("1,234.50", None),
        ("zwölf", None),
        ("", None),
        ("NaN", None),
        ("1e5", None),
    ],
)
def test_amounts_are_read_without_guessing(written, meant):
    assert money.read(written) == (Decimal(meant) if meant else None)


@settings(derandomize=True, deadline=None)
@given(st.decimals(0, 10_000_000, places=2))
def test_what_is_written_can_be_read_again(amount):
    assert money.read(money.number(amount)) == amount
    assert money.read(money.canonical(amount)) in (amount, None)


@pytest.mark.parametrize("amount, rounded", [("0.5", "1"), ("1.5", "2"), ("2.4999999999", "2"), ("7.5", "8")])
def test_halves_go_up(amount, rounded):
    assert money.half_up(Decimal(amount)) == Decimal(rounded)


@pytest.mark.parametrize(
    "kind, value, sound, shown",
    [
        ("date", "2026-11-03", "2026-11-03", "03.11.2026"),
        ("date", "03.11.2026", "2026-11-03", "03.11.2026"),
        ("date", "2026-03-02T09:30:00Z", "2026-03-02", "02.03.2026"),
        ("date", "2026-02-30", None, "2026-02-30"),
        ("date", "1985", None, "1985"),
        ("amount", "742.5", "742.50", "742,50 Euro"),
        ("amount", "1234567.00", "1234567.00", "1.234.567,00 Euro"),
        ("integer", "3", "3", "3"),
        ("integer", "3.0", None, "3.0"),
        ("yes_no", "true", "ja", "ja"),
        ("yes_no", "False", "nein", "nein"),
        ("yes_no", "vielleicht", None, "vielleicht"),
        ("text", " Straße ", "Straße", "Straße"),
    ],
)
def test_values_in_the_notation_of_their_kind(kind, value, sound, shown):
    assert text.canonical(kind, value) == sound
    assert text.german(kind, value) == shown


def test_what_has_no_value_keeps_its_mark():
    assert (
        text.fill("Ab ((tag)) ((betrag))", {"tag": "01.11.2026", "betrag": ""}) == "Ab 01.11.2026 ((betrag))"
    )


def test_what_people_typed_is_no_markup():
    filled = text.fill("Name: ((name))", {"name": "**((betrag))**"})
    assert text.placeholders(filled) == ()
    assert "**" not in filled


def test_brackets_around_a_placeholder_stay_brackets():
    assert text.fill("(((muster)), Nr. ((nummer)))", {"muster": "rosa", "nummer": "7"}) == "(rosa, Nr. 7)"


def test_an_account_number_is_shown_in_part():
    assert text.masked_iban("DE02 1203 0000 0000 2020 51") == "DE02 •••• 2051"


def test_paragraphs_and_lists():
    found = text.parts("Erster\nSatz.\n\n- eins\n- zwei\n\n1. a\n2. b\n\n- kein\nListenpunkt", "block")
    assert found == (
        Paragraph("Erster Satz.", "block"),
        BulletList(("eins", "zwei"), False, "block"),
        BulletList(("a", "b"), True, "block"),
        Paragraph("- kein Listenpunkt", "block"),
    )


def test_a_list_may_follow_a_colon_but_a_date_begins_none():
    assert text.parts("Es fehlen:\n- eins\n- zwei") == (Paragraph("Es fehlen:"), BulletList(("eins", "zwei")))
    assert text.parts("Es fehlen: - eins\n- zwei") == text.parts("Es fehlen:\n- eins\n- zwei")
    assert text.parts("Betrag: - 5,00 Euro") == (Paragraph("Betrag: - 5,00 Euro"),)
    assert text.parts("gilt ab dem\n1. Dezember 2026") == (Paragraph("gilt ab dem 1. Dezember 2026"),)
