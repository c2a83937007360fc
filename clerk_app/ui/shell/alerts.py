"""Brings what the desk has to report above the room, and keeps it readable afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.mishaps import Mishaps
from clerk_app.ui.kit.notices import Message, NoticeBar, mishap, outage, refusal
from clerk_app.ui.kit.timeline import Happening, HappeningList

_KEPT = 50
_ICONS = {"info": "info", "success": "circle-check", "warning": "triangle-alert", "danger": "octagon-alert"}


class Alerts(QObject):
    counted = Signal(int)

    def __init__(self, bar: NoticeBar, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(bar)
        self._bar = bar
        self._now = now
        self._kept: list[Happening] = []

    def listen_to(self, desk: Desk, mishaps: Mishaps | None = None) -> None:
        desk.turned_down.connect(lambda code, facts: self.show(refusal(code, facts)))
        desk.outside_failed.connect(lambda code, facts: self.show(outage(code, facts)))
        desk.broke.connect(lambda kind: self.show(mishap(kind)))
        if mishaps is not None:
            mishaps.happened.connect(lambda kind: self.show(mishap(kind)))

    def show(self, message: Message) -> None:
        when = self._now().strftime("%H:%M")
        happening = Happening(when, message.text, icon=_ICONS[message.tone], tone=message.tone)
        self._kept = [happening, *self._kept][:_KEPT]
        self._bar.show_message(message)
        self.counted.emit(len(self._kept))

    def kept(self) -> tuple[Happening, ...]:
        return tuple(self._kept)


class AlertSheet(QDialog):
    """What was reported since the program was started, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mitteilungen"))
        self.resize(520, 480)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_alerts(self, happenings: tuple[Happening, ...]) -> None:
        if self._inside is not None:
            self._inside.deleteLater()
        self._inside = self._list(happenings) if happenings else self._nothing()
        self._column.addWidget(self._inside)
        self.show()
        self.raise_()
        self.activateWindow()

    def _list(self, happenings: tuple[Happening, ...]) -> QWidget:
        column, card, listed = CardColumn(), Card(self.tr("Seit dem Start")), HappeningList()
        listed.show_happenings(happenings)
        card.add(listed)
        column.add(card)
        return column

    def _nothing(self) -> QWidget:
        return EmptyState(
            "bell", self.tr("Keine Mitteilungen"), self.tr("Seit dem Start wurde nichts gemeldet.")
        )
