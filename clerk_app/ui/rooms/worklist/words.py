"""The words of the worklist that depend on what is being shown: days, ages, sizes, names."""

from __future__ import annotations

from datetime import date, datetime

from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.texts import said as said
from clerk_app.ui.kit.words import word

_KINDS = {
    "application/pdf": "PDF",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
    "text/plain": "Text",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "message/rfc822": "E-Mail",
}
_DATA = frozenset({"application/json", "application/xml", "text/xml"})


def day(value: date) -> str:
    return value.strftime("%d.%m.%Y")


def clock(value: datetime, now: datetime) -> str:
    return value.astimezone(now.tzinfo).strftime("%H:%M")


def age(value: datetime, now: datetime) -> str:
    """As short as it stays clear: "heute 08:12", "gestern", "20.11.", "20.11.2025"."""
    then = value.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    if days == 0:
        return tr("heute {clock}").format(clock=then.strftime("%H:%M"))
    if days == 1:
        return tr("gestern")
    return then.strftime("%d.%m." if then.year == now.year else "%d.%m.%Y")


def moment(value: datetime, now: datetime) -> str:
    """When something happened, in the history: the hour is said as long as it matters."""
    then = value.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    if days in (0, 1):
        name = tr("heute") if days == 0 else tr("gestern")
        return f"{name} {then.strftime('%H:%M')}"
    return then.strftime("%d.%m.%Y %H:%M")


def channel(name: str) -> str:
    return word("channel", name)


def size(count: int) -> str:
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def kind(mime_type: str) -> str:
    bare = mime_type.partition(";")[0].strip().lower()
    return _KINDS.get(bare, bare.rpartition("/")[2].upper() or tr("Datei"))


def is_data(mime_type: str) -> bool:
    return mime_type.partition(";")[0].strip().lower() in _DATA


def cases(count: int, *, more: bool = False) -> str:
    figure = f"{count}+" if more else str(count)
    return tr("1 Vorgang") if figure == "1" else tr("{count} Vorgänge").format(count=figure)
