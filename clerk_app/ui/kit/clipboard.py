"""Personal data on the clipboard: kept out of its history, and taken away again after a while."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from .alarm import MakeAlarm, bells_of

KEPT_SECONDS = 60
_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_NO = bytes(4)
# What the histories of Windows, KDE and those who follow them look at.
_SHY = {
    _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
}


class ShyClipboard(QObject):
    """What others have put there meanwhile stays."""

    wiped = Signal()

    def __init__(self, parent: QObject, make_alarm: MakeAlarm | None = None) -> None:
        super().__init__(parent)
        self._alarm = (make_alarm or bells_of(self))(self.wipe)
        self._put = ""
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.wipe)

    def put(self, text: str) -> None:
        told = QMimeData()
        told.setText(text)
        for name, value in _SHY.items():
            told.setData(name, value)
        QGuiApplication.clipboard().setMimeData(told)
        self._put = text
        self._alarm.set(KEPT_SECONDS * 1000)

    def wipe(self) -> None:
        self._alarm.stop()
        ours, self._put = self._put, ""
        clipboard = QGuiApplication.clipboard()
        if ours and clipboard.text() == ours:
            clipboard.clear()
            self.wiped.emit()
