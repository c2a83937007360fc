"""The examples of a pack: a given application on a given day, and what the pack must make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from clerk_app.domain import checks, deadline, form
from clerk_app.domain.composition import Blocker, CaseFacts, Composition, Draft, FiledDocument
from clerk_app.domain.notice import Letterhead
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import RawField

from .entry import Entry, PackError, read_sheet
from .written_case import WrittenCase, composed, flatten, judgements, within_reach, written

OFFICE = Letterhead(
    authority="Musterkreis",
    unit="Fachdienst",
    return_line="Musterkreis · Musterstraße 1 · 12345 Musterstadt",
    address=("Musterstraße 1", "12345 Musterstadt"),
)


@dataclass(frozen=True)
class Expected:
    findings: Mapping[str, str]
    inputs: Mapping[str, str]
    results: Mapping[str, str]
    blockers: tuple[str, ...] | None  # codes in any order; None: not looked at
    contains: tuple[str, ...]
    lacks: tuple[str, ...]
    deadline: date | None
    applicant: str


@dataclass(frozen=True)
class Example:
    title: str
    facts: CaseFacts
    draft: Draft
    judgements: Mapping[str, str]
    today: date
    expected: Expected

    @property
    def case(self) -> WrittenCase:
        return WrittenCase(self.facts, self.draft, self.judgements, self.today)


def read_example(entry: Entry, folder: Path) -> Example:
    fields = _fields(entry, folder / entry.text("submission"))
    received = within_reach(entry, "received_on", entry.day("received_on"))
    example = Example(
        title=entry.text("title"),
        facts=_facts(entry, fields, received),
        draft=_draft(entry.entry("draft", "Entwurf")),
        judgements=judgements(entry),
        today=within_reach(entry, "today", entry.day("today")),
        expected=_expected(entry.entry("expect", "Erwartung")),
    )
    entry.close()
    return example


def disagreements(pack: ServicePack, example: Example, holidays: Callable[[date], bool]) -> Iterator[str]:
    """What came out otherwise than the example says."""
    facts, expected = example.facts, example.expected
    ruled = checks.findings(pack, facts.procedure, facts, example.today)
    yield from _differences("Prüfung", expected.findings, {f.check: f.state.value for f in ruled})
    if expected.deadline is not None:
        due = deadline.due(pack, facts.procedure, facts.received_on, holidays)
        yield from _differences("Frist", {"Ende": str(expected.deadline)}, {"Ende": str(due and due.on)})
    if expected.applicant:
        named = {"Name": form.applicant_name(pack, facts.fields)}
        yield from _differences("Antragstellende Person", {"Name": expected.applicant}, named)
    found = composed(pack, example.case, holidays)
    yield from _composed(expected, found)
    yield from _unasked(pack, example.draft, {entry.id for entry in found.inputs})


def _unasked(pack: ServicePack, draft: Draft, asked: Collection[str]) -> Iterator[str]:
    """A slip in the name of an answer would leave the question without one."""
    known = [re.compile(re.escape(spec.id).replace(r"\*", ".+")) for spec in pack.inputs]
    for id in draft.facts:
        if id not in asked and not any(name.fullmatch(id) for name in known):
            yield f"Nach „{id}“ fragt „{draft.outcome}“ nicht."


def _fields(entry: Entry, path: Path) -> tuple[RawField, ...]:
    """The submission with some values changed and some branches cut off."""
    given = {field.path: field.value for field in flatten(_submission(path))}
    given |= {name: written(value) for name, value in entry.table("change").items()}
    cut = tuple(f"{name}/" for name in entry.texts("without"))
    return tuple(
        RawField(name, value) for name, value in given.items() if not f"{name}/".startswith(cut or ("//",))
    )


def _submission(path: Path) -> Any:
    sheet = read_sheet(path)
    try:
        return json.loads(sheet.content)
    except (json.JSONDecodeError, RecursionError) as broken:
        message = "Die Antragsdaten sind nicht lesbar (Anführungszeichen, Klammern und Kommas prüfen)."
        raise PackError(sheet.at(getattr(broken, "lineno", 1), message)) from broken


def _facts(entry: Entry, fields: tuple[RawField, ...], received: date) -> CaseFacts:
    documents = tuple(
        FiledDocument(name, "application/pdf", "attachment") for name in entry.texts("documents")
    )
    return CaseFacts(
        file_reference="AZ 1/2026",
        procedure=entry.text("procedure"),
        received_on=received,
        fields=fields,
        documents=documents,
        findings=(),
        clerk_name="A. Muster",
        clerk_contact=(),
        letterhead=OFFICE,
        confirmations=frozenset(entry.texts("confirmations")),
    )


def _draft(entry: Entry) -> Draft:
    draft = Draft(
        entry.text("outcome", ""),
        {str(id): str(value) for id, value in entry.table("facts").items()},
        {str(id): str(value) for id, value in entry.table("texts").items()},
    )
    entry.close()
    return draft


def _expected(entry: Entry) -> Expected:
    expected = Expected(
        findings={str(id): str(state) for id, state in entry.table("findings").items()},
        inputs={str(id): str(value) for id, value in entry.table("inputs").items()},
        results={str(id): str(value) for id, value in entry.table("results").items()},
        blockers=entry.texts("blockers") if entry.has("blockers") else None,
        contains=entry.texts("contains"),
        lacks=entry.texts("lacks"),
        deadline=entry.optional_day("deadline"),
        applicant=entry.text("applicant", ""),
    )
    entry.close()
    return expected


def _composed(expected: Expected, found: Composition) -> Iterator[str]:
    yield from _differences("Eingabe", expected.inputs, {entry.id: entry.value for entry in found.inputs})
    results = found.notice.decision_data.get("results", {}) if found.notice else {}
    yield from _differences("Ergebnis", expected.results, results if isinstance(results, Mapping) else {})
    if expected.blockers is not None:
        codes = sorted(blocker.code for blocker in found.blockers)
        if codes != sorted(expected.blockers):
            told = sorted(map(_placed, found.blockers))
            yield f"Sperren: erwartet {_list(sorted(expected.blockers))}, gefunden {_list(told)}"
    said = "\n".join(block.text for block in found.blocks)
    yield from (f"Im Bescheid fehlt: „{piece}“" for piece in expected.contains if piece not in said)
    yield from (f"Im Bescheid steht unerwartet: „{piece}“" for piece in expected.lacks if piece in said)


def _differences(what: str, expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    for name, value in expected.items():
        if found.get(name) != value:
            yield f"{what} „{name}“: erwartet {value}, gefunden {found.get(name, 'nichts')}"


def _placed(blocker: Blocker) -> str:
    return f"{blocker.code} ({blocker.where.partition(':')[2] or blocker.where})"


def _list(codes: list[str]) -> str:
    return ", ".join(codes) or "keine"
