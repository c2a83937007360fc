"""What keeps the notice from being released, always in sight, each point with the way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button, label, line

from .state import Gate, Shown, ShownBlocker

_SHARE = 0.28  # of the height of the room, at most: most of it belongs to the writing


class RedList(Card):
    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="danger", parent=parent)
        self._shown: tuple[ShownBlocker, ...] = ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title.setWordWrap(True)
        self.add(self._area)
        self._sheet = QFrame()
        self._next = 0
        self.hide()

    def show_state(self, shown: Shown) -> None:
        self.setVisible(bool(shown.outcomes) and (shown.writable or bool(shown.blockers)))
        title = shown.blockers_title
        if shown.blockers == self._shown and self._title.text() == title:
            return
        if not shown.blockers and shown.writable:
            announce(self, title)
        self._shown = shown.blockers
        self.set_title(title)
        self.set_tone("danger" if shown.blockers else "success" if _is_open(shown.submit) else "warning")
        self._build()

    def fit(self, room_height: int) -> None:
        self._area.setFixedHeight(min(self._wanted_height(), max(64, int(room_height * _SHARE))))

    def next_place(self) -> str:
        """Round and round, so that one key leads from point to point."""
        places = [blocker.where for blocker in self._shown if blocker.link]
        if not places:
            return ""
        self._next = (self._next + 1) % len(places) if self._next < len(places) else 0
        return places[self._next - 1]

    def _build(self) -> None:
        self._sheet = QFrame()
        self._sheet.setProperty("panel", "list")
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(22, 0, 2, 0)
        column.setSpacing(0)
        for place, blocker in enumerate(self._shown):
            if place:
                column.addWidget(line())
            column.addWidget(self._row(blocker))
        column.addStretch(1)
        self._area.setWidget(self._sheet)
        self._area.setVisible(bool(self._shown))

    def _row(self, blocker: ShownBlocker) -> QWidget:
        row = QWidget()
        place = QHBoxLayout(row)
        place.setContentsMargins(0, 5, 0, 5)
        place.setSpacing(10)
        place.addWidget(_sentence(blocker), 1)
        if blocker.link:
            jump = button(blocker.link, lambda: self.place_wanted.emit(blocker.where), look="link")
            jump.setAccessibleName(f"{blocker.sentence} {blocker.link}")
            place.addWidget(jump, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _wanted_height(self) -> int:
        width = self._area.viewport().width() or self.width() - 40
        layout = self._sheet.layout()
        if layout is None:
            return 0
        return max(layout.heightForWidth(width), layout.sizeHint().height() if width < 50 else 0) + 2


def _is_open(gate: Gate | None) -> bool:
    return gate is not None and gate.enabled


def _sentence(blocker: ShownBlocker) -> QWidget:
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(blocker.sentence, wrap=True))
    if blocker.source:
        column.addWidget(label(blocker.source, "small", wrap=True))
    return made
