"""The sheet as DIN 5008 (form B) wants it, and pages that end where a careful typist would end them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import notice_reading as reading
import notice_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.documents.notice import PrintShop
from clerk_app.documents.notice.strips import Frame, Strip, pages
from clerk_app.domain.notice import BulletList, Heading, Letterhead, Paragraph, Part, Table

_LONGEST = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
_SENTENCE = (
    "Über den Antrag ist nach Lage der Akten zu entscheiden; weitere Ermittlungen sind nicht geboten. "
)


def test_the_address_shows_in_the_window(shop: PrintShop) -> None:
    addressee = (
        "Firma",
        "Müller & Söhne GmbH",
        "Frau Dr. Gül Ångström",
        "Hof 3",
        "Am Markt 1",
        "61169 Friedberg",
    )
    printed = shop.print_notice(replace(samples.GRANT, addressee=addressee))

    first = reading.place_of(printed, 0, "Firma")
    last = reading.place_of(printed, 0, "61169 Friedberg\r")
    assert first.left == pytest.approx(25, abs=1)
    assert 62.7 <= first.top <= 62.7 + 4.55
    assert last.bottom <= 90
    assert reading.place_of(printed, 0, "Wetteraukreis · Europaplatz").bottom == pytest.approx(62, abs=1)


def test_a_long_name_stays_in_the_window(shop: PrintShop) -> None:
    addressee = ("Frau", "Prof. Dr. Maria-Theresia Freifrau von und zu Schwarzenberg-Hohenlohe-Langenburg")
    printed = shop.print_notice(replace(samples.GRANT, addressee=addressee))

    assert reading.place_of(printed, 0, "Prof. Dr. Maria-Theresia").left == pytest.approx(25, abs=1)
    assert reading.place_of(printed, 0, "Langenburg").right <= 100


def test_a_long_line_goes_on_below_before_the_type_grows_small(shop: PrintShop) -> None:
    name = "Prof. Dr. Maria-Theresia Freifrau von und zu Schwarzenberg-Hohenlohe-Langenburg"
    endless = "Wolfeschlegelsteinhausenbergerdorff" * 5
    place = ("Kaiserstraße 12", "61169 Friedberg")
    usual, long, longest = (
        replace(samples.GRANT, addressee=("Frau", one, *place)) for one in ("Eva Nowak", name, endless)
    )

    heights = {}
    for notice in (usual, long, longest):
        printed = shop.print_notice(notice)
        assert shop.window_faults(notice) == ()
        street = reading.place_of(printed, 0, place[0])
        heights[notice.addressee[1]] = round(street.bottom - street.top, 2)
    assert heights["Eva Nowak"] == heights[name] > heights[endless] > 0.7 * heights[name]


def test_a_wide_label_leaves_the_values_room(shop: PrintShop) -> None:
    info = (("Eine Beschriftung, die kein Ende nehmen will, weil niemand sie kürzt", "kurzer Wert"),)
    printed = shop.print_notice(replace(samples.GRANT, info=info))

    assert reading.place_of(printed, 0, "kurzer Wert").left < 160
    assert reading.place_of(printed, 0, "niemand sie kürzt").right < 155


def test_a_reference_too_long_for_the_head_of_a_page_is_cut_not_shrunk(shop: PrintShop) -> None:
    notice = replace(samples.LONG, file_reference="AZ-" + "1234567890/" * 30)
    head = reading.place_of(shop.print_notice(notice), 1, "Aktenzeichen AZ-1234567890/")

    assert head.bottom - head.top > 1.5
    assert "1234567890/123…" in reading.pages(shop.print_notice(notice))[1]


@pytest.mark.parametrize("filling", range(20, 36))
def test_a_list_that_goes_on_with_a_sentence_stays_with_it(shop: PrintShop, filling: int) -> None:
    parts = (
        *(Paragraph("Satz.") for _ in range(filling)),
        Paragraph("Sagen Sie, wenn"),
        BulletList(("etwas",)),
    )
    pages = reading.pages(shop.print_notice(replace(samples.MINIMAL, parts=parts)))

    assert not any("Sagen Sie, wenn" in page and "• etwas" not in page for page in pages)


def test_info_block_and_text_begin_where_the_standard_puts_them(shop: PrintShop) -> None:
    printed = shop.print_notice(samples.GRANT)

    label = reading.place_of(printed, 0, "Aktenzeichen")
    assert label.left == pytest.approx(125, abs=1)
    assert 50 <= label.top <= 53
    assert reading.place_of(printed, 0, "Bescheid über Wohngeld (").top == pytest.approx(98.46, abs=2)


def test_a_long_info_block_pushes_the_text_down(shop: PrintShop) -> None:
    info = tuple((f"Angabe {number}", "Wert") for number in range(14))
    printed = shop.print_notice(replace(samples.GRANT, info=info))

    assert (
        reading.place_of(printed, 0, "Bescheid über").top
        > reading.place_of(printed, 0, "Angabe 13").bottom + 8
    )


def test_nothing_leaves_the_margins(shop: PrintShop) -> None:
    parts: tuple[Part, ...] = (
        *samples.LONG.parts,
        Heading(_LONGEST),
        Paragraph(
            f"Siehe https://www.{_LONGEST}.example/{_LONGEST}?a=b, **{_LONGEST}** ((Name {_LONGEST}))."
        ),
        BulletList((_LONGEST, _SENTENCE), ordered=True),
        Table(("Spalte", _LONGEST), ((_LONGEST, "1"), ("2", _SENTENCE * 60)), ("l", "r"), caption=_LONGEST),
    )
    letterhead = Letterhead(
        _LONGEST, _LONGEST, _LONGEST, (_LONGEST,), ((_LONGEST[:30], _LONGEST),), (_LONGEST,) * 3
    )
    printed = shop.print_notice(replace(samples.LONG, letterhead=letterhead, parts=parts, watermark=""))

    count = len(reading.pages(printed))
    for page in range(count):
        for character, box in reading.boxes(printed, page):
            assert box.left >= 24.5, (page, character, box)
            assert box.right <= (200 if page == 0 else 190.5), (page, character, box)
            assert box.top >= 12, (page, character, box)
            assert box.bottom <= 293, (page, character, box)


def test_the_number_of_a_long_list_does_not_run_into_its_text(shop: PrintShop) -> None:
    items = BulletList(tuple(f"Punkt {number}" for number in range(1, 121)), ordered=True)
    printed = shop.print_notice(replace(samples.MINIMAL, parts=(items,)))

    last = len(reading.pages(printed)) - 1
    assert reading.place_of(printed, last, "120.").right < reading.place_of(printed, last, "Punkt 120").left


@pytest.mark.parametrize("rows", range(20, 60))
def test_the_total_never_stands_alone(shop: PrintShop, rows: int) -> None:
    body = tuple((f"Zeile {number}", f"{number},00 €") for number in range(rows))
    table = Table(("Posten", "Betrag"), (*body, ("Summe", "1,00 €")), ("l", "r"), total=True)

    for page in reading.pages(
        shop.print_notice(replace(samples.MINIMAL, parts=(table,), closing="", signatory=""))
    ):
        if "Summe" in page:
            assert f"Zeile {rows - 1}" in page
        assert "Posten Betrag" in page


@pytest.mark.parametrize("filling", range(20, 50))
def test_headings_stay_with_their_text_and_names_with_theirs(shop: PrintShop, filling: int) -> None:
    parts: tuple[Part, ...] = (
        Paragraph("\n".join(f"Zeile {number}" for number in range(filling))),
        Heading("Begründung"),
        Heading("Zur Sache", level=2),
        Paragraph(_SENTENCE * 4),
    )
    printed = shop.print_notice(replace(samples.MINIMAL, parts=parts))

    for page in reading.pages(printed):
        if "Begründung" in page:
            assert "Zur Sache" in page.split("Begründung")[1]
            assert page.split("Zur Sache")[1].count("Antrag") >= 1
        if "A. Becker" in page:
            assert "geboten." in page.split("A. Becker")[0]


@pytest.mark.parametrize("filling", range(25, 45))
def test_no_line_of_a_paragraph_stands_alone(shop: PrintShop, filling: int) -> None:
    lines = Paragraph("\n".join(f"Satz {number}" for number in range(filling)))
    last = Paragraph("\n".join(f"Ende {number}" for number in range(5)))
    printed = shop.print_notice(replace(samples.MINIMAL, parts=(lines, last), closing="", signatory=""))

    for page in reading.pages(printed):
        assert page.count("Ende ") != 1
        assert page.count("Satz ") != 1


_SLICES = st.lists(st.tuples(st.integers(5, 60), st.integers(0, 20), st.booleans()), max_size=40)


@given(_SLICES)
def test_every_strip_is_printed_once_in_order_and_inside_its_frame(
    slices: list[tuple[int, int, bool]],
) -> None:
    strips = [
        Strip(float(height), (), before=float(before), may_break=may_break, block=str(number))
        for number, (height, before, may_break) in enumerate(slices)
    ]

    def frames() -> Iterator[Frame]:
        yield Frame(100, 200)
        while True:
            yield Frame(20, 200)

    printed = list(pages(strips, frames()))

    assert [placed.strip.block for page in printed for placed in page] == [strip.block for strip in strips]
    for page in printed:
        assert page
        assert all(placed.top + placed.strip.height <= 200.001 for placed in page)
    for page in printed[1:]:
        torn = not page[0].strip.may_break
        before = printed[printed.index(page) - 1]
        assert not torn or not any(placed.strip.may_break for placed in before[1:])
