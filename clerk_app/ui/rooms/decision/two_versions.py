"""What others have to say about the draft: the supervisor's remarks, a colleague's other version."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away

from .differences import pieces
from .state import Difference, ShownConflict, ShownRemarks
from .words import moment

_TOP = Qt.AlignmentFlag.AlignTop


class RemarksCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Zurück zur Überarbeitung"), "warning", parent)
        self._who = label("", "small")
        self._text = label("", wrap=True)
        self.add(self._text)
        self.add(self._who)
        self.hide()

    def show_remarks(self, remarks: ShownRemarks | None) -> None:
        self.setVisible(remarks is not None)
        if remarks is not None:
            self._text.setText(remarks.text)
            when = moment(remarks.at) if remarks.at else ""
            self._who.setText(" · ".join(part for part in (remarks.by, when) if part))


class ConflictCard(Card):
    """Nothing is lost: both versions are there until the clerk has decided."""

    mine_kept = Signal()
    both_kept = Signal()
    theirs_taken = Signal()
    theirs_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Zwei Fassungen dieses Entwurfs"), "danger", parent)
        self._opened = False
        self._told = label("", wrap=True)
        self._mine = button(
            translate("decision", "Meine Fassung übernehmen"), self.mine_kept.emit, look="primary"
        )
        self._both = button(translate("decision", "Beide zusammenführen"), self.both_kept.emit)
        self._theirs = button(translate("decision", "Andere Fassung übernehmen"), self.theirs_taken.emit)
        self._look = button("", lambda: self.theirs_shown.emit(not self._opened), look="link")
        self._sheet = QWidget()
        steps = FlowLayout()
        for widget in (self._mine, self._both, self._theirs, self._look):
            steps.addWidget(widget)
        self.add(self._told)
        self.body.addLayout(steps)
        self.add(self._sheet)
        self.hide()

    def show_conflict(self, conflict: ShownConflict | None) -> None:
        self.setVisible(conflict is not None)
        if conflict is None:
            return
        self._opened = conflict.opened
        text = translate(
            "decision",
            "{who} hat diesen Entwurf am {moment} gesichert, während Sie schrieben. Ihre Worte stehen "
            "weiter hier und sind noch nicht gesichert. Was Sie nicht übernehmen, bleibt als Notiz im "
            "Vorgang.",
        )
        self._told.setText(text.format(who=conflict.who, moment=moment(conflict.at)))
        opened, closed = (
            translate("decision", "Vergleich schließen"),
            translate("decision", "Fassungen vergleichen"),
        )
        self._look.setText(opened if conflict.opened else closed)
        self._theirs.setVisible(conflict.opened)
        self._both.setVisible(conflict.opened)
        self._show_differences(conflict.differences if conflict.opened else ())

    def _show_differences(self, differences: tuple[Difference, ...]) -> None:
        old, self._sheet = self._sheet, QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        if differences:
            grid.addWidget(label(translate("decision", "Ihre Fassung"), "strong"), 0, 1)
            grid.addWidget(label(translate("decision", "Andere Fassung"), "strong"), 0, 2)
        for row, difference in enumerate(differences, 1):
            grid.addWidget(label(difference.label, "muted", wrap=True), row, 0, _TOP)
            grid.addWidget(_words(difference.mine, difference.theirs), row, 1, _TOP)
            grid.addWidget(_words(difference.theirs, difference.mine), row, 2, _TOP)
        self.body.replaceWidget(old, self._sheet)
        take_away(old)
        self._sheet.setVisible(bool(differences))


def _words(text: str, other: str) -> QLabel:
    """What stands only here is bold and underlined: a sign that needs no colour."""
    shown = "".join(f"<b><u>{escape(p)}</u></b>" if own else escape(p) for p, own in pieces(text, other))
    made = label("", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(shown.replace("\n", "<br>") or "–")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
