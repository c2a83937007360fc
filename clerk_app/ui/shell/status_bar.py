"""The line at the bottom: how the database stands, what the room counts, whether something is under way."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from clerk_app.ui.kit.alarm import Bell
from clerk_app.ui.kit.labels import IconLabel, label, set_look

_PATIENCE_MS = 400


class StatusLine(QStatusBar):
    """Short work is not mentioned: a hint that flickers says less than none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._database_icon = IconLabel("database", "text_muted", 15)
        self._database = label("", "small")
        self._room = label("", "small")
        self._post_icon = IconLabel("refresh-cw", "text_muted", 15)
        self._post = label("", "small")
        self._busy = label(self.tr("wird bearbeitet …"), "small")
        self._busy.hide()
        self._patience = Bell(self, self._busy.show)
        self.addWidget(self._pair(self._database_icon, self._database))
        self.addWidget(self._pair(self._post_icon, self._post))
        self.addWidget(self._room)
        self.addPermanentWidget(self._busy)
        self.show_database("", "database")
        self.show_post("")

    def show_database(self, text: str, icon: str = "database", role: str = "text_muted") -> None:
        self._database.setText(text)
        set_look(self._database, "look", "danger" if role == "danger" else "small")
        self._database_icon.set_icon(icon, role)
        self._database_icon.setVisible(bool(text))

    def show_post(self, text: str) -> None:
        """When the post was fetched last, where it is fetched at all."""
        self._post.setText(text)
        self._post_icon.setVisible(bool(text))

    def show_room(self, text: str) -> None:
        self._room.setText(text)

    def show_busy(self, busy: bool) -> None:
        if busy:
            self._patience.set(_PATIENCE_MS)
        else:
            self._patience.stop()
            self._busy.hide()

    def _pair(self, picture: IconLabel, words: QLabel) -> QWidget:
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(10, 2, 12, 2)
        line.setSpacing(5)
        line.addWidget(picture)
        line.addWidget(words)
        return pair
