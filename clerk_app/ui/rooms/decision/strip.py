"""A strip under the head that says why nothing can be written, with the one step that would change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clerk_app.ui.kit.labels import IconLabel, button, label, set_look

from .state import Hint, Tone

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "badge-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "octagon-alert",
}


class HintStrip(QFrame):
    step_taken = Signal(str)  # the act the hint names

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "notice")
        self._icon = IconLabel("info", "info", 18)
        self._text = label("", wrap=True)
        self._step = button("", self._take_step)
        self._act = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 7, 14, 7)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._step)
        self.hide()

    def show_hint(self, hint: Hint | None) -> None:
        self.setVisible(hint is not None)
        if hint is None:
            return
        tone = Tone.INFO if hint.tone is Tone.NEUTRAL else hint.tone
        set_look(self, "tone", tone.value)
        self._icon.set_icon(_ICONS[hint.tone], tone.value)
        self._text.setText(hint.text)
        self._act = hint.act
        self._step.setVisible(bool(hint.act))
        self._step.setText(hint.label)

    def _take_step(self) -> None:
        self.step_taken.emit(self._act)
