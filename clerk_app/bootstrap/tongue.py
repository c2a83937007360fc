"""The language the person at this desk has chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

GERMAN = "de"
LANGUAGES = (GERMAN, "en")


class Tongue:
    """Kept beside the other habits of the window."""

    def __init__(self, file: Path) -> None:
        self._ini = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        told = str(self._ini.value("look/language", GERMAN))
        return told if told in LANGUAGES else GERMAN

    def choose(self, language: str) -> None:
        self._ini.setValue("look/language", language)
        self._ini.sync()
