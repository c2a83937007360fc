"""The desk where notices are made without an office: what they are made with, and the cases from files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from clerk_app.documents.notice import PrintShop
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

DRAFT, SAMPLE, PRACTICE = "ENTWURF", "MUSTER", "ÜBUNG"


@dataclass(frozen=True)
class Desk:
    """What notices are made with where there is no office."""

    pack: ServicePack
    sender: Sender
    shop: PrintShop
    holidays: Callable[[date], bool]
    mark: str = ""  # what every notice made here bears

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
        return cls(packs[pack], sender, shop, hessian_holidays(), mark)

    def composed(self, case: WrittenCase) -> Composition:
        """What the file names must be there: a slip of the pen would fall under the table unnoticed."""
        pack, procedures = self.pack, [procedure.id for procedure in self.pack.procedures]
        _known("procedure", [case.facts.procedure], procedures)
        found = composed(pack, case, self.holidays)
        _known("judge", case.judgements, [EVERYTHING, *(check.id for check in pack.checks)])
        _known("facts", case.draft.facts, [entry.id for entry in found.inputs], (i.id for i in pack.inputs))
        _known("texts", case.draft.texts, [block.id for block in found.blocks], pack.texts)
        decision = pack.decision(case.draft.outcome)
        return without_name(pack, decision, found, findings(pack, case)) if decision else found


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


def _known(key: str, named: Iterable[str], here: Sequence[str], elsewhere: Iterable[str] = ()) -> None:
    """`elsewhere`: known to the pack, though of no account in this decision."""
    known = {*here, *elsewhere}
    for name in named:
        if name not in known:
            raise ClerkError("notice.entry_unknown", key=key, name=name, known=", ".join(here))
