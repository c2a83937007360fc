"""The card "Verlauf": the stations of the case, and below them what happened, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button
from clerk_app.ui.kit.timeline import Happening, HappeningList, Stage, Station, StationStrip

from .case_state import Line, Step

_AT_FIRST = 6


class HistoryCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Verlauf"))
        self._lines: tuple[Line, ...] = ()
        self._case = ""
        self._strip, self._list = StationStrip(), HappeningList()
        self._all = button("", self._show_all, look="link")
        self.add(self._strip)
        self.add(self._list)
        self.add(self._all)
        self._whole = False

    def show_history(self, case_id: str, steps: tuple[Step, ...], lines: tuple[Line, ...]) -> None:
        self._strip.show_stations([Station(step.name, Stage(step.stage), step.note) for step in steps])
        if (case_id, lines) == (self._case, self._lines):
            return
        self._whole = self._whole and case_id == self._case
        self._case, self._lines = case_id, lines
        self._show_lines()

    def _show_all(self) -> None:
        self._whole = True
        self._show_lines()

    def _show_lines(self) -> None:
        hidden = 0 if self._whole else max(0, len(self._lines) - _AT_FIRST)
        shown = self._lines if not hidden else self._lines[:_AT_FIRST]
        self._list.show_happenings([_happening(line) for line in shown])
        self._all.setText(self.tr("{count} ältere Einträge zeigen").format(count=hidden))
        self._all.setVisible(hidden > 0)


def _happening(line: Line) -> Happening:
    told = line.told
    return Happening(line.when, told.sentence, text=told.text, icon=told.icon, tone=told.tone)
