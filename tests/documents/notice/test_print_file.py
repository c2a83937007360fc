"""One file for the printer: every letter on a front side, and nothing of its pages lost."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader, PdfWriter

from clerk_app.documents.print_file import print_file


def letter(pages: int, width: int) -> bytes:
    made, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page(width=width, height=800)
    made.write(out)
    return out.getvalue()


def widths(pdf: bytes) -> list[int]:
    return [round(page.mediabox.width) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ([(1, 500)], [500]),
        ([(2, 500), (1, 600)], [500, 500, 600]),
        ([(1, 500), (3, 600), (2, 700)], [500, 500, 600, 600, 600, 600, 700, 700]),
    ],
)
def test_every_letter_begins_on_a_front_side(letters: list[tuple[int, int]], expected: list[int]) -> None:
    assert widths(print_file(letter(*one) for one in letters)) == expected


def test_two_who_print_at_once_get_each_their_own() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda width: print_file([letter(2, width)] * 5), range(500, 520))
    assert [set(widths(pdf)) for pdf in found] == [{width} for width in range(500, 520)]
