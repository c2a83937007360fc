"""The history of a case: as a list of what happened, and as a strip of the stations on its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from .labels import IconLabel, label
from .language import translate
from .theme import Theme


class Stage(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Station:
    name: str
    stage: Stage
    note: str = ""


@dataclass(frozen=True)
class Happening:
    """`when` and `who` in the words to be read, `text` e.g. the wording of a note."""

    when: str
    title: str
    who: str = ""
    text: str = ""
    icon: str = "circle"
    tone: str = "text_muted"


_STAGE_LOOK = {
    Stage.DONE: ("success", "text"),
    Stage.NOW: ("accent", "link"),
    Stage.AHEAD: ("border", "text_muted"),
}


class StationStrip(QWidget):
    """From left to right; where the case stands now is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stations: tuple[Station, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stationen des Vorgangs"))

    def show_stations(self, stations: Sequence[Station]) -> None:
        self._stations = tuple(stations)
        spoken = "; ".join(f"{station.name}: {_spoken(station.stage)}" for station in stations)
        self.setAccessibleDescription(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 12 + 2 * QFontMetrics(Theme.current().font("small")).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        for station, share in zip(self._stations, self._shares(), strict=True):
            right = left + share * self.width()
            self._paint_station(
                painter, QRect(round(left), 0, round(right) - round(left), self.height()), station
            )
            left = right

    def _shares(self) -> list[float]:
        """Long names get more room, so that none is cut as long as all fit."""
        metrics = QFontMetrics(Theme.current().font("small", QFont.Weight.DemiBold))
        wanted = [metrics.horizontalAdvance(station.name) + 10 for station in self._stations]
        spare = max(0.0, (self.width() - sum(wanted)) / max(1, len(wanted)))
        whole = sum(wanted) + spare * len(wanted)
        return [(width + spare) / whole for width in wanted]

    def _paint_station(self, painter: QPainter, rect: QRect, station: Station) -> None:
        theme = Theme.current()
        bar, ink = _STAGE_LOOK[station.stage]
        weight = QFont.Weight.DemiBold if station.stage is Stage.NOW else QFont.Weight.Normal
        font = theme.font("small", weight)
        metrics = QFontMetrics(font)
        painter.fillRect(rect.x(), 2, rect.width(), 3, theme.colour(bar))
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        for line, text in enumerate((station.name, station.note)):
            place = QRect(rect.x(), 9 + line * metrics.height(), rect.width() - 4, metrics.height())
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words)


class HappeningList(QWidget):
    """Newest first or oldest first, as it is handed over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._sheet = QWidget()
        self._whole.addWidget(self._sheet)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        self._whole.removeWidget(self._sheet)
        self._sheet.deleteLater()
        self._sheet = QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for place, happening in enumerate(happenings):
            _lay_out(grid, 3 * place, happening)
        self._whole.addWidget(self._sheet)


def _spoken(stage: Stage) -> str:
    if stage is Stage.DONE:
        return translate("timeline", "erledigt")
    return translate("timeline", "jetzt") if stage is Stage.NOW else translate("timeline", "steht aus")


def _lay_out(grid: QGridLayout, row: int, happening: Happening) -> None:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(IconLabel(happening.icon, happening.tone, 16), row, 0, top)
    grid.addWidget(label(happening.title, wrap=True), row, 1)
    grid.addWidget(label(happening.when, "small"), row, 2, top)
    below = " · ".join(part for part in (happening.who, happening.text) if part)
    if below:
        words = label(below, "small", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(words, row + 1, 1, 1, 2)
    grid.setRowMinimumHeight(row + 2, 7)
