"""Which letters wait for the post, what is known of each, and what can be done with those that are picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import MOST_LISTED, OutgoingLetter
from clerk_app.services.office_time import local_day
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.posting_fields import PostingLines
from clerk_app.ui.kit.words import word

OVERDUE_AFTER = timedelta(days=3)  # a weekend is no fault


@dataclass(frozen=True)
class Line:
    """`days` it lies here; `failed`: a channel gave it up, on paper it may still go."""

    id: str
    reference: str
    addressee: str
    what: str
    unit: str
    since: date
    days: int
    overdue: bool
    failed: bool

    @property
    def words(self) -> tuple[str, ...]:
        return (self.reference, self.addressee, self.what, self.unit)


@dataclass(frozen=True)
class Inputs:
    """What is known of a list of letters, of those that wait or of those whose paper is missing."""

    letters: tuple[OutgoingLetter, ...] = ()
    lying: tuple[Any, ...] = ()  # the lines of the list
    picked: tuple[str, ...] = ()
    text: str = ""
    loaded: bool = False
    trouble: str = ""
    lines: PostingLines = PostingLines()
    working: bool = False


@dataclass(frozen=True)
class Shown:
    """`why` nothing can be done with what is picked just now, "" where it can."""

    lines: tuple[Any, ...] = ()
    title: str = ""
    hint: str = ""
    why: str = ""
    fields: PostingLines = PostingLines()
    empty: tuple[str, str, str] | None = None  # icon, title, text
    again: bool = False  # trying again may help


def derive(known: Inputs) -> Shown:
    return laid_out(known, _title, _hint, _why, _empty)


def laid_out(
    known: Inputs,
    title: Callable[[tuple[Any, ...]], str],
    hint: Callable[[Inputs], str],
    why: Callable[[Inputs], str],
    empty: Callable[[Inputs], tuple[str, str, str]],
) -> Shown:
    """What every list of letters shows alike; the rest each says in words of its own."""
    lines = known.lying
    if known.text:
        lines = tuple(line for line in lines if found(line.words, known.text))
    return Shown(
        lines=lines,
        title=title(known.lying) if known.lying else "",
        hint=hint(known),
        why=why(known),
        fields=known.lines,
        empty=None if lines else empty(known),
        again=bool(known.trouble),
    )


def waiting(letters: Iterable[OutgoingLetter], units: Mapping[str, str], today: date) -> tuple[Line, ...]:
    """Made beside the window: there may be thousands."""
    return tuple(_line(letter, units, today) for letter in letters if waits_for_post(letter))


def waits_for_post(letter: OutgoingLetter) -> bool:
    """What a channel takes goes by itself, unless it was given up there."""
    return letter.postable and (not letter.electronic or letter.state is LetterState.FAILED)


def chosen(known: Inputs) -> tuple[OutgoingLetter, ...]:
    picked = frozenset(known.picked)
    return tuple(letter for letter in known.letters if letter.id in picked)


def what(letter: OutgoingLetter) -> str:
    kind = word("letter_kind", letter.kind)
    if letter.copy == 1:
        return kind
    return tr("{kind} · Ausfertigung {number}").format(kind=kind, number=letter.copy)


def addressee(letter: OutgoingLetter) -> str:
    return letter.addressee or tr("andere Stelle")


def letters_told(count: int) -> str:
    return tr("1 Schreiben") if count == 1 else tr("{count} Schreiben").format(count=count)


def _line(letter: OutgoingLetter, units: Mapping[str, str], today: date) -> Line:
    since = local_day(letter.due_at)
    waited = today - since
    return Line(
        id=letter.id,
        reference=letter.file_reference,
        addressee=addressee(letter),
        what=what(letter),
        unit=units.get(letter.unit, letter.unit),
        since=since,
        days=waited.days,
        overdue=waited > OVERDUE_AFTER,
        failed=letter.state is LetterState.FAILED,
    )


def found(words: Iterable[str], text: str) -> bool:
    said = " ".join(words).casefold()
    return all(part in said for part in text.casefold().split())


def _title(waiting: tuple[Line, ...]) -> str:
    count, late = len(waiting), sum(line.overdue for line in waiting)
    told = tr("1 Schreiben wartet auf die Post")
    if count > 1:
        told = tr("{count} Schreiben warten auf die Post").format(count=count)
    if not late:
        return told
    days = OVERDUE_AFTER.days
    return tr("{told}, {late} davon länger als {days} Tage").format(told=told, late=late, days=days)


def _hint(known: Inputs) -> str:
    if known.picked:
        return tr("{letters} gewählt").format(letters=letters_told(len(known.picked)))
    if len(known.letters) >= MOST_LISTED:
        most = tr("Hier stehen die ältesten {count}; weitere folgen, wenn diese hinaus sind.")
        return most.format(count=MOST_LISTED)
    return tr("Mit Umschalt und Strg mehrere wählen, mit Strg+A alle.")


def _why(known: Inputs) -> str:
    if known.working:
        return tr("Der letzte Schritt läuft noch.")
    return "" if known.picked else tr("Bitte zuerst Schreiben in der Liste wählen.")


def _empty(known: Inputs) -> tuple[str, str, str]:
    if known.trouble:
        return "unplug", tr("Der Postausgang konnte nicht geladen werden"), known.trouble
    if not known.loaded:
        return "mail", tr("Der Postausgang wird geladen …"), ""
    if known.lying:
        return "search", tr("Nichts gefunden"), tr("Kein wartendes Schreiben passt zu diesen Wörtern.")
    told = tr(
        "Was keinen elektronischen Weg hat, erscheint hier von selbst: freigegebene Bescheide, "
        "Nachforderungen, Anhörungen, Bitten um Stellungnahme und Eingangsbestätigungen."
    )
    return "circle-check", tr("Kein Schreiben wartet auf die Post"), told
