"""The computed steps, each with its paragraph; the way of computing opens on request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.domain.composition import CalculationStep
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away

_ALL_UP_TO = 5  # so few steps are shown at once


class StepsTable(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[CalculationStep, ...] = ()
        self._open = False
        self._sheet = QWidget()
        self._switch = button("", self._toggle, look="link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._sheet)
        self._column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(translate("decision", "Rechenschritte"))

    def show_steps(self, steps: tuple[CalculationStep, ...]) -> None:
        self.setVisible(bool(steps))
        if steps != self._steps:
            self._steps = steps
            self._build()

    def clear(self) -> None:
        self._open = False
        self.show_steps(())

    def open(self) -> None:
        if not self._open:
            self._toggle()
        self._switch.setFocus()

    def _toggle(self) -> None:
        self._open = not self._open
        self._build()

    def _build(self) -> None:
        self._switch.setVisible(self._has_more())
        self._switch.setText(self._switch_text())
        old, self._sheet = self._sheet, QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(self._visible()):
            self._add(grid, 2 * row, step)
        self._column.replaceWidget(old, self._sheet)
        take_away(old)

    def _visible(self) -> tuple[CalculationStep, ...]:
        if self._open or len(self._steps) <= _ALL_UP_TO:
            return self._steps
        results = tuple(step for step in self._steps if step.result)
        return results or self._steps[-1:]

    def _has_more(self) -> bool:
        return len(self._steps) > _ALL_UP_TO or any(step.detail for step in self._steps)

    def _switch_text(self) -> str:
        if self._open:
            return translate("decision", "Rechenweg schließen")
        return translate("decision", "Rechenweg ({count} Schritte)").format(count=len(self._steps))

    def _add(self, grid: QGridLayout, row: int, step: CalculationStep) -> None:
        look = "strong" if step.result else ""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(step.label, look or "muted", wrap=True), row, 0, top)
        grid.addWidget(_value(step.value, look), row, 1, right)
        grid.addWidget(label(step.source, "small"), row, 2, right)
        if self._open and step.detail:
            detail = label(step.detail, "small", wrap=True)
            detail.setContentsMargins(12, 0, 0, 3)
            grid.addWidget(detail, row + 1, 0, 1, 3)


def _value(text: str, look: str) -> QLabel:
    made = label(text, look)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
