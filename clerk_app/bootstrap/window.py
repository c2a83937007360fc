"""Opens the window: first paint, then the office behind it, then the rooms."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerk_app.opening.paths import Home
from clerk_app.opening.settings import read_settings
from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.mishaps import Mishaps
from clerk_app.ui.kit.theme import Theme
from clerk_app.ui.shell.memory import Memory

from .doorkeeper import Doorkeeper
from .only_one import OnlyOne
from .tongue import GERMAN, Tongue


def run_window(arguments: Sequence[str]) -> int:
    settings = read_settings(arguments)
    if settings.no_display:
        from .day import play_day

        return play_day(settings)
    start_logging(settings.home)
    app, mishaps = start_qt(Tongue(settings.home.settings).language, settings.home.settings)
    only = OnlyOne(f"{settings.home.folder}\n{settings.database}")
    if only.is_open_already():
        return 0
    only.hold()
    keeper = Doorkeeper(settings, mishaps)
    only.asked.connect(keeper.come_forward)
    keeper.open()
    code = app.exec()
    keeper.close()
    return code


def start_qt(language: str = GERMAN, habits: Path | None = None) -> tuple[QApplication, Mishaps]:
    """Who needs large letters or a dark screen already has them in the anteroom."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Amtstisch")
    app.setDesktopFileName("amtstisch")
    speak(app, language)
    Theme.current()
    Memory(habits).restore_look()
    mishaps = Mishaps()
    mishaps.watch()
    return app, mishaps


def start_logging(home: Home) -> None:
    """A file of limited size in the data folder; no case content is ever written to it.

    Where the folder takes no file the window says so when it opens the office; here nobody would read it.
    """
    handler = _log_file(home)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


def _log_file(home: Home) -> logging.Handler:
    try:
        home.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return RotatingFileHandler(home.log, maxBytes=2_000_000, backupCount=3, encoding="utf-8")
    except OSError:
        return logging.StreamHandler()
