"""What is to be said of the day by when an answer is wanted, and of a better one."""

from __future__ import annotations

from datetime import date

from clerk_app.services.information_request import DueDay, Standing
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from . import words
from .letter_state import ShownDay

_SATURDAY = 6


def shown_day(typed: str, due: DueDay | None, today: date, *, ready: bool) -> ShownDay:
    """`ready`: a day has been proposed already, so that an empty one is the clerk's."""
    better = due if due and due.standing is not Standing.FIT else None
    return ShownDay(
        day=_said(due, today, ready=ready),
        wrong_day=bool(typed) and (due is None or better is not None),
        instead=better.instead.isoformat() if better else "",
        instead_text=tr("{day} nehmen").format(day=_named(better.instead)) if better else "",
    )


def fits(due: DueDay | None) -> bool:
    return due is not None and due.standing is Standing.FIT


def _said(due: DueDay | None, today: date, *, ready: bool) -> str:
    if due is None:
        return tr("Bitte einen Tag eintragen, zum Beispiel 14.12.2026.") if ready else ""
    if due.standing is Standing.FIT:
        days = (due.on - today).days
        left = tr("noch 1 Tag") if days == 1 else tr("noch {days} Tage").format(days=days)
        return f"{_weekday(due.on)}, {left}"
    return _why_not(due)


def _why_not(due: DueDay) -> str:
    if due.standing is Standing.OVER:
        return tr("{weekday}: Die Frist muss nach heute enden.").format(weekday=_weekday(due.on))
    if due.on.isoweekday() >= _SATURDAY:
        return tr("{weekday}: Am Wochenende endet keine Frist.").format(weekday=_weekday(due.on))
    return tr("{weekday}, ein Feiertag: An ihm endet keine Frist.").format(weekday=_weekday(due.on))


def _named(day: date) -> str:
    return f"{_weekday(day)}, {words.day(day)}"


def _weekday(day: date) -> str:
    return word("weekday", str(day.isoweekday()))
