"""The calculation "umtauschfrist": until when an old driving licence has to be exchanged (Anlage 8e FeV)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from . import deadline, text
from .calculation import Basis, Calculated, ResultValue
from .composition import CalculationStep
from .errors import ClerkError

RESULTS = ("umtausch_bis", "frist_abgelaufen", "gueltigkeit_jahre")

_CARDS_BEGIN = date(1999, 1, 1)
_LIMITED_SINCE = date(2013, 1, 19)  # from here on every licence carries its own end (§ 24a FeV)


def calculate(basis: Basis) -> Calculated:
    born, issued = basis.day("geburtsdatum"), basis.day("ausstellungsdatum")
    years = int(_row(basis, "gueltigkeit", "jahre"))
    label, until = _until(basis, born, issued, years)
    expired = "ja" if until < basis.today else "nein"
    return Calculated(
        values={
            "umtausch_bis": ResultValue("date", until.isoformat()),
            "frist_abgelaufen": ResultValue("yes_no", expired),
            "gueltigkeit_jahre": ResultValue("integer", str(years)),
        },
        steps=(
            CalculationStep(label[0], label[1], label[2]),
            CalculationStep("Umtausch bis", text.german_date(until), label[2], result=True),
            CalculationStep("Frist abgelaufen", expired, label[2]),
            CalculationStep("Gültigkeit des neuen Führerscheins", f"{years} Jahre", "§ 24a Abs. 1 FeV"),
        ),
    )


def _until(basis: Basis, born: date, issued: date, years: int) -> tuple[tuple[str, str, str], date]:
    if issued >= _LIMITED_SINCE:
        end = deadline.period_end(issued, months=12 * years) - timedelta(days=1)
        return ("Ausgestellt am", text.german_date(issued), "§ 24a Abs. 1 FeV"), end
    if issued < _CARDS_BEGIN:
        table, year, label = "anlage_8e_geburtsjahr", born.year, "Geburtsjahr"
    else:
        table, year, label = "anlage_8e_ausstellungsjahr", issued.year, "Ausstellungsjahr"
    until = date.fromisoformat(_in_span(basis.pack.tables[table].rows, year))
    return (label, str(year), basis.pack.tables[table].source), until


def _in_span(rows: Mapping[str, str], year: int) -> str:
    for span, value in rows.items():
        first, _, last = span.partition("-")
        if int(first) <= year <= int(last or first):
            return value
    raise ClerkError("table.no_row", key=str(year))


def _row(basis: Basis, table: str, key: str) -> str:
    return basis.pack.tables[table].rows[key]
