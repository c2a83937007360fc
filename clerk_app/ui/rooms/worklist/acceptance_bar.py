"""Below the head of a case: that its sender still waits, until when, and the two answers to give."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.ui.kit.labels import IconLabel, button, label, set_look

from .case_state import Acceptance
from .state import Gate


class AcceptanceBar(QFrame):
    step_asked = Signal(str)  # accept | refuse

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "notice")
        self._icon = IconLabel("hourglass", "warning", 18)
        self._title, self._text = label("", "strong", wrap=True), label("", "", wrap=True)
        self._refuse = self._make("refuse", self.tr("Zurückweisen …"), "corner-up-left", "")
        self._accept = self._make("accept", self.tr("Annehmen"), "check", "primary")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._refuse, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_acceptance(self, shown: Acceptance | None) -> None:
        self.setVisible(shown is not None)
        if shown is None:
            return
        tone = "danger" if shown.alarm else "warning"
        set_look(self, "tone", tone)
        self._icon.set_icon("octagon-alert" if shown.alarm else "hourglass", tone)
        self._title.setText(shown.title)
        self._text.setText(shown.text)
        self.setAccessibleName(f"{shown.title}. {shown.text}")
        _show_gate(self._accept, shown.accept)
        _show_gate(self._refuse, shown.refuse)

    def _make(self, id: str, text: str, icon_name: str, look: str) -> QPushButton:
        made = button(text, lambda: self.step_asked.emit(id), look=look, icon_name=icon_name)
        made.setObjectName(f"step_{id}")
        return made


def _show_gate(made: QPushButton, gate: Gate) -> None:
    made.setEnabled(gate.enabled)
    made.setToolTip(gate.why)
    made.setAccessibleDescription(gate.why)
