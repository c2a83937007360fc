"""A clerk reads documents."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPalette,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from clerk_app.documents.viewing.lamp import ConfinedLamp, Deadlines
from clerk_app.services.reading_lamp import TROUBLES
from clerk_app.ui.kit.desk import Lane
from clerk_app.ui.kit.texts import known_codes
from clerk_app.ui.kit.viewer.document_view import DocumentView

LONG = 20_000


def sheets_of(view: DocumentView):
    return view._stage.sheets


def photo(view: DocumentView) -> QImage:
    return sheets_of(view).viewport().grab().toImage()


def top_of(view: DocumentView) -> int:
    return sheets_of(view).verticalScrollBar().value()


def spot(view: DocumentView, page: int, x: float, y: float) -> QPoint:
    """Where in the window a point of a page is seen."""
    sheets = sheets_of(view)
    left, top, _, _ = sheets.arrangement.place(page, (x, y, x, y))
    return QPoint(round(left - sheets.horizontalScrollBar().value()), round(top - top_of(view)))


def test_nothing_chosen_is_said(view):
    assert "Kein Dokument" in view._stage.panel.words()
    assert not view._leaf_bar.search.isEnabled()


def test_a_document_is_shown_as_wide_as_the_window(shown):
    sheet = sheets_of(shown).arrangement.sheets[0]
    colour = photo(shown).pixelColor(spot(shown, 0, 20, 20))
    assert sheet.width == sheets_of(shown).viewport().width() - 32
    assert colour == QColor("white")
    assert shown._leaf_bar.page.text() == "1 / 8"
    assert shown.accessibleName() == "Mietvertrag.pdf"


def test_letters_are_laid_down_point_by_point(shown):
    """The picture has exactly the pixels of the page, so nothing is scaled and blurred."""
    sheets = sheets_of(shown)
    picture = sheets._paper.pictures.get(0)
    assert picture.image.width() == sheets.arrangement.sheets[0].width


def test_only_pages_in_sight_and_their_neighbours_are_drawn(shown):
    assert len(sheets_of(shown)._paper.pictures) <= 4


def test_leafing_through(shown, settled):
    shown.next_page()
    shown.next_page()
    settled()
    assert (shown.page, shown._leaf_bar.page.text()) == (2, "3 / 8")
    shown.previous_page()
    assert shown.page == 1
    shown.go_to_page(99)
    settled()
    assert shown.page == 7
    assert not shown._leaf_bar.next.isEnabled()


def test_every_page_can_be_the_current_one_however_small(view, settled, letter):
    view.resize(520, 5000)
    view.show_document("a", letter(), "application/pdf")
    settled()
    for number in range(1, 8):
        view.next_page()
        assert view.page == number


def test_keys_leaf_and_enlarge(shown, qtbot, settled):
    sheets = sheets_of(shown)
    sheets.setFocus()
    qtbot.keyClick(sheets, Qt.Key.Key_PageDown)
    moved = top_of(shown)
    assert moved > 300
    qtbot.keyClick(sheets, Qt.Key.Key_PageUp)
    assert top_of(shown) == 0
    qtbot.keyClick(sheets, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (sheets.zoom, sheets.fitted) == (1.0, False)
    qtbot.keyClick(sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert sheets.zoom == pytest.approx(1.1)
    qtbot.keyClick(sheets, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown._leaf_bar.zoom.text() == "100 %"
    qtbot.keyClick(sheets, Qt.Key.Key_End)
    assert shown.page == 7
    qtbot.keyClick(sheets, Qt.Key.Key_Right)
    qtbot.keyClick(sheets, Qt.Key.Key_Left)
    assert shown.page == 6


def test_the_keys_for_larger_belong_to_the_document_while_it_is_read(shown, qtbot):
    pressed = []
    for keys in ("Ctrl++", "Alt+Left"):
        QShortcut(QKeySequence(keys), shown, lambda keys=keys: pressed.append(keys))
    sheets = sheets_of(shown)
    sheets.setFocus()
    qtbot.keyClick(sheets, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(sheets, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (sheets.zoom, pressed) == (pytest.approx(1.1), ["Alt+Left"])


def test_the_wheel_enlarges_about_the_spot_it_points_at(shown):
    sheets = sheets_of(shown)
    shown.go_to_page(3)
    before = sheets.arrangement.point(3, 200, top_of(shown) + 300)
    event = QWheelEvent(
        QPointF(200, 300), sheets.viewport().mapToGlobal(QPointF(200, 300)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(sheets.viewport(), event)
    after = sheets.arrangement.point(3, 200, top_of(shown) + 300)
    assert not sheets.fitted
    assert after[1] == pytest.approx(before[1], abs=2)


def test_a_narrower_window_keeps_the_place(shown, settled):
    shown.go_to_page(4)
    shown.resize(360, 700)
    settled()
    assert shown.page == 4
    assert sheets_of(shown).arrangement.sheets[0].width == sheets_of(shown).viewport().width() - 32


def test_a_turned_page_lies_on_its_side(shown, settled):
    shown.rotate()
    settled()
    sheet = sheets_of(shown).arrangement.sheets[0]
    assert sheet.width > sheet.height
    assert sheets_of(shown)._paper.pictures.get(0).rotation == 90


def test_words_are_found_marked_and_gone_through(shown, qtbot, settled):
    shown.focus_search()
    qtbot.keyClicks(shown._find_bar.field, "blatt")
    qtbot.waitUntil(lambda: shown._find_bar.count.text() == "1 / 8", timeout=LONG)
    settled()
    box = shown._finder.search.hits[0].boxes[0]
    middle = spot(shown, 0, (box[0] + box[2]) / 2, box[1] + 0.5)
    assert photo(shown).pixelColor(middle) != QColor("white")
    qtbot.keyClick(shown._find_bar.field, Qt.Key.Key_Return)
    assert (shown._find_bar.count.text(), shown.page) == ("2 / 8", 1)
    qtbot.keyClick(shown._find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    shown.find_previous()
    assert (shown._find_bar.count.text(), shown.page) == ("8 / 8", 7)


def test_what_is_not_there_is_not_found(shown, qtbot):
    shown.focus_search()
    shown.find_text("Einhorn")
    qtbot.waitUntil(lambda: shown._find_bar.count.text() == "nichts gefunden", timeout=LONG)
    assert not shown._find_bar.next.isEnabled()


def test_escape_ends_the_search_and_goes_back_to_the_pages(shown, qtbot):
    shown.focus_search()
    shown.find_text("Blatt")
    qtbot.waitUntil(lambda: len(shown._finder.search.hits) == 8, timeout=LONG)
    qtbot.keyClick(shown._find_bar.field, Qt.Key.Key_Escape)
    assert not shown._find_bar.isVisible()
    assert shown._finder.search.hits == ()


def drag(view: DocumentView, start: QPoint, end: QPoint) -> None:
    window = sheets_of(view).viewport()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(window, (start + end) / 2)
    QTest.mouseMove(window, end)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=end)


def test_text_in_a_drawn_box_is_copied(shown, qtbot):
    drag(shown, spot(shown, 0, 50, 55), spot(shown, 0, 400, 85))
    qtbot.waitUntil(shown._leaf_bar.copy.isEnabled, timeout=LONG)
    qtbot.keyClick(sheets_of(shown), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Mietvertrag über Wohnraum, Blatt 1"
    assert "kopiert" in shown._hint.text()


def test_a_box_without_text_says_so(shown, qtbot):
    drag(shown, spot(shown, 0, 50, 400), spot(shown, 0, 400, 450))
    qtbot.waitUntil(lambda: "kein Text" in shown._hint.text(), timeout=LONG)
    assert not shown._leaf_bar.copy.isEnabled()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_click_names_the_place_on_the_page(shown, qtbot, turns):
    for _ in range(turns):
        shown.rotate()
    with qtbot.waitSignal(shown.place_clicked, timeout=LONG) as clicked:
        QTest.mouseClick(sheets_of(shown).viewport(), Qt.MouseButton.LeftButton, pos=spot(shown, 0, 120, 60))
    assert clicked.args == [0, pytest.approx(120, abs=2), pytest.approx(60, abs=2)]


def test_a_marked_place_is_seen_until_it_is_cleared(shown):
    place = spot(shown, 0, 150, 150)
    plain = photo(shown).pixelColor(place)
    shown.mark(0, ((100, 140, 300, 160),), QColor("orange"))
    marked = photo(shown).pixelColor(place)
    shown.clear_marks()
    assert marked != plain
    assert photo(shown).pixelColor(place) == plain


def test_new_bytes_change_the_page_without_moving_it(shown, qtbot, settled, letter):
    shown.actual_size()
    shown.go_to_page(2)
    sheets_of(shown).verticalScrollBar().setValue(top_of(shown) + 77)
    settled()
    before = (top_of(shown), sheets_of(shown).zoom, shown.page)
    blank = []
    sheets_of(shown).in_sight.connect(lambda: blank.append(sheets_of(shown)._paper.pictures.get(2) is None))
    shown.update_document(letter(colour=(1, 1, 0)))
    place = spot(shown, 2, 300, 300)
    qtbot.waitUntil(lambda: photo(shown).pixelColor(place) == QColor("yellow"), timeout=LONG)
    assert (top_of(shown), sheets_of(shown).zoom, shown.page) == before
    assert True not in blank


def test_of_many_editions_the_last_one_is_shown(shown, qtbot, letter):
    for count in range(2, 7):
        shown.update_document(letter(count))
    qtbot.waitUntil(lambda: shown._leaf_bar.page.text() == "1 / 6", timeout=LONG)


def test_an_edition_that_comes_while_the_first_is_opened_is_not_lost(view, qtbot, letter):
    view.show_document("a", letter(1), "application/pdf")
    view.update_document(letter(2))
    view.update_document(letter(3))
    qtbot.waitUntil(lambda: view._leaf_bar.page.text() == "1 / 3", timeout=LONG)


def test_a_search_follows_new_bytes(shown, qtbot, letter):
    shown.find_text("Blatt")
    qtbot.waitUntil(lambda: len(shown._finder.search.hits) == 8, timeout=LONG)
    shown.update_document(letter(3))
    qtbot.waitUntil(lambda: len(shown._finder.search.hits) == 3, timeout=LONG)


def test_of_two_documents_asked_for_the_second_is_shown(view, qtbot, settled, letter, lamp):
    view.show_document("eins", letter(2), "application/pdf")
    view.show_document("zwei", letter(5), "application/pdf")
    settled()
    qtbot.waitUntil(lambda: len(lamp.readers()) == 1, timeout=LONG)
    assert view._leaf_bar.page.text() == "1 / 5"


def test_a_cleared_view_keeps_no_reader(shown, qtbot, lamp):
    shown.clear()
    qtbot.waitUntil(lambda: lamp.readers() == (), timeout=LONG)


def test_a_view_that_is_gone_keeps_no_reader(qtbot, lamp, desk, letter):
    view = DocumentView(lamp, partial(desk.ask, lane=Lane.ERRANDS))
    view.show_document("a", letter(1), "application/pdf")
    qtbot.waitUntil(lambda: view._info is not None, timeout=LONG)
    view.deleteLater()
    qtbot.waitUntil(lambda: lamp.readers() == (), timeout=LONG)


def test_a_picture_is_shown(view, settled, picture):
    view.show_document("foto.png", picture(), "image/png")
    settled()
    assert photo(view).pixelColor(spot(view, 0, 20, 15)) == QColor("red")
    assert not view._leaf_bar.as_text.isEnabled()


def test_data_are_shown_as_text_and_searched(view, qtbot):
    view.show_document(
        "daten.json", b'{"name":"M\xc3\xbcller \xf0\x9f\x98\x80","ort":"M\xc3\xbcllheim"}', "application/json"
    )
    qtbot.waitUntil(lambda: "Müllheim" in view._stage.text.toPlainText(), timeout=LONG)
    view.find_text("müll")
    qtbot.waitUntil(lambda: len(view._finder.search.hits) == 2, timeout=LONG)
    view.find_next()
    marked = [selection.cursor.selectedText() for selection in view._stage.text.extraSelections()]
    assert marked == ["Müll", "Müll"]
    assert view._stage.text.isReadOnly()
    assert not view._leaf_bar.rotate.isEnabled()


def test_markup_stays_markup(view, qtbot):
    view.show_document("a.html", b"<h1>Titel</h1><img src='http://example.org/x.png'>", "text/html")
    qtbot.waitUntil(lambda: view._stage.text.toPlainText().startswith("<h1>"), timeout=LONG)


def test_a_long_text_is_leafed_through_and_hits_lead_to_their_portion(view, qtbot):
    content = b"Zeile\n" * 60_000 + b"Nadel\n"
    view.show_document("lang.txt", content, "text/plain")
    qtbot.waitUntil(lambda: view._stage.text.toPlainText().startswith("Zeile"), timeout=LONG)
    view.find_text("Nadel")
    last = view._info.pages - 1
    qtbot.waitUntil(lambda: "Nadel" in view._stage.text.toPlainText(), timeout=LONG)
    assert view.page == last > 0
    view.previous_page()
    qtbot.waitUntil(lambda: "Nadel" not in view._stage.text.toPlainText(), timeout=LONG)
    assert view.page == last - 1


def test_a_page_can_be_read_as_text(shown, qtbot, settled):
    shown.next_page()
    shown._leaf_bar.as_text.click()
    qtbot.waitUntil(lambda: "Blatt 2" in shown._stage.text.toPlainText(), timeout=LONG)
    shown.next_page()
    qtbot.waitUntil(lambda: "Blatt 3" in shown._stage.text.toPlainText(), timeout=LONG)
    shown._leaf_bar.as_text.click()
    settled()
    assert shown.page == 2
    assert shown._stage.currentWidget() is sheets_of(shown)


@pytest.mark.parametrize(
    ("content", "mime_type", "words"),
    [
        (b"", "application/pdf", "beschädigt"),
        (b"PK\x03\x04", "application/zip", "nicht angezeigt"),
        (b"\xff\xd8\xff\xe0 kaputt", "image/jpeg", "beschädigt"),
    ],
)
def test_why_a_document_cannot_be_shown_is_said_in_its_place(view, qtbot, content, mime_type, words):
    view.show_document("Anlage 3", content, mime_type)
    qtbot.waitUntil(lambda: words in view._stage.panel.words(), timeout=LONG)
    assert view._stage.currentWidget() is view._stage.panel
    assert view._stage.panel.words().startswith("Anlage 3: ")
    assert len(view._stage.panel.words().splitlines()) == 3


def test_every_trouble_has_its_sentence():
    assert known_codes() >= TROUBLES


def test_after_a_document_that_cannot_be_shown_the_next_one_is(view, qtbot, settled, letter):
    view.show_document("kaputt", b"", "application/pdf")
    qtbot.waitUntil(lambda: "beschädigt" in view._stage.panel.words(), timeout=LONG)
    view.show_document("gut", letter(2), "application/pdf")
    settled()
    assert view._stage.currentWidget() is sheets_of(view)


def bomb(*, harmless_pages: int = 0) -> bytes:
    """Its first page draws forms within forms without end; the pages after it are blank."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length 50>>"
    draws = b"stream\n%-50s\nendstream" % (b"/F Do " * 8)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]%s>>"
    kids = b" ".join(b"%d 0 R" % number for number in (3, *range(40, 40 + harmless_pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, harmless_pages + 1),
        3: page % b"/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>",
        4: b"<</Length 5>>stream\n/F Do\nendstream",
        **{number: form % (number + 1) + draws for number in range(5, 25)},
        25: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>stream\n0 0 9 9 re f\nendstream",
        **dict.fromkeys(range(40, 40 + harmless_pages), page % b""),
    }
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n"


def given_up(words: str) -> bool:
    """Which of the two limits a bomb meets first, time or memory, depends on the computer."""
    return "angemessener Zeit" in words or "Absturz" in words


@pytest.fixture
def hasty_view(qtbot, desk):
    lamp = ConfinedLamp(deadlines=Deadlines(open=10, answer=1))
    view = DocumentView(lamp, partial(desk.ask, lane=Lane.ERRANDS))
    qtbot.addWidget(view)
    view.resize(400, 700)
    view.show()
    yield view
    lamp.put_out()


def test_a_bomb_is_given_up_and_the_clerk_told_why(hasty_view, qtbot):
    hasty_view.show_document("Bombe", bomb(), "application/pdf")
    qtbot.waitUntil(lambda: given_up(hasty_view._stage.panel.words()), timeout=LONG)
    assert hasty_view._stage.currentWidget() is hasty_view._stage.panel


def test_a_page_that_cannot_be_drawn_leaves_the_others_readable(hasty_view, qtbot):
    hasty_view.show_document("Bombe", bomb(harmless_pages=1), "application/pdf")
    paper = sheets_of(hasty_view)._paper
    qtbot.waitUntil(lambda: paper.pictures.get(1) is not None, timeout=LONG)
    assert given_up(paper.failed[0])
    assert hasty_view._stage.currentWidget() is sheets_of(hasty_view)


def test_every_control_has_a_name(shown):
    shown.focus_search()
    controls = shown.findChildren(QToolButton) + shown.findChildren(QLineEdit)
    nameless = [control for control in controls if control.isVisible() and not control.accessibleName()]
    assert len(controls) >= 12
    assert nameless == []
    assert sheets_of(shown).accessibleName() == "Seiten des Dokuments"


@pytest.fixture
def undressed(qapp):
    """A theme put in force by another test paints backgrounds of its own, and is there again afterwards."""
    worn = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(worn)


def test_colours_follow_the_palette(undressed, shown):
    palette = QPalette(shown.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor("#202030"))
    shown.setPalette(palette)
    assert photo(shown).pixelColor(3, 3) == QColor("#202030")


def test_a_finer_screen_gets_finer_pictures(shown, settled, monkeypatch):
    monkeypatch.setattr(sheets_of(shown), "devicePixelRatioF", lambda: 2.0)
    sheets_of(shown).in_sight.emit()
    settled()
    width = sheets_of(shown).arrangement.sheets[0].width
    assert sheets_of(shown)._paper.pictures.get(0).image.width() == 2 * width


def test_pictures_are_made_off_the_window_s_own_thread(view, qtbot, letter, settled):
    threads = set()
    image = view._reading._lamp.page

    class Watching:
        def __getattr__(self, name):
            return getattr(lamp, name)

        def page(self, *wish):
            threads.add(threading.current_thread())
            return image(*wish)

    lamp = view._reading._lamp
    view._reading._lamp = Watching()
    view.show_document("a", letter(1), "application/pdf")
    settled()
    assert threads
    assert threading.main_thread() not in threads
