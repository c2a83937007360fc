"""Above the case: whose application it is, how it stands, what is due when, and the next steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.kit.chips import Chip, ChipLabel, deadline_chip, standing_chip
from clerk_app.ui.kit.environments import EnvironmentPlate
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import button, label, tool_button
from clerk_app.ui.kit.leaving import take_away

from .case_state import Button, Head
from .elided import ElidedTitle
from .state import Gate


class CaseHead(QFrame):
    step_asked = Signal(str)  # id of the act
    reference_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self._title = ElidedTitle()
        self._line = label("", "muted", wrap=True)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        nothing = Chip("")
        self._state, self._due = ChipLabel(nothing), ChipLabel(nothing)
        self._environment = EnvironmentPlate()
        names = QWidget()
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        flow = FlowLayout(names, 8)
        for part in (self._title, self._state, self._due, self._environment):
            flow.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(names)
        words.addWidget(self._line)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(8)
        self._buttons: dict[str, QPushButton] = {}
        self._more = self._make_more()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(self._steps)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_head(self, head: Head) -> None:
        self._title.show_title(head.title)
        self._line.setText(head.line)
        self._state.show_chip(standing_chip(head.state, head.awaits, head.awaited_on, head.today))
        self._due.setVisible(head.due_on is not None)
        if head.due_on is not None:
            chip = deadline_chip(head.due_on, head.today)
            until = self.tr("{left} bis {day}").format(left=chip.text, day=head.due_on.strftime("%d.%m."))
            spoken = f"{chip.spoken or chip.text}. {head.due_tip}"
            self._due.show_chip(Chip(until, chip.tone, chip.icon, spoken))
        self._environment.show_environment(head.environment)
        self.setAccessibleName(f"{head.title}, {head.line}")

    def show_steps(self, buttons: tuple[Button, ...], more: tuple[Button, ...]) -> None:
        if tuple(self._buttons) != tuple(shown.id for shown in buttons):
            self._build(buttons)
        for shown in buttons:
            made = self._buttons[shown.id]
            made.setText(shown.text)
            _show_gate(made, shown.gate)
        self._fill_more(more)

    def _build(self, buttons: tuple[Button, ...]) -> None:
        for old in self._buttons.values():
            self._steps.removeWidget(old)
            take_away(old)
        self._buttons = {}
        for shown in buttons:
            look = "primary" if shown.primary else ""
            made = button(shown.text, self._asking(shown.id), look=look, icon_name=shown.icon)
            made.setObjectName(f"step_{shown.id}")
            self._buttons[shown.id] = made
            self._steps.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def _asking(self, id: str) -> Callable[[], None]:
        return lambda: self.step_asked.emit(id)

    def _make_more(self) -> QToolButton:
        made = tool_button("ellipsis", self.tr("Weitere Schritte"), lambda: None)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setObjectName("more_steps")
        menu = QMenu(made)
        menu.setToolTipsVisible(True)
        made.setMenu(menu)
        return made

    def _fill_more(self, more: tuple[Button, ...]) -> None:
        menu = self._more.menu()
        menu.clear()
        for shown in more:
            action = menu.addAction(icon(shown.icon), shown.text)
            action.setEnabled(shown.gate.enabled)
            action.setToolTip(shown.gate.why or shown.text)
            action.setObjectName(f"more_{shown.id}")
            action.triggered.connect(self._asking(shown.id))
        menu.addSeparator()
        menu.addAction(icon("copy"), self.tr("Aktenzeichen kopieren"), self.reference_asked.emit)


def _show_gate(made: QPushButton, gate: Gate) -> None:
    made.setEnabled(gate.enabled)
    made.setToolTip(gate.why)
    made.setAccessibleDescription(gate.why)
