"""The amounts of a law once more, for the days from a new day on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.inputs import TextInput, date_input
from clerk_app.ui.kit.labels import button, label, say


class ParametersForm(CardColumn):
    entered = Signal(object, str)  # date, source

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since = date_input()
        self.source = TextInput(str.strip, str)
        self._trouble = label("", "danger", wrap=True)
        self._trouble.hide()
        card = Card(self.tr("Neue Beträge des Gesetzes"))
        words = self.tr(
            "Es entsteht eine Abschrift der jüngsten Beträge für die Zeit ab dem genannten Tag. Darin werden "
            "die Werte danach einzeln geändert; die früheren bleiben stehen."
        )
        card.add(label(words, wrap=True))
        for name, made in ((self.tr("Gilt ab"), self.since), (self.tr("Rechtsquelle"), self.source)):
            made.setAccessibleName(name)
            card.add(label(name, "muted"))
            card.add(made)
        card.add(self._trouble)
        card.add(button(self.tr("Anlegen"), self._enter, look="primary", icon_name="plus"))
        self.add(card)

    def _enter(self) -> None:
        known = bool(self.since.text().strip()) and self.since.valid()
        trouble = ""
        if not known:
            trouble = self.tr("Bitte den Tag, ab dem die Beträge gelten, in der Form 01.01.2027 eingeben.")
        elif not self.source.text().strip():
            trouble = self.tr("Bitte die Vorschrift mit Fundstelle eingeben.")
        say(self._trouble, trouble)
        if not trouble:
            self.entered.emit(date.fromisoformat(self.since.value()), self.source.value())
