"""Computes from bare facts, without a case: Wohngeld, periods, fees. Keys are the tables' headers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from . import deadline, exemption, fee, money
from .building_clock import BuildingFacts, BuildingProcedure, building_clock
from .charged_sum import calculate_sum, charging
from .errors import ClerkError
from .fact_row import FactRow, Row
from .service_pack import ServicePack
from .wohngeld.formula import Dwelling, Result, wohngeld
from .wohngeld.income import HouseholdIncome, Person, household_income
from .wohngeld.lodging import ceiling_rent
from .wohngeld.parameters import RENT_STEPS, Parameters, in_force

# A statute alone means its ordinary way: by post, into the mailbox, by registered letter.
_REGIMES = {
    "SGBX": "SGBX_POST",
    "HVWVFG": "HVWVFG_POST",
    "OZG_POSTFACH": "OZG_MAILBOX",
    "VWZG": deadline.REGISTERED,
}
_FOUR = Decimal("0.0001")
_TEN = Decimal("1E-10")


def calculate_wohngeld(packs: Sequence[ServicePack], row: Row) -> dict[str, str]:
    """A household as rent and income, with persons (`persons_json`), with excluded members, or in a home."""
    facts = FactRow(row)
    day = facts.day("rules_date")
    parameters = in_force(_parameters(packs), day)
    income, monthly = _income(parameters, facts)
    result = wohngeld(parameters, _dwelling(parameters, facts), monthly)
    named = {"case_id": facts.text("case_id")} if facts.has("case_id") else {}
    found = named | _income_lines(income, monthly) | _lines(result)
    if parameters.next_review is not None and day >= parameters.next_review:
        found["flag"] = found["flag"] or "PARAMETERS_DUE_FOR_REVIEW"  # § 43 WoGG: newer amounts are missing
    return found


def calculate_deadline(
    row: Row, holidays: Callable[[date], bool], packs: Sequence[ServicePack] = ()
) -> dict[str, str]:
    """Deemed announcement and the ends of the remedy periods with (month) and without (year) due notice.

    A row with `receipt_date` instead of `regime` asks for the clock of a building application, one with
    `service` for what its pack says.
    """
    facts = FactRow(row)
    if facts.has("receipt_date"):
        return _building(facts, holidays)
    regime, days = _fiction(facts, packs)
    posted = facts.day("posted")
    deadline.require_in_force(_REGIMES.get(regime.upper(), regime.upper()), posted)
    period = deadline.remedy_period(posted, days, holidays)
    return {
        "regime": regime,
        "posted": posted.isoformat(),
        "deemed_announced": period.announced.isoformat(),
        "one_month_raw": period.month_raw.isoformat(),
        "one_month_end": period.month_end.isoformat(),
        "one_year_raw": period.year_raw.isoformat(),
        "one_year_end": period.year_end.isoformat(),
    }


def _fiction(facts: FactRow, packs: Sequence[ServicePack]) -> tuple[str, int]:
    if facts.has("service") and not facts.has("regime"):
        pack = _pack(packs, facts.text("service"))
        return pack.announcement, deadline.fiction_of(pack)
    regime = facts.text("regime")
    return regime, deadline.fiction_days(_REGIMES.get(regime.upper(), regime.upper()))


def _pack(packs: Sequence[ServicePack], service: str) -> ServicePack:
    pack = next((pack for pack in packs if pack.id == service), None)
    if pack is None:
        raise ClerkError("pack.unknown", service=service)
    return pack


def calculate_fee(packs: Sequence[ServicePack], row: Row) -> dict[str, str]:
    """`amount_eur` is empty for a framework fee; then `least_eur` and `most_eur` bound it.

    `exemption` names a ground of the pack on which nothing is charged, `contested` the act an objection is
    against. With `decision` it is the sum that notice charges; else `decisions` are those that add more.
    """
    facts = FactRow(row)
    service = facts.text("service")
    pack = _pack(packs, service)
    if facts.has("decision"):
        return calculate_sum(pack, facts)
    found = _fee(pack, facts)
    if exemption.claimed(facts.text("exemption", "")):
        found = exemption.exempt(pack, found, facts.text("exemption"))
    return {
        "service": service,
        "act": facts.text("act"),
        "amount_eur": money.canonical(found.amount) if found.amount is not None else "",
        "least_eur": money.canonical(found.least),
        "most_eur": money.canonical(found.most),
        "label": found.label,
        "source": found.source,
        "decisions": ", ".join(charging(pack, found.act)),
    }


def _fee(pack: ServicePack, facts: FactRow) -> fee.Fee:
    act, on, minor = facts.text("act"), facts.day("on"), facts.affirmed("minor")
    if facts.has("contested"):
        return fee.objection(pack, act, facts.text("contested"), on, minor)
    return fee.fee(pack, act, on, minor)


def _building(facts: FactRow, holidays: Callable[[date], bool]) -> dict[str, str]:
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


def _parameters(packs: Sequence[ServicePack]) -> tuple[Parameters, ...]:
    return tuple(parameters for pack in packs for parameters in pack.wohngeld)


def _dwelling(parameters: Parameters, facts: FactRow) -> Dwelling:
    members = facts.count("members_total", "household_size")
    considered = facts.count("members_considered") if facts.has("members_considered") else members
    if considered > members:
        raise ClerkError("fact.unreadable", fact="members_considered", value=str(considered))
    step = _step(facts.text("mietenstufe"))
    if facts.affirmed("heim"):
        return Dwelling(members, considered, step, ceiling_rent(parameters, step, members))
    rent = facts.number("bruttokaltmiete_total_eur", "bruttokaltmiete_eur")
    return Dwelling(members, considered, step, rent)


def _step(written: str) -> str:
    """Tables count the steps, the law writes them in Roman numerals; programs write 1.0 where they count."""
    bare = written.upper().removesuffix(".0")
    step = dict(zip("1234567", RENT_STEPS, strict=True)).get(bare, bare)
    if step not in RENT_STEPS:
        raise ClerkError("fact.unreadable", fact="mietenstufe", value=written)
    return step


def _income(parameters: Parameters, facts: FactRow) -> tuple[HouseholdIncome | None, Decimal]:
    if not facts.has("persons_json"):
        return None, facts.number("Y_monthly_eur", "gesamteinkommen_monthly_eur")
    persons = _persons(facts)
    income = household_income(parameters.income, persons, facts.affirmed("single_parent"))
    return income, income.total


def _persons(facts: FactRow) -> tuple[Person, ...]:
    given = facts.row["persons_json"]
    try:
        listed = json.loads(given, parse_float=Decimal) if isinstance(given, str) else given
    except (ValueError, RecursionError):
        raise facts.unreadable("persons_json") from None
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise facts.unreadable("persons_json")
    return tuple(_person(FactRow(entry)) for entry in listed)


def _person(entry: FactRow) -> Person:
    return Person(
        name=entry.text("role", ""),
        earnings=entry.number("wage", default="0"),
        pension=entry.number("pension", default="0"),
        other=entry.number("other", default="0"),
        contributions=sum(entry.affirmed(kind) for kind in ("tax", "kv", "rv")),
        severely_disabled=entry.number("gdb", default="0") == 100,
        working_child=entry.text("role", "") == "child",
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
