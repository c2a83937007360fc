"""The letters whose paper the post has not brought back, and the lines in which it is entered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.chips import Chip
from clerk_app.ui.kit.labels import button
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.rows_model import Column

from .letters_view import LettersView
from .owed_state import OwedLine
from .view import german_day, of_letter_and_unit


class OwedView(LettersView):
    enter_pressed = Signal()

    def __init__(self, *, several_units: bool, parent: QWidget | None = None) -> None:
        super().__init__(_columns(several_units), tr("Ausstehende Rückläufe"), parent)
        self.enter = button(
            self.tr("Rücklauf eintragen …"), self.enter_pressed.emit, look="primary", icon_name="mail-open"
        )
        self._lay_out({self.enter: self.tr("Was auf der Urkunde, dem Rückschein oder dem Bekenntnis steht")})


def _columns(several_units: bool) -> tuple[Column, ...]:
    """How long it is out is seen without rolling."""
    of_letter, units = of_letter_and_unit(several_units)
    return (
        *of_letter,
        Column(tr("Art"), lambda line: line.way, width=195),
        Column(tr("Zur Post"), lambda line: line.posted_on, text=german_day, width=95),
        Column(tr("Tage"), lambda line: line.days, chip=_late, width=65),
        *units,
        Column(tr("Nummer"), lambda line: line.number),
    )


def _late(line: OwedLine) -> Chip | None:
    if not line.overdue:
        return None
    spoken = tr("überfällig, seit {days} Tagen unterwegs").format(days=line.days)
    return Chip(str(line.days), "danger", "clock", spoken)
