"""Attempts with the copies of a notice: bytes nobody handed over, others than bound, names read in passing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .ground import content_of, keep, pdf_of, sha, submitted
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

W_DRAFT, AUDITOR = "w-draft", "p.revision"
OTHER = b"%PDF Ausfertigung"
FIRST = {"position": 1, "role": "applicant", "name": "Deniz", "pdf_sha256": sha(pdf_of(W_DRAFT))}
SECOND = {"position": 2, "role": "neighbour", "name": "Ewa", "pdf_sha256": sha(OTHER)}
KEPT = (keep(pdf_of(W_DRAFT)), keep(OTHER))
Copies = list[dict[str, object]]


def laid(copies: object) -> str:
    data = json.dumps({"copies": copies}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return submitted(W_DRAFT, CLERK, data=data, data_sha256=sha(data.encode()))


GOOD = (*KEPT, laid([FIRST, SECOND]))


def attacks() -> Iterator[Attack]:
    yield from _laying_down()
    yield from _reading()


def _laying_down() -> Iterator[Attack]:
    fine = (CLERK, GOOD)
    yield attack(
        "names a copy nobody handed over",
        (keep(pdf_of(W_DRAFT)), laid([FIRST, SECOND])),
        "content.not_kept",
        fine,
    )
    foreign = {**SECOND, "pdf_sha256": sha(content_of("b-draft"))}
    yield attack(
        "adopts a foreign document as a copy", (*KEPT, laid([FIRST, foreign])), "content.not_kept", fine
    )
    yield attack(
        "calls something else the first copy",
        (*KEPT, laid([{**SECOND, "position": 1}, {**FIRST, "position": 2}])),
        "fact.forged",
        fine,
    )
    broken: tuple[tuple[str, object], ...] = (
        ("a copy alone", [FIRST]),
        ("no copies", []),
        ("copies without end", [FIRST, *({**SECOND, "position": at} for at in range(2, 120))]),
        ("a copy twice", [FIRST, {**SECOND, "pdf_sha256": FIRST["pdf_sha256"]}]),
        ("copies out of order", [FIRST, {**SECOND, "position": 3}]),
        ("a copy with more words", [FIRST, {**SECOND, "remark": "geheim"}]),
        ("a copy without a name", [FIRST, {key: SECOND[key] for key in SECOND if key != "name"}]),
        ("a word for copies", "alle"),
        ("a table for copies", {"1": FIRST, "2": SECOND}),
    )
    for name, copies in broken:
        yield attack(f"lays down {name}", (*KEPT, laid(copies)), "fact.malformed", fine)


def _reading() -> Iterator[Attack]:
    every = "SELECT * FROM office.notice_copies"
    yield attack(
        "reads the copies past the functions", (*GOOD, every), DENIED, (SUPERUSER, f"EXPLAIN {every}")
    )
    told = "SELECT count(*) FROM jsonb_array_elements(api.waiting_notice('w-draft') -> 'copies') e"
    yield attack(
        "reads the names of parties in passing",
        (*GOOD, f"{told} WHERE e ->> 'name' <> ''"),
        BLIND,
        (CLERK, (*GOOD, told)),
    )
    faults = "SELECT count(*) + 1 FROM api.copy_faults()"
    yield attack("asks for faults of the copies", faults, DENIED, (AUDITOR, faults))
    yield attack(
        "without membership asks for faults of the copies",
        faults,
        "person.not_entitled",
        (AUDITOR, faults),
        login="x.ohne",
    )
