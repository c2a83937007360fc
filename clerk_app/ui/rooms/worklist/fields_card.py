"""The data of the application, and beside each value the way to the page that proves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.services.reading import ShownField
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.fields import Field, FieldGrid
from clerk_app.ui.kit.labels import label

_LABELS = 42  # per cent of the width
_TELLING = range(3, 41)  # shorter values are found on every page and prove nothing, longer ones on none
_MOST_WORDS = 5
_EXACT = frozenset({"amount", "date", "iban"})


class FieldsCard(Card):
    evidence_asked = Signal(str)  # path of the field
    copied = Signal(str)  # its label

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Antragsdaten"))
        self._shown: tuple[ShownField, ...] | None = None
        self._grid = FieldGrid(self.tr("Antragsdaten"), _LABELS)
        self._empty = label(
            self.tr("Mit dem Antrag sind keine einzelnen Angaben gekommen."), "muted", wrap=True
        )
        self.add(self._grid)
        self.add(self._empty)
        self._grid.evidence_asked.connect(self.evidence_asked)
        self._grid.copied.connect(self.copied)

    def show_data(self, fields: tuple[ShownField, ...], *, provable: bool) -> None:
        if fields == self._shown:
            return
        self._shown = fields
        self._grid.setVisible(bool(fields))
        self._empty.setVisible(not fields)
        self._grid.show_fields([_field(field, provable) for field in fields])

    def take_focus(self) -> None:
        self._grid.setFocus()


def _field(shown: ShownField, provable: bool) -> Field:
    proof = shown.value if provable and _provable(shown) else ""
    return Field(shown.path, shown.label, shown.value, shown.group, proof)


def _provable(shown: ShownField) -> bool:
    """What a document can prove: an amount, a day, an address, a number; not a name or a yes."""
    exact = shown.kind in _EXACT or any(sign.isdigit() for sign in shown.value)
    return exact and len(shown.value.strip()) in _TELLING and len(shown.value.split()) <= _MOST_WORDS
