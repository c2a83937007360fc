"""The approvals room on the screen: the queue, what the decision rests on, the very bytes that wait."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerk_app.ui.kit.cards import CardColumn
from clerk_app.ui.kit.chips import Chip, ChipLabel, deadline_chip, state_chip
from clerk_app.ui.kit.copies import copy_leaves
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.environments import EnvironmentPlate
from clerk_app.ui.kit.evidence import PDF, EvidenceTabs, Leaf, MakeView
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.lists import TrayView
from clerk_app.ui.kit.rows_model import RowFace, RowsModel

from .detail import BoundCard, ChangesCard, ChecksCard, DataCard
from .state import Head, Shown, ShownRow
from .verdict_card import VerdictCard


class ApprovalsView(QWidget):
    chosen = Signal(str)
    opened = Signal(str)
    remarks_written = Signal(str)
    approve_pressed = Signal()
    give_back_pressed = Signal()
    document_wanted = Signal(str)

    def __init__(self, make_view: MakeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowsModel((), lambda row: row.case_id, _face, self)
        self._shown = Shown()
        self._showing = False
        self.queue = TrayView(self._rows, translate("approvals", "Zur Freigabe"))
        self.head = _HeadBar()
        self.changes, self.data = ChangesCard(), DataCard()
        self.checks, self.bound = ChecksCard(), BoundCard()
        self.verdict = VerdictCard()
        self.evidence = EvidenceTabs(make_view, translate("approvals", "Vorgelegter Bescheid"))
        self._column = CardColumn()
        self._foot = QVBoxLayout()
        self._case, self._stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def show_state(self, shown: Shown) -> None:
        self._shown = shown
        self._show_rows(shown)
        self._stack.setCurrentIndex(1 if shown.empty else 0)
        self._case.setCurrentIndex(0 if shown.head is None else 1)
        self._trouble.show_trouble(shown.trouble)
        if shown.head is not None:
            self.head.show_head(shown.head)
            leaves = [Leaf(d.id, d.name, d.detected_type or d.mime_type) for d in shown.documents]
            if shown.earlier is not None:
                leaves.insert(0, Leaf(shown.earlier.id, translate("approvals", "Frühere Vorlage"), PDF))
            self.evidence.show_leaves([*copy_leaves(shown.notice), *leaves])
        self.changes.show_changes(shown.changes)
        self.data.show_groups(shown.groups)
        self.checks.show_findings(shown.findings)
        self.bound.show_bound(shown.bound)
        self.verdict.show_state(shown)

    def show_sheet(self, pdf: bytes) -> None:
        """Another notice is another sheet: nothing of the former one stays."""
        self.evidence.clear()
        self._column.verticalScrollBar().setValue(0)
        if pdf:
            self.evidence.show_sheet(pdf)

    def show_document(self, id: str, content: bytes, mark: str) -> None:
        self.evidence.show_leaf(id, content, mark)

    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None:
        self.evidence.bar_leaf(id, sentence, scanner=scanner)

    def focus_queue(self) -> None:
        self.queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, shown: Shown) -> None:
        self._showing = True
        if shown.rows != self._rows.rows:
            self.queue.show_rows(shown.rows)
        if shown.chosen and self.queue.current_identity() != shown.chosen:
            self.queue.choose(shown.chosen)
        self._showing = False

    def _row_chosen(self, row: ShownRow | None) -> None:
        """What the program itself chooses while showing is no news to anybody."""
        if row is not None and not self._showing:
            self.chosen.emit(row.case_id)

    def _lay_out(self) -> None:
        for card in (self.changes, self.data, self.checks, self.bound):
            self._column.add(card)
        reading = QWidget()
        reading.setMinimumWidth(340)
        left = QVBoxLayout(reading)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._column, 1)
        self._foot.addWidget(self.verdict)
        left.addLayout(self._foot)
        self._align_foot()
        inner = _split("approvals_evidence", (reading, 46), (self.evidence, 54))
        case = QWidget()
        column = QVBoxLayout(case)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(inner, 1)
        self._trouble = _Trouble()
        self._case.addWidget(self._trouble)
        self._case.addWidget(case)
        self._stack.addWidget(_split("approvals_queue", (self.queue, 22), (self._case, 78)))
        text = translate("approvals", "Neue Vorlagen erscheinen hier von selbst, die älteste zuoberst.")
        self._stack.addWidget(EmptyState("badge-check", translate("approvals", "Nichts zur Freigabe"), text))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _align_foot(self) -> None:
        """The card below is as wide as the cards above it, whether they scroll or not."""
        bar = self._column.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._foot.setContentsMargins(12, 8, 12 + taken, 12)

    def _connect(self) -> None:
        self._column.verticalScrollBar().rangeChanged.connect(self._align_foot)
        self.queue.chosen.connect(self._row_chosen)
        self.queue.opened.connect(lambda row: self.opened.emit(row.case_id))
        self.verdict.remarks_written.connect(self.remarks_written)
        self.verdict.approve_pressed.connect(self.approve_pressed)
        self.verdict.give_back_pressed.connect(self.give_back_pressed)
        self.evidence.document_wanted.connect(self.document_wanted)


class _HeadBar(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "head")
        self._name = label("", "title")
        self._state, self._deadline = ChipLabel(Chip("")), ChipLabel(Chip(""))
        self._environment = EnvironmentPlate()
        self._reference = label("", "muted", wrap=True)
        self._reference.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._state)
        first.addWidget(self._environment)
        first.addStretch(1)
        first.addWidget(self._deadline)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 14, 9)
        column.setSpacing(1)
        column.addLayout(first)
        column.addWidget(self._reference)

    def show_head(self, head: Head) -> None:
        self._name.setText(head.name)
        self._state.show_chip(state_chip(head.state.value))
        self._environment.show_environment(head.environment)
        self._deadline.show_chip(deadline_chip(head.due_on, head.today))
        self._reference.setText(head.reference)


class _Trouble(QFrame):
    """While a notice is being read, and when it cannot be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "pane")
        self._text = label("", "danger", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.addWidget(self._text)

    def show_trouble(self, trouble: str) -> None:
        self._text.setText(trouble)


def _face(row: ShownRow) -> RowFace:
    return RowFace(
        title=row.applicant,
        about=row.about,
        origin=row.origin,
        reference=row.reference,
        chip=deadline_chip(row.due_on, row.today, short=True),
    )


def _split(name: str, *panes: tuple[QWidget, int]) -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setObjectName(name)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for place, (widget, share) in enumerate(panes):
        made.addWidget(widget)
        made.setStretchFactor(place, share)
    made.setSizes([share * 12 for _, share in panes])
    return made
