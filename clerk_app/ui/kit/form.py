"""A form made of the facts a decision rests on, with what is missing marked where it is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.domain.composition import DecisionInput

from .inputs import ChoiceInput, LongTextInput, TextInput, YesNoInput, make_input
from .labels import IconLabel, label, say, set_look
from .language import translate
from .leaving import take_away
from .theme import Theme

_LABEL_LETTERS = 22


class FormRow(QWidget):
    """The input with its unit, below it hint and source, and what is wrong, as picture and words."""

    changed = Signal(str, str)

    def __init__(self, asked: DecisionInput) -> None:
        super().__init__()
        self.asked = asked
        self.input: TextInput | LongTextInput | ChoiceInput | YesNoInput = make_input(asked)
        self._trouble_icon = IconLabel("circle-alert", "danger", 14)
        self._trouble = label("", "danger", wrap=True)
        self._notes = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._entry())
        column.addLayout(self._warning())
        column.addWidget(self._notes)
        self.input.entered.connect(self._entered)
        self.show_asked(asked)

    def show_asked(self, asked: DecisionInput) -> None:
        self.asked = asked
        self.input.show_value(asked.value)
        notes = " · ".join(part for part in (asked.hint, asked.source, _where_from(asked.origin)) if part)
        say(self._notes, notes)
        self._judge()

    @property
    def trouble(self) -> str:
        if not self.input.valid():
            return _how_to_write(self.asked.kind)
        if self.asked.required and not self.input.value():
            return self.tr("Diese Angabe fehlt noch.")
        return ""

    def _entry(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.input, 0 if isinstance(self.input, ChoiceInput) else 1)
        if self.asked.unit:
            line.addWidget(label(self.asked.unit, "muted"))
        if isinstance(self.input, ChoiceInput) or self.input.maximumWidth() < 1000:
            line.addStretch(1)
        return line

    def _warning(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._trouble_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._trouble, 1)
        return line

    def _entered(self, value: str) -> None:
        self._judge()
        self.changed.emit(self.asked.id, value)

    def _judge(self) -> None:
        trouble = self.trouble
        say(self._trouble, trouble)
        self._trouble_icon.setVisible(bool(trouble))
        set_look(self.input, "state", "wrong" if trouble else "")
        about = (trouble, self.asked.hint, self.asked.source)
        self.input.setAccessibleDescription(" ".join(part for part in about if part))


class DecisionForm(QWidget):
    """Shown anew after every key stroke: as long as the same facts are asked for, the widgets stay."""

    changed = Signal(str, str)  # id, canonical value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._whole.addWidget(self._sheet)

    def show_inputs(self, inputs: Sequence[DecisionInput]) -> None:
        if [_shape(asked) for asked in inputs] != [_shape(row.asked) for row in self._rows.values()]:
            self._build(inputs)
        for asked in inputs:
            row = self._rows[asked.id]
            if asked != row.asked or row.input.value() != asked.value:
                row.show_asked(asked)

    def row(self, id: str) -> FormRow:
        return self._rows[id]

    def go_to(self, id: str) -> None:
        """Where a blocker says something is missing."""
        if id in self._rows:
            self._rows[id].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, inputs: Sequence[DecisionInput]) -> None:
        self._whole.removeWidget(self._sheet)
        take_away(self._sheet)
        self._sheet = QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._rows = {asked.id: FormRow(asked) for asked in inputs}
        for place, row in enumerate(self._rows.values()):
            row.changed.connect(self.changed)
            grid.addWidget(_name(row), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, place, 1)
        self._whole.addWidget(self._sheet)


def _name(row: FormRow) -> QLabel:
    made = label(row.asked.label + (" *" if row.asked.required else ""), "muted", wrap=True)
    made.setBuddy(row.input)
    made.setFixedWidth(QFontMetrics(Theme.current().font()).averageCharWidth() * _LABEL_LETTERS)
    made.setContentsMargins(0, 5, 0, 0)
    return made


def _shape(asked: DecisionInput) -> tuple[object, ...]:
    return (asked.id, asked.label, asked.kind, asked.required, asked.choices, asked.unit)


def _how_to_write(kind: str) -> str:
    match kind:
        case "date":
            return translate("form", "Bitte als Datum angeben, z. B. 01.12.2026.")
        case "amount":
            return translate("form", "Bitte als Betrag angeben, z. B. 1.234,50.")
        case "integer":
            return translate("form", "Bitte als ganze Zahl angeben.")
        case _:
            return translate("form", "Bitte prüfen.")


def _where_from(origin: str) -> str:
    match origin:
        case "application":
            return translate("form", "aus dem Antrag")
        case "case":
            return translate("form", "aus dem Vorgang")
        case "pack":
            return translate("form", "Vorgabe des Dienstes")
        case _:
            return ""
