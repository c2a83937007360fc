"""Panels that ask, beside the evidence, for what an act needs: to whom, where to, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QWidget,
)

from clerk_app.ui.kit.entry_panel import EntryPanel
from clerk_app.ui.kit.inputs import choice_box, offer
from clerk_app.ui.kit.labels import say

from .case_state import Panel, ShownCase, Target
from .heard import HeardPage
from .received_page import ReceivedPage
from .whence import WhencePage

_ENDING = (Panel.DISCARD, Panel.REFUSE)


class ActPanel(EntryPanel):
    assign_given = Signal(str)  # login
    reroute_given = Signal(str, str, str)  # service, procedure, reason
    discard_given = Signal(str)  # reason
    refuse_given = Signal(str)  # reason
    add_given = Signal(str, str)  # channel, day
    heard_given = Signal(str, str)  # answer, what was said
    received_given = Signal(str, str, str, str)  # result, day, sha256 of the paper, gist

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = Panel.NONE
        self._case = ""
        self._people = choice_box(self.tr("Zuweisen an"), 18)
        self._places = choice_box(self.tr("Weiterleiten an"), 18)
        self._why_there = self._text(self.tr("Grund der Weiterleitung"))
        self._why_not = self._text(self.tr("Grund, warum hier niemand zuständig ist"))
        self._why_back = self._text(self.tr("Grund der Zurückweisung, für den Absender"))
        self._whence, self._heard = WhencePage(), HeardPage()
        self._received = ReceivedPage()
        for last in (self._heard, self._received):
            last.returned.connect(self.given)
        rerouting = self._column(self._places, self._why_there)
        asking = (self._people, rerouting, self._why_not, self._why_back)
        there = (QWidget(), *asking, self._whence, self._heard, self._received)
        self._page_of: dict[Panel, QWidget] = dict(zip(Panel, there, strict=True))
        for page in there:
            self._pages.addWidget(page)
        self.given.connect(self._hand_in)
        self._lay_out()

    def show_panel(self, shown: ShownCase) -> None:
        if (shown.case_id, shown.panel) != (self._case, self._open):
            self._begin(shown)
        if shown.panel is Panel.ASSIGN:
            self._offer_people(shown.people)
        if shown.panel is Panel.REROUTE:
            self._offer_places(shown.targets)
        if shown.panel is Panel.ADD:
            self._hint.setText(", ".join(file.name for file in shown.laid))
            self._hint.setVisible(True)
            self._give.setEnabled(bool(shown.laid))
        if shown.panel is Panel.RECEIVED and shown.receiving is not None:
            self._hint.setText(shown.receiving.name)
        say(self._trouble, shown.panel_trouble)

    def _begin(self, shown: ShownCase) -> None:
        self._case, self._open = shown.case_id, shown.panel
        self.setVisible(shown.panel is not Panel.NONE)
        if shown.panel is Panel.NONE:
            return
        self._ask(self._words()[shown.panel], ends=shown.panel in _ENDING)
        if shown.panel is Panel.DISCARD and shown.acceptance is not None:
            self._hint.setText(f"{self._hint.text()} {self._sender_waits()}")
        for field in (self._why_there, self._why_not, self._why_back):
            field.clear()
        self._whence.begin(shown.today, shown.laid)
        self._heard.begin()
        self._received.begin(shown.today, shown.receiving)
        self._give.setEnabled(True)
        self._turn_to(shown.panel)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _sender_waits(self) -> str:
        return self.tr(
            "Der Absender wartet noch auf Annahme: Die Sendung geht mit diesem Grund unverschlüsselt an ihn "
            "zurück, bitte ohne Namen und persönliche Angaben."
        )

    def _turn_to(self, panel: Panel) -> None:
        """Only as high as what is asked."""
        for one, page in self._page_of.items():
            vertical = QSizePolicy.Policy.Preferred if one is panel else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._pages.setCurrentWidget(self._page_of[panel])

    def _first(self) -> QWidget:
        firsts: dict[Panel, QWidget] = {
            Panel.ASSIGN: self._people,
            Panel.REROUTE: self._places,
            Panel.REFUSE: self._why_back,
            Panel.ADD: self._whence.channel,
            Panel.HEARD: self._heard.answer,
            Panel.RECEIVED: self._received.result,
        }
        return firsts.get(self._open, self._why_not)

    def _words(self) -> dict[Panel, tuple[str, str, str]]:
        return {
            Panel.ASSIGN: (self.tr("Vorgang zuweisen"), "", self.tr("Zuweisen")),
            Panel.REROUTE: (
                self.tr("An anderen Dienst weiterleiten"),
                self.tr("Dienst, Einheit und Frist werden neu bestimmt. Der Grund steht danach im Verlauf."),
                self.tr("Weiterleiten"),
            ),
            Panel.DISCARD: (
                self.tr("Unzuständig: Vorgang verwerfen"),
                self.tr("Der Vorgang wird geschlossen und kann hier nicht weiterbearbeitet werden."),
                self.tr("Verwerfen"),
            ),
            Panel.REFUSE: (
                self.tr("Sendung an den Absender zurückweisen"),
                self.tr(
                    "Nur was technisch nicht zu gebrauchen ist; abgelehnt wird durch Bescheid. Der Grund "
                    "geht unverschlüsselt über den Zustelldienst, bitte ohne Namen und persönliche Angaben. "
                    "Ein Vorgang, der mit dieser Sendung begann, wird verworfen."
                ),
                self.tr("Zurückweisen"),
            ),
            Panel.ADD: (self.tr("Dokument zum Vorgang nehmen"), "", self.tr("Hinzufügen")),
            Panel.HEARD: (
                self.tr("Anhörung abschließen"),
                self.tr("Danach geht die Prüfung weiter; Tag und Frist stehen in den Angaben zum Bescheid."),
                self.tr("Abschließen"),
            ),
            Panel.RECEIVED: (self.tr("Stellungnahme erfassen"), "", self.tr("Erfassen")),
        }

    def _offer_people(self, people: tuple[tuple[str, str], ...] | None) -> None:
        entries = [(name, login) for login, name in people or ()]
        _offer(self._people, entries)
        if people is None:
            self._hint.setText(self.tr("Die Namen werden geladen …"))
        elif not people:
            self._hint.setText(
                self.tr("In dieser Organisationseinheit ist sonst niemand als Sachbearbeitung eingetragen.")
            )
        else:
            self._hint.setText("")
        self._hint.setVisible(bool(self._hint.text()))
        self._give.setEnabled(bool(people))

    def _offer_places(self, targets: tuple[Target, ...]) -> None:
        _offer(self._places, [(target.title, f"{target.service}\n{target.procedure}") for target in targets])
        self._hint.setVisible(True)
        self._give.setEnabled(bool(targets))

    def _hand_in(self) -> None:
        if self._open is Panel.ASSIGN and self._people.currentData():
            self.assign_given.emit(self._people.currentData())
        elif self._open is Panel.REROUTE and self._places.currentData():
            service, _, procedure = self._places.currentData().partition("\n")
            self.reroute_given.emit(service, procedure, self._why_there.text())
        elif self._open is Panel.DISCARD:
            self.discard_given.emit(self._why_not.text())
        elif self._open is Panel.REFUSE:
            self.refuse_given.emit(self._why_back.text())
        elif self._open is Panel.ADD:
            self.add_given.emit(self._whence.channel.currentData(), self._whence.day.value())
        elif self._open is Panel.HEARD:
            self.heard_given.emit(self._heard.answer.currentData(), self._heard.said.text())
        elif self._open is Panel.RECEIVED:
            page = self._received
            given = (page.result.currentData(), page.day.value(), page.paper.currentData())
            self.received_given.emit(*given, page.said.text())


def _offer(combo: QComboBox, entries: list[tuple[str, str]]) -> None:
    offer(combo, entries)
    combo.setEnabled(bool(entries))
