"""The card "Nachweis und Rückweg": who applied, how the answer goes back, what was paid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, label
from clerk_app.ui.kit.leaving import take_away

from .case_state import Proof

_ROLES = {"": "text_muted"}


class ProofCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Nachweis und Rückweg"))
        self._sheet = ProofSheet()
        self.add(self._sheet)

    def show_proofs(self, proofs: tuple[Proof, ...]) -> None:
        self._sheet.show_proofs(proofs)


class ProofSheet(QWidget):
    """Labels on the left, what is known on the right, each with its picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Proof, ...] | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._whole.addWidget(self._sheet)

    def show_proofs(self, proofs: tuple[Proof, ...]) -> None:
        if proofs == self._shown:
            return
        self._shown = proofs
        self._whole.removeWidget(self._sheet)
        take_away(self._sheet)
        self._sheet = QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 42)
        grid.setColumnStretch(2, 58)
        for row, proof in enumerate(proofs):
            self._lay_out(grid, row, proof)
        self._whole.addWidget(self._sheet)

    def _lay_out(self, grid: QGridLayout, row: int, proof: Proof) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name, value = label(proof.label, "muted", wrap=True), label(proof.value, wrap=True)
        for part in (name, value):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            part.setToolTip(proof.hint)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleDescription(proof.hint)
        grid.addWidget(name, row, 0, top)
        if proof.icon:
            grid.addWidget(IconLabel(proof.icon, _ROLES.get(proof.tone, proof.tone), 16), row, 1, top)
        grid.addWidget(value, row, 2, top)
