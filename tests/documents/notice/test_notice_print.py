"""A notice goes in; the same bytes come out, complete and readable, or a plain refusal."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pypdf
import pytest

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.notice import Annex, BulletList, Heading, Notice, Paragraph, Part, Table

ROOT = Path(__file__).resolve().parents[3]
_PRINT_AND_DIGEST = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, "tests/documents/notice")
import notice_samples as samples
from clerk_app.documents.notice import PrintShop
shop = PrintShop(Path("resources"))
for notice in (samples.LONG, samples.GRANT):
    print(hashlib.sha256(shop.print_notice(notice)).hexdigest())
"""


def test_a_short_notice_fits_on_one_page(shop: PrintShop) -> None:
    (page,) = reading.pages(shop.print_notice(samples.MINIMAL))

    assert "Maike Schröder" in page
    assert "Aktenzeichen 12 WG 2026/0480 Datum 22.11.2026" in page
    assert page.endswith("Mit freundlichen Grüßen A. Becker Seite 1 von 1")


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_prints_the_same_bytes(shop: PrintShop, seed: str) -> None:
    here = [hashlib.sha256(shop.print_notice(notice)).hexdigest() for notice in (samples.LONG, samples.GRANT)]

    command = [sys.executable, "-c", _PRINT_AND_DIGEST]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert run.stdout.split() == here


@pytest.mark.parametrize(
    "empty",
    [Heading(" "), Paragraph("\n"), BulletList(()), Table((), (), ())],
    ids=lambda part: type(part).__name__,
)
def test_of_an_empty_part_nobody_hears(shop: PrintShop, empty: Part) -> None:
    """Not even as a list or a table of nothing in the structure."""
    with_it = replace(samples.MINIMAL, parts=(empty, *samples.MINIMAL.parts, empty))
    assert shop.print_notice(with_it) == shop.print_notice(samples.MINIMAL)


def test_printing_one_notice_leaves_no_trace_in_the_next(shop: PrintShop) -> None:
    before = shop.print_notice(samples.GRANT)
    shop.print_notice(replace(samples.GRANT, subject="Ḩaddād, Łukasz und İlkay", watermark="ÜBUNG"))

    assert shop.print_notice(samples.GRANT) == before


def test_nothing_that_was_written_gets_lost(shop: PrintShop) -> None:
    text = reading.whole(shop.print_notice(replace(samples.LONG, watermark="")))

    for part in samples.LONG.parts:
        for sentence in _sentences(part):
            assert " ".join(sentence.replace("**", "").split()) in text


def _sentences(part: object) -> list[str]:
    match part:
        case Heading(text) | Paragraph(text) if "Bemessungsgrundlagen" not in text:
            return [text]
        case BulletList(items):
            return list(items)
        case Table():
            return [" ".join(filter(None, row)) for row in part.rows]
    return []


@pytest.mark.parametrize("character", ["日", "😀", "\x00", "\x07", "\ue123", "ש", "م"])
def test_a_character_without_a_shape_is_named_and_refused(shop: PrintShop, character: str) -> None:
    notice = replace(samples.MINIMAL, parts=(Paragraph(f"Guten Tag {character}!"),))

    with pytest.raises(ClerkError) as refusal:
        shop.print_notice(notice)

    assert refusal.value.code == "notice.glyph_missing"
    shown = character if character.isprintable() else "\ufffd"
    assert refusal.value.facts["character"] == shown
    assert refusal.value.facts["code_point"] == f"U+{ord(character):04X}"
    assert refusal.value.facts["text"] == f"Guten Tag {shown}!"


def test_a_name_on_a_line_of_its_own_is_named_when_it_is_refused(shop: PrintShop) -> None:
    with pytest.raises(ClerkError) as refusal:
        shop.print_notice(replace(samples.MINIMAL, file_reference="AZ \x00 1"))

    assert refusal.value.facts["text"] == "AZ \ufffd 1"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u200f", "\u2066", "\ufeff", "\u2060"])
