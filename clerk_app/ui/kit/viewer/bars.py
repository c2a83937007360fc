"""The controls above a document: leafing and enlarging, and below them the search when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

Icons = Callable[[str], QIcon]

_ICON = QSize(18, 18)
_OFFERED = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)


def tool(icons: Icons, name: str, sign: str, title: str, shortcut: str = "") -> QToolButton:
    """Without a picture the sign stands in for it."""
    made = QToolButton()
    picture = icons(name)
    if picture.isNull():
        made.setText(sign)
    else:
        made.setIcon(picture)
        made.setIconSize(_ICON)
    made.setAutoRaise(True)
    made.setAccessibleName(title)
    made.setToolTip(f"{title} ({shortcut})" if shortcut else title)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class LeafBar(QFrame):
    """Says what was pressed; what is shown comes from the view."""

    previous_pressed = Signal()
    next_pressed = Signal()
    smaller_pressed = Signal()
    larger_pressed = Signal()
    zoom_chosen = Signal(float)
    width_chosen = Signal()
    rotate_pressed = Signal()
    copy_pressed = Signal()
    search_pressed = Signal()
    text_toggled = Signal(bool)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.previous = tool(icons, "chevron-left", "‹", self.tr("Vorherige Seite"))
        self.page = QLabel()
        self.next = tool(icons, "chevron-right", "›", self.tr("Nächste Seite"))
        self.smaller = tool(icons, "zoom-out", "−", self.tr("Verkleinern"), self.tr("Strg+-"))
        self.zoom = QToolButton()
        self.larger = tool(icons, "zoom-in", "+", self.tr("Vergrößern"), self.tr("Strg++"))
        self.rotate = tool(icons, "rotate-cw", "↻", self.tr("Nach rechts drehen"))
        self.as_text = tool(icons, "text", "T", self.tr("Als Text zeigen"))
        self.copy = tool(
            icons, "copy", self.tr("Kopieren"), self.tr("Markierten Text kopieren"), self.tr("Strg+C")
        )
        self.search = tool(icons, "search", "⌕", self.tr("Im Dokument suchen"))
        self.as_text.setCheckable(True)
        self._offer_zooms()
        self._arrange()
        self._connect()

    def show_page(self, number: int, count: int) -> None:
        self.page.setText(f"{number + 1} / {count}" if count else "")
        self.page.setAccessibleName(self.tr("Seite {0} von {1}").format(number + 1, count) if count else "")
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number + 1 < count)

    def show_zoom(self, zoom: float, *, fitted: bool) -> None:
        text = f"{round(zoom * 100)} %"
        self.zoom.setText(text)
        way = self.tr("Seitenbreite") if fitted else self.tr("feste Größe")
        self.zoom.setAccessibleName(self.tr("Vergrößerung {0}, {1}").format(text, way))

    def allow(self, *, reading: bool, pages: bool, words: bool) -> None:
        """`reading`: something is shown; `pages`: as pictures; `words`: it can be shown as text too."""
        for control in (self.smaller, self.zoom, self.larger, self.search):
            control.setEnabled(reading)
        self.rotate.setEnabled(pages)
        self.as_text.setEnabled(words)
        if not reading:
            self.show_page(0, 0)

    def _offer_zooms(self) -> None:
        self.zoom.setAutoRaise(True)
        self.zoom.setToolTip(self.tr("Vergrößerung wählen"))
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.zoom)
        menu.addAction(self.tr("Seitenbreite"), self.width_chosen.emit)
        menu.addSeparator()
        for zoom in _OFFERED:
            menu.addAction(f"{round(zoom * 100)} %", partial(self.zoom_chosen.emit, zoom))
        self.zoom.setMenu(menu)
        self.show_zoom(1.0, fitted=True)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(0)
        for control in (self.previous, self.page, self.next):
            row.addWidget(control)
        row.addStretch(1)
        for control in (
            self.smaller,
            self.zoom,
            self.larger,
            self.rotate,
            self.as_text,
            self.copy,
            self.search,
        ):
            row.addWidget(control)

    def _connect(self) -> None:
        self.previous.clicked.connect(self.previous_pressed)
        self.next.clicked.connect(self.next_pressed)
        self.smaller.clicked.connect(self.smaller_pressed)
        self.larger.clicked.connect(self.larger_pressed)
        self.rotate.clicked.connect(self.rotate_pressed)
        self.copy.clicked.connect(self.copy_pressed)
        self.search.clicked.connect(self.search_pressed)
        self.as_text.toggled.connect(self.text_toggled)


class FindBar(QFrame):
    find_pressed = Signal(str)
    next_pressed = Signal()
    previous_pressed = Signal()
    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Im Dokument suchen"))
        self.field.setAccessibleName(self.tr("Suchwort"))
        self.field.setClearButtonEnabled(True)
        self.count = QLabel()
        self.previous = tool(
            icons, "chevron-up", "↑", self.tr("Vorheriger Treffer"), self.tr("Umschalt+Eingabe")
        )
        self.next = tool(icons, "chevron-down", "↓", self.tr("Nächster Treffer"), self.tr("Eingabe"))
        self.end = tool(icons, "x", "×", self.tr("Suche schließen"), self.tr("Esc"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for control in (self.count, self.previous, self.next, self.end):
            row.addWidget(control)
        self.field.textEdited.connect(self.find_pressed)
        self.next.clicked.connect(self.next_pressed)
        self.previous.clicked.connect(self.previous_pressed)
        self.end.clicked.connect(self.closed)
        self.show_count(-1, 0, "")

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, current: int, count: int, needle: str) -> None:
        words = (
            ""
            if not needle
            else self.tr("{0} / {1}").format(current + 1, count)
            if count
            else self.tr("nichts gefunden")
        )
        self.count.setText(words)
        self.count.setAccessibleName(words)
        self.next.setEnabled(count > 0)
        self.previous.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_pressed if back else self.next_pressed).emit()
        else:
            super().keyPressEvent(event)
