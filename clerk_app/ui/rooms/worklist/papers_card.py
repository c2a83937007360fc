"""The list of documents: what each is, how large, and whether its bytes are still those received."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, label, set_look
from clerk_app.ui.kit.leaving import take_away

from . import words
from .case_state import Paper, Safety
from .elided import ElidedLink


class PaperRow(QFrame):
    chosen = Signal(str)  # sha256

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "field")
        self._sha256 = paper.sha256
        self._name = ElidedLink(paper.name)
        self._mark = IconLabel("shield-check", "success", 16)
        self._word = label("", "small")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        self._about = label("", "small", wrap=True)
        self._about.setContentsMargins(5, 0, 0, 0)
        names.addWidget(self._about)
        self._safety = SafetyLine()
        names.addWidget(self._safety)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 6, 4)
        row.setSpacing(6)
        row.addWidget(IconLabel(_picture(paper.mime_type), "text_muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        row.addWidget(self._mark)
        row.addWidget(self._word)
        self._name.clicked.connect(lambda: self._choose())
        self.show_mark(paper)

    def show_mark(self, paper: Paper) -> None:
        self._about.setText(paper.about)
        self._safety.show_safety(paper.safety)
        set_look(self, "current", "true" if paper.active else "false")
        self._mark.setVisible(paper.verified is not None)
        self._word.setVisible(paper.verified is not None)
        if paper.verified is None:
            return
        sound = paper.verified
        self._mark.set_icon("shield-check" if sound else "shield-alert", "success" if sound else "danger")
        self._word.setText(self.tr("unverändert") if sound else self.tr("verändert"))
        set_look(self._word, "look", "small" if sound else "danger")
        tip = (
            self.tr("Die Prüfsumme (SHA-256) stimmt mit der beim Eingang gebildeten überein.")
            if sound
            else self.tr("Die Prüfsumme stimmt nicht. Bitte nicht verwenden und die IT informieren.")
        )
        self._word.setToolTip(tip)
        self._mark.setToolTip(tip)
        self._name.setAccessibleDescription(tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose()
        super().mousePressEvent(event)

    def _choose(self) -> None:
        self.chosen.emit(self._sha256)


class SafetyLine(QWidget):
    """Whether malware was looked for in the document, in a picture and in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-help", "text_muted", 14)
        self._word = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 1, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._word, 1)

    def show_safety(self, safety: Safety | None) -> None:
        self.setVisible(safety is not None)
        if safety is None:
            return
        self._icon.set_icon(safety.icon, safety.tone)
        self._word.setText(safety.word)
        set_look(self._word, "look", safety.tone if safety.tone in ("danger", "warning") else "small")
        self._word.setToolTip(safety.tip)
        self._word.setAccessibleDescription(safety.tip)
        self._icon.setToolTip(safety.tip)


class PapersCard(Card):
    paper_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.body.setSpacing(2)
        self._rows: dict[str, PaperRow] = {}
        self._empty = label(self.tr("Zu diesem Vorgang gibt es keine Dokumente."), "muted", wrap=True)
        self.add(self._empty)

    def show_papers(self, papers: tuple[Paper, ...]) -> None:
        self.set_title(
            self.tr("Dokumente ({count})").format(count=len(papers)) if papers else self.tr("Dokumente")
        )
        self._empty.setVisible(not papers)
        if tuple(self._rows) != tuple(paper.sha256 for paper in papers):
            self._build(papers)
        for paper in papers:
            self._rows[paper.sha256].show_mark(paper)

    def _build(self, papers: tuple[Paper, ...]) -> None:
        take_away(*self._rows.values())
        self._rows = {}
        for paper in papers:
            row = self._rows[paper.sha256] = PaperRow(paper)
            row.chosen.connect(self.paper_chosen)
            self.add(row)


def _picture(mime_type: str) -> str:
    if mime_type.startswith("image/"):
        return "image"
    return "table" if words.is_data(mime_type) else "file-text"
