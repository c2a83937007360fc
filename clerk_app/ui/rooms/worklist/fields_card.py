"""The data of the application, and beside each value the way to the page that proves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.domain.form import OTHERS, FormField
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.fields import Field, FieldGrid
from clerk_app.ui.kit.labels import button, label

_LABELS = 45  # per cent of the width
_TELLING = range(4, 41)  # shorter values are found on every page and prove nothing, longer ones on none
_MOST_WORDS = 5
_AT_ONCE = 40
_FEW = 8  # further fields beside those the pack knows
_EXACT = frozenset({"amount", "date", "iban"})


class FieldsCard(Card):
    evidence_asked = Signal(str)  # path of the field
    copied = Signal(str)  # its label

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Antragsdaten"))
        self._shown: tuple[FormField, ...] | None = None
        self._provable = False
        self._grid = FieldGrid(self.tr("Antragsdaten"), _LABELS)
        self._empty = label(
            self.tr("Mit dem Antrag sind keine einzelnen Angaben gekommen."), "muted", wrap=True
        )
        self.add(self._grid)
        self._all = button("", self._show_all, look="link")
        self.add(self._all)
        self.add(self._empty)
        self._grid.evidence_asked.connect(self.evidence_asked)
        self._grid.copied.connect(self.copied)

    def show_data(self, fields: tuple[FormField, ...], *, provable: bool) -> None:
        """What the service pack knows is always there; of the rest as much as can be taken in at once."""
        if fields == self._shown:
            return
        self._shown, self._provable = fields, provable
        self._grid.setVisible(bool(fields))
        self._empty.setVisible(not fields)
        known = sum(field.group != OTHERS for field in fields)
        self._show_first(max(known + _FEW, _AT_ONCE))

    def _show_first(self, count: int) -> None:
        fields = self._shown or ()
        hidden = max(0, len(fields) - count)
        self._grid.show_fields([_field(field, self._provable) for field in fields[:count]])
        self._all.setText(self.tr("{count} weitere Angaben zeigen").format(count=hidden))
        self._all.setVisible(hidden > 0)

    def _show_all(self) -> None:
        self._show_first(len(self._shown or ()))
        self._grid.setFocus()

    def take_focus(self) -> None:
        self._grid.setFocus()


def _field(shown: FormField, provable: bool) -> Field:
    proof = shown.value if provable and _provable(shown) else ""
    return Field(shown.path, shown.label, shown.value, shown.group, proof)


def _provable(shown: FormField) -> bool:
    """What a document can prove: an amount, a day, an address, a number; not a name or a yes."""
    exact = shown.kind in _EXACT or any(sign.isdigit() for sign in shown.value)
    return exact and len(shown.value.strip()) in _TELLING and len(shown.value.split()) <= _MOST_WORDS
