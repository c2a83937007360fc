"""The panel over the explanation: where an arrival belongs, why it goes, a warning before saving."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QWidget,
)

from clerk_app.services.tray import Placing
from clerk_app.ui.kit.entry_panel import EntryPanel
from clerk_app.ui.kit.inputs import choice_box
from clerk_app.ui.kit.labels import label, say

from .deciding import Choices, Deciding, Panel, Place
from .panel_words import applicant_wanted, panel_words, reason_wanted

BY_RULE = "*"  # no login is called that: the clerk the authority has settled on


class DecidingPanel(EntryPanel):
    assign_given = Signal(object)  # Placing
    discard_given = Signal(str)  # reason
    save_given = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open, self._arrival, self._choices = Panel.NONE, "", Choices()
        self.service = choice_box(self.tr("Dienst und Verfahren"), 14)
        self.unit = choice_box(self.tr("Organisationseinheit"), 14)
        self.clerk = choice_box(self.tr("Sachbearbeitung"), 14)
        self.applicant = self._text()
        self.reason = self._text()
        self._page_of = {
            Panel.ASSIGN: self._placing(),
            Panel.DISCARD: self._column(self.reason),
            Panel.SAVE: QWidget(),
        }
        for page in self._page_of.values():
            self._pages.addWidget(page)
        self._give.setObjectName("give")
        self.given.connect(self._hand_in)
        self.service.currentIndexChanged.connect(lambda _at: self._follow_service())
        self.unit.currentIndexChanged.connect(lambda _at: self._follow_unit())
        self._lay_out()

    def show_deciding(self, shown: Deciding) -> None:
        if (shown.arrival, shown.panel) != (self._arrival, self._open):
            self._begin(shown)
        if shown.panel is Panel.ASSIGN and shown.choices not in (None, self._choices):
            self._offer(shown.choices or Choices())
        if shown.panel is Panel.SAVE:
            self._hint.setText(panel_words(shown)[1])
        say(self._trouble, shown.trouble)
        loading = shown.panel is Panel.ASSIGN and shown.choices is None
        self._give.setEnabled(not shown.working and not loading)

    def _begin(self, shown: Deciding) -> None:
        self._arrival, self._open = shown.arrival, shown.panel
        self.setVisible(shown.panel is not Panel.NONE)
        if shown.panel is Panel.NONE:
            return
        self._ask(panel_words(shown), ends=shown.panel is not Panel.ASSIGN)
        for field, wanted in ((self.applicant, applicant_wanted), (self.reason, reason_wanted)):
            field.setPlaceholderText(wanted(shown))
            field.setAccessibleName(wanted(shown))
        for field in (self.applicant, self.reason):
            field.clear()
        self.service.setCurrentIndex(0)
        self._pages.setVisible(shown.panel is not Panel.SAVE)
        self._pages.setCurrentWidget(self._page_of[shown.panel])
        self._pages.setFixedHeight(max(0, self._page_of[shown.panel].sizeHint().height()))
        first = {Panel.ASSIGN: self.service, Panel.DISCARD: self.reason, Panel.SAVE: self._drop}
        first[shown.panel].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_in(self) -> None:
        if self._open is Panel.ASSIGN:
            place = self.service.currentData()
            if not isinstance(place, Place):
                self.service.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.assign_given.emit(self._placing_of(place))
        elif self._open is Panel.DISCARD:
            self.discard_given.emit(self.reason.text())
        elif self._open is Panel.SAVE:
            self.save_given.emit()

    def _placing_of(self, place: Place) -> Placing:
        """Without a unit the rule of the authority holds, for the clerk as well."""
        clerk, applicant = self.clerk.currentData(), self.applicant.text()
        if clerk == BY_RULE:
            return Placing(place.service, place.procedure, applicant=applicant)
        unit = self.unit.currentData() or ""
        return Placing(place.service, place.procedure, unit, clerk or "", applicant)

    def _offer(self, found: Choices) -> None:
        self._choices = found
        _fill(self.service, [(self.tr("bitte wählen"), None), *((p.title, p) for p in found.places)])
        self._follow_service()

    def _follow_service(self) -> None:
        place = self.service.currentData()
        known = isinstance(place, Place)
        for field in (self.unit, self.clerk, self.applicant):
            field.setEnabled(known)
        units = [(name, unit) for unit, name in self._choices.units]
        if isinstance(place, Place) and not place.unit:
            units.insert(0, (self.tr("je nach Namen"), ""))
        _fill(self.unit, units)
        if isinstance(place, Place):
            self.unit.setCurrentIndex(self.unit.findData(place.unit))
        self._follow_unit()

    def _follow_unit(self) -> None:
        place, unit = self.service.currentData(), self.unit.currentData() or ""
        first = [(self.tr("noch niemand"), "")] if unit else []
        if isinstance(place, Place) and place.ruled and unit == place.unit:
            settled = self.tr("wie bestimmt: {name}").replace("{name}", place.clerk)
            first.insert(0, (settled if place.clerk else self.tr("wie bestimmt"), BY_RULE))
        clerks = ((name, login) for login, name in self._choices.clerks.get(unit, ()))
        _fill(self.clerk, [*first, *clerks])

    def _placing(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = (self.service, self.unit, self.clerk)
        for column, field in enumerate(fields):
            caption = label(field.accessibleName(), "small")
            caption.setBuddy(field)
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 2 if column == 0 else 1)
        grid.addWidget(self.applicant, 2, 0, 1, len(fields))
        return page


def _fill(combo: QComboBox, entries: Iterable[tuple[str, object]]) -> None:
    combo.blockSignals(True)
    combo.clear()
    for text, data in entries:
        combo.addItem(text, data)
    combo.blockSignals(False)
