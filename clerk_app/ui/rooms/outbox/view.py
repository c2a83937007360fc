"""The letters that wait for the post, and what is done with those that are picked: saved, printed, posted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.labels import button
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.rows_model import Column

from .letters_view import LettersView
from .state import Line


class OutboxView(LettersView):
    save_pressed = Signal()
    file_pressed = Signal()
    print_pressed = Signal()
    post_pressed = Signal()

    def __init__(self, *, several_units: bool, parent: QWidget | None = None) -> None:
        super().__init__(tuple(_columns(several_units)), tr("Postausgang"), parent)
        self.save = button(self.tr("Als PDF speichern …"), self.save_pressed.emit, icon_name="save")
        self.file = button(self.tr("Druckdatei …"), self.file_pressed.emit, icon_name="files")
        self.print = button(self.tr("Drucken …"), self.print_pressed.emit, icon_name="printer")
        self.post = button(
            self.tr("Zur Post geben …"), self.post_pressed.emit, look="primary", icon_name="mail"
        )
        tips = {
            self.save: self.tr("Jedes Schreiben unverändert als eigene Datei"),
            self.file: self.tr("Alle in einer Datei; jedes Schreiben beginnt auf einer Vorderseite"),
            self.print: self.tr("Auf einem Drucker; Schacht und Vorder-/Rückseite wählt man im Druckfenster"),
            self.post: "",
        }
        self._lay_out(tips)


def _columns(several_units: bool) -> Iterable[Column]:
    of_letter, units = of_letter_and_unit(several_units)
    return (
        *of_letter,
        *units,
        Column(tr("Liegt seit"), lambda line: line.since, text=german_day, width=110),
        Column(tr("Tage"), lambda line: line.days, chip=_late, width=70),
        Column(tr("Stand"), _standing, chip=_failed),
    )


def of_letter_and_unit(several_units: bool) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """Which letter it is, and whose, where a person posts for several."""
    letter = (
        Column(tr("Aktenzeichen"), lambda line: line.reference, width=130),
        Column(tr("An"), lambda line: line.addressee, width=200),
        Column(tr("Schreiben"), lambda line: line.what, width=190),
    )
    return letter, (Column(tr("Einheit"), lambda line: line.unit, width=220),) * several_units


def german_day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _late(line: Line) -> Chip | None:
    if not line.overdue:
        return None
    spoken = tr("überfällig, liegt seit {days} Tagen").format(days=line.days)
    return Chip(str(line.days), "danger", "clock", spoken)


def _failed(line: Line) -> Chip | None:
    return Chip(_standing(line), "warning", "circle-alert") if line.failed else None


def _standing(line: Line) -> str:
    return tr("elektronisch gescheitert") if line.failed else tr("wartet auf die Post")
