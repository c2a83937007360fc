"""One way of entering per kind of fact; each tells the canonical value, or that there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from clerk_app.domain.composition import DecisionInput

from .canonical import read_amount, read_date, read_integer, write_amount, write_date
from .drop_down import DropDown
from .language import translate

Reader = Callable[[str], str | None]
_NARROW = 12  # letters a choice shows at least


def make_input(asked: DecisionInput) -> TextInput | LongTextInput | ChoiceInput | YesNoInput:
    made = _make(asked)
    made.setAccessibleName(asked.label)
    made.setAccessibleDescription(" ".join(part for part in (asked.hint, asked.source) if part))
    made.show_value(asked.value)
    return made


def _make(asked: DecisionInput) -> TextInput | LongTextInput | ChoiceInput | YesNoInput:
    match asked.kind:
        case "long_text":
            return LongTextInput()
        case "choice":
            return ChoiceInput(asked.choices)
        case "yes_no":
            return YesNoInput(asked.label)
        case "date":
            return date_input()
        case "amount":
            return TextInput(read_amount, write_amount, "0,00", figures=True)
        case "integer":
            return TextInput(read_integer, str, figures=True)
        case _:
            return TextInput(str.strip, str)


class TextInput(QLineEdit):
    """Put into the usual writing when it is left; what cannot be read stays as it was typed."""

    entered = Signal(str)

    def __init__(
        self, read: Reader, write: Callable[[str], str], placeholder: str = "", *, figures: bool = False
    ) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.setPlaceholderText(placeholder)
        if placeholder or figures:
            self.setMaximumWidth(QFontMetrics(self.font()).horizontalAdvance("0") * 18)
        if figures:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda: self.entered.emit(self.value()))

    def show_value(self, value: str) -> None:
        """While the clerk writes here, nobody else does."""
        if not self.hasFocus() and self.text() != self._write(value):
            self.setText(self._write(value))

    def value(self) -> str:
        read = self._read(self.text())
        return self.text().strip() if read is None else read

    def valid(self) -> bool:
        return not self.text().strip() or self._read(self.text()) is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text().strip() and self.valid():
            self.setText(self._write(self.value()))


def date_input(name: str = "") -> TextInput:
    made = TextInput(read_date, write_date, translate("inputs", "TT.MM.JJJJ"))
    made.setAccessibleName(name)
    return made


class LongTextInput(QPlainTextEdit):
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(QFontMetrics(self.font()).lineSpacing() * 3 + 14)
        self.setMaximumHeight(QFontMetrics(self.font()).lineSpacing() * 7 + 14)
        self.textChanged.connect(self._tell)
        self._showing = False

    def show_value(self, value: str) -> None:
        if not self.hasFocus() and self.toPlainText() != value:
            self._showing = True
            self.setPlainText(value)
            self._showing = False

    def value(self) -> str:
        return self.toPlainText()

    def valid(self) -> bool:
        return True

    def _tell(self) -> None:
        if not self._showing:
            self.entered.emit(self.value())


class ChoiceInput(DropDown):
    """Wide enough for its choices where there is room; in a narrow column the list below it is wider."""

    entered = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.addItem(translate("inputs", "bitte wählen"), "")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(max(_NARROW, *(min(60, len(text)) for _, text in choices), 0))
        for value, text in choices:
            self.addItem(text, value)
        self.activated.connect(lambda: self.entered.emit(self.value()))

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))

    def value(self) -> str:
        return str(self.currentData() or "")

    def valid(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        narrow = QFontMetrics(self.font()).horizontalAdvance("0") * _NARROW
        return QSize(min(least.width(), narrow + least.height() * 2), least.height())


def choice_box(name: str, letters: int = 0) -> QComboBox:
    """`letters`: as many it shows at least; long choices never widen the column."""
    made = DropDown(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(letters)
    return made


def offer(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """`entries`: what is read, what is told. Where the same is offered already, the choice stays."""
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] != list(entries):
        box.clear()
        for text, data in entries:
            box.addItem(text, data)


class YesNoInput(QWidget):
    """Two buttons rather than one box: not answered yet is neither yes nor no."""

    entered = Signal(str)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._answers = {
            "ja": QRadioButton(translate("inputs", "ja")),
            "nein": QRadioButton(translate("inputs", "nein")),
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        for value, answer in self._answers.items():
            answer.setAccessibleName(f"{question}: {answer.text()}")
            answer.clicked.connect(lambda _on, value=value: self.entered.emit(value))
            line.addWidget(answer)
        line.addStretch(1)
        self.setFocusProxy(self._answers["ja"])

    def show_value(self, value: str) -> None:
        for known, answer in self._answers.items():
            answer.setAutoExclusive(False)
            answer.setChecked(known == value)
            answer.setAutoExclusive(True)

    def value(self) -> str:
        return next((value for value, answer in self._answers.items() if answer.isChecked()), "")

    def valid(self) -> bool:
        return True
