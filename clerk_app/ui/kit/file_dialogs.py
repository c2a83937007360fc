"""Where on the disk something is to go: asked of the person, and proposed among their documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_path(parent: QWidget, title: str, proposal: str) -> Path | None:
    path, _ = QFileDialog.getSaveFileName(parent, title, str(Path(_documents()) / proposal))
    return Path(path) if path else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    folder = QFileDialog.getExistingDirectory(parent, title, _documents())
    return Path(folder) if folder else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
