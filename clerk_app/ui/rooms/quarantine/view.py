"""The tray on the left, the explanation of what lies in it on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.chips import Chip, ChipLabel, headline
from clerk_app.ui.kit.countdown import Countdown
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.environments import EnvironmentPlate
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.labels import IconLabel, button, label
from clerk_app.ui.kit.lists import TrayView
from clerk_app.ui.kit.rows_model import RowFace, RowsModel

from .deciding import Panel
from .emptiness import empty_words
from .end_card import EndCard
from .files_card import FilesCard
from .panel import DecidingPanel
from .piles import Pile, Piles
from .state import Reason, Sheet, Shown
from .unclaimed import UnclaimedSheet
from .unclaimed_cards import ContentCard, SignsCard


class QuarantineView(QWidget):
    chosen = Signal(str)
    copy_pressed = Signal()
    again_pressed = Signal()
    read_again_pressed = Signal()
    pile_switched = Signal(object)  # Pile
    case_pressed = Signal(str)  # case
    panel_asked = Signal(object)  # Panel
    read_pressed = Signal(str)  # sha256 of a file
    save_pressed = Signal(str)

    def __init__(self, face: Callable[[QuarantineRow], RowFace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel((), identity=lambda row: row.id, face=face, parent=self)
        self.list = TrayView(self.rows, self.tr("Zu klären"))
        self._sheet_of: Sheet | None = None
        self._waiting: Mapping[str, Countdown] = {}
        self._empty: QWidget = QWidget()
        self._empty_of = ""
        self._left, self._right = QStackedWidget(), QStackedWidget()
        self.piles, self.panel = Piles(), DecidingPanel()
        self.piles.switched.connect(self.pile_switched)
        self._left.addWidget(self.list)
        self._left.addWidget(self._empty)
        self._nothing = EmptyState("inbox", self.tr("Keine Sendung ausgewählt"), "")
        self._cards = CardColumn()
        self._sheet = self._make_sheet()
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._sheet)
        self._lay_out()
        self.list.chosen.connect(lambda row: self.chosen.emit(row.id) if row is not None else None)

    def show_state(self, shown: Shown) -> None:
        if (self.rows.rows, self._waiting) != (shown.rows, shown.waiting):
            self._waiting = shown.waiting
            self.list.show_rows(shown.rows)
        self.piles.show_pile(shown.pile, dict(zip((Pile.OPEN, Pile.UNCLAIMED), shown.counts, strict=True)))
        self._show_empty(shown)
        if shown.sheet is None:
            self._sheet_of = None
            self._right.setCurrentWidget(self._nothing)
        elif shown.sheet != self._sheet_of:
            self._sheet_of = shown.sheet
            self._show_sheet(shown.sheet)
            self._right.setCurrentWidget(self._sheet)

    def offer(self, *, again: bool, assign: bool, discard: bool, outside: bool = False) -> None:
        """What still lies outside is fetched again, what is kept here is read again."""
        self._again.setText(self.tr("Erneut abholen") if outside else self.tr("Erneut einlesen"))
        for made, offered in ((self._again, again), (self._assign, assign), (self._discard, discard)):
            made.setVisible(offered)

    def name_discarding(self, *, alarm: bool) -> None:
        self._discard.setText(self.tr("Abschließen …") if alarm else self.tr("Verwerfen …"))

    def choose(self, id: str) -> None:
        self.list.choose(id)

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("quarantine_list")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        pile, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.piles)
        column.addWidget(self._left, 1)
        pile.setLayout(column)
        split.addWidget(pile)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([400, 800])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _make_sheet(self) -> QWidget:
        sheet, head = QWidget(), QFrame()
        head.setProperty("panel", "head")
        self._title = label("", "title")
        self._line = label("", "muted", wrap=True)
        self._chip, self._environment = ChipLabel(Chip("")), EnvironmentPlate()
        self._again = button(self.tr("Erneut einlesen"), self.read_again_pressed.emit, icon_name="refresh-cw")
        self._assign = self._asking(self.tr("Zuordnen …"), Panel.ASSIGN, "primary", "inbox")
        self._discard = self._asking(self.tr("Verwerfen …"), Panel.DISCARD, "", "trash-2")
        tools = QWidget()
        steps = FlowLayout(tools)
        row = QVBoxLayout(head)
        row.setSpacing(8)
        row.setContentsMargins(14, 9, 12, 9)
        row.addLayout(headline(self._title, self._line, self._chip, self._environment), 1)
        row.addWidget(tools)
        for made in (self._copy(), self._again, self._discard, self._assign):
            steps.addWidget(made)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.panel)
        column.addWidget(self._cards, 1)
        return sheet

    def _copy(self) -> QPushButton:
        return button(self.tr("Angaben kopieren"), self.copy_pressed.emit, icon_name="copy")

    def _asking(self, text: str, panel: Panel, look: str, icon_name: str) -> QPushButton:
        return button(text, lambda: self.panel_asked.emit(panel), look=look, icon_name=icon_name)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._title.setText(sheet.title)
        self._line.setText(sheet.line)
        self._environment.show_environment(sheet.environment)
        refused = Chip(self.tr("nicht angenommen"), sheet.tone, "package")
        self._chip.show_chip(
            Chip(self.tr("ohne Dienst"), sheet.tone, "inbox") if sheet.unclaimed else refused
        )
        self._cards.clear()
        if sheet.end:
            ended = EndCard(sheet.end, sheet.case)
            ended.case_pressed.connect(self.case_pressed)
            self._cards.add(ended)
        if sheet.meaning:
            meaning = Card(self.tr("Was das bedeutet"), sheet.tone)
            meaning.add(label(sheet.meaning, wrap=True))
            self._cards.add(meaning)
        if sheet.waits:
            clock = Card(self.tr("Rückgabe an den Absender"), "danger" if sheet.alarm else "warning")
            clock.add(label(sheet.waits, wrap=True))
            self._cards.add(clock)
        if sheet.unclaimed:
            self._add_unclaimed(sheet.unclaimed)
        if sheet.steps:
            self._cards.add(self._make_steps(sheet.steps))
        if not sheet.unclaimed:
            self._add_refused(sheet)

    def _add_refused(self, sheet: Sheet) -> None:
        self._cards.add(self._make_reasons(sheet.reasons))
        if sheet.files or sheet.kept:
            self._cards.add(self._make_files(sheet))
        if sheet.outside:
            self._cards.add(self._make_outside(sheet.outside))

    def _add_unclaimed(self, sheet: UnclaimedSheet) -> None:
        content = ContentCard(sheet)
        content.case_pressed.connect(lambda: self.case_pressed.emit(sheet.case))
        for card in (content, SignsCard(sheet)):
            self._cards.add(card)

    def _make_steps(self, steps: tuple[str, ...]) -> Card:
        card = Card(self.tr("Was jetzt zu tun ist"))
        for number, step in enumerate(steps, start=1):
            card.body.addLayout(_numbered(number, step))
        return card

    def _make_reasons(self, reasons: tuple[Reason, ...]) -> Card:
        card = Card(self.tr("Festgestellte Gründe"))
        if not reasons:
            card.add(
                label(
                    self.tr("Es wurde kein Grund festgehalten. Bitte die IT verständigen."),
                    "muted",
                    wrap=True,
                )
            )
        for reason in reasons:
            card.body.addLayout(_reason(reason))
        return card

    def _make_files(self, sheet: Sheet) -> FilesCard:
        card = FilesCard(sheet.files, sheet.kept, sheet.texts)
        card.read_pressed.connect(self.read_pressed)
        card.save_pressed.connect(self.save_pressed)
        return card

    def _make_outside(self, lines: tuple[tuple[str, str], ...]) -> Card:
        card = Card(self.tr("Was von der Sendung bekannt ist"))
        hint = self.tr(
            "Vom Inhalt ist hier nichts gespeichert; er liegt weiter dort bereit, woher die Sendung kam."
        )
        card.add(label(hint, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(lines):
            said = label(value, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setAccessibleName(f"{name}: {value}")
            grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1)
        card.body.addLayout(grid)
        return card

    def _show_empty(self, shown: Shown) -> None:
        wanted = empty_words(shown)
        if not wanted:
            self._left.setCurrentWidget(self.list)
            return
        if wanted[1] != self._empty_of:
            self._empty_of = wanted[1]
            self._left.removeWidget(self._empty)
            self._empty.deleteLater()
            step = (self.tr("Erneut versuchen"), self.again_pressed.emit) if shown.trouble else None
            self._empty = EmptyState(*wanted, step)
            self._left.addWidget(self._empty)
        self._left.setCurrentWidget(self._empty)


def _numbered(number: int, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    figure = label(f"{number}.", "strong")
    figure.setFixedWidth(figure.fontMetrics().horizontalAdvance("0.") + 6)
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return row


def _reason(reason: Reason) -> QHBoxLayout:
    row, words = QHBoxLayout(), QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(reason.title, wrap=True))
    for text in (reason.detail, reason.origin):
        small = label(text, "small", wrap=True)
        small.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(small)
    row.setSpacing(10)
    row.addWidget(IconLabel("circle-x", "danger", 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
