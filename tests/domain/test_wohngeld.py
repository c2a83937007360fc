"""The formula of the Wohngeldgesetz agrees with official results and keeps its shape."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain.calculate import calculate_wohngeld
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.wohngeld.formula import Dwelling, wohngeld
from clerk_app.domain.wohngeld.income import Person, household_income
from clerk_app.domain.wohngeld.lodging import ceiling_rent
from clerk_app.domain.wohngeld.parameters import RENT_STEPS, in_force

STEADY = settings(derandomize=True, deadline=None, max_examples=150)
COMPARED = (
    "hoechstbetrag_eur", "klimakomponente_eur", "heizkosten_entlastung_eur", "M_considered_eur", "Y_used_eur",
    "Y_before_floor_eur", "z1", "z2", "z3", "z4_unrounded", "wohngeld_statute_eur", "payable_eur_after_min10",
)  # fmt: skip

members = st.integers(1, 20)
steps = st.sampled_from(RENT_STEPS)
euros = st.decimals(0, 9000, places=2)
days = st.sampled_from((date(2023, 6, 1), date(2025, 1, 1), date(2026, 11, 1)))


def rows(shared, name):
    path = shared / "domain" / name
    if not path.exists():
        pytest.skip(f"{name} fehlt")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["core", "income", "mixed"])
def test_every_published_and_computed_case_agrees_to_the_last_column(shared, packs, table):
    differences = []
    for row in rows(shared, f"wohngeld_oracle_{table}.csv"):
        found = calculate_wohngeld(packs, row)
        columns = [column for column in COMPARED if row.get(column)]
        differences += [
            (row["case_id"], column, row[column], found[column])
            for column in columns
            if Decimal(found[column]) != Decimal(row[column])
        ]
    assert differences == []


def test_the_open_point_of_large_households_is_flagged(shared, packs):
    for row in rows(shared, "wohngeld_oracle_core.csv"):
        flagged = row["flag"] == "OPEN_POINT_13PLUS_ZERO_FORMULA"
        assert (calculate_wohngeld(packs, row)["flag"] != "") is flagged, row["case_id"]


def test_the_official_calculators_say_the_same(shared, packs):
    for row in rows(shared, "wohngeld_official_calculator_points.csv"):
        found = calculate_wohngeld(
            packs,
            {
                "rules_date": row["rules_date"],
                "members_total": row["household_total"],
                "members_considered": row["n"],
                "mietenstufe": row["mietenstufe"],
                "bruttokaltmiete_eur": row["rent"],
                "gesamteinkommen_monthly_eur": row["Y"],
            },
        )
        assert Decimal(found["payable_eur_after_min10"]) == Decimal(row["expected_official_calculator"])


@pytest.mark.parametrize(
    "day, size, step, rent, income, expected",
    [
        ("2025-01-01", 1, 1, "329.00", "130.18", "384"),
        ("2025-01-01", 3, "I", "188.00", "2021.09", "0"),  # 8 euros computed: under the least amount
        ("2025-01-01", 4, 1, "693.00", "1278.92", "651"),
        ("2025-01-01", 15, 5, "1658.00", "8442.55", "195"),
        ("2025-01-01", 12, 7, "291.00", "164.20", "736"),
        ("2023-01-01", 13, 2, "1542.00", "8277.00", "57"),
        ("2023-01-01", 1, 5, "600.00", "735.00", "425"),
        ("2023-01-01", 3, 3, "700.00", "1365.00", "469"),
    ],
)
def test_known_results(packs, day, size, step, rent, income, expected):
    row = {
        "rules_date": day, "household_size": size, "mietenstufe": step,
        "bruttokaltmiete_eur": rent, "gesamteinkommen_monthly_eur": income,
    }  # fmt: skip
    assert calculate_wohngeld(packs, row)["payable_eur_after_min10"] == expected


def test_published_income_limits_are_met_within_a_euro(shared, packs):
    for row in rows(shared, "wohngeld_published_limits.csv"):
        size, step = int(row["household_size"]), RENT_STEPS[int(row["mietenstufe"]) - 1]
        parameters = parameters_on(packs, date.fromisoformat(row["rules_date"]))
        limit = int(row["computed_max_integer_Y_with_wohngeld_ge_10"])
        assert abs(limit - int(row["published_income_limit"])) <= 1
        home = Dwelling(size, size, step, Decimal(5000))  # any rent above the ceiling
        assert wohngeld(parameters, home, Decimal(limit)).payable >= 10
        assert wohngeld(parameters, home, Decimal(limit + 1)).payable == 0


@STEADY
@given(day=days, size=members, step=steps, rent=euros, income=euros, more=euros)
def test_more_income_never_means_more_wohngeld(packs, day, size, step, rent, income, more):
    parameters = parameters_on(packs, day)
    home = Dwelling(size, size, step, rent)
    assert wohngeld(parameters, home, income + more).statutory <= wohngeld(parameters, home, income).statutory


@STEADY
@given(day=days, size=members, step=steps, rent=euros, income=euros, more=euros)
def test_more_rent_never_means_less_wohngeld(packs, day, size, step, rent, income, more):
    parameters = parameters_on(packs, day)
    low = wohngeld(parameters, Dwelling(size, size, step, rent), income)
    high = wohngeld(parameters, Dwelling(size, size, step, rent + more), income)
    assert high.statutory >= low.statutory


@STEADY
@given(day=days, size=st.integers(1, 11), step=steps, rent=euros, income=euros)
def test_one_member_more_never_means_less_once_the_income_is_above_the_minimum(
    packs, day, size, step, rent, income
):
    parameters = parameters_on(packs, day)
    income = max(income, parameters.minima_for(size + 1)[1])
    amounts = [wohngeld(parameters, Dwelling(n, n, step, rent), income).statutory for n in (size, size + 1)]
    assert amounts[0] <= amounts[1]


@pytest.mark.parametrize(
    "size, step, rent, income, why",
    [
        (1, "IV", "320.87", "163.13", "the minimum income of two members is higher (Anlage 3 no. 1)"),
        (7, "III", "698.60", "349.48", "the minimum income of eight members is higher (Anlage 3 no. 1)"),
        (12, "I", "225.94", "644.87", "from thirteen members on the rent is a cap (§ 19 (3))"),
    ],
)
def test_below_it_and_at_the_cap_the_statute_itself_gives_less(packs, size, step, rent, income, why):
    parameters = parameters_on(packs, date(2025, 1, 1))
    smaller, larger = (
        wohngeld(parameters, Dwelling(n, n, step, Decimal(rent)), Decimal(income)).statutory
        for n in (size, size + 1)
    )
    assert larger < smaller, why


@STEADY
@given(day=days, size=members, step=steps, rent=euros, income=euros)
def test_rent_above_the_ceiling_counts_for_nothing(packs, day, size, step, rent, income):
    parameters = parameters_on(packs, day)
    ceiling = ceiling_rent(parameters, step, size)
    at_ceiling = wohngeld(parameters, Dwelling(size, size, step, ceiling), income)
    assert wohngeld(parameters, Dwelling(size, size, step, ceiling + rent), income) == at_ceiling


@STEADY
@given(day=days, total=members, out=st.integers(0, 19), step=steps, rent=euros, income=euros)
def test_the_result_is_whole_euros_never_negative_and_nothing_below_the_least(
    packs, day, total, out, step, rent, income
):
    considered = max(1, total - out)
    result = wohngeld(parameters_on(packs, day), Dwelling(total, considered, step, rent), income)
    assert result.statutory == int(result.statutory) >= 0
    assert result.payable == 0 or result.payable >= 10
    assert result.z1.as_tuple().exponent == -10
    if considered <= 12 and result.z4 > 0:
        assert abs(result.statutory - result.z4) <= Decimal("0.5")
    if considered > 12:
        assert result.statutory <= result.used_rent + Decimal("0.5")


@STEADY
@given(lohn=euros, contributions=st.integers(0, 3), alone=st.booleans(), unterhalt=euros)
def test_income_never_falls_below_nought_nor_rises_by_deductions(
    packs, lohn, contributions, alone, unterhalt
):
    rules = parameters_on(packs, date(2026, 1, 1)).income
    person = Person("A", earnings=lohn, contributions=contributions)
    found = household_income(rules, (person,), alone, unterhalt)
    assert 0 <= found.total <= lohn


def test_a_pension_has_its_own_flat_expenses_and_a_disability_its_allowance(packs):
    rules = parameters_on(packs, date(2026, 1, 1)).income
    found = household_income(rules, (Person("A", pension=Decimal("1124.30"), severely_disabled=True),), False)
    assert found.total == Decimal("1124.30") - Decimal("8.50") - 150


def test_before_the_first_known_amounts_nothing_is_computed(packs):
    with pytest.raises(ClerkError, match=r"parameters\.not_in_force"):
        in_force(wohngeld_sets(packs), date(2022, 12, 31))


@pytest.mark.parametrize(
    "broken",
    [
        {"household_size": "0"},
        {"household_size": "2.5"},
        {"mietenstufe": "8"},
        {"mietenstufe": "12"},
        {"bruttokaltmiete_eur": "viel"},
        {"bruttokaltmiete_eur": "NaN"},
        {"bruttokaltmiete_eur": "-1"},
        {"rules_date": "gestern"},
        {"gesamteinkommen_monthly_eur": None},
        {"members_considered": 4},
        {"persons_json": "{"},
        {"persons_json": '[{"wage": "x"}]'},
    ],
)
def test_unusable_facts_are_named_not_guessed(packs, broken):
    row = {
        "rules_date": "2025-01-01", "household_size": 2, "mietenstufe": 3,
        "bruttokaltmiete_eur": "500", "gesamteinkommen_monthly_eur": "900",
    }  # fmt: skip
    with pytest.raises(ClerkError) as refusal:
        calculate_wohngeld(packs, row | broken)
    assert refusal.value.code in ("fact.unreadable", "fact.missing")


def wohngeld_sets(packs):
    return next(pack.wohngeld for pack in packs if pack.id == "wohngeld")


def parameters_on(packs, day):
    return in_force(wohngeld_sets(packs), day)
