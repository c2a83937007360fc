"""A further amount from a day on; the amounts that hold already are not touched."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.services.pack_reading import NewAmount
from clerk_app.ui.kit.canonical import read_amount, write_amount
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.inputs import TextInput, date_input
from clerk_app.ui.kit.labels import button, label, say


class AmountForm(Card):
    """A framework fee has two ends; where only the first is written, both are the same.

    `minors`: the law grants minors less, so what they pay from that day has to be said too.
    """

    entered = Signal(object)  # NewAmount

    def __init__(self, parent: QWidget | None = None, *, minors: bool = False) -> None:
        super().__init__(parent=parent)
        self._minors = minors
        self.set_title(self.tr("Neuer Betrag"))
        self.since = date_input()
        self.least = TextInput(read_amount, write_amount, "0,00", figures=True)
        self.most = TextInput(read_amount, write_amount, "0,00", figures=True)
        self.minor = TextInput(read_amount, write_amount, "0,00", figures=True)
        self.source = TextInput(str.strip, str)
        self._trouble = label("", "danger", wrap=True)
        self._trouble.hide()
        self.add_button = button(self.tr("Betrag hinzufügen"), self._enter, icon_name="plus")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        self._place(grid, 0, 0, self.tr("Gilt ab"), self.since)
        self._place(grid, 1, 0, self.tr("Betrag in Euro"), self.least)
        self._place(grid, 1, 2, self.tr("bis (nur Rahmengebühr)"), self.most)
        if minors:
            self._place(grid, 2, 0, self.tr("ermäßigt für Minderjährige"), self.minor)
        grid.addWidget(label(self.tr("Rechtsquelle"), "muted"), 3, 0)
        grid.addWidget(self.source, 3, 1, 1, 3)
        self.source.setAccessibleName(self.tr("Rechtsquelle"))
        self.body.addLayout(grid)
        self.add(self._trouble)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        for made in (self.since, self.least, self.most, self.minor, self.source):
            made.clear()
        self._trouble.hide()

    def _place(self, grid: QGridLayout, row: int, column: int, name: str, made: TextInput) -> None:
        made.setAccessibleName(name)
        grid.addWidget(label(name, "muted"), row, column)
        grid.addWidget(made, row, column + 1)

    def _enter(self) -> None:
        trouble = self._missing()
        say(self._trouble, trouble)
        if trouble:
            return
        least = Decimal(self.least.value())
        most = Decimal(self.most.value()) if self.most.text().strip() else least
        since = date.fromisoformat(self.since.value())
        minor = Decimal(self.minor.value()) if self._minors else None
        self.entered.emit(NewAmount(since, least, most, self.source.value(), minor))

    def _missing(self) -> str:
        if not self.since.text().strip() or not self.since.valid():
            return self.tr("Bitte den Tag, ab dem der Betrag gilt, in der Form 01.01.2027 eingeben.")
        if not self.least.text().strip() or not self.least.valid() or not self.most.valid():
            return self.tr("Bitte den Betrag in der Form 25,50 eingeben.")
        if self._minors and (not self.minor.text().strip() or not self.minor.valid()):
            return self.tr("Bitte auch den ermäßigten Betrag in der Form 25,50 eingeben.")
        if not self.source.text().strip():
            return self.tr("Bitte die Vorschrift mit Fundstelle eingeben.")
        return ""
