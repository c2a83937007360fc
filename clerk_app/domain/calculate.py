"""Computes from bare facts, without a case: Wohngeld, periods, fees. Keys are the tables' headers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from . import deadline, fee, money, text
from .building_clock import BuildingFacts, BuildingProcedure, building_clock
from .errors import ClerkError
from .service_pack import ServicePack
from .wohngeld.formula import Dwelling, Result, wohngeld
from .wohngeld.income import HouseholdIncome, Person, household_income
from .wohngeld.parameters import RENT_STEPS, Parameters, in_force

Row = Mapping[str, Any]

_FOUR = Decimal("0.0001")
_TEN = Decimal("1E-10")


def calculate_wohngeld(packs: Sequence[ServicePack], row: Row) -> dict[str, str]:
    """A household as rent and income, with persons (`persons_json`), or with excluded members."""
    facts = _Facts(row)
    parameters = in_force(_parameters(packs), facts.day("rules_date"))
    income, monthly = _income(parameters, facts)
    result = wohngeld(parameters, _dwelling(facts), monthly)
    named = {"case_id": facts.text("case_id")} if facts.has("case_id") else {}
    return named | _income_lines(income, monthly) | _lines(result)


def calculate_deadline(row: Row, holidays: Callable[[date], bool]) -> dict[str, str]:
    """Deemed announcement and the ends of the remedy periods with (month) and without (year) due notice.

    A row with `receipt_date` instead of `regime` asks for the clock of a building application.
    """
    facts = _Facts(row)
    if facts.has("receipt_date"):
        return _building(facts, holidays)
    regime, posted = facts.text("regime"), facts.day("posted")
    period = deadline.remedy_period(posted, deadline.fiction_days(regime), holidays)
    return {
        "regime": regime,
        "posted": posted.isoformat(),
        "deemed_announced": period.announced.isoformat(),
        "one_month_raw": period.month_raw.isoformat(),
        "one_month_end": period.month_end.isoformat(),
        "one_year_raw": period.year_raw.isoformat(),
        "one_year_end": period.year_end.isoformat(),
    }


def calculate_fee(packs: Sequence[ServicePack], row: Row) -> dict[str, str]:
    """`amount_eur` is empty for a framework fee; then `least_eur` and `most_eur` bound it."""
    facts = _Facts(row)
    service, minor = facts.text("service"), text.plain(facts.text("minor", "nein")) in ("ja", "1")
    pack = next((pack for pack in packs if pack.id == service), None)
    if pack is None:
        raise ClerkError("pack.unknown", service=service)
    found = fee.fee(pack, facts.text("act"), facts.day("on"), minor)
    return {
        "service": service,
        "act": facts.text("act"),
        "amount_eur": money.canonical(found.amount) if found.amount is not None else "",
        "least_eur": money.canonical(found.least),
        "most_eur": money.canonical(found.most),
        "label": found.label,
        "source": found.source,
    }


def _building(facts: _Facts, holidays: Callable[[date], bool]) -> dict[str, str]:
    """Periods of §§ 65, 70 HBO, as counted and as moved off days on which no period ends."""
    received = facts.day("receipt_date")
    complete = facts.day("complete_on") if facts.has("complete_on") else received
    seen = BuildingFacts(BuildingProcedure.SIMPLIFIED, received, completed_on=complete, extended_by=2)
    clock = building_clock(seen, received, holidays)
    ends = {
        "completeness_check_1m": clock.check,
        "if_complete_on_receipt_decision_3m": clock.decision,
        "extended_+2m": clock.extended,
    }
    lines = {"receipt_date": received.isoformat()}
    for name, end in ends.items():
        if end is not None:
            lines |= {f"{name}_raw": end.raw.isoformat(), f"{name}_shifted": end.shifted.isoformat()}
    return lines


@dataclass(frozen=True)
class _Facts:
    """A row of a table or JSON object; what is missing or unreadable is named."""

    row: Row

    def text(self, key: str, default: str | None = None) -> str:
        value = self.row.get(key)
        if value is None or value == "":
            if default is None:
                raise ClerkError("fact.missing", fact=key)
            return default
        return str(value).strip()

    def has(self, key: str) -> bool:
        return self.row.get(key) not in (None, "")

    def day(self, key: str) -> date:
        day = text.read_date(self.text(key))
        if day is None:
            raise ClerkError("fact.unreadable", fact=key, value=self.text(key))
        return day

    def number(self, *keys: str, default: str | None = None) -> Decimal:
        """The first of these keys that is there: the tables name the same fact differently."""
        key = next((key for key in keys if self.has(key)), keys[0])
        written = self.text(key, default)
        try:
            value = Decimal(written)
        except InvalidOperation:
            raise ClerkError("fact.unreadable", fact=key, value=written) from None
        if not value.is_finite() or value < 0:
            raise ClerkError("fact.unreadable", fact=key, value=written)
        return value

    def count(self, *keys: str) -> int:
        value = self.number(*keys)
        if value != int(value) or not 1 <= value <= 99:
            raise ClerkError("fact.unreadable", fact=keys[0], value=str(value))
        return int(value)


def _parameters(packs: Sequence[ServicePack]) -> tuple[Parameters, ...]:
    return tuple(parameters for pack in packs for parameters in pack.wohngeld)


def _dwelling(facts: _Facts) -> Dwelling:
    members = facts.count("members_total", "household_size")
    considered = facts.count("members_considered") if facts.has("members_considered") else members
    if considered > members:
        raise ClerkError("fact.unreadable", fact="members_considered", value=str(considered))
    rent = facts.number("bruttokaltmiete_total_eur", "bruttokaltmiete_eur")
    return Dwelling(members, considered, _step(facts.text("mietenstufe")), rent)


def _step(written: str) -> str:
    """Tables count the steps, the law writes them in Roman numerals."""
    step = dict(zip("1234567", RENT_STEPS, strict=True)).get(written, written)
    if step not in RENT_STEPS:
        raise ClerkError("fact.unreadable", fact="mietenstufe", value=written)
    return step


def _income(parameters: Parameters, facts: _Facts) -> tuple[HouseholdIncome | None, Decimal]:
    if not facts.has("persons_json"):
        return None, facts.number("gesamteinkommen_monthly_eur", "Y_monthly_eur")
    alone = text.plain(facts.text("single_parent", "nein")) == "ja"
    income = household_income(parameters.income, _persons(facts.row["persons_json"]), alone)
    return income, income.total


def _persons(given: Any) -> tuple[Person, ...]:
    try:
        listed = json.loads(given, parse_float=Decimal) if isinstance(given, str) else given
        return tuple(_person(entry) for entry in listed)
    except (ValueError, TypeError, KeyError, InvalidOperation):
        raise ClerkError("fact.unreadable", fact="persons_json", value=str(given)[:80]) from None


def _person(entry: Mapping[str, Any]) -> Person:
    return Person(
        name=str(entry.get("role", "")),
        earnings=Decimal(str(entry.get("wage", 0))),
        pension=Decimal(str(entry.get("pension", 0))),
        other=Decimal(str(entry.get("other", 0))),
        contributions=sum(bool(entry.get(kind)) for kind in ("tax", "kv", "rv")),
        severely_disabled=int(entry.get("gdb", 0)) == 100,
        working_child=entry.get("role") == "child",
    )


def _income_lines(income: HouseholdIncome | None, monthly: Decimal) -> dict[str, str]:
    if income is None:
        return {}
    return {"Y_before_floor_eur": _rounded(monthly)}


def _lines(result: Result) -> dict[str, str]:
    rent = result.rent
    return {
        "hoechstbetrag_eur": _rounded(rent.ceiling),
        "klimakomponente_eur": _rounded(rent.climate),
        "heizkosten_entlastung_eur": _rounded(rent.heating),
        "M_considered_eur": _rounded(result.used_rent),
        "Y_used_eur": _rounded(result.used_income),
        "z1": str(result.z1),
        "z2": str(result.z2),
        "z3": str(result.z3),
        "z4_unrounded": str(money.half_up(result.z4, _TEN)),
        "wohngeld_statute_eur": str(result.statutory),
        "payable_eur_after_min10": str(result.payable),
        "flag": "OPEN_POINT_13PLUS_ZERO_FORMULA" if result.open_point else "",
    }


def _rounded(amount: Decimal) -> str:
    """Tables show four decimals at most."""
    short = money.half_up(amount, _FOUR)
    return f"{short.normalize():f}"
