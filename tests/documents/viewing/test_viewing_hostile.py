"""What happens under the lamp when somebody means harm, or a file is simply broken."""

from __future__ import annotations

import time
import zlib

import pytest

from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines
from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import (
    CRASHED,
    DAMAGED,
    ENCRYPTED,
    TOO_LARGE,
    TOO_SLOW,
    UNSUPPORTED,
    OpenDocument,
)


def trouble_with(lamp: ConfinedLamp, content: bytes, mime_type: str) -> str:
    """Opens the document and draws its first page."""
    with pytest.raises(OutsideError) as caught:
        lamp.page(lamp.open(content, mime_type).handle, 0, 600)
    return caught.value.code


@pytest.fixture
def hasty_lamp():
    lamp = ConfinedLamp(deadlines=Deadlines(open=3.0, answer=1.0))
    yield lamp
    lamp.put_out()


def test_a_bomb_ends_at_the_deadline_and_the_next_document_opens(hasty_lamp, forge):
    before = time.monotonic()
    assert trouble_with(hasty_lamp, forge.nested_forms(), "application/pdf") in (CRASHED, TOO_SLOW)
    assert time.monotonic() - before < 10
    opened = hasty_lamp.open(forge.letter(2), "application/pdf")
    assert hasty_lamp.page(opened.handle, 1, 300).width == 300


def test_after_a_bomb_page_the_other_pages_still_open(hasty_lamp, forge):
    levels = 14
    forms = [
        forge.stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
            + (b"" if level == levels - 1 else b"/Resources<</XObject<</F %d 0 R>>>>" % (7 + level)),
            b"0 0 9 9 re f " if level == levels - 1 else b"/F Do " * 10,
        )
        for level in range(levels)
    ]
    content = forge.raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</F 6 0 R>>>>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        forge.stream(b"", b"/F Do"),
        *forms,
    )
    opened = hasty_lamp.open(content, "application/pdf")
    with pytest.raises(OutsideError):
        hasty_lamp.page(opened.handle, 0, 600)
    assert hasty_lamp.page(opened.handle, 1, 100).height == 100


def test_a_page_of_two_thousand_kilometres_is_drawn_small(lamp, forge):
    content = forge.one_page(page=b"/MediaBox[0 0 2000000000 2000000000]")
    opened = lamp.open(content, "application/pdf")
    assert opened.info.sizes == ((14400, 14400),)
    assert lamp.page(opened.handle, 0, 600).height == 600


@pytest.mark.parametrize(
    "box", [b"[0 0 10 14000]", b"[0 0 14000 10]", b"[0 0 0 0]", b"[9 9 -5 -5]", b"[0 0 0.1 99]"]
)
@pytest.mark.parametrize("width", [1, 100_000])
def test_no_page_asks_for_more_memory_than_there_is(lamp, forge, box, width):
    opened = lamp.open(forge.one_page(page=b"/MediaBox" + box), "application/pdf")
    picture = lamp.page(opened.handle, 0, width)
    assert picture.width * picture.height <= 16_000_000


def test_a_page_tree_that_bites_its_tail_is_damaged_or_ends(hasty_lamp, forge):
    content = forge.raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000000>>"
    )
    assert trouble_with(hasty_lamp, content, "application/pdf") in (CRASHED, DAMAGED, TOO_LARGE, TOO_SLOW)


def test_a_flood_of_drawing_commands_ends_with_the_reader(hasty_lamp, forge):
    packer = zlib.compressobj(9)
    flood = b"".join(packer.compress(b"0 0 1 1 re f\n" * 100_000) for _ in range(400)) + packer.flush()
    content = forge.one_page(
        forge.stream(b"/Filter/FlateDecode", flood), page=b"/MediaBox[0 0 595 842]/Contents 4 0 R"
    )
    assert trouble_with(hasty_lamp, content, "application/pdf") in (CRASHED, DAMAGED, TOO_LARGE, TOO_SLOW)
    assert hasty_lamp.open(forge.letter(1), "application/pdf").info.pages == 1


