"""One ancillary provision in the list: its number, what it is, whose it is, and the ways to move it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.domain.provision import KINDS
from clerk_app.ui.kit.inputs import ChoiceInput
from clerk_app.ui.kit.labels import IconLabel, label, tool_button
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.reordering import Grip
from clerk_app.ui.kit.theme import Theme

from .state import ShownProvision

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ProvisionRow(QFrame):
    """The keys do all that the pictures do, so that Tab passes from row to row."""

    moved = Signal(int)
    removed = Signal()
    entered = Signal()
    pointed = Signal()
    kind_chosen = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._grip = Grip(self)
        self._number = label("", "strong")
        self._title = label("", wrap=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whose = label("", "small")
        self._kind = ChoiceInput(tuple(KINDS.items()))
        self._kind.setAccessibleName(translate("decision", "Art der Nebenbestimmung"))
        self._lock = IconLabel("flag", "text_muted", 13)
        self._lock.setToolTip(translate("decision", "Gehört nach dem Dienstpaket in den Bescheid."))
        self._up = tool_button("arrow-up", "", lambda: self.moved.emit(-1), "Alt+Up")
        self._down = tool_button("arrow-down", "", lambda: self.moved.emit(1), "Alt+Down")
        self._point = tool_button("link", "", self.pointed.emit)
        self._remove = tool_button("x", "", self.removed.emit, "Del")
        self._kind.entered.connect(self.kind_chosen)
        self._lay_out()

    def show_row(self, row: ShownProvision, *, writable: bool) -> None:
        self._number.setText(f"{row.number}.")
        self._title.setText(row.title)
        self._title.setVisible(not (row.free and writable))
        self._kind.setVisible(row.free and writable)
        self._kind.show_value(row.kind)
        self._whose.setText(row.whose)
        self._lock.setVisible(row.mandatory)
        self._up.setEnabled(row.number > 1)
        self._down.setEnabled(not row.last)
        self._grip.setVisible(writable and (row.number > 1 or not row.last))
        for made, text in self._named(row.title):
            made.setVisible(writable)
            made.setAccessibleName(text)
        spoken = translate("decision", "Nebenbestimmung {number}: {title}, {whose}")
        self.setAccessibleName(spoken.format(number=row.number, title=row.title, whose=row.whose))
        keys = translate("decision", "Alt mit Pfeil verschiebt, Eingabe führt zum Text, Entf lässt weg.")
        self.setAccessibleDescription(keys if writable else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MOVES and alone == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(_MOVES[key])
        elif key in _MOVES and alone == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(_MOVES[key])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.pointed.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, thick = Theme.current(), 2.0 if self.hasFocus() else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "border"), thick))
        painter.setBrush(theme.colour("surface"))
        half = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 6, 6)

    def _named(self, title: str) -> tuple[tuple[QWidget, str], ...]:
        texts = (
            translate("decision", "{title} nach oben"),
            translate("decision", "{title} nach unten"),
            translate("decision", "Verweis auf {title} kopieren"),
            translate("decision", "{title} weglassen"),
        )
        made = (self._up, self._down, self._point, self._remove)
        return tuple((one, text.format(title=title)) for one, text in zip(made, texts, strict=True))

    def _lay_out(self) -> None:
        tips = (
            (self._up, translate("decision", "Nach oben (Alt+Pfeil hoch)")),
            (self._down, translate("decision", "Nach unten (Alt+Pfeil runter)")),
            (self._point, translate("decision", "Verweis auf diese Nummer kopieren (Strg+C)")),
            (self._remove, translate("decision", "Weglassen (Entf)")),
        )
        for made, tip in tips:
            made.setToolTip(tip)
            made.setAutoRaise(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._grip.setToolTip(translate("decision", "Ziehen, um zu verschieben (oder Alt+Pfeil)"))
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self._title)
        said.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._whose)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 6, 6)
        line.setSpacing(4)
        line.addWidget(self._grip, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(4)
        line.addLayout(said, 1)
        for widget in (self._lock, self._point, self._up, self._down, self._remove):
            line.addWidget(widget)
