"""The sheet under the reading lamp: one document with all a clerk does to read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.services.reading_lamp import PDF, Box, DocumentInfo, ReadingLamp

from ..texts import Sentence, sentence
from .bars import FindBar, Icons, LeafBar
from .copying import Copying
from .finder import Finder
from .panels import Hint
from .reading import Ask, Reading
from .stage import Stage

_PATIENCE = 200  # milliseconds after which the clerk is told to wait


_SIZES = {
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
    Qt.Key.Key_0: "actual_size",
}
_LEAFING = {Qt.Key.Key_Left: "previous_page", Qt.Key.Key_Right: "next_page"}


class DocumentView(QWidget):
    """Pages count from 0; boxes and points are in points from the upper left corner of the unturned page."""

    place_clicked = Signal(int, float, float)
    page_changed = Signal(int)

    def __init__(
        self, lamp: ReadingLamp, ask: Ask, icons: Icons = lambda name: QIcon(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._info: DocumentInfo | None = None
        self._title = ""
        self._page = 0
        self._as_text = False
        self._reading = Reading(lamp, ask, self)
        self._leaf_bar, self._find_bar, self._hint = LeafBar(icons), FindBar(icons), Hint()
        self._stage = Stage()
        self._finder = Finder(self._reading, self._find_bar, lambda: self._page, self)
        self._copying = Copying(self._reading, self._stage, self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._arrange()
        self._connect_controls()
        self._connect_reading()
        self.clear()

    @property
    def page(self) -> int:
        return self._page

    def show_document(self, title: str, content: bytes, mime_type: str) -> None:
        self._empty(title)
        self._waiting.start()
        self._reading.show(content, mime_type)

    def update_document(self, content: bytes) -> None:
        """New bytes of the same document: place, size, marks and search stay, no page goes blank."""
        self._reading.renew(content)

    def clear(self) -> None:
        self._empty("")
        self._reading.put_away()
        self._stage.say(Sentence(self.tr("Kein Dokument gewählt")))

    def go_to_page(self, number: int) -> None:
        if self._info is None:
            return
        page = min(max(number, 0), self._info.pages - 1)
        if self._stage.in_text:
            self._take_page(page)
            self._reading.read_text(page)
        else:
            self._stage.sheets.go_to(page)

    def next_page(self) -> None:
        self.go_to_page(self._page + 1)

    def previous_page(self) -> None:
        self.go_to_page(self._page - 1)

    def zoom_in(self) -> None:
        self._stage.zoom_by_step(larger=True)

    def zoom_out(self) -> None:
        self._stage.zoom_by_step(larger=False)

    def actual_size(self) -> None:
        self._stage.set_zoom(1.0)

    def fit_width(self) -> None:
        self._stage.set_zoom(None)

    def rotate(self) -> None:
        self._stage.rotate()

    def show_as_text(self, on: bool) -> None:
        """What is written on the page, for reading aloud and copying."""
        self._as_text = on
        self._leaf_bar.as_text.setChecked(on)
        if self._info is not None:
            page = self._page
            self._show_kind(self._info)
            self.go_to_page(page)
            self._draw_next()

    def focus_search(self) -> None:
        if self._info is not None:
            self._finder.open()

    def find_text(self, text: str) -> None:
        self._finder.find(text)

    def find_next(self) -> None:
        self._finder.step(1)

    def find_previous(self) -> None:
        self._finder.step(-1)

    def mark(self, page: int, boxes: tuple[Box, ...], colour: QColor) -> None:
        self._stage.sheets.mark(page, boxes, colour)

    def bring_up(self, page: int, box: Box) -> None:
        """Into sight, unless it is there already."""
        if self._info is not None and page < self._info.pages:
            self._stage.sheets.bring_up(page, (box,))

    def clear_marks(self) -> None:
        self._stage.sheets.clear_marks()

    def copy(self) -> None:
        self._copying.copy()

    def event(self, event: QEvent) -> bool:
        """Here the keys for larger and smaller are those of the document, elsewhere those of the letters."""
        wanted = isinstance(event, QKeyEvent) and _control(event) and self._way(event) is not None
        if wanted and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if way := self._way(event):
            way()
        else:
            super().keyPressEvent(event)

    def _way(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        name = (_SIZES if _control(event) else _LEAFING).get(Qt.Key(event.key()))
        return getattr(self, name) if name else None

    def _opened(self, info: DocumentInfo) -> None:
        self._waiting.stop()
        self._info = info
        self._stage.sheets.show_pages(info.sizes)
        self._show_kind(info)
        self.go_to_page(0)
        self._draw_next()

    def _renewed(self, info: DocumentInfo) -> None:
        self._info = info
        self._stage.sheets.renew_pages(info.sizes)
        self._show_kind(info)
        self._take_page(min(self._page, info.pages - 1))
        if self._stage.in_text:
            self._reading.read_text(self._page)
        self._finder.find_again()
        self._draw_next()

    def _show_kind(self, info: DocumentInfo) -> None:
        self._stage.show_kind(info, as_text=self._as_text and info.kind == PDF)
        self._leaf_bar.allow(reading=True, pages=not self._stage.in_text, words=info.kind == PDF)

    def _draw_next(self) -> None:
        """One picture after another, each time the one most wanted now."""
        if self._info is None or self._stage.in_text or not self._reading.may_draw:
            return
        wanted = self._stage.sheets.wanted()
        if wanted is not None:
            self._reading.draw(*wanted)

    def _take_picture(self, number: int, image: QImage, width: int, rotation: int) -> None:
        self._stage.sheets.take_picture(number, image, width, rotation)
        self._draw_next()

    def _take_failure(self, number: int, code: str, facts: dict[str, object]) -> None:
        """A document of one page that cannot be drawn is no document to look at."""
        if self._info is not None and self._info.pages == 1 and not self._stage.sheets.has_pictures:
            self._take_trouble(code, facts)
            return
        self._stage.sheets.take_failure(number, sentence(code, facts).text)
        self._draw_next()

    def _take_trouble(self, code: str, facts: dict[str, object]) -> None:
        title = self._title
        self._empty(title)
        self._stage.say(sentence(code, facts), title)

    def _take_text(self, number: int, text: str) -> None:
        if number == self._page:
            self._stage.text.show_text(text)
            self._stage.show_hits(self._finder.search, number)

    def _take_page(self, page: int) -> None:
        self._page = page
        self._leaf_bar.show_page(page, self._info.pages if self._info else 0)
        self.page_changed.emit(page)

    def _show_hits(self) -> None:
        search = self._finder.search
        if self._stage.in_text and search.page not in (None, self._page):
            self.go_to_page(search.page or 0)
        else:
            self._stage.show_hits(search, self._page)

    def _empty(self, title: str) -> None:
        self._waiting.stop()
        self._info, self._title, self._page = None, title, 0
        self._finder.begin()
        self._hint.say("")
        self._stage.empty()
        self._leaf_bar.allow(reading=False, pages=False, words=False)
        self._copying.forget()
        self.setAccessibleName(title)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._leaf_bar)
        column.addWidget(self._find_bar)
        column.addWidget(self._stage, 1)
        column.addWidget(self._hint)
        self.setFocusProxy(self._stage.sheets)

    def _connect_controls(self) -> None:
        bar, sheets = self._leaf_bar, self._stage.sheets
        bar.previous_pressed.connect(self.previous_page)
        bar.next_pressed.connect(self.next_page)
        bar.smaller_pressed.connect(self.zoom_out)
        bar.larger_pressed.connect(self.zoom_in)
        bar.zoom_chosen.connect(self._stage.set_zoom)
        bar.width_chosen.connect(self.fit_width)
        bar.rotate_pressed.connect(self.rotate)
        bar.copy_pressed.connect(self.copy)
        bar.search_pressed.connect(self.focus_search)
        bar.text_toggled.connect(self.show_as_text)
        sheets.in_sight.connect(self._draw_next)
        sheets.page_changed.connect(self._take_page)
        sheets.place_clicked.connect(self.place_clicked)
        self._copying.allowed.connect(bar.copy.setEnabled)
        self._copying.told.connect(self._hint.say)
        self._stage.zoom_changed.connect(lambda zoom, fitted: bar.show_zoom(zoom, fitted=fitted))
        self._finder.moved.connect(self._show_hits)
        self._finder.closed.connect(self._stage.take_focus)
        self._waiting.timeout.connect(
            lambda: self._stage.say(Sentence(self.tr("Das Dokument wird geöffnet …")))
        )

    def _connect_reading(self) -> None:
        reading = self._reading
        reading.opened.connect(self._opened)
        reading.renewed.connect(self._renewed)
        reading.failed.connect(self._take_trouble)
        reading.hindered.connect(lambda code, facts: self._hint.say(sentence(code, facts).text))
        reading.drawn.connect(self._take_picture)
        reading.page_failed.connect(self._take_failure)
        reading.text_read.connect(self._take_text)


def _control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
