"""What could be asked for, point by point: ticked or not, by which law, and in which words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.domain.finding import FindingState
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.inputs import LongTextInput
from clerk_app.ui.kit.labels import label, line
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.words import word

from .asking_state import Point

_MOST_LINES = 12
_FRAME = 20


class WordingInput(LongTextInput):
    """As high as its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        wanted = lines * QFontMetrics(self.font()).lineSpacing() + _FRAME
        if wanted != self.maximumHeight():
            self.setFixedHeight(wanted)


class PointRow(QFrame):
    ticked = Signal(bool)
    worded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = QCheckBox()
        self._label, self._source = label("", wrap=True), label("", "small", wrap=True)
        self._wording = WordingInput()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._label)
        words.addWidget(self._source)
        words.addSpacing(3)
        words.addWidget(self._wording)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._tick.clicked.connect(self.ticked)
        self._wording.entered.connect(self.worded)

    def show_point(self, point: Point) -> None:
        state = FindingState.FAILED if point.suggested else FindingState.OPEN
        said = " · ".join(filter(None, (word("finding", state.value), point.source)))
        self._label.setText(point.label)
        self._source.setText(said)
        self._tick.setChecked(point.chosen)
        self._tick.setAccessibleName(self.tr("„{label}“ nachfordern").format(label=point.label))
        self._tick.setAccessibleDescription(said)
        self._wording.show_value(point.wording)
        self._wording.setAccessibleName(self.tr("Wortlaut zu „{label}“").format(label=point.label))
        self._wording.setVisible(point.chosen)

    def follow(self, former: QWidget) -> QWidget:
        """Tab reaches it after `former`; the last place of the row."""
        QWidget.setTabOrder(former, self._tick)
        QWidget.setTabOrder(self._tick, self._wording)
        return self._wording

    def take_focus(self) -> None:
        self._tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words beside a tick belong to it."""
        self._tick.click()
        super().mouseReleaseEvent(event)


class PointsCard(Card):
    ticked = Signal(str, bool)  # check
    worded = Signal(str, str)  # check, wording

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        """`after`: what Tab reaches next; rows come later than the fields around them."""
        super().__init__("", parent=parent)
        self._after = after
        self.set_title(self.tr("Was fehlt"))
        self.body.setSpacing(0)
        self._rows: dict[str, PointRow] = {}
        self._lines: list[QWidget] = []
        self._empty = label("", "muted", wrap=True)
        self.add(self._empty)

    def show_points(self, points: tuple[Point, ...] | None) -> None:
        loading = self.tr("Die Prüfpunkte werden geladen …")
        settled = self.tr(
            "Nichts, was nachzureichen wäre, ist offen. Weiteres kann unten eingetragen werden."
        )
        self._empty.setText(loading if points is None else settled)
        self._empty.setVisible(not points)
        if tuple(self._rows) != tuple(point.check for point in points or ()):
            self._build(points or ())
        for point in points or ():
            self._rows[point.check].show_point(point)

    def take_focus(self) -> bool:
        """False while there is no point to go to."""
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.take_focus()
        return first is not None

    def _build(self, points: tuple[Point, ...]) -> None:
        take_away(*self._rows.values(), *self._lines)
        self._rows, self._lines = {}, []
        for point in points:
            if self._rows:
                self._lines.append(line())
                self.add(self._lines[-1])
            self._rows[point.check] = self._row(point.check)
            self.add(self._rows[point.check])
        last = _reached_before(self._after)
        for row in self._rows.values():
            last = row.follow(last)

    def _row(self, check: str) -> PointRow:
        row = PointRow()
        row.ticked.connect(lambda chosen: self.ticked.emit(check, chosen))
        row.worded.connect(lambda wording: self.worded.emit(check, wording))
        return row


def _reached_before(widget: QWidget) -> QWidget:
    """Tab order knows only what can have the focus."""
    former = widget.previousInFocusChain()
    while former is not None and former is not widget:
        if former.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return former
        former = former.previousInFocusChain()
    return widget
