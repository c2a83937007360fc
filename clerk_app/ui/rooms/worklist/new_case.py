"""The sheet on which a case that came on paper, at the counter or by telephone is written down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.services.by_hand import CHANNELS, CONCERN, Sheet
from clerk_app.ui.kit.canonical import write_date
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.dropping import DropPlace, choose_files
from clerk_app.ui.kit.entering import EntryFrame
from clerk_app.ui.kit.inputs import choice_box, date_input
from clerk_app.ui.kit.labels import button, label, line, say
from clerk_app.ui.kit.leaving import empty
from clerk_app.ui.kit.words import word

from .laying_state import NewCase, Written


class NewCasePanel(EntryFrame):
    """Escape puts it away as it is. What was typed stays until the office has taken it."""

    put_away = Signal()

    given = Signal(object)  # Written
    files_chosen = Signal(object)  # tuple[Path, ...]
    file_dropped = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "list")
        self.setAccessibleName(self.tr("Vorgang anlegen"))
        self._sheets: tuple[Sheet, ...] = ()
        self._paths: tuple[str, ...] = ()
        self._service = choice_box(self.tr("Dienst und Verfahren"), 14)
        self._channel = choice_box(self.tr("Eingangsweg"), 14)
        for way in CHANNELS:
            self._channel.addItem(word("channel", way), way)
        self._day = date_input(self.tr("Eingangstag"))
        self._names = [self._text(name) for name in self._whose()]
        self._concern = self._text(self.tr("Anliegen"))
        self._asked: dict[str, QLineEdit] = {}
        self._fields, self._files = Card(self.tr("Angaben")), Card(self.tr("Dateien"))
        self._trouble = label("", "danger", wrap=True)
        self._give = button(self.tr("Vorgang anlegen"), self._hand_in, look="primary")
        self._lay_out()
        DropPlace(self, self.tr("Hier ablegen: kommt zum neuen Vorgang")).dropped.connect(self.files_chosen)
        self._service.currentIndexChanged.connect(lambda _at: self._ask())

    def begin(self, today: date) -> None:
        for field in (*self._names, self._concern):
            field.clear()
        self._service.setCurrentIndex(0)
        self._day.setText(write_date(today.isoformat()))
        self._ask()
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        first = self._names[0] if self._sheet() else self._service
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, shown: NewCase) -> None:
        if shown.sheets != self._sheets:
            self._offer(shown.sheets)
        say(self._trouble, shown.trouble)
        self._give.setEnabled(not shown.working)
        self._show_files(shown.files)

    def _hand_in(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            self._service.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wheres = (sheet.family_name, sheet.given_name, sheet.organisation, CONCERN)
        typed = dict(zip(wheres, (one.text() for one in (*self._names, self._concern)), strict=True))
        typed |= {path: field.text() for path, field in self._asked.items()}
        answers = {path: text.strip() for path, text in typed.items() if path and text.strip()}
        self.given.emit(
            Written(sheet.service, sheet.procedure, self._channel.currentData(), self._day.value(), answers)
        )

    def _offer(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        self._service.clear()
        self._service.addItem(self.tr("bitte wählen"), None)
        for sheet in sheets:
            self._service.addItem(sheet.title, sheet)

    def _sheet(self) -> Sheet | None:
        found = self._service.currentData()
        return found if isinstance(found, Sheet) else None

    def _ask(self) -> None:
        """The fields of the service; what was typed for another one is not carried over."""
        sheet = self._sheet()
        empty(self._fields.body)
        self._asked = {}
        for path, name in sheet.fields if sheet else ():
            field = self._asked[path] = self._text(name)
            self._fields.body.addLayout(_named(name, field))
        self._fields.setVisible(bool(self._asked))
        self._names[2].setEnabled(sheet is None or bool(sheet.organisation))

    def _show_files(self, files: tuple[Path, ...]) -> None:
        if self._paths == tuple(map(str, files)) and self._files.body.count():
            return
        self._paths = tuple(map(str, files))
        empty(self._files.body)
        for file in files:
            self._files.body.addLayout(self._file_row(file))
        if not files:
            self._files.add(label(self.tr("Dateien oder E-Mails hierher ziehen."), "muted", wrap=True))
        choose = button(self.tr("Dateien wählen …"), self._choose, icon_name="paperclip")
        self._files.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)

    def _file_row(self, file: Path) -> QHBoxLayout:
        row = QHBoxLayout()
        name = label(file.name, wrap=True)
        row.addWidget(name, 1)
        away = button(self.tr("Entfernen"), lambda: self.file_dropped.emit(file), look="link")
        away.setAccessibleName(self.tr("{name} entfernen").format(name=file.name))
        row.addWidget(away)
        return row

    def _choose(self) -> None:
        if files := choose_files(self, self.tr("Dateien zum neuen Vorgang")):
            self.files_chosen.emit(files)

    def _whose(self) -> tuple[str, str, str]:
        return self.tr("Familienname"), self.tr("Vorname"), self.tr("Firma oder Organisation")

    def _text(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        return made

    def _lay_out(self) -> None:
        head, origin, person = QFrame(), Card(self.tr("Eingang")), Card(self.tr("Antragstellende Person"))
        head.setProperty("panel", "head")
        title = QVBoxLayout(head)
        title.setContentsMargins(14, 9, 12, 9)
        title.addWidget(label(self.tr("Vorgang anlegen"), "title"))
        title.addWidget(
            label(self.tr("Für Anträge auf Papier, am Schalter oder am Telefon."), "small", wrap=True)
        )
        origin.body.addLayout(_named(self.tr("Dienst und Verfahren"), self._service))
        origin.body.addLayout(_named(self.tr("Eingangsweg"), self._channel))
        origin.body.addLayout(_named(self.tr("Eingangstag"), self._day))
        for name, field in zip(self._whose(), self._names, strict=True):
            person.body.addLayout(_named(name, field))
        person.body.addLayout(_named(self.tr("Anliegen"), self._concern))
        cards = CardColumn()
        for card in (origin, person, self._fields, self._files):
            cards.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, line()):
            column.addWidget(part)
        column.addWidget(cards, 1)
        column.addWidget(line())
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        row, foot = QHBoxLayout(), QVBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Abbrechen"), self.dropped.emit))
        row.addWidget(self._give)
        foot.setContentsMargins(14, 8, 12, 10)
        foot.setSpacing(6)
        foot.addWidget(self._trouble)
        foot.addLayout(row)
        return foot


def _named(name: str, field: QWidget) -> QVBoxLayout:
    row = QVBoxLayout()
    row.setSpacing(2)
    caption = label(name, "small")
    caption.setBuddy(field)
    row.addWidget(caption)
    row.addWidget(field)
    return row
