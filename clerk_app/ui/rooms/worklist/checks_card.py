"""The checks of a case: what the rules found, by which law, and what the clerk makes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk_app.domain.finding import FindingState
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.entering import EntryFrame
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.labels import IconLabel, button, label, line, say, set_look
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.words import word

from .case_state import Checks, Judging, ShownFinding
from .state import Gate

_LOOKS = {
    FindingState.MET: ("circle-check", "success"),
    FindingState.FAILED: ("circle-x", "danger"),
    FindingState.OPEN: ("circle-alert", "warning"),
    FindingState.WAIVED: ("minus", "text_muted"),
}
_TO_GIVE = (FindingState.MET, FindingState.FAILED, FindingState.WAIVED)


class JudgingLine(EntryFrame):
    """The remark is typed where the finding stands; Enter keeps it, Escape drops it."""

    typed = Signal(str)
    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remark = QLineEdit()
        self._trouble = label("", "danger", wrap=True)
        self._give = button("", self._hand_in, look="primary")
        drop = button(self.tr("Abbrechen"), self.dropped.emit)
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = FlowLayout(buttons, 8)
        row.addWidget(self._give)
        row.addWidget(drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 6, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._remark)
        column.addWidget(self._trouble)
        column.addWidget(buttons)
        self._remark.textEdited.connect(self.typed)
        self._remark.returnPressed.connect(self._hand_in)

    def show_judging(self, judging: Judging) -> None:
        if self._remark.text() != judging.remark:
            self._remark.setText(judging.remark)
        waived = judging.state is FindingState.WAIVED
        hint = self.tr("Warum ist das entbehrlich?") if waived else self.tr("Bemerkung (freiwillig)")
        self._remark.setPlaceholderText(hint)
        self._remark.setAccessibleName(hint)
        self._give.setText(
            self.tr("Als „{state}“ festhalten").format(state=word("finding", judging.state.value))
        )
        say(self._trouble, judging.trouble)
        set_look(self._remark, "state", "wrong" if judging.trouble else "")

    def take_focus(self) -> None:
        self._remark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_in(self) -> None:
        self.given.emit(self._remark.text())


class FindingRow(QFrame):
    begun = Signal(str, object)  # check, FindingState
    typed = Signal(str)
    given = Signal(str, object, str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownFinding | None = None
        self.handed_in = False
        self._icon = IconLabel("circle", "text_muted", 18)
        self._label = label("", wrap=True)
        self._source = label("", "small", wrap=True)
        self._detail = label("", "small", wrap=True)
        self._by = label("", "small", wrap=True)
        self._judge = self._make_judge()
        self._line = JudgingLine()
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._label, self._source, self._detail, self._by):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._judge, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._line)
        self._line.typed.connect(self.typed)
        self._line.dropped.connect(self.dropped)
        self._line.given.connect(self._hand_in)

    def show_finding(self, shown: ShownFinding, judge: Gate) -> None:
        was_judging = self._shown is not None and self._shown.judging is not None
        self._shown = shown
        settled = shown.state in (FindingState.MET, FindingState.WAIVED)
        self._icon.set_icon(*_LOOKS[shown.state])
        self._label.setText(shown.label)
        self._source.setText(" · ".join(filter(None, (word("finding", shown.state.value), shown.source))))
        self._detail.setText(shown.detail)
        self._detail.setVisible(bool(shown.detail) and not settled)
        self.setToolTip(shown.detail if settled else "")
        say(self._by, shown.by)
        self._show_judge(judge)
        self._line.setVisible(shown.judging is not None)
        if shown.judging is not None:
            self._line.show_judging(shown.judging)
            if not was_judging:
                self._line.take_focus()

    @property
    def verdict(self) -> tuple[FindingState, str] | None:
        return (self._shown.state, self._shown.by) if self._shown is not None else None

    @property
    def has_focus(self) -> bool:
        return self._judge.hasFocus()

    @property
    def judging(self) -> bool:
        return self._shown is not None and self._shown.judging is not None

    @property
    def writing(self) -> bool:
        """Somebody is at the remark just now."""
        focus = self.focusWidget()
        return self.judging and focus is not None and self._line.isAncestorOf(focus) and focus.hasFocus()

    @property
    def unsettled(self) -> bool:
        return self._shown is not None and self._shown.state in (FindingState.OPEN, FindingState.FAILED)

    def take_focus(self) -> None:
        self._judge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_judge(self, gate: Gate) -> None:
        self._judge.setEnabled(gate.enabled)
        self._judge.setToolTip(gate.why)
        label = self._shown.label if self._shown else ""
        self._judge.setAccessibleName(self.tr("„{label}“ beurteilen").format(label=label))
        self._judge.setAccessibleDescription(gate.why)

    def _make_judge(self) -> QPushButton:
        made = button(self.tr("beurteilen"), lambda: None, look="link")
        menu = QMenu(made)
        for state in _TO_GIVE:
            action = menu.addAction(icon(*_LOOKS[state]), word("finding", state.value))
            action.triggered.connect(lambda _on=False, state=state: self._begin(state))
        made.setMenu(menu)
        return made

    def _begin(self, state: FindingState) -> None:
        if self._shown is not None:
            self.begun.emit(self._shown.check, state)

    def _hand_in(self, remark: str) -> None:
        if self._shown is not None and self._shown.judging is not None:
            self.handed_in = True
            self.given.emit(self._shown.check, self._shown.judging.state, remark)


class ChecksCard(Card):
    judging_begun = Signal(str, object)
    judging_typed = Signal(str)
    judged = Signal(str, object, str)
    judging_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._rows: dict[str, FindingRow] = {}
        self._lines: list[QWidget] = []
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._empty = label("", "muted", wrap=True)
        self.body.setSpacing(0)
        self.add(self._bar)
        self.body.addSpacing(4)
        self.add(self._empty)

    def show_checks(self, shown: Checks) -> None:
        self.set_title(shown.title)
        say(self._empty, shown.empty)
        self._bar.setVisible(bool(shown.findings))
        self._bar.setRange(0, max(1, len(shown.findings)))
        self._bar.setValue(shown.settled)
        self._bar.setAccessibleName(shown.title)
        if tuple(self._rows) != tuple(finding.check for finding in shown.findings):
            self._build(shown)
        for finding in shown.findings:
            row = self._rows[finding.check]
            writing, before = row.writing, row.verdict
            row.show_finding(finding, shown.judge)
            if writing and not row.judging:
                row.take_focus()
            if row.handed_in and row.verdict != before:
                self._go_on(row)

    def _go_on(self, judged: FindingRow) -> None:
        """The hand stays on the keyboard: to the next check somebody has to look at."""
        rows = tuple(self._rows.values())
        at, judged.handed_in = rows.index(judged), False
        following = (row for row in (*rows[at + 1 :], *rows[:at]) if row.unsettled)
        if judged.has_focus and (row := next(following, None)) is not None:
            row.take_focus()

    def focus_open(self) -> None:
        """Go to the first check a person has to look at."""
        for row in self._rows.values():
            if row.unsettled:
                row.take_focus()
                return

    def focus_check(self, check: str) -> QWidget | None:
        row = self._rows.get(check)
        if row is not None:
            row.take_focus()
        return row

    def _build(self, shown: Checks) -> None:
        """Rows are kept as long as the checks are the same, so that nothing typed is lost on a refresh."""
        take_away(*self._rows.values(), *self._lines)
        self._rows, self._lines = {}, []
        for finding in shown.findings:
            if self._rows:
                self._lines.append(line())
                self.add(self._lines[-1])
            self._rows[finding.check] = self._row()
            self.add(self._rows[finding.check])

    def _row(self) -> FindingRow:
        row = FindingRow()
        row.begun.connect(self.judging_begun)
        row.typed.connect(self.judging_typed)
        row.given.connect(self.judged)
        row.dropped.connect(self.judging_dropped)
        return row
