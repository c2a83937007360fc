"""What the program has to say, said in the room where it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from .announce import announce
from .labels import IconLabel, button, label, set_look, tool_button
from .language import translate
from .texts import sentence

GONE_AFTER_MS = 6000
_ICONS = {"info": "info", "success": "circle-check", "warning": "triangle-alert", "danger": "octagon-alert"}


@dataclass(frozen=True)
class Message:
    """`tone`: info, success, warning or danger. Only good news goes away by itself."""

    tone: str
    text: str
    step: tuple[str, Callable[[], None]] | None = None  # label, what it does


def refusal(code: str, facts: dict[str, object] | None = None) -> Message:
    """The office turned the clerk down: the clerk can put it right."""
    return Message("warning", sentence(code, facts).text)


def outage(
    code: str, facts: dict[str, object] | None = None, again: Callable[[], None] | None = None
) -> Message:
    """The world failed: trying again may help."""
    step = None if again is None else (translate("notices", "Erneut versuchen"), again)
    return Message("danger", sentence(code, facts).text, step)


def mishap(kind: str) -> Message:
    """Our own fault."""
    return Message("danger", sentence("broke", {"kind": kind}).text)


class NoticeBar(QFrame):
    """One message at a time beside what it is about; Escape puts it away."""

    put_away = Signal()
    about_to_show = Signal(str)  # tone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "notice")
        self._icon = IconLabel("info", "info", 18)
        self._text = label("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._step = button("", self._take_step)
        self._close = tool_button("x", self.tr("Meldung schließen"), self.clear)
        self._run: Callable[[], None] | None = None
        self._gone = QTimer(self, singleShot=True, interval=GONE_AFTER_MS)
        self._gone.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._step)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_message(self, message: Message) -> None:
        set_look(self, "tone", message.tone)
        self._icon.set_icon(_ICONS[message.tone], message.tone)
        self._text.setText(message.text)
        self.setAccessibleName(message.text)
        self._step.setVisible(message.step is not None)
        self._run = None
        if message.step is not None:
            self._step.setText(message.step[0])
            self._run = message.step[1]
        self.about_to_show.emit(message.tone)
        self.show()
        if message.tone == "success":
            self._gone.start()
        else:
            self._gone.stop()
        announce(self, message.text, urgent=message.tone in ("warning", "danger"))

    @property
    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        self._gone.stop()
        self._run = None
        self.hide()
        self.put_away.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _take_step(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()
