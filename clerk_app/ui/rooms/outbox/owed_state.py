"""Which papers the post has not brought back, how long they are out, and what can be entered of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.domain.posting import MOST_LISTED, Post
from clerk_app.domain.returned_paper import OwedPaper
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from .state import Inputs, Shown, addressee, laid_out, what


@dataclass(frozen=True)
class OwedLine:
    """`days` it is out; `overdue`: longer than the post usually takes."""

    id: str
    reference: str
    addressee: str
    what: str
    unit: str
    post: Post
    way: str
    number: str
    posted_on: date
    days: int
    overdue: bool

    @property
    def words(self) -> tuple[str, ...]:
        return (self.reference, self.addressee, self.what, self.unit, self.way, self.number)


@dataclass(frozen=True)
class Usual:
    """What is usual in this office: how its units are called, and in how many days papers come back."""

    units: Mapping[str, str]
    days: int


def owed_lines(papers: Iterable[OwedPaper], usual: Usual, today: date) -> tuple[OwedLine, ...]:
    """Made beside the window: there may be thousands."""
    return tuple(_line(paper, usual, today) for paper in papers)


def derive(known: Inputs) -> Shown:
    return laid_out(known, _title, _hint, _why, _empty)


def _line(paper: OwedPaper, usual: Usual, today: date) -> OwedLine:
    letter, out = paper.letter, (today - paper.posted_on).days
    return OwedLine(
        id=letter.id,
        reference=letter.file_reference,
        addressee=addressee(letter),
        what=what(letter),
        unit=usual.units.get(letter.unit, letter.unit),
        post=paper.way,
        way=word("post", paper.way.value),
        number=paper.number,
        posted_on=paper.posted_on,
        days=out,
        overdue=out > usual.days,
    )


def _title(lines: tuple[OwedLine, ...]) -> str:
    count, late = len(lines), sum(line.overdue for line in lines)
    told = tr("1 Rücklauf steht aus")
    if count > 1:
        told = tr("{count} Rückläufe stehen aus").format(count=count)
    return tr("{told}, {late} davon überfällig").format(told=told, late=late) if late else told


def _hint(known: Inputs) -> str:
    if len(known.lying) >= MOST_LISTED:
        most = tr("Hier stehen die ältesten {count}; weitere folgen, wenn diese zurück sind.")
        return most.format(count=MOST_LISTED)
    return tr("Bis der Rücklauf eingetragen ist, steht der Tag der Bekanntgabe nicht fest.")


def _why(known: Inputs) -> str:
    if known.working:
        return tr("Der letzte Schritt läuft noch.")
    if len(known.picked) > 1:
        return tr("Jeder Rücklauf wird einzeln eingetragen: bitte ein Schreiben wählen.")
    return "" if known.picked else tr("Bitte zuerst ein Schreiben in der Liste wählen.")


def _empty(known: Inputs) -> tuple[str, str, str]:
    if known.trouble:
        return "unplug", tr("Die Rückläufe konnten nicht geladen werden"), known.trouble
    if not known.loaded:
        return "mail-open", tr("Die Rückläufe werden geladen …"), ""
    if known.lying:
        return "search", tr("Nichts gefunden"), tr("Kein ausstehender Rücklauf passt zu diesen Wörtern.")
    told = tr(
        "Was mit Postzustellungsurkunde, mit Rückschein oder gegen Empfangsbekenntnis hinausgeht, steht "
        "hier, bis eingetragen ist, was darauf steht."
    )
    return "circle-check", tr("Kein Rücklauf steht aus"), told
