"""What honest documents look like under the lamp."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from clerk_app.services.reading_lamp import IMAGE, PDF, TEXT, PagePicture


def colour_at(picture: PagePicture, x: int, y: int) -> tuple[int, int, int]:
    at = y * picture.stride + x * 4
    blue, green, red = picture.pixels[at : at + 3]
    return red, green, blue


def dark_rows(picture: PagePicture) -> list[int]:
    return [
        y for y in range(picture.height) if min(picture.pixels[y * picture.stride :][: picture.stride]) < 90
    ]


def test_a_letter_opens_with_its_pages_and_sizes(lamp, forge):
    info = lamp.open(forge.letter(3), "application/pdf").info
    assert (info.pages, info.kind) == (3, PDF)
    assert info.sizes[0] == pytest.approx((595.28, 841.89), abs=0.1)


def test_a_page_is_drawn_in_the_width_asked_for(lamp, forge):
    opened = lamp.open(forge.letter(1), "application/pdf")
    picture = lamp.page(opened.handle, 0, 600)
    assert (picture.width, picture.height) == (600, 848)
    assert len(picture.pixels) == picture.stride * picture.height
    assert colour_at(picture, 5, 5) == (255, 255, 255)
    assert dark_rows(picture)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_keeps_its_corner(lamp, rotation):
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pagesize=(300, 200))
    sheet.setFillColorRGB(1, 0, 0)
    sheet.rect(0, 150, 50, 50, stroke=0, fill=1)  # upper left
    sheet.save()
    opened = lamp.open(file.getvalue(), "application/pdf")
    width, height = (300, 200) if rotation % 180 == 0 else (200, 300)
    picture = lamp.page(opened.handle, 0, width, rotation)
    corner = {0: (10, 10), 90: (width - 10, 10), 180: (width - 10, height - 10), 270: (10, height - 10)}
    assert (picture.width, picture.height) == (width, height)
    assert colour_at(picture, *corner[rotation]) == (255, 0, 0)


def test_words_are_found_on_every_page_with_their_place(lamp, forge):
    opened = lamp.open(forge.letter(3), "application/pdf")
    hits = lamp.search(opened.handle, "GRÖSSE der".replace("SS", "ß"))
    assert [hit.page for hit in hits] == [0, 1, 2]
    left, top, right, bottom = hits[0].boxes[0]
    assert left == pytest.approx(60, abs=2)
    assert right > left
    assert top < 842 - 400 < bottom + 2


def test_words_in_a_marked_box_can_be_copied(lamp, forge):
    opened = lamp.open(forge.letter(1), "application/pdf")
    assert lamp.text_in_box(opened.handle, 0, (50, 430, 500, 450)).strip() == "Größe der Wohnung: 62 qm"
    assert lamp.text_in_box(opened.handle, 0, (50, 500, 500, 600)) == ""


def test_what_is_found_on_a_page_stored_sideways_stands_where_it_is_seen(lamp, forge):
    content = forge.stream(b"", b"BT /F 20 Tf 100 700 Td (Nadel) Tj ET")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"/MediaBox[0 0 595 842]/Rotate 90/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    opened = lamp.open(forge.one_page(content, font, page=page), "application/pdf")
    (hit,) = lamp.search(opened.handle, "nadel")
    left, top, right, bottom = hit.boxes[0]
    assert opened.info.sizes[0] == (842, 595)
    assert bottom - top > right - left  # the word runs downwards
    assert lamp.text_in_box(opened.handle, 0, hit.boxes[0]) == "Nadel"


def test_what_was_typed_into_a_form_is_seen(lamp):
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pagesize=(300, 100))
    sheet.acroForm.textfield(name="f", value="XXXXXXXX", x=20, y=30, width=200, height=30, borderWidth=0)
    sheet.showPage()
    sheet.save()
    without_picture = file.getvalue().replace(b"/AP", b"/Ap")
    opened = lamp.open(without_picture, "application/pdf")
    assert len(dark_rows(lamp.page(opened.handle, 0, 600))) > 10


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_pictures_are_shown_whatever_the_sender_calls_them(lamp, forge, form):
    opened = lamp.open(forge.picture(form), "application/octet-stream")
    picture = lamp.page(opened.handle, 0, 120)
    red, green, blue = colour_at(picture, 60, 40)
    assert (opened.info.kind, opened.info.pages) == (IMAGE, 1)
    assert (picture.width, picture.height) == (120, 80)
    assert red > 240
    assert green < 15
    assert blue < 15


def test_a_scan_of_several_pages_is_leafed_through(lamp):
    file = io.BytesIO()
    first, *rest = [Image.new("RGB", (30, 40), colour) for colour in ("red", "lime", "blue")]
    first.save(file, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw", dpi=(100, 100))
    opened = lamp.open(file.getvalue(), "image/tiff")
    colours = [colour_at(lamp.page(opened.handle, number, 30), 5, 5) for number in (2, 0, 1)]
    assert opened.info.sizes[0] == pytest.approx((21.6, 28.8), abs=0.1)
    assert colours == [(0, 0, 255), (255, 0, 0), (0, 255, 0)]


def test_a_fax_in_black_and_white_is_shown(lamp):
    file = io.BytesIO()
    Image.new("1", (200, 100), 0).save(file, "TIFF", compression="group4")
    opened = lamp.open(file.getvalue(), "image/tiff")
    assert colour_at(lamp.page(opened.handle, 0, 50), 10, 10) == (0, 0, 0)


def test_a_photograph_held_sideways_stands_upright(lamp):
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    photograph = Image.new("RGB", (60, 40), "white")
    photograph.paste("red", (0, 0, 30, 40))
    photograph.save(file, "JPEG", exif=exif, quality=95)
    opened = lamp.open(file.getvalue(), "image/jpeg")
    width, height = opened.info.sizes[0]
    picture = lamp.page(opened.handle, 0, 40)
    assert height > width
    assert colour_at(picture, 20, 10)[1] < 40
    assert colour_at(picture, 20, 50)[1] > 200


def test_sixteen_bit_grey_keeps_its_shades(lamp):
    file = io.BytesIO()
    Image.new("I;16", (20, 20), 32768).save(file, "PNG")
    opened = lamp.open(file.getvalue(), "image/png")
    assert colour_at(lamp.page(opened.handle, 0, 20), 9, 9)[0] == pytest.approx(128, abs=2)


def test_clear_parts_of_a_picture_are_paper(lamp):
    file = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(file, "PNG")
    opened = lamp.open(file.getvalue(), "image/png")
    assert colour_at(lamp.page(opened.handle, 0, 20), 9, 9) == (255, 255, 255)


def test_data_are_laid_out_and_stay_as_they_were_written(lamp):
    content = b'{"betrag":1.10,"n":"Gr\\u00f6\\u00dfe","liste":[],"doppelt":1,"doppelt":[2,{}]}'
    opened = lamp.open(content, "application/json")
    text = lamp.text(opened.handle, 0)
    assert (opened.info.kind, opened.info.pages, opened.info.sizes) == (TEXT, 1, ())
    assert text.splitlines()[1:4] == ['  "betrag": 1.10,', '  "n": "Größe",', '  "liste": [],']
    assert text.count("doppelt") == 2
    assert json.loads(text)["doppelt"] == [2, {}]


def test_xml_is_laid_out_and_its_markup_stays_text(lamp):
    content = '<?xml version="1.0"?><a x="1 &amp; 2"><b>Müller &lt;b&gt;</b><c/><!--so--></a>'.encode()
    opened = lamp.open(content, "application/xml; charset=utf-8")
    assert lamp.text(opened.handle, 0).splitlines() == [
        '<a x="1 &amp; 2">',
        "  <b>Müller &lt;b&gt;</b>",
        "  <c></c>",
        "  <!--so-->",
        "</a>",
    ]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("cp1252"), "Grüße"),
        ("Grüße".encode("utf-16"), "Grüße"),
        (b"eins\r\nzwei", "eins\nzwei"),
    ],
)
def test_letters_of_any_coding_are_readable(lamp, content, shown):
    opened = lamp.open(content, "text/plain")
    assert lamp.text(opened.handle, 0) == shown


def test_a_long_text_comes_in_portions_and_is_searched_through(lamp):
    opened = lamp.open(b"Zeile mit Nadel\n" * 20_000, "text/csv")
    hits = lamp.search(opened.handle, "nadel")
    assert opened.info.pages > 1
    assert len(hits) == 2000
    assert hits[0].boxes == ()


def test_new_bytes_of_the_same_document_keep_its_handle(lamp, forge):
    opened = lamp.open(forge.letter(1, "Alt"), "application/pdf")
    info = lamp.renew(opened.handle, forge.letter(2, "Neu"))
    assert info.pages == 2
    assert lamp.text(opened.handle, 1).startswith("Neu")


@pytest.mark.parametrize(
    ("mode", "form", "settings"),
    [
        ("P", "PNG", {}),
        ("LA", "PNG", {}),
        ("CMYK", "JPEG", {}),
        ("L", "JPEG", {}),
        ("RGB", "TIFF", {"compression": "jpeg"}),
        ("CMYK", "TIFF", {"compression": "tiff_deflate"}),
        ("F", "TIFF", {}),
        ("RGBA", "WEBP", {"lossless": True}),
        ("RGB", "MPO", {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "white")]}),
    ],
)
def test_every_manner_of_colour_is_shown(lamp, mode, form, settings):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "white").convert("RGB" if mode == "P" else "L").convert(mode).save(
        file, form, **settings
    )
    opened = lamp.open(file.getvalue(), "application/octet-stream")
    assert min(colour_at(lamp.page(opened.handle, 0, 30), 9, 9)) > 245