def test_what_nobody_sees_is_not_read_back_either(shop: PrintShop, hidden: str) -> None:
    notice = replace(samples.MINIMAL, parts=(Paragraph(f"Gut{hidden}haben"),))

    assert "Guthaben" in reading.whole(shop.print_notice(notice))


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_ends_a_line(shop: PrintShop, ending: str) -> None:
    lines = reading.lines(
        shop.print_notice(replace(samples.MINIMAL, parts=(Paragraph(f"Eins{ending}Zwei"),))), 0
    )

    assert lines[lines.index("Eins") + 1] == "Zwei"


def test_angle_brackets_and_ampersands_are_ordinary_characters(shop: PrintShop) -> None:
    text = "Müller & Söhne <b>kein Fett</b> &amp; (Klammer) \\ **offen ((x"

    printed = shop.print_notice(replace(samples.MINIMAL, subject=text, title=text, parts=(Paragraph(text),)))

    assert reading.whole(printed).count(text) == 2
    assert pypdf.PdfReader(io.BytesIO(printed)).metadata.title.startswith(text)


def test_a_title_with_control_characters_leaves_the_metadata_readable(shop: PrintShop) -> None:
    printed = shop.print_notice(replace(samples.MINIMAL, title="Bescheid\x0b\x00über"))

    metadata = pypdf.PdfReader(io.BytesIO(printed)).xmp_metadata
    assert metadata.dc_title["x-default"].startswith("Bescheid  über")


def test_a_title_without_end_is_cut_in_the_metadata_and_whole_on_the_sheet(shop: PrintShop) -> None:
    endless = "Titel " * 6000
    printed = shop.print_notice(replace(samples.MINIMAL, title=endless, subject=endless))

    assert len(pypdf.PdfReader(io.BytesIO(printed)).metadata.title) == 1001
    assert reading.whole(printed).count("Titel") == 6000


def test_the_decision_travels_along_as_canonical_json(shop: PrintShop) -> None:
    reader = pypdf.PdfReader(io.BytesIO(shop.print_notice(samples.GRANT)))

    ((content,),) = reader.attachments.values()
    assert content == b'{"ab":"2026-12-01","aktenzeichen":"12 WG 2026/0480","betrag":"338.00"}'
    assert json.loads(content)["betrag"] == "338.00"


def test_every_page_says_where_it_belongs(shop: PrintShop) -> None:
    pages = reading.pages(shop.print_notice(samples.LONG))

    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "12 WG 2026/0480" in page
        assert "Wetteraukreis" in page
        assert "ENTWURF" in page


def test_each_annex_begins_a_page_and_is_announced(shop: PrintShop) -> None:
    pages = reading.pages(shop.print_notice(replace(samples.LONG, watermark="")))

    assert pages[-2].startswith("Anlage 1: Berechnungsbogen Miete")
    assert pages[-1].startswith("Anlage 2: Merkblatt")
    assert "A. Becker Anlagen • Anlage 1: Berechnungsbogen • Anlage 2: Merkblatt" in pages[-3]


def test_annexes_the_text_names_are_not_listed_again(shop: PrintShop) -> None:
    annexes = (Annex("Anlage: Fristen", (Paragraph("Text"),)),)
    silent = replace(samples.MINIMAL, annexes=annexes)
    naming = replace(silent, parts=(Heading("Anlage"), Paragraph("Fristen und Pläne")))

    assert "A. Becker Anlage • Fristen" in reading.pages(shop.print_notice(silent))[0]
    assert reading.pages(shop.print_notice(naming))[0].count("Anlage") == 1


@pytest.mark.parametrize(
    "bare",
    [
        replace(samples.MINIMAL, parts=(), subject="", salutation="", closing="", signatory="", addressee=()),
        replace(samples.MINIMAL, file_reference="", title="Bescheid"),
        replace(samples.MINIMAL, parts=(Heading(""), Paragraph(" "), BulletList(()), BulletList(("",)))),
        replace(samples.MINIMAL, parts=(Table((), (), ()), Table(("a", "b"), (), ("l", "r")))),
        replace(samples.MINIMAL, parts=(Table((), (("a",), ("b", "c", "d")), ("l",), total=True),)),
    ],
    ids=["nothing", "no reference", "empty parts", "empty tables", "ragged table"],
)
def test_what_is_missing_leaves_no_hole(shop: PrintShop, bare: Notice) -> None:
    assert len(reading.pages(shop.print_notice(bare))) == 1
