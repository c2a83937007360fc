"""Wohngeld in the life of a case: period, new amounts, changes, rent and burden, interest."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain import compose
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.interest import Claim, interest
from clerk_app.domain.wohngeld.change import Situation, effective_from, ex_officio, on_application
from clerk_app.domain.wohngeld.formula import Dwelling, wohngeld
from clerk_app.domain.wohngeld.income import Person, household_income
from clerk_app.domain.wohngeld.parameters import RENT_STEPS, in_force
from clerk_app.domain.wohngeld.period import deemed_filing, grant_period, next_start, parts
from clerk_app.domain.wohngeld.running import running_grant, touched
from clerk_app.packs.loader import load_pack

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"
D = Decimal


@pytest.fixture(scope="session")
def sets(packs):
    return next(pack.wohngeld for pack in packs if pack.id == "wohngeld")


@pytest.fixture(scope="session")
def next_year(tmp_path_factory):
    """The pack with a set for 2027 installed as a file. INVENTED: the real amounts were not published."""
    folder = tmp_path_factory.mktemp("packs") / "wohngeld"
    shutil.copytree(PACKS / "wohngeld", folder)
    present = (folder / "parameters_2025-01-01.toml").read_text(encoding="utf-8")
    invented = present.replace("valid_from = 2025-01-01", "valid_from = 2027-01-01")
    invented = invented.replace("next_review = 2027-01-01", "next_review = 2029-01-01")
    invented = invented.replace('source = "Anlagen', 'source = "ERFUNDEN für einen Test: Anlagen')
    invented = invented.replace("IV = [511, 619, 737, 858", "IV = [541, 656, 781, 909")
    (folder / "parameters_2027-01-01.toml").write_text(invented, encoding="utf-8")
    return load_pack(folder)


@pytest.fixture
def granted(application, facts_of, is_holiday):
    """A decision about the example household; results as text."""

    def composed(pack, today, typed=None, outcome="bewilligung", received=date(2026, 11, 3)):
        fields = application("wohngeld", "erstantrag_mietzuschuss")
        facts = facts_of("erstantrag_mietzuschuss", received, fields)
        return compose.compose(pack, facts, Draft(outcome, typed or {}), today, is_holiday)

    return composed


def results(composed):
    return composed.notice.decision_data["results"]


# ---- New amounts inside the period (§§ 41, 44) ----


def test_decided_before_the_change_the_old_amounts_hold_throughout(next_year, granted):
    found = results(granted(next_year, date(2026, 12, 20), {"bruttokaltmiete": "950.00"}))
    assert found["abschnitte"] == "1"


def test_decided_after_the_change_each_part_has_its_own_amounts(next_year, granted):
    composed = granted(next_year, date(2027, 1, 11), {"bruttokaltmiete": "950.00"})
    found = results(composed)
    assert found["abschnitte"] == "2"
    assert "parameters.outdated" not in [blocker.code for blocker in composed.blockers]
    first, second = found["wohngeld_je_abschnitt"].splitlines()
    assert first.startswith("- vom 01.11.2026 bis 31.12.2026 monatlich ")
    assert second.startswith("- vom 01.01.2027 bis 31.10.2027 monatlich ")
    assert first.rpartition(" monatlich ")[2] < second.rpartition(" monatlich ")[2]
    assert [step.value for step in composed.steps if step.label == "Abschnitt"] == [
        "01.11.2026 bis 31.12.2026", "01.01.2027 bis 31.10.2027",
    ]  # fmt: skip
    [tenor] = [block for block in composed.blocks if block.id.startswith("bewilligung_tenor")]
    assert tenor.id == "bewilligung_tenor_abschnitte"


def test_without_the_new_file_the_review_day_blocks(packs, granted):
    pack = next(pack for pack in packs if pack.id == "wohngeld")
    composed = granted(pack, date(2027, 1, 11))
    assert "parameters.outdated" in [blocker.code for blocker in composed.blockers]


@given(start=st.dates(date(2023, 1, 1), date(2027, 12, 1)), months=st.integers(1, 24))
def test_parts_cover_the_period_without_gap_or_overlap(next_year, start, months):
    period = grant_period(start.replace(day=1), months)
    found = parts(period, next_year.wohngeld, date(2028, 1, 1))
    assert found[0].period.start == period.start
    assert found[-1].period.end == period.end
    for before, after in pairwise(found):
        assert (after.period.start - before.period.end).days == 1
        assert after.parameters.valid_from == after.period.start
    assert all(in_force(next_year.wohngeld, part.period.start) is part.parameters for part in found)


def test_running_grants_touched_by_new_amounts_are_listed(next_year, granted):
    data = granted(next_year, date(2026, 12, 20)).notice.decision_data
    grant = running_grant("c1", data)
    assert (grant.period.start, grant.period.end) == (date(2026, 11, 1), date(2027, 10, 31))
    assert touched([grant], date(2027, 1, 1)) == (grant,)
    assert touched([grant], date(2027, 11, 1)) == ()
    assert touched([grant], date(2026, 12, 20)) == ()  # decided that very day, under the new law
    refused = granted(next_year, date(2026, 12, 20), {"person_1_arbeitslohn": "9000.00"}, "ablehnung_unter10")
    assert running_grant("c2", refused.notice.decision_data) is None


# ---- Period (§ 22 (4), § 25) ----


@pytest.mark.parametrize(
    "received, until, filing, start",
    [
        (date(2026, 10, 12), date(2026, 11, 30), date(2026, 10, 12), date(2026, 12, 1)),
        (date(2026, 6, 12), date(2027, 1, 31), date(2026, 12, 1), date(2027, 2, 1)),  # too early
        (date(2026, 10, 1), date(2026, 11, 30), date(2026, 10, 1), date(2026, 12, 1)),
        (date(2027, 1, 20), date(2026, 11, 30), date(2027, 1, 20), date(2027, 1, 1)),  # a gap: late
    ],
)
def test_a_renewal_follows_the_running_grant(received, until, filing, start):
    assert deemed_filing(received, until) == filing
    assert next_start(received, until) == start


@given(start=st.dates(date(2024, 1, 1), date(2030, 1, 1)), months=st.integers(1, 24))
def test_a_grant_ends_with_a_month(start, months):
    period = grant_period(start.replace(day=1), months)
    assert (period.end.replace(day=28) - period.start.replace(day=28)).days // 28 >= months - 1
    assert grant_period(period.start, months + 1).start == period.start
    assert period.end.day >= 28


# ---- Change (§ 27) ----

BEFORE = Situation(4, D(700), D(1000), D(400))


@pytest.mark.parametrize(
    "after, asked, officio",
    [
        (Situation(5, D(700), D(1000), D(450)), True, False),
        (Situation(4, D(770), D(1000), D(430)), False, False),  # exactly 10 percent is not more
        (Situation(4, D("770.01"), D(1000), D(430)), True, False),
        (Situation(4, D(700), D("899.99"), D(430)), True, False),
        (Situation(4, D(700), D("899.99"), D(400)), False, False),  # no more Wohngeld for it
        (Situation(3, D(700), D(1000), D(300)), False, True),
        (Situation(4, D("594.99"), D(1000), D(300)), False, True),
        (Situation(4, D(595), D(1000), D(300)), False, False),  # exactly 15 percent
        (Situation(4, D(700), D("1150.01"), D(350)), False, True),
        (Situation(4, D(700), D("1150.01"), D(400)), False, False),
    ],
)
def test_thresholds_of_a_change(after, asked, officio):
    assert on_application(BEFORE, after).decided is asked
    assert ex_officio(BEFORE, after).decided is officio


def test_a_change_within_the_month_counts_from_the_next():
    assert effective_from(date(2026, 10, 1)) == date(2026, 10, 1)
    assert effective_from(date(2026, 10, 2)) == date(2026, 11, 1)
    assert effective_from(date(2026, 12, 31)) == date(2027, 1, 1)


# ---- Rent from the total, burden, allowances ----


def test_lump_sums_come_off_the_total_rent_with_their_number(packs, granted):
    pack = next(pack for pack in packs if pack.id == "wohngeld")
    typed = {"mietangabe": "gesamt", "miete_gesamt": "905.00", "wohnflaeche": "84.00"}
    typed |= {f"abzug_{item}": "pauschal" for item in ("heizung", "warmwasser", "energie", "garage")}
    composed = granted(pack, date(2026, 11, 23), typed)
    taken = {
        step.label: (step.value, step.source) for step in composed.steps if step.detail == "Pauschbetrag"
    }
    assert taken == {
        "Heizung": ("− 105,00 EUR", "§ 6 Abs. 2 Nr. 1 WoGV"),
        "Warmwasser": ("− 23,00 EUR", "§ 6 Abs. 2 Nr. 2 WoGV"),
        "Haushaltsenergie": ("− 104,00 EUR", "§ 6 Abs. 2 Nr. 3 WoGV"),
        "Garage": ("− 36,00 EUR", "§ 6 Abs. 2 Nr. 4 WoGV"),
    }
    assert results(composed)["miete_bescheid"] == "637.00"


def test_questions_depend_on_what_was_answered(packs, granted):
    pack = next(pack for pack in packs if pack.id == "wohngeld")
    cold = {entry.id for entry in granted(pack, date(2026, 11, 23)).inputs}
    assert "bruttokaltmiete" in cold
    assert not cold & {"miete_gesamt", "abzug_heizung", "zinsen_tilgung"}
    owned = {entry.id for entry in granted(pack, date(2026, 11, 23), {"wohnen": "eigentum"}).inputs}
    assert {"zinsen_tilgung", "wohnflaeche"} <= owned
    assert "bruttokaltmiete" not in owned


def test_nothing_left_of_the_rent_is_said_and_not_computed(packs, granted):
    pack = next(pack for pack in packs if pack.id == "wohngeld")
    typed = {"mietangabe": "gesamt", "miete_gesamt": "20.00", "abzug_garage": "pauschal"}
    assert "wohngeld.no_rent_left" in [b.code for b in granted(pack, date(2026, 11, 23), typed).blockers]


@pytest.mark.parametrize(
    "pension, allowance",
    [("50.00", "50.00"), ("100.00", "100.00"), ("500.00", "220.00"), ("1124.30", "281.50")],
)
def test_basic_pension_time_earns_an_allowance_up_to_half_the_standard_need(sets, pension, allowance):
    rules = in_force(sets, date(2026, 11, 1)).income
    person = Person("A", pension=D(pension), basic_pension=True)
    found = household_income(rules, (person,), False, on=date(2026, 11, 1)).persons[0]
    assert found.allowances == (("§ 17a WoGG", D(allowance)),)


def test_an_allowance_the_amounts_do_not_know_is_refused(sets):
    rules = in_force(sets, date(2023, 6, 1)).income
    person = Person("A", pension=D(900), basic_pension=True)
    with pytest.raises(ClerkError, match=r"wohngeld\.no_basic_pension"):
        household_income(rules, (person,), False, on=date(2023, 6, 1))


def test_every_step_of_every_decision_has_its_paragraph(packs, granted):
    pack = next(pack for pack in packs if pack.id == "wohngeld")
    for typed in ({}, {"person_1_schwerbehindert": "ja", "person_2_verfolgt": "ja", "alleinerziehend": "ja"}):
        composed = granted(pack, date(2026, 11, 23), typed)
        assert all("§" in step.source or "Anlage" in step.source for step in composed.steps)


# ---- Growth of the household ----


@given(
    size=st.integers(1, 14).filter(lambda size: size != 12),  # the cap of § 19 (3) begins with the 13th
    step=st.sampled_from(RENT_STEPS),
    rent=st.decimals(0, 3000, places=2),
    income=st.decimals(0, 6000, places=2),
)
def test_one_more_member_never_means_less_wohngeld(sets, size, step, rent, income):
    """Measured above the minima of Anlage 3, which rise with the household."""
    parameters = in_force(sets, date(2026, 11, 1))
    rent, income = (max(*pair) for pair in zip((rent, income), parameters.minima_for(size + 1), strict=True))
    less = wohngeld(parameters, Dwelling(size, size, step, rent), income)
    more = wohngeld(parameters, Dwelling(size + 1, size + 1, step, rent), income)
    assert more.statutory >= less.statutory


# ---- Interest (§ 44 SGB I) ----


def test_interest_begins_after_six_months_and_counts_whole_months():
    claims = [Claim(date(2026, month, 1), D("400.90")) for month in (1, 2)]
    found, total = interest(claims, complete_on=date(2026, 1, 10), paid_on=date(2026, 11, 20))
    assert [entry.since for entry in found] == [date(2026, 8, 1), date(2026, 8, 1)]
    assert [entry.months for entry in found] == [3, 3]
    assert total == D("8.00")  # 4 % of 400 for three months, twice


def test_interest_on_a_late_month_begins_after_a_whole_month_more():
    found, _ = interest([Claim(date(2026, 9, 1), D(300))], date(2026, 1, 10), date(2026, 12, 5))
    assert (found[0].since, found[0].months, found[0].amount) == (date(2026, 11, 1), 1, D("1.00"))


def test_who_is_paid_in_time_gets_no_interest():
    _, total = interest([Claim(date(2026, 9, 1), D(300))], date(2026, 9, 1), date(2026, 10, 5))
    assert total == 0
