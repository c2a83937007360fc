"""The right side: the documents as tabs, and the one being read below them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.mark_strip import MarkStrip
from clerk_app.ui.kit.viewer.document_view import DocumentView

from .case_state import Paper
from .letter_state import PREVIEW

_WIDEST_TAB = 150


class PaperDesk(QWidget):
    paper_chosen = Signal(str)  # sha256
    again_pressed = Signal()
    scan_pressed = Signal()

    def __init__(self, make_viewer: Callable[[], DocumentView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers: tuple[Paper, ...] = ()
        self._on_desk = ""
        self._opened = False
        self._needle = ""
        self.tabs = self._make_tabs()
        self.viewer = make_viewer()
        self.viewer.page_changed.connect(lambda _page: self._leafed())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.viewer)
        self._trouble: EmptyState | None = None
        self._nothing = EmptyState(
            "files", self.tr("Keine Dokumente"), self.tr("Mit diesem Antrag kamen keine Anlagen.")
        )
        self._stack.addWidget(self._nothing)
        self._mark = MarkStrip(self.scan_pressed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._mark)
        column.addWidget(self._stack, 1)

    def show_papers(self, papers: tuple[Paper, ...]) -> None:
        if [p.sha256 for p in papers] != [p.sha256 for p in self._papers]:
            self._build(papers)
        self._papers = papers
        active = next((at for at, paper in enumerate(papers) if paper.active), -1)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(active)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(bool(papers))
        safety = papers[active].safety if active >= 0 else None
        self._mark.show_mark(safety.mark if safety else "")
        if not papers:
            self.put_away()
            self._stack.setCurrentWidget(self._nothing)

    def lay_down(self, paper: Paper, content: bytes) -> None:
        """A refresh of the same bytes, or a letter printed anew, must not leaf back to the first page."""
        self._drop_trouble()
        self._stack.setCurrentWidget(self.viewer)
        if paper.sha256 == self._on_desk == PREVIEW:
            self.viewer.update_document(content)
        elif paper.sha256 != self._on_desk:
            self._on_desk, self._opened, self._needle = paper.sha256, False, ""
            self.viewer.show_document(paper.name, content, paper.mime_type)

    def show_word(self, needle: str) -> None:
        """Marks where it is written, as soon as the document lies open."""
        self._needle = needle
        if self._opened:
            self.viewer.find_text(needle)

    def refuse(self, paper: Paper, sentence: str) -> None:
        """The bytes could not be read or are not those received: nothing is shown in their place."""
        self._show_trouble(paper, "shield-alert", sentence, (self.tr("Erneut versuchen"), self.again_pressed))

    def tell(self, paper: Paper, sentence: str) -> None:
        """The letter cannot be shown yet, and why."""
        self._show_trouble(paper, "mail", sentence, None)

    def bar(self, paper: Paper, sentence: str, scanner: bool) -> None:
        """Malware, or perhaps malware: the document stays shut."""
        step = (self.tr("Erneut prüfen"), self.scan_pressed) if scanner else None
        self._show_trouble(paper, "octagon-alert", sentence, step)

    def _show_trouble(
        self, paper: Paper, icon: str, sentence: str, step: tuple[str, SignalInstance] | None
    ) -> None:
        self.put_away()
        self._drop_trouble()
        pressed = (step[0], step[1].emit) if step else None
        self._trouble = EmptyState(icon, paper.name, sentence, pressed)
        self._stack.addWidget(self._trouble)
        self._stack.setCurrentWidget(self._trouble)

    def put_away(self) -> None:
        if self._on_desk:
            self._on_desk = ""
            self.viewer.clear()

    def step_tab(self, step: int) -> None:
        at = self.tabs.currentIndex() + step
        if 0 <= at < self.tabs.count():
            self.tabs.setCurrentIndex(at)

    def _leafed(self) -> None:
        if not self._opened and self._on_desk:
            self._opened = True
            if self._needle:
                self.viewer.find_text(self._needle)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setAccessibleName(self.tr("Dokumente"))
        tabs.setExpanding(False)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setUsesScrollButtons(True)
        tabs.setDrawBase(False)
        tabs.currentChanged.connect(self._chosen)
        return tabs

    def _build(self, papers: tuple[Paper, ...]) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for paper in papers:
            name = self.tabs.fontMetrics().elidedText(paper.name, Qt.TextElideMode.ElideMiddle, _WIDEST_TAB)
            at = self.tabs.addTab(name.replace("&", "&&"))
            self.tabs.setTabToolTip(at, f"{paper.name}\n{paper.about}")
        self.tabs.blockSignals(False)

    def _chosen(self, at: int) -> None:
        if 0 <= at < len(self._papers):
            self.paper_chosen.emit(self._papers[at].sha256)

    def _drop_trouble(self) -> None:
        if self._trouble is not None:
            self._stack.removeWidget(self._trouble)
            self._trouble.deleteLater()
            self._trouble = None
