"""The blind before the screen: one key, and nobody at the counter reads along; any key takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState

_HELD = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta})


class Blind(QDialog):
    """Being modal it keeps keys and clicks from the work below. It is no lock: that is the desktop's."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._over = over
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            EmptyState(
                "eye-off",
                self.tr("Sichtschutz"),
                self.tr("Weiter mit einer beliebigen Taste oder einem Klick. Nichts ist geschlossen."),
            )
        )
        self.setAccessibleName(self.tr("Sichtschutz"))

    def draw(self) -> None:
        self.setGeometry(self._over.frameGeometry())
        self.open()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the shortcut itself are still being held down."""
        if event.key() not in _HELD and not event.isAutoRepeat():
            self.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.accept()
