"""The calculation "bauuhr" of a service pack: from the days of a building application to its periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from . import text
from .building_clock import (
    IN_FORCE,
    BuildingClock,
    BuildingFacts,
    BuildingProcedure,
    PeriodEnd,
    building_clock,
)
from .calculation import Basis, Calculated, Doubt, ResultValue
from .composition import CalculationStep

RESULTS = (
    "pruefung_bis",
    "vollstaendig_seit",
    "gilt_als_vollstaendig",
    "zurueckgenommen_am",
    "entscheidung_bis",
    "verlaengert_bis",
    "frist_ende",
    "fiktion_am",
    "fiktion_eingetreten",
    "ruecknahme_eingetreten",
)


def calculate(basis: Basis) -> Calculated:
    facts = BuildingFacts(
        procedure=BuildingProcedure(basis.inputs.get("verfahrensart") or BuildingProcedure.SIMPLIFIED),
        received_on=basis.received_on,
        asked_on=basis.optional_day("nachforderung_am"),
        until=basis.optional_day("nachforderung_bis"),
        completed_on=basis.optional_day("vollstaendig_am"),
        extended_by=basis.count("verlaengerung_monate"),
        extended_on=basis.optional_day("verlaengert_am"),
    )
    clock = building_clock(facts, basis.today, basis.holidays)
    return Calculated(_values(clock), tuple(_steps(clock, facts)), older_than_law(facts.received_on))


def older_than_law(received_on: date) -> tuple[Doubt, ...]:
    """Whether the periods hold for applications that lay here already, a person has to say."""
    if received_on >= IN_FORCE:
        return ()
    told = {"since": text.german_date(IN_FORCE), "received": text.german_date(received_on)}
    return (Doubt("bauantrag.older_than_law", told, "§§ 64, 65, 70 HBO", open=True),)


def _values(clock: BuildingClock) -> dict[str, ResultValue]:
    days = {
        "pruefung_bis": clock.check.shifted,
        "vollstaendig_seit": clock.complete_on,
        "zurueckgenommen_am": clock.withdrawn_on,
        "entscheidung_bis": _shifted(clock.decision),
        "verlaengert_bis": _shifted(clock.extended),
        "frist_ende": _shifted(clock.due),
        "fiktion_am": clock.granted_on,
    }
    answers = {
        "gilt_als_vollstaendig": clock.deemed_complete,
        "fiktion_eingetreten": clock.granted_on is not None,
        "ruecknahme_eingetreten": clock.withdrawn_on is not None,
    }
    values = {id: ResultValue("date", day.isoformat()) for id, day in days.items() if day is not None}
    return values | {id: ResultValue("yes_no", "ja" if yes else "nein") for id, yes in answers.items()}


def _steps(clock: BuildingClock, facts: BuildingFacts) -> Iterator[CalculationStep]:
    yield _step("Eingang des Antrags", facts.received_on, "§ 69 HBO")
    yield _step("Vollständigkeit zu prüfen bis", clock.check.shifted, "§ 70 Abs. 2 Satz 1 HBO")
    if clock.complete_on is not None:
        label = "Gilt als vollständig seit" if clock.deemed_complete else "Vollständig seit"
        yield _step(label, clock.complete_on, "§ 70 Abs. 2 HBO")
    if clock.withdrawn_on is not None:
        yield _step("Gilt als zurückgenommen seit", clock.withdrawn_on, "§ 70 Abs. 2 Satz 5 HBO")
    if clock.decision is not None:
        yield _step("Entscheidung bis", clock.decision.shifted, "§ 65 Abs. 2 Satz 2, § 70 Abs. 4 HBO")
    if clock.extended is not None:
        yield _step("Verlängert bis", clock.extended.shifted, "§ 65 Abs. 2 Satz 2 HBO")
    if clock.granted_on is not None:
        yield _step("Genehmigung gilt als erteilt seit", clock.granted_on, "§ 65 Abs. 2 Satz 3 HBO")


def _step(label: str, day: date, source: str) -> CalculationStep:
    return CalculationStep(label, text.german_date(day), source)


def _shifted(end: PeriodEnd | None) -> date | None:
    return end.shifted if end else None
