"""The calculation "wohngeld_aenderung": a running grant measured against what has changed (§ 27 WoGG)."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain import text
from clerk_app.domain.calculation import Basis, Calculated, Doubt, ResultValue
from clerk_app.domain.composition import CalculationStep
from clerk_app.domain.errors import ClerkError

from . import grant
from .change import Change, Situation, effective_from, ex_officio, on_application
from .period import USUAL_MONTHS, Period, grant_period

RESULTS = (*grant.RESULTS, "aenderung_gruende", "aenderung_ab", "aenderung_greift", "bisher_wohngeld_betrag")
ASKED = "antrag"


def calculate(basis: Basis) -> Calculated:
    asked = basis.inputs.get("anlass") == ASKED
    period = _period(basis, asked=asked)
    found = grant.grant(basis, period)
    before, after = _before(basis), found.parts[0].situation
    change = on_application(before, after) if asked else ex_officio(before, after)
    return Calculated(
        values=grant.values(basis, found) | _values(change, period, basis),
        steps=(*_steps(before, after, change), *grant.steps(found)),
        doubts=(*grant.doubts(basis.pack, found, basis.today), *_unmoved(change)),
    )


def _period(basis: Basis, *, asked: bool) -> Period:
    """On application a period of its own; ex officio what is left of the running one."""
    start = effective_from(basis.day("aenderung_am"))
    if asked:
        start = max(start, basis.received_on.replace(day=1)) if not basis.affirmed("rueckwirkend") else start
        return grant_period(start, basis.count("monate") or USUAL_MONTHS)
    end = basis.day("bisher_bis")
    if end < start:
        raise ClerkError("wohngeld.change_after_end", end=text.german_date(end))
    return Period(start, end)


def _before(basis: Basis) -> Situation:
    return Situation(
        members=basis.count("bisher_mitglieder"),
        rent=basis.amount("bisher_miete"),
        income=basis.amount("bisher_einkommen"),
        wohngeld=basis.amount("bisher_wohngeld"),
    )


def _values(change: Change, period: Period, basis: Basis) -> dict[str, ResultValue]:
    reasons = "\n".join(f"- {reason}" for reason in change.reasons)
    return {
        "aenderung_gruende": ResultValue("long_text", reasons),
        "aenderung_ab": ResultValue("date", period.start.isoformat()),
        "aenderung_greift": ResultValue("yes_no", "ja" if change.decided else "nein"),
        "bisher_wohngeld_betrag": ResultValue("amount", basis.inputs.get("bisher_wohngeld", "")),
    }


def _steps(before: Situation, after: Situation, change: Change) -> tuple[CalculationStep, ...]:
    members, decided = f"{before.members} → {after.members}", "ja" if change.decided else "nein"
    line = CalculationStep("Zu berücksichtigende Mitglieder", members, "§ 27 Abs. 1 und 2 Nr. 1 WoGG")
    return (
        line,
        _compared(
            "Miete oder Belastung ohne Heizkosten", before, after, "rent", "§ 27 Abs. 1 und 2 Nr. 2 WoGG"
        ),
        _compared("Gesamteinkommen", before, after, "income", "§ 27 Abs. 1 und 2 Nr. 3 WoGG"),
        replace(line, label="Neue Entscheidung", value=decided, source="§ 27 WoGG"),
    )


def _compared(label: str, before: Situation, after: Situation, name: str, source: str) -> CalculationStep:
    old, new = getattr(before, name), getattr(after, name)
    percent = f" ({(new - old) / old * 100:+.1f} %)".replace(".", ",") if old else ""
    value = f"{text.german('amount', str(old))} → {text.german('amount', f'{new:.2f}')}{percent}"
    return CalculationStep(label, value, source)


def _unmoved(change: Change) -> tuple[Doubt, ...]:
    """Where no reason of § 27 holds the running grant stays (§ 28 (6) WoGG)."""
    return () if change.decided else (Doubt("wohngeld.no_change", {}, "§ 27, § 28 Abs. 6 WoGG"),)
