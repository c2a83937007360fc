"""A notice goes in, a PDF comes out."""

from __future__ import annotations

import notice_samples as samples
import pypdfium2

from clerk_app.documents.notice import PrintShop


def test_a_short_notice_fits_on_one_page(shop: PrintShop) -> None:
    printed = shop.print_notice(samples.MINIMAL)

    document = pypdfium2.PdfDocument(printed)
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert "Maike Schröder" in text
    assert "Seite 1 von 1" in text


def test_the_same_notice_gives_the_same_bytes(shop: PrintShop) -> None:
    assert shop.print_notice(samples.LONG) == shop.print_notice(samples.LONG)
