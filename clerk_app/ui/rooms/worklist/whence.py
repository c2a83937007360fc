"""How documents came that are laid into a case, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.services.laying_down import WAYS
from clerk_app.ui.kit.canonical import write_date
from clerk_app.ui.kit.drop_down import DropDown
from clerk_app.ui.kit.inputs import date_input
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.words import word

_MAILS = (".eml", ".msg")


class WhencePage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.channel = DropDown()
        self.channel.setAccessibleName(self.tr("Eingangsweg"))
        for way in WAYS:
            self.channel.addItem(word("channel", way), way)
        self.day = date_input(self.tr("Eingangstag"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name, field in ((self.tr("eingegangen über"), self.channel), (self.tr("am"), self.day)):
            row.addWidget(label(name))
            row.addWidget(field)
        row.addStretch(1)

    def begin(self, today: date | None, files: Sequence[Path] = ()) -> None:
        """A mail says by itself how it came."""
        if today is not None:
            self.day.setText(write_date(today.isoformat()))
        mails = bool(files) and all(file.suffix.casefold() in _MAILS for file in files)
        if mails or self.channel.currentData() == "mail":
            self.channel.setCurrentIndex(self.channel.findData("mail") if mails else 0)
