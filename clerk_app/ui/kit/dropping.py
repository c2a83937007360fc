"""Files dragged onto a part of the screen: shown where they would go, told once they are let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from .labels import label


class DropPlace(QObject):
    """Takes local files only; text and links from elsewhere are left to whoever is below."""

    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self, place: QWidget, invitation: str, when: Callable[[], bool] = lambda: True) -> None:
        super().__init__(place)
        self._place, self._when = place, when
        self._sign = _sign(place, invitation)
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            return isinstance(event, QDragEnterEvent | QDropEvent) and self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self._sign.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDropEvent) -> bool:
        if not self._when() or not _files(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._sign.setGeometry(self._place.rect().adjusted(8, 8, -8, -8))
        self._sign.show()
        self._sign.raise_()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._sign.hide()
        files = _files(event.mimeData())
        if not self._when() or not files:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(files)
        return True


def choose_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """The way by the keyboard."""
    names, _ = QFileDialog.getOpenFileNames(parent, title)
    return tuple(Path(name) for name in names)


def _files(told: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile())


def _sign(place: QWidget, invitation: str) -> QLabel:
    sign = label(invitation, "strong", wrap=True)
    sign.setParent(place)
    sign.setProperty("panel", "drop")
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    sign.hide()
    return sign
