"""The card in which the approver decides: remarks, give back, release; always in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label, say
from clerk_app.ui.kit.language import translate

from .state import Gate, Shown

_LINES = 3


class VerdictCard(Card):
    remarks_written = Signal(str)
    approve_pressed = Signal()
    give_back_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._remarks = _Remarks()
        self._warning = label("", "warning", wrap=True)
        self._warning_line = _told(self._warning, "triangle-alert", "warning")
        self._seat = label("", "small", wrap=True)
        self._give_back = button(
            translate("approvals", "Zurückgeben"), self.give_back_pressed.emit, icon_name="corner-up-left"
        )
        self._approve = button(
            translate("approvals", "Freigeben"),
            self.approve_pressed.emit,
            look="primary",
            icon_name="badge-check",
        )
        self._lay_out()
        self._remarks.textChanged.connect(lambda: self.remarks_written.emit(self._remarks.toPlainText()))

    def show_state(self, shown: Shown) -> None:
        self.setVisible(shown.head is not None)
        if self._remarks.toPlainText() != shown.remarks:
            self._remarks.blockSignals(True)
            self._remarks.setPlainText(shown.remarks)
            self._remarks.blockSignals(False)
        self._warning.setText(shown.warning)
        self._warning_line.setVisible(bool(shown.warning))
        say(self._seat, shown.seat_note)
        _show_gate(self._approve, shown.approve)
        _show_gate(self._give_back, shown.give_back)

    def focus_remarks(self) -> None:
        self._remarks.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        title = label(translate("approvals", "Anmerkungen für die Sachbearbeitung"), "small")
        title.setBuddy(self._remarks)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addStretch(1)
        steps.addWidget(self._give_back)
        steps.addWidget(self._approve)
        self.add(self._warning_line)
        self.add(title)
        self.add(self._remarks)
        self.add(self._seat)
        self.body.addLayout(steps)


class _Remarks(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("approvals", "Anmerkungen für die Sachbearbeitung"))
        self.setPlaceholderText(translate("approvals", "Nur nötig, wenn Sie zurückgeben: Was ist zu ändern?"))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(200, _LINES * self.fontMetrics().lineSpacing() + 18)


def _told(words: QLabel, icon: str, role: str) -> QWidget:
    made = QWidget()
    place = QHBoxLayout(made)
    place.setContentsMargins(0, 0, 0, 0)
    place.setSpacing(6)
    place.addWidget(IconLabel(icon, role), 0, Qt.AlignmentFlag.AlignTop)
    place.addWidget(words, 1)
    return made


def _show_gate(gate_button: QPushButton, gate: Gate) -> None:
    gate_button.setEnabled(gate.enabled)
    gate_button.setToolTip(gate.reason)
    gate_button.setAccessibleDescription(gate.reason)
