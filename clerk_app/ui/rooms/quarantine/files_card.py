"""The files of an arrival: named and measured, never drawn; read as plain text or saved on request."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label

from .kept import KeptFile

_MOST_LINES = 16


class FilesCard(Card):
    read_pressed = Signal(str)  # sha256
    save_pressed = Signal(str)

    def __init__(
        self, files: tuple[KeptFile, ...], hint: str, texts: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Dateien der Sendung") if files else self.tr("Was aufbewahrt ist"))
        for file in files:
            self.body.addLayout(self._row(file, texts))
            if file.sha256 in texts:
                self.add(self._text(file, texts[file.sha256]))
        if hint:
            self.add(label(hint, "muted", wrap=True))

    def _row(self, file: KeptFile, texts: Mapping[str, str]) -> QHBoxLayout:
        words, row, safety = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        words.setSpacing(1)
        name, digest = label(file.name, wrap=True), label(f"SHA-256 {file.sha256}", "small", wrap=True)
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        safety.setSpacing(6)
        safety.addWidget(IconLabel(file.icon, file.tone, 14))
        safety.addWidget(label(file.word, "danger" if file.infected else "small"), 1)
        for part in (name, label(file.about, "small", wrap=True), digest):
            words.addWidget(part)
        words.addLayout(safety)
        row.setSpacing(10)
        row.addWidget(IconLabel("file", "text_muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._offer(row, file, shown=file.sha256 in texts)
        return row

    def _offer(self, row: QHBoxLayout, file: KeptFile, *, shown: bool) -> None:
        """Nothing leads to what is known to be malware."""
        if file.infected:
            return
        steps = [(self.tr("Sichern …"), self.save_pressed, "download", self.tr("{name} sichern"))]
        if file.legible and not shown:
            steps.insert(0, (self.tr("Als Text lesen"), self.read_pressed, "text", self.tr("{name} lesen")))
        for text, signal, icon, spoken in steps:
            made = button(text, partial(signal.emit, file.sha256), icon_name=icon)
            made.setAccessibleName(spoken.replace("{name}", file.name))
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def _text(self, file: KeptFile, text: str) -> QPlainTextEdit:
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        lines = min(text.count("\n") + 3, _MOST_LINES)
        shown.setFixedHeight(lines * shown.fontMetrics().lineSpacing() + 12)
        shown.setAccessibleName(self.tr("Inhalt von {name} als Text").replace("{name}", file.name))
        return shown
