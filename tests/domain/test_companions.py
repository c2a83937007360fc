"""What goes along with a notice: plain words and a translation, chosen, complete, and no part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import compose
from clerk_app.domain.composition import Composition, Draft
from clerk_app.domain.notice import Paragraph

TODAY = date(2026, 11, 23)
RECEIVED = date(2026, 11, 9)
Composed = Callable[..., Composition]


@pytest.fixture
def residence(pack_of, application, facts_of, is_holiday) -> Composed:
    """Composes the grant of a residence title."""
    pack = pack_of["aufenthaltstitel"]
    facts = facts_of("verlaengerung", RECEIVED, application("aufenthaltstitel", "verlaengerung"))

    def composed(confirmed=(), plain=(), texts=None, **typed: str) -> Composition:
        own = replace(facts, confirmations=frozenset(confirmed), plain_sheets=frozenset(plain))
        return compose.compose(pack, own, Draft("erteilung", typed, texts or {}), TODAY, is_holiday)

    return composed


def _codes(composed: Composition, start: str) -> list[tuple[str, str]]:
    return [(b.code, b.where) for b in composed.blockers if b.code.startswith(start)]


def _language_choice(composed: Composition) -> tuple[tuple[str, str], ...]:
    return next(entry.choices for entry in composed.inputs if entry.id == "uebersetzung")


def test_nothing_goes_along_unless_somebody_chose_it(residence: Composed) -> None:
    composed = residence()

    assert composed.notice.companions == ()
    assert _language_choice(composed) == (("nein", "keine"), ("en", "Englisch"))


def test_the_plain_sheet_is_the_packs_own_text_and_says_what_it_is_not(residence: Composed) -> None:
    composed = residence(einfache_sprache="ja")

    (sheet,) = composed.notice.companions
    assert (sheet.title, sheet.language) == ("Das Wichtigste in einfacher Sprache", "de-DE")
    assert "nicht Teil des Bescheids" in sheet.notes[0]
    assert "12 WG 2026/0001" in str(sheet.parts)
    assert "einfacher Sprache" not in str(composed.notice.parts)
    assert ("text.unconfirmed", "block:einfach_erteilung") in _codes(composed, "text.")


def test_an_authority_may_make_the_plain_sheet_the_usual_thing(residence: Composed) -> None:
    usual = residence(plain=("aufenthaltstitel.erteilung",))
    declined = residence(plain=("aufenthaltstitel.erteilung",), einfache_sprache="nein")

    assert len(usual.notice.companions) == 1
    assert declined.notice.companions == ()


def test_a_translation_covers_ruling_and_remedy_in_its_own_language(residence: Composed) -> None:
    composed = residence(uebersetzung="en", gueltig_bis="2030-12-31")

    (sheet,) = composed.notice.companions
    assert sheet.language == "en"
    assert "Verbindlich ist allein der deutsche Text." in sheet.notes[0]
    assert "Only the German text is legally binding." in sheet.notes[1]
    said = str(sheet.parts)
    assert "received on 09.11.2026, is granted" in said
    assert "valid until 31.12.2030" in said
    assert "Verwaltungsgericht" in said
    assert _codes(composed, "translation") == []
    assert composed.notice.decision_data["inputs"]["uebersetzung"] == "en"


def test_a_missing_translation_blocks_until_the_clerk_has_written_it(residence: Composed) -> None:
    imposed = {"nebenbestimmungen": "Beschäftigung gestattet.", "nebenbestimmungen_gruende": "§ 4a AufenthG"}

    missing = residence(uebersetzung="en", **imposed)
    written = residence(
        uebersetzung="en", texts={"erteilung_ancillary_en": "Employment is permitted."}, **imposed
    )

    place = "block:erteilung_ancillary_en"
    assert _codes(missing, "translation") == [("translation.missing", place)]
    assert place.partition(":")[2] in [block.id for block in missing.blocks]
    assert _codes(written, "translation") == []
    assert Paragraph("Employment is permitted.", "erteilung_ancillary_en") in (
        written.notice.companions[0].parts
    )
    assert "Englisch" not in str(written.notice.companions[0].parts)


def test_own_german_words_outdate_the_translation(residence: Composed) -> None:
    own = {"erteilung_operative": "Sie erhalten den Titel unter Widerrufsvorbehalt."}

    outdated = residence(uebersetzung="en", texts=own)
    renewed = residence(uebersetzung="en", texts={**own, "erteilung_operative_en": "Subject to revocation."})

    assert _codes(outdated, "translation") == [("translation.overtaken", "block:erteilung_operative_en")]
    assert _codes(renewed, "translation") == []


def test_an_unconfirmed_translation_blocks_until_the_authority_confirms_it(residence: Composed) -> None:
    id = "aufenthaltstitel.erteilung_operative_en"

    assert ("text.unconfirmed", "block:erteilung_operative_en") in _codes(
        residence(uebersetzung="en"), "text."
    )
    confirmed = residence(confirmed=(id,), uebersetzung="en")
    assert ("text.unconfirmed", "block:erteilung_operative_en") not in _codes(confirmed, "text.")


def test_a_sheet_along_does_not_stand_in_for_a_part_of_the_notice(residence: Composed) -> None:
    composed = residence(uebersetzung="en", texts={"erteilung_operative": "", "erteilung_operative_2": ""})

    assert ("part.missing", "pack") in _codes(composed, "part.")
