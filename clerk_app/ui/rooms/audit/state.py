"""What the auditor has asked for and got, and what follows from it for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clerk_app.services.auditing import JournalRow, Wanted
from clerk_app.services.office_time import PLACE
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.telling import NO_NAMES, Names

from .words import entries, kinds_of, moment, search_words, told_row


@dataclass(frozen=True)
class Narrowing:
    """The filters as they stand in the bar."""

    login: str = ""
    group: str = ""
    reference: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True)
class Inputs:
    narrowing: Narrowing = Narrowing()
    names: Names = NO_NAMES
    rows: tuple[JournalRow, ...] = ()
    more: bool = False
    loaded: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class Line:
    """An entry as it is shown; `facts` say what stands in it besides the sentence."""

    number: int
    when: str
    who: str
    reference: str
    sentence: str
    text: str
    icon: str
    tone: str
    hash: str


@dataclass(frozen=True)
class Shown:
    lines: tuple[Line, ...] = ()
    more: bool = False
    people: tuple[tuple[str, str], ...] = ()
    status: str = ""
    empty: tuple[str, str, str] | None = None  # icon, title, text
    again: bool = False  # trying again may help


def derive(known: Inputs) -> Shown:
    lines = tuple(line(row, known.names) for row in known.rows)
    people = tuple(sorted(known.names.people.items(), key=lambda pair: pair[1].casefold()))
    status = entries(len(lines), more=known.more) if known.loaded else ""
    empty = None if lines else _empty(known)
    return Shown(lines, known.more, people, status, empty, again=bool(known.trouble))


def line(row: JournalRow, names: Names) -> Line:
    told = told_row(row, names)
    return Line(
        number=row.number,
        when=moment(row.at),
        who=row.actor_name or row.actor,
        reference=row.reference,
        sentence=told.sentence,
        text=told.text,
        icon=told.icon,
        tone=told.tone,
        hash=row.hash,
    )


def wanted(asked: Narrowing, names: Mapping[str, str]) -> Wanted:
    """Days are those of the office; the last day counts in full."""
    return Wanted(
        login=asked.login,
        kinds=kinds_of(asked.group),
        reference=asked.reference.strip(),
        since=_midnight(asked.since) if asked.since else None,
        before=_midnight(asked.until + timedelta(days=1)) if asked.until else None,
        words=search_words(asked.text, names),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PLACE)


def _empty(known: Inputs) -> tuple[str, str, str]:
    if known.trouble:
        return "unplug", tr("Das Protokoll konnte nicht geladen werden"), known.trouble
    if not known.loaded:
        return "book-open", tr("Das Protokoll wird geladen …"), ""
    return "search", tr("Keine Einträge"), tr("Zu diesen Filtern gibt es keinen Eintrag.")
