"""The room: an overview of all versions, and one of them opened with its passages, changes and preview."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.evidence import MakeView
from clerk_app.ui.kit.labels import button
from clerk_app.ui.kit.switcher import Switcher

from .findings import Changes, Flaws
from .overview import Overview
from .pack_head import PackHead
from .parameters_form import ParametersForm
from .passage_card import PassageCards
from .passage_list import PassageList
from .preview_pane import PreviewPane
from .state import Leaf, Shown

# Widths of passages, their content and the preview on a narrow screen; what is more goes to the last two.
_WITH, _WITHOUT = [320, 420, 420], [400, 760, 0]


class PacksView(QWidget):
    leaf_chosen = Signal(str)
    preview_switched = Signal(bool)

    def __init__(self, make_view: MakeView, *, editor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = Overview(editor=editor)
        self.head = PackHead()
        self.passages = PassageList()
        self.card = PassageCards()
        self.changes = Changes()
        self.flaws = Flaws()
        self.parameters = ParametersForm()
        self.preview = PreviewPane(make_view)
        self.leaves = Switcher(self.tr("Ansicht"))
        self.leaves.chosen.connect(self.leaf_chosen)
        self.preview_button = button(self.tr("Vorschau"), self._switch, icon_name="eye")
        self.preview_button.setCheckable(True)
        self._nothing = EmptyState("package", self.tr("Keine Stelle ausgewählt"))
        self._offered: tuple[tuple[str, str], ...] = ()
        self._asking = False  # from which day new amounts of a law hold
        self._leaf_of = (Leaf.PASSAGE, "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.overview)
        self._pages.addWidget(self._opened_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def show_state(self, shown: Shown) -> None:
        self.overview.show_state(shown)
        was_open = self.is_open()
        self._pages.setCurrentIndex(0 if shown.head is None else 1)
        if shown.head is None:
            if was_open:
                self.take_focus()
            return
        self.head.show_head(shown.head)
        self.passages.show_state(shown)
        self._show_leaves(shown)
        self.card.show_passage(shown.passage, writable=shown.writable)
        self.changes.show_changes(shown.changes, known=shown.read)
        self.flaws.show_flaws(shown.flaws, checked=shown.checked)
        self.preview.offer(shown.samples)
        if not was_open:
            self.take_focus()

    def is_open(self) -> bool:
        return self._pages.currentIndex() == 1

    def shows_preview(self) -> bool:
        return self.preview_button.isChecked()

    def toggle_preview(self) -> None:
        self.preview_button.toggle()
        self._switch()

    def show_parameters(self) -> None:
        self._asking = True
        self._leaf.setCurrentWidget(self.parameters)
        self.parameters.since.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_parameters(self) -> None:
        self._asking = False

    def take_focus(self) -> None:
        (self.passages if self.is_open() else self.overview).take_focus()

    def _switch(self) -> None:
        on = self.preview_button.isChecked()
        self.preview.setVisible(on)
        self._beside.setSizes(_WITH if on else _WITHOUT)
        self.preview_switched.emit(on)

    def _show_leaves(self, shown: Shown) -> None:
        if shown.leaves != self._offered:
            self._offered = shown.leaves
            self.leaves.offer(shown.leaves)
        self.leaves.setVisible(len(shown.leaves) > 1)
        self.leaves.choose(shown.leaf.value)
        pages: dict[Leaf, QWidget] = {
            Leaf.PASSAGE: self.card if shown.passage else self._nothing,
            Leaf.CHANGES: self.changes,
            Leaf.FLAWS: self.flaws,
        }
        leaf_of = (shown.leaf, shown.passage.id if shown.passage else "")
        self._asking = self._asking and leaf_of == self._leaf_of
        self._leaf_of = leaf_of
        self._leaf.setCurrentWidget(self.parameters if self._asking else pages[shown.leaf])

    def _opened_page(self) -> QWidget:
        self._leaf = QStackedWidget()
        leaves: tuple[QWidget, ...] = (self.card, self._nothing, self.changes, self.flaws, self.parameters)
        for leaf in leaves:
            self._leaf.addWidget(leaf)
        self.preview.hide()
        right, bar = QWidget(), QFrame()
        bar.setProperty("panel", "head")
        line = QHBoxLayout(bar)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self.leaves, 1)
        line.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._leaf, 1)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setObjectName("packs_passages")
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(1)
        for place, part in enumerate((self.passages, right, self.preview)):
            beside.addWidget(part)
            beside.setStretchFactor(place, min(place, 1))
        beside.setSizes(_WITHOUT)
        self._beside = beside
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(beside, 1)
        return page
