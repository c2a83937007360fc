"""Searching in the document shown: what is typed, what is found, which hit is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.services.reading_lamp import Hit

from .bars import FindBar
from .reading import Reading
from .search import Search

_TYPING = 180  # milliseconds without a key after which the search begins


class Finder(QObject):
    moved = Signal()  # other hits, or another current one
    closed = Signal()

    def __init__(self, reading: Reading, bar: FindBar, page: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._reading = reading
        self._bar = bar
        self._page = page
        self._again = False
        self.search = Search()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(lambda: self.find(bar.field.text()))
        bar.find_pressed.connect(lambda: self._typing.start())
        bar.next_pressed.connect(lambda: self.step(1))
        bar.previous_pressed.connect(lambda: self.step(-1))
        bar.closed.connect(self.close)
        reading.found.connect(self._found)
        bar.hide()

    def open(self) -> None:
        self._bar.show()
        self._bar.take_focus()

    def close(self) -> None:
        self.begin()
        self.closed.emit()

    def begin(self) -> None:
        """For another document: nothing is searched for."""
        self._bar.hide()
        self._bar.field.clear()
        self.find("")

    def find(self, text: str) -> None:
        self._typing.stop()
        self._again = False
        self._show(Search(text.strip()))
        self._reading.find(text.strip())

    def find_again(self) -> None:
        """The document has new bytes: the hits may lie elsewhere now."""
        if self.search.needle:
            self._again = True
            self._reading.find(self.search.needle)

    def step(self, way: int) -> None:
        """Whoever presses Enter before the search has begun wants it to begin."""
        if self._typing.isActive():
            self.find(self._bar.field.text())
        else:
            self._show(self.search.moved(way))

    def _found(self, needle: str, hits: tuple[Hit, ...]) -> None:
        if needle != self.search.needle or not needle:
            return
        search = self.search
        self._show(search.found_again(hits) if self._again else search.found(hits, self._page()))
        self._bar.show_count(self.search.current, len(hits), needle)
        self._again = False

    def _show(self, search: Search) -> None:
        self.search = search
        self._bar.show_count(search.current, len(search.hits), search.needle if search.hits else "")
        self.moved.emit()
