"""The anteroom: what is on the screen while the office is still being opened, or cannot be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.labels import IconLabel
from clerk_app.ui.kit.theme import Theme


class Anteroom(QWidget):
    """Painted before anything heavy is loaded."""

    retry_asked = Signal()
    leave_asked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("anteroom")
        self.setWindowTitle(title)
        self.resize(1366, 768)
        self._title = QLabel(title)
        self._title.setFont(Theme.current().font("title", QFont.Weight.Bold))
        self._stage = QLabel(self.tr("Das Büro wird geöffnet …"))
        self._stage.setWordWrap(True)
        self._stage.setMaximumWidth(560)
        self._stage.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._alarm = IconLabel("octagon-alert", "danger", 20)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(360, 6)
        self._bar.setAccessibleName(self.tr("Fortschritt beim Öffnen"))
        self._retry = QPushButton(self.tr("Erneut versuchen"))
        self._leave = QPushButton(self.tr("Programm beenden"))
        self._retry.clicked.connect(self.retry_asked)
        self._leave.clicked.connect(self.leave_asked)
        self._page: QWidget | None = None
        self._below = QVBoxLayout()
        self._lay_out()
        self.show_stage(self._stage.text(), 0)

    def show_stage(self, text: str, percent: int) -> None:
        """`percent` 0 while nobody can say how long it takes."""
        self._stage.setText(text)
        self._bar.setRange(0, 100 if percent else 0)
        self._bar.setValue(percent)
        self._bar.show()
        self._alarm.hide()
        self._retry.hide()
        self._leave.hide()
        self._clear_page()

    def show_trouble(self, text: str) -> None:
        self.tell(text)
        self._bar.hide()
        self._alarm.show()
        self._retry.show()
        self._leave.show()
        self._retry.setFocus()
        announce(self, text, urgent=True)

    @property
    def told(self) -> str:
        return self._stage.text()

    def tell(self, text: str) -> None:
        self._stage.setText(text)

    def ask(self, text: str) -> None:
        """Nothing has gone wrong; something has to be said before it goes on."""
        self.tell(text)
        self._alarm.hide()

    def spare_retry(self) -> None:
        """What is asked for below leads on; trying again without it would not."""
        self._retry.hide()

    def show_page(self, page: QWidget) -> None:
        """Something to be read or answered before the office opens."""
        self._clear_page()
        self._page = page
        self._bar.hide()
        self._below.addWidget(page)

    def _clear_page(self) -> None:
        if self._page is not None:
            self._below.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._retry)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(14)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self._alarm, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._stage, 1)
        column.addWidget(self._title)
        column.addLayout(told)
        column.addWidget(self._bar)
        column.addLayout(self._below)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
