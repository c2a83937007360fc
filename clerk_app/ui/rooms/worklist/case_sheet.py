"""What is known of the case, card below card, with a line of section names that leads to each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card, CardColumn

from .away_card import AwayCard
from .case_state import ShownCase
from .checks_card import ChecksCard
from .fields_card import FieldsCard
from .history_card import HistoryCard
from .notes_card import NotesCard
from .papers_card import PapersCard
from .posting_card import OutgoingCard
from .proof_card import ProofCard
from .statements_card import StatementsCard

NARROWEST = 404
_TOP = 12


class CaseSheet(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(NARROWEST)
        self.fields, self.proofs, self.checks = FieldsCard(), ProofCard(), ChecksCard()
        self.papers, self.notes, self.history = PapersCard(), NotesCard(), HistoryCard()
        self.away, self.statements, self.outgoing = AwayCard(), StatementsCard(), OutgoingCard()
        self._sections: tuple[Card, ...] = (self.fields, self.checks, self.papers, self.notes, self.history)
        self._cards = CardColumn()
        first = (self.away, self.statements, self.fields, self.proofs, self.checks)
        for card in (*first, self.papers, self.outgoing, self.notes, self.history):
            self._cards.add(card)
        self._names = self._make_names()
        self._case = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._names)
        column.addWidget(self._cards, 1)
        self._cards.verticalScrollBar().valueChanged.connect(self._follow)

    def show_case(self, shown: ShownCase) -> None:
        self.fields.show_data(shown.fields, provable=bool(shown.papers))
        self.away.show_away(shown.away)
        self.statements.show_statements(shown.statements)
        self.proofs.show_proofs(shown.proofs)
        self.proofs.setVisible(bool(shown.proofs))
        if shown.checks is not None:
            self.checks.show_checks(shown.checks)
        self.papers.show_papers(shown.papers)
        self.outgoing.show_outgoing(shown.outgoing)
        self.notes.show_notes(shown.notes, shown.note)
        self.history.show_history(shown.case_id, shown.steps, shown.story)
        self._name_sections(shown)
        if shown.case_id != self._case:
            self._case = shown.case_id
            self._cards.verticalScrollBar().setValue(0)

    def go_to(self, card: Card) -> None:
        """Brings the card to the top, as far as there is something below it."""
        self._cards.verticalScrollBar().setValue(max(0, card.y() - _TOP))

    def show_check(self, check: str) -> None:
        self.go_to(self.checks)
        row = self.checks.focus_check(check)
        if row is not None:
            self._cards.ensureWidgetVisible(row, 0, _TOP)

    def _make_names(self) -> QTabBar:
        names = QTabBar()
        names.setAccessibleName(self.tr("Abschnitte des Vorgangs"))
        names.setExpanding(False)
        names.setDrawBase(False)
        names.setUsesScrollButtons(False)
        names.setElideMode(Qt.TextElideMode.ElideRight)
        names.setProperty("look", "sections")
        texts = (
            self.tr("Antrag"),
            self.tr("Prüfung"),
            self.tr("Dokumente"),
            self.tr("Notizen"),
            self.tr("Verlauf"),
        )
        for text in texts:
            names.addTab(text)
        names.tabBarClicked.connect(self._go)
        names.currentChanged.connect(self._go_by_key)
        return names

    def _name_sections(self, shown: ShownCase) -> None:
        checks = shown.checks
        if checks is not None and checks.findings:
            text = self.tr("Prüfung {done}/{all}").format(done=checks.settled, all=len(checks.findings))
        else:
            text = self.tr("Prüfung")
        self._names.setTabText(1, text)

    def _go(self, at: int) -> None:
        if at >= 0:
            self.go_to(self._sections[at])

    def _go_by_key(self, at: int) -> None:
        if self._names.hasFocus():
            self._go(at)

    def _follow(self, value: int) -> None:
        """The name of the section in sight is the marked one; at the very end it is the last."""
        bar = self._cards.verticalScrollBar()
        reached = [at for at, card in enumerate(self._sections) if card.y() - 2 * _TOP <= value]
        at = len(self._sections) - 1 if value and value == bar.maximum() else max(reached, default=0)
        if self._names.hasFocus():
            return
        self._names.blockSignals(True)
        self._names.setCurrentIndex(at)
        self._names.blockSignals(False)
