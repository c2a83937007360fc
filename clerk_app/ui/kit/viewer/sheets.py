"""The pages one below the other; only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from clerk_app.services.reading_lamp import Box, Hit

from .layout import EDGE, FULL_SIZE, Layout, Size, lay_out, next_step
from .paper import Paper
from .pictures import Picture
from .rubber_band import RubberBand

_LINE = 40  # pixels of one turn of the wheel or press of an arrow key
_SMALL = 1600  # width of a page up to which its neighbours are drawn ahead
_OVERLAP = 48  # kept in sight when leafing by the window's height


class Sheets(QAbstractScrollArea):
    in_sight = Signal()  # other pages came into sight, or in another size
    page_changed = Signal(int)
    zoom_changed = Signal(float, bool)  # zoom, whether it follows the width
    place_clicked = Signal(int, float, float)
    box_drawn = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = Layout()
        self._sizes: tuple[Size, ...] = ()
        self._zoom: float | None = None
        self._rotation = 0
        self._page = 0
        self._paper = Paper()
        self._band = RubberBand(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # a bar that comes and goes would change the width the pages are fitted to, again and again
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Seiten des Dokuments"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._band.clicked.connect(self.place_clicked)
        self._band.stretched.connect(lambda number, box: self.choose((number, box)))
        self._band.drawn.connect(self.box_drawn)

    @property
    def page(self) -> int:
        return self._page

    @property
    def arrangement(self) -> Layout:
        return self._layout

    @property
    def rotation(self) -> int:
        return self._rotation

    @property
    def zoom(self) -> float:
        """Of the page in sight; when pages are fitted to the width each may have its own."""
        if not self._layout.sheets:
            return self._zoom or 1.0
        return self._layout.sheets[self._page].scale / FULL_SIZE

    @property
    def fitted(self) -> bool:
        return self._zoom is None

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        self._paper.begin()
        self._rotation, self._page, self._sizes = 0, 0, sizes
        self._arrange()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self.go_to(0)

    def renew_pages(self, sizes: tuple[Size, ...]) -> None:
        """Everything stays as it is and where it is; each page changes when its new picture comes."""
        self._paper.pictures.drop(lambda number: number >= len(sizes))
        self._paper.begin_edition()
        self._keep_place(lambda: setattr(self, "_sizes", sizes), 0)

    def wanted(self) -> tuple[int, int, int] | None:
        """Page, width in pixels and rotation of the picture to be drawn next; pages in sight come first."""
        top = self.verticalScrollBar().value()
        seen = self._layout.between(top, top + self.viewport().height())
        for number in (*seen, *self._beside(seen)):
            if 0 <= number < len(self._sizes) and self._paper.lacks(
                number, self._pixels(number), self._rotation
            ):
                return number, self._pixels(number), self._rotation
        return None

    def _beside(self, seen: range) -> tuple[int, ...]:
        """Ahead of time only while pictures are small: large ones would push out those in sight."""
        small = self._layout.sheets and self._layout.sheets[self._page].width <= _SMALL
        return (seen.stop, seen.start - 1) if small else ()

    def take_picture(self, number: int, image: QImage, width: int, rotation: int) -> None:
        self._paper.pictures.put(number, Picture(image, self._paper.edition, width, rotation))
        self.viewport().update()

    def take_failure(self, number: int, words: str) -> None:
        self._paper.failed[number] = words
        self.viewport().update()

    @property
    def has_pictures(self) -> bool:
        return len(self._paper.pictures) > 0

    def set_zoom(self, zoom: float | None, at: int | None = None) -> None:
        """None fits every page to the width; the spot at this height of the window stays where it is."""
        place = self.viewport().height() // 2 if at is None else at
        self._keep_place(lambda: setattr(self, "_zoom", zoom), place)

    def zoom_by_step(self, *, larger: bool, at: int | None = None) -> None:
        self.set_zoom(next_step(self.zoom, larger=larger), at)

    def rotate(self) -> None:
        page = self._page
        self._rotation = (self._rotation + 90) % 360
        self._arrange()
        self.go_to(page)

    def go_to(self, number: int) -> None:
        """The page counts as the current one even when the document ends too soon to bring it up."""
        if not self._layout.sheets:
            return
        page = min(max(number, 0), len(self._layout.sheets) - 1)
        self.verticalScrollBar().setValue(self._layout.sheets[page].top - EDGE)
        self._set_page(page)

    def mark(self, number: int, boxes: tuple[Box, ...], colour: QColor) -> None:
        self._paper.overlay.marks.setdefault(number, []).extend((box, colour) for box in boxes)
        self.viewport().update()

    def clear_marks(self) -> None:
        self._paper.overlay.marks.clear()
        self.viewport().update()

    def show_hits(self, hits: tuple[Hit, ...], current: int) -> None:
        self._paper.overlay.hits, self._paper.overlay.current_hit = hits, current
        if 0 <= current < len(hits):
            self.bring_up(hits[current].page, hits[current].boxes[:1])
        self.viewport().update()

    def choose(self, chosen: tuple[int, Box] | None) -> None:
        self._paper.overlay.chosen = chosen
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -top)
        for number in self._layout.between(top + event.rect().top(), top + event.rect().bottom() + 1):
            self._paper.paint(painter, number, self._layout, self.palette())
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._keep_place(lambda: None, 0)
        else:
            self._set_ranges()
        self.in_sight.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            larger = event.angleDelta().y() > 0
            self.zoom_by_step(larger=larger, at=round(event.position().y()))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, window = self.verticalScrollBar(), self.viewport().height() - _OVERLAP
        ways = {
            Qt.Key.Key_PageDown: window,
            Qt.Key.Key_Space: window,
            Qt.Key.Key_PageUp: -window,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        bar.setValue(bar.value() + way)

    def _pixels(self, number: int) -> int:
        return round(self._layout.sheets[number].width * self.devicePixelRatioF())

    def _keep_place(self, change: Callable[[], object], at: int) -> None:
        """The spot at this height of the window stays there when the pages change their size."""
        page, part, across = self._spot(at)
        change()
        self._arrange()
        if self._layout.sheets:
            sheet = self._layout.sheets[min(page, len(self._layout.sheets) - 1)]
            self.verticalScrollBar().setValue(round(sheet.top + part * sheet.height) - at)
            self.horizontalScrollBar().setValue(
                round(across * self._layout.width - self.viewport().width() / 2)
            )

    def _spot(self, at: int) -> tuple[int, float, float]:
        if not self._layout.sheets:
            return 0, 0.0, 0.5
        y = self.verticalScrollBar().value() + at
        page = self._layout.page_at(y)
        sheet = self._layout.sheets[page]
        middle = self.horizontalScrollBar().value() + self.viewport().width() / 2
        return page, (y - sheet.top) / sheet.height, middle / self._layout.width

    def _arrange(self) -> None:
        self._layout = lay_out(self._sizes, self._zoom, self._rotation, self.viewport().width())
        self._band.follow(self._layout)
        self._page = min(self._page, max(0, len(self._sizes) - 1))
        self._set_ranges()
        self.viewport().update()
        self.zoom_changed.emit(self.zoom, self._zoom is None)
        self.in_sight.emit()

    def _set_ranges(self) -> None:
        window = self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), self._layout.height, window.height()),
            (self.horizontalScrollBar(), self._layout.width, window.width()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(_LINE)

    def _scrolled(self, top: int) -> None:
        if self._layout.sheets:
            self._set_page(self._layout.fullest(top, top + self.viewport().height()))
        self.viewport().update()
        self.in_sight.emit()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.zoom_changed.emit(self.zoom, self._zoom is None)
        self.page_changed.emit(page)

    def bring_up(self, number: int, boxes: tuple[Box, ...]) -> None:
        """Only as far as needed: a hit already in sight does not move the page."""
        if not boxes:
            return
        left, top, width, height = self._layout.place(number, boxes[0])
        for bar, start, length, window in (
            (self.verticalScrollBar(), top, height, self.viewport().height()),
            (self.horizontalScrollBar(), left, width, self.viewport().width()),
        ):
            if not bar.value() + EDGE <= start <= bar.value() + window - length - EDGE:
                bar.setValue(round(start - window / 3))
