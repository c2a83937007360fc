"""A page of the anteroom: the password for the shared office, asked when nobody has kept it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.labels import button, label


class SignInPage(QWidget):
    """`entered` carries the password and whether it shall be kept in the key store."""

    entered = Signal(str, bool)

    def __init__(self, login: str, *, can_keep: bool) -> None:
        super().__init__()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMinimumWidth(360)
        self.password.returnPressed.connect(self.enter)
        self.keep = QCheckBox(self.tr("Im Schlüsselspeicher dieses Rechners ablegen"))
        self.keep.setVisible(can_keep)
        words = label(self.tr("&Kennwort für {login}").format(login=login))
        words.setBuddy(self.password)
        line = QHBoxLayout()
        line.addWidget(self.password, 1)
        line.addWidget(button(self.tr("Anmelden"), self.enter, look="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words)
        column.addLayout(line)
        column.addWidget(self.keep)

    def enter(self) -> None:
        if self.password.text():
            self.entered.emit(self.password.text(), self.keep.isChecked() and self.keep.isVisibleTo(self))
