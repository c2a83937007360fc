"""Two leaves beside the content: what differs from the version in force, and what is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.services.pack_reading import Flaw
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.labels import IconLabel, label

from .words import place


class Changes(CardColumn):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, ...], bool] | None = None

    def show_changes(self, changes: tuple[str, ...], *, known: bool) -> None:
        if (changes, known) == self._shown:
            return
        self._shown = (changes, known)
        self.clear()
        card = Card(self.tr("Unterschiede zur Fassung in Kraft"))
        if not known:
            card.add(label(self.tr("Die Fassungen werden verglichen …"), "muted"))
        elif not changes:
            card.add(label(self.tr("Es gibt noch keinen Unterschied."), "muted", wrap=True))
        for line in changes:
            card.add(_point("pencil", "text_muted", line))
        self.add(card)


class Flaws(CardColumn):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Flaw, ...], bool] | None = None

    def show_flaws(self, flaws: tuple[Flaw, ...], *, checked: bool) -> None:
        if (flaws, checked) == self._shown:
            return
        self._shown = (flaws, checked)
        self.clear()
        card = Card(self.tr("Prüfung des Pakets"), "danger" if flaws else "")
        if not checked:
            card.add(label(self.tr("Das Paket wird geprüft …"), "muted"))
        elif not flaws:
            card.add(
                _point("circle-check", "success", self.tr("Alles passt zusammen, alle Beispiele stimmen."))
            )
        for flaw in flaws:
            card.add(_point("circle-x", "danger", flaw.message, place(flaw.file, flaw.line)))
        self.add(card)


def _point(icon: str, role: str, text: str, below: str = "") -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(IconLabel(icon, role, 15), 0, 0)
    grid.addWidget(label(text, wrap=True), 0, 1)
    if below:
        grid.addWidget(label(below, "small"), 1, 1)
    return made
