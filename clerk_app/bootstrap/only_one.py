"""One program per data folder: whoever starts it once more gets the window that is open already."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_HERE = b"here\n"
_PATIENCE = 2000  # milliseconds; a program that does not answer any more keeps nobody from working


class OnlyOne(QObject):
    asked = Signal()  # somebody has started the program once more

    def __init__(self, office: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"amtstisch-{hashlib.sha256(office.encode()).hexdigest()[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_open_already(self) -> bool:
        """Asks the program that was started before, which comes to the front and says so."""
        line = QLocalSocket()
        line.connectToServer(self._name)
        if not line.waitForConnected(_PATIENCE):
            return False
        answered = line.waitForReadyRead(_PATIENCE) and line.readAll().data() == _HERE
        line.disconnectFromServer()
        return answered

    def hold(self) -> None:
        """What a program that ended badly has left behind is cleared away first."""
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _answer(self) -> None:
        line = self._server.nextPendingConnection()
        line.disconnected.connect(line.deleteLater)
        line.write(_HERE)
        line.flush()
        self.asked.emit()