def test_a_letter_with_a_broken_table_of_contents_is_still_read(lamp, forge):
    content = forge.letter(2).replace(b"startxref", b"startxxxx").replace(b"xref\n", b"xxxx\n")
    opened = lamp.open(content, "application/pdf")
    assert opened.info.pages == 2


def test_a_locked_letter_says_so(lamp, forge):
    assert trouble_with(lamp, forge.letter(1, password="geheim"), "application/pdf") == ENCRYPTED


def test_scripts_and_launch_actions_do_nothing(lamp, forge, tmp_path):
    trap = tmp_path / "sprung"
    actions = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);)>>/AA<</WC<</S/Launch/F(/usr/bin/touch)/Win<<"
        b"/F(cmd.exe)/P(" + str(trap).encode() + b")>>>>>>"
    )
    page = b"/MediaBox[0 0 99 99]/AA<</O<</S/Launch/F(" + str(trap).encode() + b")>>>>"
    opened = lamp.open(forge.one_page(catalog=actions, page=page), "application/pdf")
    assert lamp.page(opened.handle, 0, 100).width == 100
    assert not trap.exists()


@pytest.mark.parametrize(
    ("content", "mime_type", "code"),
    [
        (b"", "application/pdf", DAMAGED),
        (b"", "text/plain", DAMAGED),
        (b"%PDF-1.7\n" + b"nonsense " * 50, "application/pdf", DAMAGED),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image/jpeg", DAMAGED),
        (b"II*\0\x08\0\0\0" + b"\xff" * 40, "image/tiff", DAMAGED),
        (b"GIF89a" + bytes(50), "image/gif", UNSUPPORTED),
        (b"MZ\x90\0" + bytes(100), "text/plain", UNSUPPORTED),
        (b"PK\x03\x04" + bytes(50), "application/zip", UNSUPPORTED),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "image/jpeg", UNSUPPORTED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", UNSUPPORTED),
    ],
)
def test_what_cannot_be_shown_is_named(lamp, content, mime_type, code):
    assert trouble_with(lamp, content, mime_type) == code


def test_a_picture_that_unpacks_to_gigabytes_is_refused(lamp, forge):
    assert trouble_with(lamp, forge.huge_png(), "image/png") == TOO_LARGE


def test_a_cut_off_photograph_is_damaged(lamp, forge):
    photograph = forge.picture("JPEG", (800, 600), "navy", quality=95)
    assert trouble_with(lamp, photograph[: len(photograph) // 2], "image/jpeg") == DAMAGED


def test_a_file_beyond_all_measure_is_not_even_read(lamp):
    assert trouble_with(lamp, bytes(200_000_001), "application/pdf") == TOO_LARGE


def test_definitions_inside_xml_are_shown_but_not_followed(lamp):
    laughs = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>'
    opened = lamp.open(laughs, "text/xml")
    assert lamp.text(opened.handle, 0) == laughs.decode()


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"a":' * 100_000, b"[1,2", b'"offen'])
def test_deep_or_broken_data_are_shown_all_the_same(lamp, content):
    opened = lamp.open(content, "application/json")
    assert lamp.text(opened.handle, 0)


def test_signs_that_turn_the_reading_direction_are_made_visible(lamp):
    opened = lamp.open("Betrag \u202e001 Euro\x07".encode(), "text/plain")
    assert lamp.text(opened.handle, 0) == "Betrag \ufffd001 Euro\ufffd"


def test_no_line_is_longer_than_the_desk_can_lay_out(lamp):
    opened = lamp.open(b"x" * 1_000_000, "text/plain")
    assert max(len(line) for line in lamp.text(opened.handle, 0).splitlines()) <= 400


def test_a_page_that_does_not_exist_is_refused(lamp, forge) -> None:
    opened: OpenDocument = lamp.open(forge.letter(1), "application/pdf")
    with pytest.raises(OutsideError):
        lamp.page(opened.handle, 7, 100)
