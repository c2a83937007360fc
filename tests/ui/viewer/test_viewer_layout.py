"""Where pages lie and which point is which."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from clerk_app.services.reading_lamp import Hit
from clerk_app.ui.kit.viewer.layout import EDGE, GAP, lay_out, next_step
from clerk_app.ui.kit.viewer.pictures import Picture, Pictures
from clerk_app.ui.kit.viewer.search import Search

A4 = (595.0, 842.0)
WIDE = (842.0, 595.0)


def test_fitted_pages_are_all_as_wide_as_the_room():
    layout = lay_out([A4, WIDE], None, 0, 632)
    assert {(sheet.left, sheet.width) for sheet in layout.sheets} == {(EDGE, 600)}
    assert layout.sheets[1].top == layout.sheets[0].bottom + GAP


def test_a_narrow_document_stands_in_the_middle():
    (sheet,) = lay_out([A4], 0.5, 0, 1000).sheets
    assert (sheet.left, sheet.width) == (301, 397)


def test_a_wide_document_makes_the_desk_wider():
    layout = lay_out([A4], 2.0, 0, 500)
    assert layout.width == layout.sheets[0].width + 2 * EDGE


def test_no_pages_take_no_room():
    assert lay_out([], None, 0, 500).height == 0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("zoom", [None, 1.5])
def test_a_box_of_a_turned_page_is_found_again(rotation, zoom):
    layout = lay_out([WIDE, A4], zoom, rotation, 640)
    box = (100.0, 50.0, 300.0, 80.0)
    left, top, width, height = layout.place(1, box)
    assert layout.box(1, (left, top), (left + width, top + height)) == pytest.approx(box)


def test_the_upper_left_corner_turns_to_the_right():
    corner = (0.0, 0.0, 10.0, 10.0)
    sheet = lay_out([A4], 1.0, 90, 500).sheets[0]
    left, top, width, _ = lay_out([A4], 1.0, 90, 500).place(0, corner)
    assert (left + width, top) == pytest.approx((sheet.left + sheet.width, sheet.top), abs=1)


def test_a_point_beside_the_page_is_kept_on_it():
    layout = lay_out([A4], 1.0, 0, 900)
    assert layout.point(0, -500, 10_000) == (0.0, 842.0)


@pytest.mark.parametrize(
    ("top", "bottom", "pages"), [(0, 10, []), (0, 17, [0]), (0, 2000, [0, 1]), (5000, 9000, [])]
)
def test_only_pages_in_sight_count(top, bottom, pages):
    assert list(lay_out([A4, A4], None, 0, 632).between(top, bottom)) == pages


def test_the_current_page_is_the_one_that_fills_the_window():
    layout = lay_out([A4, A4, A4], None, 0, 632)
    assert [layout.fullest(top, top + 800) for top in (0, 400, 600, 1700)] == [0, 0, 1, 2]


def test_a_document_of_very_many_pages_is_searched_by_halves():
    layout = lay_out([A4] * 20_000, None, 0, 632)
    sheet = layout.sheets[19_998]
    assert layout.page_at(sheet.top + 5) == 19_998
    assert layout.between(sheet.top + 1, sheet.top + 2) == range(19_998, 19_999)


@pytest.mark.parametrize(
    ("zoom", "larger", "step"),
    [(1.0, True, 1.1), (1.0, False, 0.9), (0.93, True, 1.0), (4.0, True, 4.0), (0.1, False, 0.25)],
)
def test_zoom_goes_in_steps(zoom, larger, step):
    assert next_step(zoom, larger=larger) == step


HITS = (Hit(0), Hit(2), Hit(2), Hit(5))


@pytest.mark.parametrize(("page", "current"), [(0, 0), (1, 1), (2, 1), (5, 3), (6, 0)])
def test_a_search_begins_at_the_page_in_sight(page, current):
    assert Search("x").found(HITS, page).current == current


def test_hits_are_gone_through_in_a_circle():
    search = Search("x").found(HITS, 5)
    assert [search.moved(1).current, search.moved(-1).current] == [0, 2]
    assert Search("x").found((), 0).moved(1).current == -1


def test_the_current_hit_is_counted_within_its_page():
    search = Search("x", HITS, 2)
    assert (search.place_on(2), search.place_on(0)) == (1, -1)


def test_new_bytes_keep_the_number_of_the_hit():
    assert Search("x", HITS, 3).found_again(HITS[:2]).current == 1
    assert Search("x", HITS, 3).found_again(()).current == -1


def test_the_picture_not_looked_at_longest_goes_first():
    pictures = Pictures(most_bytes=2 * 400)
    sheet = Picture(QImage(10, 10, QImage.Format.Format_RGB32), 1, 10, 0)
    pictures.put(0, sheet)
    pictures.put(1, sheet)
    pictures.get(0)
    pictures.put(2, sheet)
    assert [pictures.get(number) is not None for number in (0, 1, 2)] == [True, False, True]


def test_a_picture_larger_than_all_room_is_still_shown():
    pictures = Pictures(most_bytes=1)
    pictures.put(0, Picture(QImage(10, 10, QImage.Format.Format_RGB32), 1, 10, 0))
    assert pictures.get(0) is not None
