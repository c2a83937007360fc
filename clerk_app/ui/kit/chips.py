"""Small coloured plates that say a state or a deadline, always with a picture and a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from .icons import icon_image
from .language import translate
from .theme import Theme
from .words import word

SOON = 7
PRESSING = 3
_PAD = 7
_GAP = 4
_STATES = {
    "new": ("info", "circle-dot"),
    "checking": ("info", "search"),
    "awaiting_applicant": ("warning", "mail"),
    "in_progress": ("info", "square-pen"),
    "awaiting_statement": ("warning", "users"),
    "awaiting_approval": ("warning", "hourglass"),
    "rework": ("danger", "corner-up-left"),
    "approved": ("success", "badge-check"),
    "dispatched": ("success", "send"),
    "handed_over": ("success", "package"),
    "final": ("success", "scale"),
    "closed": ("neutral", "archive"),
    "to_delete": ("danger", "trash-2"),
    "discarded": ("neutral", "x"),
}


@dataclass(frozen=True)
class Chip:
    """`tone`: info, success, warning, danger or neutral."""

    text: str
    tone: str = "neutral"
    icon: str = ""
    spoken: str = ""  # what is read aloud where the text is short


def state_chip(state: str) -> Chip:
    tone, icon = _STATES.get(state, ("neutral", "circle"))
    return Chip(word("state", state), tone, icon)


def deadline_chip(due: date | None, today: date, *, paused: bool = False, short: bool = False) -> Chip:
    if paused:
        return Chip(translate("chips", "ruht"), "neutral", "circle-pause", translate("chips", "Frist ruht"))
    if due is None:
        return Chip(translate("chips", "ohne Frist"), "neutral", "clock")
    days = (due - today).days
    spoken = _spoken_days(days)
    return Chip(_short_days(days) if short else spoken, _tone_of(days), _icon_of(days), spoken)


def awaiting_chip(until: date, today: date, *, what: str = "papers", short: bool = False) -> Chip:
    """A case that waits for an answer: for which, until when, or that the day has gone by."""
    day, words = until.strftime("%d.%m.%Y"), _awaiting(what)
    if until < today:
        told = words.late_since.format(day=day)
        return Chip(words.late if short else told, "warning", "triangle-alert", told)
    told = words.waits.format(day=day)
    return Chip(words.until.format(day=day) if short else told, "info", words.icon, told)


def standing_chip(state: str, awaits: str, until: date | None, today: date) -> Chip:
    """How a case stands: what it waits for and until when, its state where it waits for nothing."""
    return awaiting_chip(until, today, what=awaits) if until else state_chip(state)


@dataclass(frozen=True)
class _Awaiting:
    icon: str
    late: str
    late_since: str
    waits: str
    until: str


def _awaiting(what: str) -> _Awaiting:
    if what == "hearing":
        return _Awaiting(
            "scale",
            translate("chips", "Äußerung überfällig"),
            translate("chips", "Äußerung überfällig, Frist war {day}"),
            translate("chips", "Anhörung bis {day}"),
            translate("chips", "Anhörung bis {day}"),
        )
    if what == "statement":
        return _Awaiting(
            "landmark",
            translate("chips", "Stellungnahme überfällig"),
            translate("chips", "Stellungnahme überfällig, Frist war {day}"),
            translate("chips", "wartet auf Stellungnahme bis {day}"),
            translate("chips", "Stellungnahme bis {day}"),
        )
    return _Awaiting(
        "mail",
        translate("chips", "Unterlagen überfällig"),
        translate("chips", "Unterlagen überfällig, Frist war {day}"),
        translate("chips", "wartet auf Unterlagen bis {day}"),
        translate("chips", "Unterlagen bis {day}"),
    )


def chip_size(chip: Chip, font: QFont) -> QSize:
    metrics = QFontMetrics(font)
    side = _icon_side(metrics)
    picture = side + _GAP if chip.icon else 0
    return QSize(metrics.horizontalAdvance(chip.text) + picture + 2 * _PAD, metrics.height() + 4)


def paint_chip(painter: QPainter, place: QPoint, chip: Chip, font: QFont) -> QRect:
    """Paints the chip with its upper left corner at `place` and returns what it covers."""
    theme = Theme.current()
    rect = QRect(place, chip_size(chip, font))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(f"{chip.tone}_edge"), 1))
    painter.setBrush(theme.colour(f"{chip.tone}_soft"))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5), 4, 4)
    left = rect.x() + _PAD
    if chip.icon:
        side = _icon_side(QFontMetrics(font))
        image = icon_image(chip.icon, chip.tone, side, painter.device().devicePixelRatioF())
        painter.drawImage(QPoint(left, rect.y() + (rect.height() - side) // 2), image)
        left += side + _GAP
    painter.setFont(font)
    painter.setPen(theme.colour(chip.tone))
    painter.drawText(rect.adjusted(left - rect.x(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, chip.text)
    painter.restore()
    return rect


class ChipLabel(QWidget):
    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        self._chip = chip
        self.setAccessibleName(chip.spoken or chip.text)
        self.setToolTip(chip.spoken if chip.spoken != chip.text else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip, self._font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPoint(0, 0), self._chip, self._font())

    def _font(self) -> QFont:
        return Theme.current().font("small", QFont.Weight.Medium)


def headline(title: QLabel, about: QLabel, *chips: ChipLabel) -> QVBoxLayout:
    """Chips beside the title, and below both what is to be said of it."""
    first, words = QHBoxLayout(), QVBoxLayout()
    first.setSpacing(8)
    for one in (title, *chips):
        first.addWidget(one)
    first.addStretch(1)
    words.setSpacing(2)
    words.addLayout(first)
    words.addWidget(about)
    return words


def _icon_side(metrics: QFontMetrics) -> int:
    return metrics.height() - 1


def _tone_of(days: int) -> str:
    if days <= PRESSING:
        return "danger"
    return "warning" if days <= SOON else "success"


def _icon_of(days: int) -> str:
    return "triangle-alert" if days < 0 else "clock"


def _short_days(days: int) -> str:
    if days == 0:
        return translate("chips", "heute")
    pattern = translate("chips", "{days} T") if days > 0 else translate("chips", "{days} T über")
    return pattern.format(days=abs(days))


def _spoken_days(days: int) -> str:
    match days:
        case 0:
            return translate("chips", "heute Fristende")
        case 1:
            return translate("chips", "noch 1 Tag")
        case -1:
            return translate("chips", "seit 1 Tag überfällig")
    pattern = (
        translate("chips", "noch {days} Tage")
        if days > 0
        else translate("chips", "seit {days} Tagen überfällig")
    )
    return pattern.format(days=abs(days))
