"""What is seen of a document: its pages, its text, or words that say why there is nothing to see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clerk_app.services.reading_lamp import TEXT, DocumentInfo

from ..texts import Sentence
from .layout import next_step
from .panels import Panel
from .search import Search
from .sheets import Sheets
from .text_sheet import TextSheet

_BACK = Qt.FocusReason.OtherFocusReason


class Stage(QStackedWidget):
    zoom_changed = Signal(float, bool)  # zoom, whether it follows the width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets, self.text, self.panel = Sheets(), TextSheet(), Panel()
        for widget in (self.sheets, self.text, self.panel):
            self.addWidget(widget)
        self.sheets.zoom_changed.connect(self.zoom_changed)
        self._in_text = False

    @property
    def in_text(self) -> bool:
        return self._in_text

    def empty(self) -> None:
        self.sheets.show_pages(())
        self.text.show_text("")
        self.setCurrentWidget(self.sheets)

    def show_kind(self, info: DocumentInfo, *, as_text: bool) -> None:
        self._in_text = as_text or info.kind == TEXT
        self.setCurrentWidget(self.text if self._in_text else self.sheets)
        self._tell_zoom()

    def say(self, words: Sentence, about: str = "") -> None:
        self.panel.say(words, about)
        self.setCurrentWidget(self.panel)

    def take_focus(self) -> None:
        (self.text if self._in_text else self.sheets).setFocus(_BACK)

    def set_zoom(self, zoom: float | None) -> None:
        """None fits pages to the width, and gives text its usual size."""
        if self._in_text:
            self.text.set_zoom(zoom or 1.0)
            self._tell_zoom()
        else:
            self.sheets.set_zoom(zoom)

    def zoom_by_step(self, *, larger: bool) -> None:
        if self._in_text:
            self.set_zoom(next_step(self.text.zoom, larger=larger))
        else:
            self.sheets.zoom_by_step(larger=larger)

    def rotate(self) -> None:
        if not self._in_text:
            self.sheets.rotate()

    def show_hits(self, search: Search, page: int) -> None:
        if self._in_text:
            self.text.show_hits(search.needle, search.place_on(page))
        else:
            self.sheets.show_hits(search.hits, search.current)

    def _tell_zoom(self) -> None:
        if self._in_text:
            self.zoom_changed.emit(self.text.zoom, False)
        else:
            self.zoom_changed.emit(self.sheets.zoom, self.sheets.fitted)
