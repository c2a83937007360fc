"""The decision room on the screen: writing on the left, the sheet and the evidence on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.domain.compose_notice import CALCULATION
from clerk_app.domain.facts import ReceivedDocument
from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.cards import CardColumn
from clerk_app.ui.kit.copies import copy_leaves
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.evidence import EvidenceTabs, Leaf, MakeView
from clerk_app.ui.kit.inputs import LongTextInput
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.spelling import Proofreader, next_doubt

from .block_editor import BlockEditor
from .head import HeadBar
from .outcome_card import OutcomeCard
from .parties_card import PartiesCard
from .provisions_card import ProvisionsCard
from .red_list import RedList
from .sheet import Place
from .state import Mode, Shown
from .strip import HintStrip
from .text_card import TextCard
from .two_versions import ConflictCard, RemarksCard


class DecisionView(QWidget):
    outcome_chosen = Signal(str)
    fact_entered = Signal(str, str)
    fact_restored = Signal(str)
    text_written = Signal(str, str)
    text_restored = Signal(str)
    save_pressed = Signal()
    submit_pressed = Signal()
    export_pressed = Signal()
    step_taken = Signal(str)  # claim | recall, as the hint offers it
    mine_kept = Signal()
    both_kept = Signal()
    theirs_taken = Signal()
    theirs_shown = Signal(bool)
    far_place_wanted = Signal(str)  # where a blocker is mended, when that is not in this room
    document_wanted = Signal(str)
    block_entered = Signal(str)
    sheet_clicked = Signal(int, float, float)
    left = Signal()

    def __init__(self, make_view: MakeView, proofreader: Proofreader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proofreader = proofreader
        self._shown = Shown(Mode.LOADING)
        self._focus_wanted = False
        self._begun = ""  # a place begun just now, that comes with the next composition
        self.head = HeadBar()
        self.strip = HintStrip()
        self.remarks = RemarksCard()
        self.conflict = ConflictCard()
        self.outcome = OutcomeCard()
        self.provisions = ProvisionsCard()
        self.parties = PartiesCard()
        self.text = TextCard()
        self.red_list = RedList()
        self.evidence = EvidenceTabs(make_view, translate("decision", "Vorschau des Bescheids"))
        self._column = CardColumn()
        self._foot = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_state(self, shown: Shown) -> None:
        self._shown = shown
        self._stack.setCurrentIndex(0 if shown.mode is Mode.LOADING else 1)
        self.head.show_state(shown)
        self.strip.show_hint(shown.hint)
        self.remarks.show_remarks(shown.remarks)
        appears = shown.conflict is not None and self.conflict.isHidden()
        self.conflict.show_conflict(shown.conflict)
        if appears:  # the words stand still; what is to be decided comes into sight above them
            QTimer.singleShot(0, self, lambda: self._column.verticalScrollBar().setValue(0))
        self.outcome.show_state(shown)
        self.outcome.setVisible(bool(shown.outcomes))
        self.provisions.show_state(shown)
        self.parties.show_state(shown)
        self.text.show_state(shown)
        self._proofread(shown)
        self.red_list.show_state(shown)
        self.red_list.fit(self.height())
        self._show_evidence(shown)
        if self._begun in shown.places:
            begun, self._begun = self._begun, ""
            QTimer.singleShot(0, self, lambda: self.jump(begun))
        elif self._focus_wanted and shown.writable and (shown.blocks or shown.blockers):
            self.focus_writing()

    def show_sheet(self, pdf: bytes) -> None:
        if pdf:
            self.evidence.show_sheet(pdf)
        else:
            self.evidence.show_nothing(
                "file-text",
                translate("decision", "Noch kein Bescheid"),
                translate("decision", "Wählen Sie links eine Entscheidung."),
            )

    def mark_places(self, places: tuple[Place, ...]) -> None:
        self.evidence.mark_sheet(tuple((place.page, place.box) for place in places))

    def bring_up(self, place: Place) -> None:
        self.evidence.bring_up(place.page, place.box)

    def show_document(self, id: str, content: bytes, mark: str) -> None:
        self.evidence.show_leaf(id, content, mark)

    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None:
        self.evidence.bar_leaf(id, sentence, scanner=scanner)

    def clear(self) -> None:
        self.evidence.clear()
        self.text.clear()
        self.outcome.clear()
        self._begun = ""
        self._column.verticalScrollBar().setValue(0)
        self.show_state(Shown(Mode.LOADING))

    def jump(self, where: str) -> None:
        """To the input or the block the blocker speaks of."""
        kind, _, name = where.partition(":")
        ways = {
            "input": self.outcome.go_to,
            "block": self.text.go_to,
            "provision": self.provisions.go_to,
            "party": self.parties.go_to,
        }
        target = ways[kind](name) if kind in ways else None
        if kind == "outcome":
            target = self.outcome.go_to_outcomes()
        if target is not None:
            self._column.ensureWidgetVisible(target, 0, 60)
        else:
            self.far_place_wanted.emit(where)

    def go_to_block(self, block: str) -> None:
        """A click on the sheet leads to the words it was printed from, or to how the amount came about."""
        target = self.outcome.go_to_steps() if block == CALCULATION else self.text.go_to(block)
        if target is not None:
            self._column.ensureWidgetVisible(target, 0, 60)

    def begin(self, where: str) -> None:
        """Into a section or an address, as soon as it is there."""
        self._begun = where

    def go_to_search(self) -> None:
        self._column.ensureWidgetVisible(self.provisions.go_to_search(), 0, 60)

    def jump_to_next(self) -> None:
        if where := self.red_list.next_place():
            self.jump(where)

    def focus_writing(self) -> None:
        """Where the next key should go: to the choice, to what is missing, else to the first words."""
        self._focus_wanted = not self._shown.writable
        if self._focus_wanted:
            return
        first = next((b.where for b in self._shown.blockers if b.where.startswith(("input:", "block:"))), "")
        if not any(outcome.chosen for outcome in self._shown.outcomes):
            self.outcome.go_to_outcomes()
        elif first or self._shown.blocks:
            self.jump(first or f"block:{self._shown.blocks[0].id}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.red_list.fit(self.height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Another room, another window, the end of the day: what is typed goes into the file now."""
        super().hideEvent(event)
        self.left.emit()

    def _align_foot(self) -> None:
        """The red list is as wide as the cards above it, whether they scroll or not."""
        bar = self._column.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._foot.setContentsMargins(12, 8, 12 + taken, 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, lambda: self.red_list.fit(self.height()))
        return super().eventFilter(watched, event)

    def next_doubt(self) -> None:
        """The next word that may be spelt wrong, in the order of the page."""
        if not next_doubt((*self.outcome.findChildren(LongTextInput), *self.text.findChildren(BlockEditor))):
            announce(self, translate("decision", "Kein fragliches Wort."))

    def _proofread(self, shown: Shown) -> None:
        """Names and addresses of the application are right as they came."""
        given = tuple(entry.value for entry in shown.inputs if entry.origin == "application")
        for field in self.outcome.findChildren(LongTextInput):
            self._proofreader.watch(field)
        for block in self.text.findChildren(BlockEditor):
            self._proofreader.watch(block)
        self._proofreader.excuse((shown.head.name if shown.head else "", *given))

    def _show_evidence(self, shown: Shown) -> None:
        titles = {
            Mode.WAITING: translate("decision", "Vorgelegter Bescheid"),
            Mode.RELEASED: translate("decision", "Freigegebener Bescheid"),
        }
        self.evidence.set_title(titles.get(shown.mode, translate("decision", "Vorschau des Bescheids")))
        documents = (_leaf(document) for document in shown.documents)
        self.evidence.show_leaves([*copy_leaves(shown.notice), *documents])
        if shown.trouble:
            title = translate("decision", "Keine Vorschau")
            self.evidence.show_nothing("triangle-alert", title, shown.trouble)

    def _lay_out(self) -> None:
        for card in (self.remarks, self.conflict, self.outcome, self.provisions, self.text, self.parties):
            self._column.add(card)
        writing = QWidget()
        left = QVBoxLayout(writing)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._column, 1)
        self._foot.setContentsMargins(12, 8, 12, 12)
        self._foot.addWidget(self.red_list)
        left.addLayout(self._foot)
        writing.setMinimumWidth(420)
        writing.installEventFilter(self)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(writing)
        split.addWidget(self.evidence)
        split.setStretchFactor(0, 52)
        split.setStretchFactor(1, 48)
        split.setSizes([620, 570])
        split.setObjectName("decision_split")
        case = QWidget()
        whole = QVBoxLayout(case)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.head, self.strip):
            whole.addWidget(widget)
        whole.addWidget(split, 1)
        self._stack.addWidget(
            EmptyState(
                "gavel",
                translate("decision", "Kein Vorgang auf dem Tisch"),
                translate("decision", "Öffnen Sie einen Vorgang und wählen Sie dort „Entscheiden“."),
            )
        )
        self._stack.addWidget(case)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self._column.verticalScrollBar().rangeChanged.connect(self._align_foot)
        self.head.save_pressed.connect(self.save_pressed)
        self.head.submit_pressed.connect(self.submit_pressed)
        self.head.export_pressed.connect(self.export_pressed)
        self.strip.step_taken.connect(self.step_taken)
        self.conflict.mine_kept.connect(self.mine_kept)
        self.conflict.both_kept.connect(self.both_kept)
        self.conflict.theirs_taken.connect(self.theirs_taken)
        self.conflict.theirs_shown.connect(self.theirs_shown)
        self.outcome.chosen.connect(self.outcome_chosen)
        self.outcome.entered.connect(self.fact_entered)
        self.outcome.restored.connect(self.fact_restored)
        self.provisions.entered.connect(self.go_to_block)
        self.text.written.connect(self.text_written)
        self.text.restored.connect(self.text_restored)
        self.text.gap_wanted.connect(lambda name: self.jump(f"input:{name}"))
        self.text.entered.connect(self.block_entered)
        self.red_list.place_wanted.connect(self.jump)
        self.evidence.document_wanted.connect(self.document_wanted)
        self.evidence.sheet_clicked.connect(self.sheet_clicked)


def _leaf(document: ReceivedDocument) -> Leaf:
    return Leaf(document.id, document.name, document.detected_type or document.mime_type)
