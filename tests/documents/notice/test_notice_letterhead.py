"""The letterhead: forms A and B of DIN 5008, a logo with words, and what a window envelope shows."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import notice_reading as reading
import notice_samples as samples
import pypdf
import pypdfium2
import pytest
import verapdf
from PIL import ExifTags, Image, ImageDraw

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.notice import Logo, Notice

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
FIELD_TOP = {"A": 27.0, "B": 45.0}


def _picture(mode: str = "RGBA", format: str = "PNG", size: tuple[int, int] = (300, 120)) -> bytes:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 10, size[0] - 10, size[1] - 10), fill=(150, 20, 30, 255))
    draw.ellipse((40, 20, 120, 100), fill=(250, 220, 60, 128))
    file = io.BytesIO()
    image.convert(mode).save(file, format)
    return file.getvalue()


def _with(form: str = "B", logo: bytes | None = None, notice: Notice = samples.GRANT) -> Notice:
    placed = Logo(logo, "Wappen des Wetteraukreises") if logo else None
    return replace(notice, letterhead=replace(notice.letterhead, form=form, logo=placed))


@pytest.mark.parametrize("form", ["A", "B"])
def test_the_address_stands_where_the_form_wants_it(shop: PrintShop, form: str) -> None:
    printed = shop.print_notice(_with(form))
    top = FIELD_TOP[form]

    address = reading.place_of(printed, 0, "Kaiserstraße 12")
    sender = reading.place_of(printed, 0, samples.LETTERHEAD.return_line)
    text = reading.place_of(printed, 0, "Bescheid über Wohngeld (Mietzuschuss)")

    assert top <= sender.top < sender.bottom <= top + 17.7
    assert top + 17.7 <= address.top < address.bottom <= top + 45
    assert (round(address.left), round(sender.left)) == (25, 25)
    assert text.top >= top + 53.46


@pytest.mark.parametrize("form", ["A", "B"])
def test_a_usual_letter_fits_the_window(shop: PrintShop, form: str) -> None:
    assert shop.window_faults(_with(form, _picture())) == ()


@pytest.mark.parametrize(
    ("addressee", "code"),
    [
        ((), "address.missing"),
        (tuple(f"Zeile {number}" for number in range(9)), "address.small"),
        (("Gesellschaft für die Verwaltung denkmalgeschützter Wohngebäude und Liegenschaften mbH " * 6,),
         "address.small"),
    ],
)  # fmt: skip
def test_an_address_the_post_cannot_read_is_told(
    shop: PrintShop, addressee: tuple[str, ...], code: str
) -> None:
    faults = shop.window_faults(replace(samples.GRANT, addressee=addressee))

    assert code in {fault.code for fault in faults}


def test_a_long_info_block_does_not_creep_into_the_window(shop: PrintShop) -> None:
    crowded = replace(samples.GRANT, info=tuple((f"Angabe {n}", "Wert " * 8) for n in range(12)))

    assert "stranger.inside" not in {fault.code for fault in shop.window_faults(crowded)}


@pytest.mark.parametrize(
    ("mode", "format"),
    [("RGBA", "PNG"), ("L", "PNG"), ("P", "PNG"), ("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")],
)
def test_a_logo_is_printed_and_read_aloud(shop: PrintShop, mode: str, format: str) -> None:
    printed = shop.print_notice(_with("B", _picture(mode, format)))

    page = pypdf.PdfReader(io.BytesIO(printed)).pages[0]
    assert [image.image.size for image in page.images] == [(300, 120)]
    figures = _elements(pypdf.PdfReader(io.BytesIO(printed)), "/Figure")
    assert [figure["/Alt"] for figure in figures] == ["Wappen des Wetteraukreises"]


def _elements(reader: pypdf.PdfReader, tag: str) -> list[pypdf.generic.DictionaryObject]:
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.DictionaryObject):
            found += [node] if node.get("/S") == tag else []
            kids = node.get("/K", [])
            waiting += kids if isinstance(kids, list) else [kids]
        elif isinstance(node, list):
            waiting += node
    return found


def test_a_logo_leaves_the_name_of_the_authority_room(shop: PrintShop) -> None:
    long = replace(
        samples.LETTERHEAD, authority="Landkreis mit einem wirklich sehr langen Namen – Der Kreisausschuss"
    )
    printed = shop.print_notice(
        _with("A", _picture(size=(900, 100)), replace(samples.GRANT, letterhead=long))
    )

    assert reading.place_of(printed, 0, "Der Kreisausschuss").right < 190 - 60


def test_the_same_logo_is_the_same_bytes(shop: PrintShop) -> None:
    notice = _with("B", _picture())

    assert shop.print_notice(notice) == PrintShop(RESOURCES).print_notice(notice)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"GIF89a", "letterhead.logo_unreadable"),
        (_picture()[:60], "letterhead.logo_unreadable"),
        (_picture("RGB", "JPEG")[:-40], "letterhead.logo_unreadable"),
        (_picture()[:16] + struct.pack(">II", 5000, 5000) + _picture()[24:], "letterhead.logo_unreadable"),
        (_picture(size=(4001, 40)), "letterhead.logo_too_large"),
    ],
)
def test_a_picture_that_will_not_do_is_refused(shop: PrintShop, content: bytes, code: str) -> None:
    with pytest.raises(ClerkError) as refusal:
        shop.print_notice(_with("B", content))

    assert refusal.value.code == code


def test_a_picture_the_camera_has_turned_stands_upright(shop: PrintShop) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    written = io.BytesIO()
    Image.new("RGB", (90, 30), "red").save(written, "JPEG", exif=exif)

    (stored,) = pypdf.PdfReader(io.BytesIO(shop.print_notice(_with("B", written.getvalue())))).pages[0].images

    assert stored.image.size == (30, 90)


def test_a_footer_that_would_cover_the_text_is_refused(shop: PrintShop) -> None:
    letterhead = replace(samples.LETTERHEAD, footer=("Sprechzeiten",) * 11)

    with pytest.raises(ClerkError, match=r"letterhead\.footer_too_high"):
        shop.print_notice(replace(samples.GRANT, letterhead=letterhead))


@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_forms_and_logos_keep_every_rule(shop: PrintShop, tmp_path) -> None:
    files = {
        "a": _with("A", _picture()),
        "b": _with("B", _picture("RGB", "JPEG")),
        "grau": _with("A", _picture("L", "PNG"), samples.LONG),
    }
    paths = [tmp_path / f"{name}.pdf" for name in files]
    for path, notice in zip(paths, files.values(), strict=True):
        path.write_bytes(shop.print_notice(notice))

    assert [verdict.broken for verdict in verapdf.verdicts(paths)] == [{}] * 6


def test_the_logo_is_seen_upper_right(shop: PrintShop) -> None:
    page = pypdfium2.PdfDocument(shop.print_notice(_with("B", _picture("RGB", "JPEG"))))[0]
    image = page.render(scale=1).to_pil().convert("RGB")

    red = [
        x
        for x in range(image.width)
        for y in range(80)
        if image.getpixel((x, y))[0] > 120 > image.getpixel((x, y))[1] * 2
    ]
    assert min(red) > image.width * 0.6
