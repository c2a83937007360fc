"""Sheets that go along: behind the notice, marked on every page, read aloud in their own language."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pypdf
import pytest
import verapdf

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import BulletList, Companion, Heading, Paragraph

PLAIN = Companion(
    "Das Wichtigste in einfacher Sprache",
    ("Dieses Blatt ist nicht Teil des Bescheids.",),
    (Paragraph("Sie bekommen Geld.", "einfach"), BulletList(("Sie ziehen um.",))),
    mark="Beiblatt, nicht Teil des Bescheids",
)
# A long word German rules do part, so that it shows whether they were asked.
_LONG = "Abfallentsorgungseinrichtungen"
ENGLISH = Companion(
    "Translation into English",
    ("Verbindlich ist allein der deutsche Text.", "Only the German text is legally binding."),
    (Heading("Decision"), Paragraph(" ".join(f"{_LONG} {number}" for number in range(60)))),
    "en",
    "Übersetzung, nicht Teil des Bescheids",
)
WITH_BOTH = replace(samples.GRANT, companions=(PLAIN, ENGLISH))


def test_sheets_along_stand_behind_the_notice_and_do_not_count(shop: PrintShop) -> None:
    alone, together = (reading.pages(shop.print_notice(n)) for n in (samples.GRANT, WITH_BOTH))

    assert together[: len(alone)] == alone
    plain, english = together[len(alone) :]
    assert "Seite" not in plain + english
    assert PLAIN.mark in plain
    assert ENGLISH.mark in english
    assert samples.GRANT.file_reference in english


def test_each_part_is_read_in_its_language(shop: PrintShop) -> None:
    found = [(node["/S"], node["/Lang"]) for node in _nodes(shop.print_notice(WITH_BOTH)) if "/Lang" in node]

    assert found == [("/Sect", "de-DE"), ("/P", "de-DE"), ("/Sect", "en"), ("/P", "de-DE")]


def test_english_words_are_not_parted_by_german_rules(shop: PrintShop) -> None:
    german = replace(ENGLISH, language="de-DE")
    parted = shop.print_notice(replace(samples.GRANT, companions=(german,)))
    whole = shop.print_notice(replace(samples.GRANT, companions=(ENGLISH,)))

    last = len(reading.pages(whole)) - 1
    assert set(_words(parted, last)) > {_LONG}
    assert set(_words(whole, last)) == {_LONG}


def test_the_preview_finds_the_text_of_a_sheet_along(shop: PrintShop) -> None:
    printed, places, _ = shop.print_notice_with_places(WITH_BOTH)

    (place,) = (place for place in places if place.block == "einfach")
    assert place.page == len(reading.pages(printed)) - 2


def _words(printed: bytes, page: int) -> list[str]:
    """The word, and the pieces of it where it was parted."""
    words = [word for line in reading.lines(printed, page) for word in line.split()]
    return [word for word in words if len(word) > 3 and word in _LONG]


def _nodes(printed: bytes) -> list[pypdf.generic.DictionaryObject]:
    """Structure elements in reading order."""
    found, waiting = [], [pypdf.PdfReader(io.BytesIO(printed)).trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if isinstance(node, pypdf.generic.DictionaryObject):
            found += [node] if "/S" in node else []
            kids = node.get("/K", [])
            waiting = [*(kids if isinstance(kids, list) else [kids]), *waiting]
        elif isinstance(node, list):
            waiting = [*node, *waiting]
    return found


@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_sheets_along_keep_every_rule(shop: PrintShop, tmp_path: Path) -> None:
    path = tmp_path / "begleitet.pdf"
    path.write_bytes(shop.print_notice(WITH_BOTH))

    assert [verdict.broken for verdict in verapdf.verdicts([path])] == [{}] * 2
