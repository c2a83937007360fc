"""A case written down in a file, and the notice that follows from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app.domain import checks, compose
from clerk_app.domain.composition import CaseFacts, Composition, Draft, FiledDocument
from clerk_app.domain.finding import Finding, FindingState
from clerk_app.domain.notice import Letterhead
from clerk_app.domain.party import BY_HAND, ROLES, HandParty, Parties
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import RawField
from clerk_app.domain.text import read_date

from .entry import Entry, Sheet

EVERYTHING = "*"
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_STATES = tuple(state.value for state in FindingState)
OPEN_QUESTIONS = frozenset({"wohngeld.open_point", "wohngeld.basic_pension", "bauantrag.older_than_law"})


@dataclass(frozen=True)
class WrittenCase:
    """`judgements` are the clerk's: check → state, "*" for all that is still open."""

    facts: CaseFacts
    draft: Draft
    judgements: Mapping[str, str]
    today: date


@dataclass(frozen=True)
class Sender:
    """In whose name cases from files are decided, and on which day where the file names none."""

    letterhead: Letterhead
    confirmations: frozenset[str]
    clerk_name: str
    today: date


def composed(pack: ServicePack, case: WrittenCase, holidays: Callable[[date], bool]) -> Composition:
    confirmations = _confirmed(pack, case.facts.confirmations)
    facts = replace(case.facts, confirmations=confirmations, findings=findings(pack, case))
    return compose.compose(pack, facts, case.draft, case.today, holidays)


def findings(pack: ServicePack, case: WrittenCase) -> tuple[Finding, ...]:
    ruled = checks.findings(pack, case.facts.procedure, case.facts, case.today)
    return tuple(_judged(finding, case) for finding in ruled)


def written_cases(path: Path, sender: Sender) -> tuple[WrittenCase, ...]:
    """A JSON object, a list of them, or one object a line. Raises PackError with what is wrong where."""
    sheet = Sheet(path, path.read_text(encoding="utf-8-sig"))
    try:
        return tuple(_case(Entry(item, sheet, "Vorgang"), sender) for item in _objects(sheet))
    except RecursionError:
        raise Entry({}, sheet, "Liste").error("Die Angaben sind zu tief ineinander verschachtelt.") from None


def flatten(value: Any, path: str = "") -> Iterator[RawField]:
    """JSON as fields: levels separated by slashes, list positions from 1."""
    if isinstance(value, Mapping):
        pairs = [(str(key), item) for key, item in value.items()]
    elif isinstance(value, list):
        pairs = [(str(number), item) for number, item in enumerate(value, 1)]
    else:
        yield RawField(path, written(value))
        return
    for key, item in pairs:
        yield from flatten(item, f"{path}/{key}" if path else key)


def written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _objects(sheet: Sheet) -> list[Mapping[str, Any]]:
    """One object a line is what long lists are written in; a single object is a list of one."""
    try:
        found = json.loads(sheet.content)
    except ValueError:
        found = [_line(line, sheet) for line in sheet.content.split("\n") if line.strip()]
    if _HALVES.search(sheet.content) and not _writable(found):
        raise Entry({}, sheet, "Liste").error("Eine Angabe enthält ein halbes Zeichen (\\ud800 bis \\udfff).")
    items = found if isinstance(found, list) else [found]
    if not items or not all(isinstance(item, Mapping) for item in items):
        raise Entry({}, sheet, "Liste").error("Erwartet wird ein JSON-Objekt je Vorgang.")
    return items


def _writable(found: Any) -> bool:
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _line(line: str, sheet: Sheet) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        raise Entry({}, sheet, "Liste").error("Das ist kein JSON.", line) from None


def _case(entry: Entry, sender: Sender) -> WrittenCase:
    today = _day(entry, "today", sender.today)
    case = WrittenCase(
        facts=_facts(entry, sender, today),
        draft=Draft(
            entry.text("outcome", ""),
            _texts(entry, "facts"),
            _texts(entry, "texts"),
            parties=_parties(entry),
        ),
        judgements=judgements(entry),
        today=today,
    )
    entry.close()
    return case


def _facts(entry: Entry, sender: Sender, today: date) -> CaseFacts:
    return CaseFacts(
        file_reference=entry.text("file_reference", ""),
        procedure=entry.text("procedure"),
        received_on=_day(entry, "received_on", today),
        fields=tuple(flatten(entry.table("fields"))),
        documents=tuple(
            FiledDocument(name, "application/pdf", "attachment") for name in entry.texts("documents")
        ),
        findings=(),
        clerk_name=entry.text("clerk", sender.clerk_name),
        clerk_contact=tuple(_texts(entry, "contact").items()),
        letterhead=sender.letterhead,
        confirmations=sender.confirmations,
    )


def _day(entry: Entry, key: str, default: date) -> date:
    told = entry.text(key, default.isoformat())
    day = read_date(told)
    if day is None:
        raise entry.error(f"„{key}“ ist kein Tag: „{told}“. Bitte in der Form 2026-01-31 schreiben.", key)
    return within_reach(entry, key, day)


def within_reach(entry: Entry, key: str, day: date) -> date:
    """Beyond these years no period can be reckoned; such a day is a slip."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise entry.error(f"„{key}“ liegt nicht zwischen den Jahren {_FIRST_YEAR} und {_LAST_YEAR}.", key)
    return day


def judgements(entry: Entry) -> dict[str, str]:
    found = _texts(entry, "judge")
    for state in found.values():
        if state not in _STATES:
            raise entry.error(f"„judge“: „{state}“ gibt es nicht. Möglich sind: {', '.join(_STATES)}.", state)
    return found


def _texts(entry: Entry, key: str) -> dict[str, str]:
    return {str(name): written(value) for name, value in entry.table(key).items()}


def _parties(entry: Entry) -> Parties:
    """Those who get a copy besides whom the application names."""
    found: dict[str, HandParty] = {}
    for number, party in enumerate(entry.entries("parties", "Beteiligte"), 1):
        found[f"{BY_HAND}{number}"] = HandParty(party.text("role"), "\n".join(party.texts("address")))
        if party.text("role") not in ROLES:
            raise party.error(f"„role“ muss eines sein von: {', '.join(ROLES)}.", "role")
        party.close()
    return Parties(found)


def _judged(finding: Finding, case: WrittenCase) -> Finding:
    judgements = case.judgements
    state = judgements.get(finding.check) or judgements.get(EVERYTHING)
    if state is None or (finding.check not in judgements and finding.settled):
        return finding
    return checks.with_judgement(finding, FindingState(state), "geprüft", case.facts.clerk_name)


def _confirmed(pack: ServicePack, named: frozenset[str]) -> frozenset[str]:
    """The star confirms everything, for examples that are about something else."""
    if EVERYTHING not in named:
        return named
    return frozenset(f"{pack.id}.{id}" for id in (*pack.remedies, *pack.texts)) | OPEN_QUESTIONS | named
