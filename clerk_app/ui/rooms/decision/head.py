"""The head of the decision: whose case it is, how long there is, whether it is safe, and the way onwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.chips import Chip, ChipLabel, deadline_chip, standing_chip
from clerk_app.ui.kit.environments import EnvironmentPlate
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import button, label, set_look, tool_button
from clerk_app.ui.kit.language import translate

from .state import Gate, Head, Mode, SaveNote, Shown, Tone
from .words import day

_SAVE_ICONS = {
    Tone.SUCCESS: "check",
    Tone.NEUTRAL: "save",
    Tone.WARNING: "unplug",
    Tone.DANGER: "triangle-alert",
}


class HeadBar(QFrame):
    back_pressed = Signal()
    save_pressed = Signal()
    submit_pressed = Signal()
    export_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self.back = tool_button(
            "arrow-left", translate("decision", "Zurück"), self.back_pressed.emit, "Alt+Left"
        )
        self._name = label("", "title")
        self._state = ChipLabel(Chip(""))
        self._environment = EnvironmentPlate()
        self._reference = label("", "muted", wrap=True)
        self._deadline = ChipLabel(Chip(""))
        self._save = button("", self.save_pressed.emit)
        self._export = button("", self.export_pressed.emit, look="primary", icon_name="download")
        self._submit = button("", self.submit_pressed.emit, look="primary")
        self._lay_out()

    def show_state(self, shown: Shown) -> None:
        if shown.head is not None:
            self._show_head(shown.head)
        self._deadline.setVisible(shown.mode is not Mode.RELEASED)
        self._show_save(shown.save)
        _show_gate(self._submit, shown.submit)
        _show_gate(self._export, shown.export)

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(self._name)
        name.addWidget(self._state)
        name.addWidget(self._environment)
        name.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addLayout(name)
        who.addWidget(self._reference)
        self._reference.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 9, 14, 9)
        line.setSpacing(12)
        line.addWidget(self.back)
        line.addLayout(who, 1)
        for widget in (self._deadline, self._save, self._export, self._submit):
            line.addWidget(widget)

    def _show_head(self, head: Head) -> None:
        self._name.setText(head.name)
        self._state.show_chip(standing_chip(head.state.value, head.awaits, head.awaited_on, head.today))
        self._environment.show_environment(head.environment)
        self._reference.setText(head.reference)
        self._deadline.show_chip(_until(head.due_on, head.today))

    def _show_save(self, note: SaveNote | None) -> None:
        self._save.setVisible(note is not None)
        if note is None:
            return
        if note.tone is Tone.DANGER and self._save.text() != note.text:
            announce(self._save, f"{note.text} {note.hint}", urgent=True)
        self._save.setText(note.text)
        self._save.setIcon(
            icon(_SAVE_ICONS[note.tone], "danger" if note.tone is Tone.DANGER else "text_muted")
        )
        set_look(self._save, "look", "danger" if note.tone is Tone.DANGER else "")
        tip = note.hint or translate(
            "decision", "Jede Änderung wird von selbst gesichert. Jetzt sichern: Strg+S"
        )
        self._save.setToolTip(tip)
        self._save.setAccessibleDescription(tip)


def _show_gate(gate_button: QPushButton, gate: Gate | None) -> None:
    gate_button.setVisible(gate is not None and gate.visible)
    if gate is not None:
        gate_button.setText(gate.label)
        gate_button.setEnabled(gate.enabled)
        gate_button.setToolTip(gate.reason)
        gate_button.setAccessibleDescription(gate.reason)


def _until(due: date | None, today: date) -> Chip:
    """In this room there is space for the day itself."""
    chip = deadline_chip(due, today)
    if due is None:
        return chip
    if due < today:
        text = translate("decision", "{days}, Fristende war {day}").format(days=chip.text, day=day(due))
    elif due == today:
        text = chip.text
    else:
        text = translate("decision", "{days} bis Fristende {day}").format(days=chip.text, day=day(due))
    return replace(chip, text=text, spoken=text)
