"""The desk where notices are made without an office: what they are made with, and the cases from files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from clerk_app.documents.notice import PrintShop
from clerk_app.domain import text
from clerk_app.domain.automation import without_name
from clerk_app.domain.composition import Composition
from clerk_app.domain.desk_rule import desk_rule
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.service_pack import ServicePack
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Shipped
from clerk_app.packs.authority import load_authority
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.store import open_shelf
from clerk_app.packs.written_case import (
    EVERYTHING,
    Sender,
    WrittenCase,
    composed,
    findings,
    written_cases,
)

from .words import sentence

Stray = Mapping[str, str]  # key, name, near, known
DRAFT, SAMPLE, PRACTICE = "ENTWURF", "MUSTER", "ÜBUNG"


@dataclass(frozen=True)
class Desk:
    """What notices are made with where there is no office."""

    pack: ServicePack
    sender: Sender
    shop: PrintShop
    holidays: Callable[[date], bool]
    mark: str = ""  # what every notice made here bears
    lenient: bool = False  # what a file names and nobody knows is left out, and told

    @classmethod
    def open(cls, told: argparse.Namespace, signatory: str, day: date) -> Desk:
        pack, practice, shipped = told.pack, told.practice, Shipped()
        packs = {found.id: found for found in open_shelf(shipped.packs, told.home.packs).packs()}
        if pack not in packs:
            raise SystemExit(f"Das Dienstpaket „{pack}“ gibt es nicht. Vorhanden: {', '.join(packs)}.")
        authority = load_authority(own_authority(told.home, shipped))
        rule = desk_rule(authority.desk_rules, pack, "")
        unit = rule.unit if rule else packs[pack].unit
        if unit not in authority.letterheads:
            raise ClerkError("letterhead.missing", unit=unit)
        confirmed = authority.practice_confirmations if practice else authority.confirmations
        sender = Sender(authority.letterheads[unit], confirmed, signatory, day)
        shop, mark = PrintShop(shipped.resources), PRACTICE if practice else ""
        return cls(packs[pack], sender, shop, hessian_holidays(), mark, told.ignore_unknown)

    def composed(self, case: WrittenCase) -> Composition:
        """What the file names must be there: a slip of the pen would fall under the table unnoticed."""
        pack, procedures = self.pack, [procedure.id for procedure in self.pack.procedures]
        _require((*_unknown("procedure", [case.facts.procedure], procedures),))
        found = composed(pack, case, self.holidays)
        if not self.lenient:
            _require(_strays(pack, case, found))
        decision = pack.decision(case.draft.outcome)
        return without_name(pack, decision, found, findings(pack, case)) if decision else found

    def remarks(self, case: WrittenCase, found: Composition) -> tuple[str, ...]:
        """What does not hold a notice back, and still should be looked at."""
        told = [sentence("notice.entry_ignored", stray) for stray in _strays(self.pack, case, found)]
        days = {"received": case.facts.received_on, "day": case.today}
        if days["received"] > days["day"]:
            shown = {name: text.german_date(day) for name, day in days.items()}
            told.append(sentence("notice.received_later", shown))
        return tuple(told)


def one_case(path: Path, desk: Desk) -> tuple[WrittenCase, str]:
    """An example of a pack is printed as what it is: a sample."""
    try:
        if path.suffix == ".toml":
            case = read_example(read_toml(path, "Beispiel"), path.parent).case
            facts = replace(case.facts, letterhead=desk.sender.letterhead)
            return replace(case, facts=facts), SAMPLE
        cases = written_cases(path, desk.sender)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise SystemExit(f"{path}: kann nicht gelesen werden ({unreadable}).") from unreadable
    if len(cases) != 1:
        raise SystemExit(
            f"{path}: erwartet wird ein einzelnes JSON-Objekt; für Listen gibt es „notice bulk“."
        )
    return cases[0], desk.mark


def list_of(path: Path, desk: Desk) -> Sequence[WrittenCase]:
    try:
        return written_cases(path, desk.sender)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise SystemExit(f"{path}: kann nicht gelesen werden ({unreadable}).") from unreadable


def _strays(pack: ServicePack, case: WrittenCase, found: Composition) -> tuple[Stray, ...]:
    """What the decision may draw upon is known too, where it is of no account here."""
    checks = [EVERYTHING, *(check.id for check in pack.checks)]
    inputs = [entry.id for entry in found.inputs]
    blocks = [block.id for block in found.blocks]
    return (
        *_unknown("judge", case.judgements, checks),
        *_unknown("facts", case.draft.facts, inputs, (spec.id for spec in pack.inputs)),
        *_unknown("texts", case.draft.texts, blocks, pack.texts),
    )


def _unknown(
    key: str, named: Iterable[str], here: Sequence[str], elsewhere: Iterable[str] = ()
) -> Iterator[Stray]:
    known = [*here, *elsewhere]
    for name in named:
        if name not in known:
            near = get_close_matches(name, known, 1) or get_close_matches(name.casefold(), known, 1)
            yield {"key": key, "name": name, "near": next(iter(near), ""), "known": ", ".join(here)}


def _require(strays: Sequence[Stray]) -> None:
    """All of them at once: whoever mends a file mends it in one go."""
    if not strays:
        return
    if len(strays) == 1:
        code = "notice.entry_misspelt" if strays[0]["near"] else "notice.entry_unknown"
        raise ClerkError(code, **strays[0])
    listed = (
        f"{stray['key']}: „{stray['name']}“" + (f" (gemeint „{stray['near']}“?)" if stray["near"] else "")
        for stray in strays
    )
    raise ClerkError("notice.entries_unknown", count=str(len(strays)), listed=", ".join(listed))
