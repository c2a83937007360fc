"""Computes Wohngeld, periods and fees from facts in a file, without a case."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.calculate import calculate_deadline, calculate_fee, calculate_wohngeld
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.fact_row import Row
from clerk_app.domain.service_pack import ServicePack
from clerk_app.opening.paths import Shipped
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.store import open_shelf

from .fact_file import read_facts
from .words import sentence

_COLUMNS = """
Angaben je Zeile. wohngeld: rules_date, household_size, mietenstufe, bruttokaltmiete_eur und
gesamteinkommen_monthly_eur, oder persons_json mit single_parent; bei ausgeschlossenen Mitgliedern
members_total, members_considered, bruttokaltmiete_total_eur und Y_monthly_eur; im Heim heim. deadline:
regime (oder service) und posted, für die Bauuhr receipt_date und wahlweise complete_on. fee: service,
act, on, wahlweise minor und exemption; für einen Widerspruch contested (die angefochtene Amtshandlung).
Ein Bescheid kann mehrere Nummern zusammenzählen: mit decision (Name der Entscheidung) statt oder neben act
kommt seine Summe, weitere Spalten heißen wie die Fragen der Entscheidung. Ohne decision nennt „decisions“
die Bescheide, die zu dieser Nummer noch andere erheben.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("wohngeld", "deadline", "fee"), help="was berechnet wird")
    parser.add_argument(
        "--facts",
        type=Path,
        required=True,
        metavar="DATEI",
        help="JSON (ein Objekt oder eine Liste) oder CSV mit Kopfzeile",
    )
    parser.epilog = _COLUMNS


def calculate(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    rows = read_facts(told.facts)
    compute = _computer(told.what, open_shelf(Shipped().packs, told.home.packs).packs())
    results = [_safely(compute, row) for row in (rows if isinstance(rows, list) else [rows])]
    lines = [json.dumps(result, ensure_ascii=False) for result in results]
    value = results if isinstance(rows, list) else results[0]
    return value, lines, any("error" in result for result in results)


def _computer(what: str, packs: Sequence[ServicePack]) -> Callable[[Row], Mapping[str, Any]]:
    if what == "wohngeld":
        return lambda row: calculate_wohngeld(packs, row)
    if what == "deadline":
        holidays = hessian_holidays()
        return lambda row: calculate_deadline(row, holidays, packs)
    return lambda row: calculate_fee(packs, row)


def _safely(compute: Callable[[Row], Mapping[str, Any]], row: Row) -> dict[str, Any]:
    try:
        return dict(compute(row))
    except ClerkError as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        return {"error": error.code, "message": sentence(error.code, error.facts), "facts": facts}
