"""Words on the screen and the buttons beside them, in the few looks the program has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from .icons import icon
from .theme import Theme


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """`look`: muted, small, strong, title, section, alarm, danger, warning, success, figure, key."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


class IconLabel(QLabel):
    """A small picture that follows the theme; it always stands beside a word that says the same."""

    def __init__(self, name: str, role: str = "text", side: int = 16) -> None:
        super().__init__()
        self._side = side
        self._drawn: object = None
        self.set_icon(name, role)

    def set_icon(self, name: str, role: str) -> None:
        self._shown = (name, role)
        self._draw()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        self._draw()

    def _draw(self) -> None:
        """Anew only where it would look different: style sheets send many changes that change nothing."""
        shown = getattr(self, "_shown", None)  # Qt tells of changes before we are made
        if shown is None:
            return
        theme = Theme.current()
        side, ratio = theme.px(self._side), self.devicePixelRatioF()
        looks = (shown, theme.scheme, side, ratio)
        if looks != self._drawn:
            self._drawn = looks
            self.setPixmap(icon(*shown).pixmap(QSize(side, side), ratio))


def button(
    text: str, clicked: Callable[[], None], *, look: str = "", icon_name: str = "", tip: str = ""
) -> QPushButton:
    """`look`: primary, danger, link, or none for an ordinary button."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if icon_name:
        made.setIcon(
            icon(icon_name, {"primary": "on_accent", "link": "link", "danger": "danger"}.get(look, "text"))
        )
    if look == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if tip:
        made.setToolTip(tip)
    made.clicked.connect(lambda: clicked())
    return made


def tool_button(icon_name: str, name: str, clicked: Callable[[], None], shortcut: str = "") -> QToolButton:
    """A picture only, so its name is both tool tip and accessible name."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setAccessibleName(name)
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{name} ({keys})" if keys else name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: clicked())
    return made


def line() -> QFrame:
    made = QFrame()
    made.setProperty("panel", "line")
    made.setFixedHeight(1)
    return made


def say(part: QLabel | QPushButton, text: str) -> None:
    """It is there only while it has something to say."""
    part.setText(text)
    part.setVisible(bool(text))


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property the style sheet looks at, and have it looked at again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
