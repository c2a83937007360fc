"""Words, and where they may be parted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from clerk_app.documents.notice.hyphens import Hyphens
from clerk_app.documents.notice.inline import Span, spans
from clerk_app.documents.notice.words import cuts, paragraphs

_PATTERNS = Path(__file__).resolve().parents[3] / "resources" / "hyphenation" / "hyph_de_1996.dic"


@pytest.fixture(scope="module")
def hyphens() -> Hyphens:
    return Hyphens(_PATTERNS)


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("Grundstücks", "Grund-stücks"),
        ("Sozialversicherung", "So-zi-al-ver-si-che-rung"),
        ("Kommunalabgabengesetz", "Kom-mu-nal-ab-ga-ben-ge-setz"),
        ("Urinstinkt", "Ur-instinkt"),
        ("Rechtsbehelfsbelehrung", "Rechts-be-helfs-be-leh-rung"),
        ("Wohngeldbewilligung", "Wohn-geld-be-wil-li-gung"),
        ("Aufenthaltserlaubnis", "Auf-ent-halts-er-laub-nis"),
        ("Bescheid", "Be-scheid"),
    ],
)
def test_words_are_parted_by_the_reformed_spelling(hyphens: Hyphens, word: str, parted: str) -> None:
    places = [0, *hyphens.places(word), len(word)]

    assert "-".join(word[start:end] for start, end in pairwise(places)) == parted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nach § 14 Abs. 2 Nr. 3 WoGG", ["nach", "§ 14", "Abs. 2", "Nr. 3", "WoGG"]),
        ("(§§ 48, 49 VwVfG)", ["(§§ 48,", "49", "VwVfG)"]),
        ("am 21. November 2026", ["am", "21. November", "2026"]),
        ("von 1.234,50 €, also 12 Prozent.", ["von", "1.234,50 €,", "also", "12 Prozent."]),
        ("viel Euro", ["viel", "Euro"]),
        ("Markt 1, 61169 Friedberg (Hessen)", ["Markt", "1,", "61169 Friedberg", "(Hessen)"]),
        ("12345 mal", ["12345", "mal"]),
        ("Nr. neun", ["Nr.", "neun"]),
        ("**338 Euro** im Monat", ["338 Euro", "im", "Monat"]),
        ("Konto ((IBAN)).", ["Konto", "((IBAN))."]),
        ("  a \t b ", ["a", "b"]),
        ("", []),
    ],
)
def test_what_belongs_together_is_one_word(text: str, words: list[str]) -> None:
    (line,) = paragraphs(text, bold=False)

    assert ["".join(piece.text for piece in word) for word in line] == words


@pytest.mark.parametrize(
    ("word", "places"),
    [
        ("Müller-Lüdenscheidt", []),
        ("Straßenverkehrs-Zulassungs-Ordnung", [16, 27]),
        ("wohngeld@wetterau.example", [9]),
        ("DE02120300000000202051", []),
        ("Dampf\u00adschiff", [6]),
        ("§ 37", []),
        ("Z\u0308usammen", []),
        ("Wiśniewskaja", []),
    ],
)
def test_names_addresses_and_numbers_are_not_parted_like_words(
    hyphens: Hyphens, word: str, places: list[int]
) -> None:
    ((found,),) = paragraphs(word, bold=False)

    assert [cut.at for cut in cuts(found, hyphens.places)] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", [("a ", False, False), ("b", True, False), (" c", False, False)]),
        ("**a ((x)) b**", [("a ", True, False), ("((x))", True, True), (" b", True, False)]),
        ("2 ** 3 = 8", [("2 ** 3 = 8", False, False)]),
        ("**** und (()) und ((a)", [("**** und (()) und ((a)", False, False)]),
        (
            "((eine ((innere)) Lücke",
            [("((eine ", False, False), ("((innere))", False, True), (" Lücke", False, False)],
        ),
    ],
)
def test_only_whole_marks_are_marks(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert list(spans(text)) == [Span(*span) for span in expected]
