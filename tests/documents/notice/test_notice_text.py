"""What is printed can be read back letter by letter, by search and by screen reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pytest

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import Paragraph

_STANDARD = Path(__file__).resolve().parents[4] / "shared" / "standards" / "din91379" / "din91379_list.txt"


def test_parted_words_are_found_whole(shop: PrintShop) -> None:
    words = (
        "Abfallentsorgungseinrichtungen", "Grundstückseigentümergemeinschaft", "Widerspruchsverfahren",
        "Kommunalabgabengesetz", "Sozialverwaltungsverfahren", "Rechtsbehelfsbelehrung",
    )  # fmt: skip
    texts = tuple(Paragraph("x" * shift + " " + " ".join(words * 4)) for shift in range(0, 90, 7))
    printed = shop.print_notice(replace(samples.MINIMAL, parts=texts))

    text = reading.whole(printed)
    parted = [line for page in (0, 1) for line in reading.lines(printed, page)]
    assert all(text.count(word) == 4 * len(texts) for word in words)
    assert any(line.endswith("Abfallentsorgungs") for line in parted)


def test_a_name_with_a_hyphen_keeps_it(shop: PrintShop) -> None:
    texts = tuple(Paragraph("x" * shift + " " + "Müller-Lüdenscheidt " * 9) for shift in range(0, 60, 7))

    text = reading.whole(shop.print_notice(replace(samples.MINIMAL, parts=texts)))

    assert text.count("Müller-Lüdenscheidt") == 9 * len(texts)


def test_paragraph_sign_and_number_stay_together(shop: PrintShop) -> None:
    texts = tuple(
        Paragraph("i" * shift + " nach § 14 Abs. 2 bis zum 21. November über 1.234,50 €" * 3)
        for shift in range(70)
    )
    printed = shop.print_notice(replace(samples.MINIMAL, parts=texts))

    for page in range(len(reading.pages(printed))):
        for line in reading.lines(printed, page):
            assert not line.endswith(("§", "Abs.", "21.", "1.234,50"))


def test_rare_characters_come_back_as_they_were(shop: PrintShop) -> None:
    characters = samples.rare_characters(Path(__file__).with_name("notice_rare_characters.txt"))

    assert _lost(shop, characters) == []


@pytest.mark.skipif(
    not _STANDARD.exists(), reason="die Zeichenliste der DIN 91379 liegt nicht neben dem Projekt"
)
def test_all_characters_of_the_standard_come_back_as_they_were(shop: PrintShop) -> None:
    rows = [line.split("; ") for line in _STANDARD.read_text("utf-8").splitlines() if line.strip()]
    characters = ["".join(chr(int(code, 16)) for code in row[2].split()) for row in rows]

    assert len(characters) >= 925
    assert _lost(shop, [found for found in characters if found.strip()]) == []


def test_a_name_typed_in_parts_is_printed_as_one(shop: PrintShop) -> None:
    name = unicodedata.normalize("NFD", "Zoë Ångström-Łukasiewicz")

    text = reading.whole(
        shop.print_notice(replace(samples.MINIMAL, parts=(Paragraph(f"Frau {name} klagt."),)))
    )

    assert f"Frau {unicodedata.normalize('NFC', name)} klagt." in text


def _lost(shop: PrintShop, characters: Sequence[str]) -> list[str]:
    text = reading.whole(shop.print_notice(samples.with_characters(characters)))
    expected = (f"[{number:03d}] Vor{found}Nach {found}" for number, found in enumerate(characters))
    return [entry for entry in expected if unicodedata.normalize("NFC", entry) not in text]
