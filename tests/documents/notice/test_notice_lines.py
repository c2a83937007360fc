"""Lines: nothing lost, nothing too wide, few hyphens."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.documents.notice import PrintShop
from clerk_app.documents.notice.hyphens import Hyphens
from clerk_app.documents.notice.linebreaking import LineBreaker
from clerk_app.documents.notice.words import SOFT_HYPHEN, paragraphs
from clerk_app.domain.notice import Paragraph, Table

_ROOT = Path(__file__).resolve().parents[3]
_LETTERS = st.text("abcdefgAEÄßn-/.0123456789§€()\u0302\u00ad", min_size=1, max_size=30)


@pytest.fixture(scope="module")
def hyphens() -> Hyphens:
    return Hyphens(_ROOT / "resources" / "hyphenation" / "hyph_de_1996.dic")


def _measure(text: str, bold: bool) -> float:
    return float(len(text))


@given(st.lists(_LETTERS, max_size=30), st.integers(1, 40))
def test_no_letter_is_lost_and_no_line_too_wide(hyphens: Hyphens, texts: list[str], width: int) -> None:
    (words,) = paragraphs(" ".join(texts), bold=False)
    lines = LineBreaker(_measure, hyphens.places, width).lines(words)

    read = [" ".join("".join(piece.text for piece in word) for word in line.words) for line in lines]
    assert "".join(read).replace(" ", "") == "".join(texts)
    for text, line in zip(read, lines, strict=True):
        shown = text.replace(SOFT_HYPHEN, "") + ("-" if line.ending == SOFT_HYPHEN else "")
        assert len(shown) <= width or _cannot_be_parted(text)


def _cannot_be_parted(text: str) -> bool:
    return len(text.replace(SOFT_HYPHEN, "").replace("\u0302", "")) <= 1


def test_a_paragraph_never_ends_with_a_crumb(hyphens: Hyphens) -> None:
    for filling in range(1, 40):
        (words,) = paragraphs("x" * filling + " Verwaltungsverfahrensgesetz", bold=False)
        lines = LineBreaker(_measure, hyphens.places, 40).lines(words)

        assert all(line.ending == " " for line in lines)


def test_hyphens_do_not_pile_up(hyphens: Hyphens) -> None:
    (words,) = paragraphs("Grundstückseigentümergemeinschaft " * 40, bold=False)
    endings = [line.ending for line in LineBreaker(_measure, hyphens.places, 44).lines(words)]

    assert SOFT_HYPHEN in endings
    assert [SOFT_HYPHEN] * 3 not in [endings[at : at + 3] for at in range(len(endings))]


def test_a_column_as_wide_as_its_text_keeps_it_on_one_line(shop: PrintShop) -> None:
    rows = tuple(
        (f"Posten {number}", f"{number * 137.31:.2f} Euro und {number} Cent") for number in range(30)
    )
    table = Table(("Posten", "Betrag"), rows, ("l", "r"))

    text = reading.whole(shop.print_notice(replace(samples.MINIMAL, parts=(table,))))

    assert all(" ".join(row) in text for row in rows)


def test_a_table_with_too_many_columns_is_still_printed(shop: PrintShop) -> None:
    table = Table(tuple(f"S{at}" for at in range(60)), (tuple("WWW" for _ in range(60)),), ("l",) * 60)

    assert reading.whole(shop.print_notice(replace(samples.MINIMAL, parts=(table,)))).count("W") >= 180


def test_a_click_finds_the_block_it_was_printed_from(shop: PrintShop) -> None:
    printed, places, _ = shop.print_notice_with_places(samples.LONG)

    blocks = {place.block for place in places}
    assert blocks == {getattr(part, "block", "") for part in samples.LONG.parts} - {""}
    assert [place.page for place in places] == sorted(place.page for place in places)
    assert {place.page for place in places if place.block == "gebuehren"} == {1, 2, 3}
    (tenor,) = [place for place in places if place.block == "tenor"]
    found = reading.place_of(printed, tenor.page, "338 Euro")
    left, top, right, bottom = (tenor.x0, 841.89 - tenor.y1, tenor.x1, 841.89 - tenor.y0)
    assert left <= found.left * reading.MM <= found.right * reading.MM <= right
    assert top <= found.top * reading.MM <= found.bottom * reading.MM <= bottom


def test_places_of_different_blocks_do_not_overlap(shop: PrintShop) -> None:
    _, places, _ = shop.print_notice_with_places(samples.LONG)

    for upper, lower in pairwise(places):
        assert upper.page < lower.page or upper.y0 >= lower.y1


def test_several_clerks_print_at_once(shop: PrintShop) -> None:
    fresh = PrintShop(_ROOT / "resources")
    notices = [
        replace(samples.GRANT, parts=(Paragraph(f"Ḩaddād {number} Łukasz €"), *samples.LONG.parts))
        for number in range(12)
    ]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(fresh.print_notice, notices))

    assert together == [shop.print_notice(notice) for notice in notices]
