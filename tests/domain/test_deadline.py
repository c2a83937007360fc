"""The legal clock keeps to the Civil Code, the fiction to its regime."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain import deadline
from clerk_app.domain.calculate import calculate_deadline
from clerk_app.domain.deadline import FICTION_DAYS
from clerk_app.domain.errors import ClerkError


def day(text):
    return date.fromisoformat(text)


def rows(shared, name):
    path = shared / "domain" / name
    if not path.exists():
        pytest.skip(f"{name} fehlt")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_all_announcement_vectors(shared, is_holiday):
    for row in rows(shared, "deadline_test_vectors.csv"):
        found = calculate_deadline(row, is_holiday)
        assert found["deemed_announced"] == row["deemed_announced"], row
        assert found["one_month_raw"] == row["one_month_raw"], row
        assert found["one_month_end"] == row["one_month_end"], row
        assert found["one_year_raw"] == row["one_year_raw(§58(2))"], row
        assert found["one_year_end"] == row["one_year_end"], row


def test_all_building_law_vectors(shared, is_holiday):
    path = shared / "domain" / "deadline_test_vectors_hbo.csv"
    if not path.exists():
        pytest.skip(f"{path.name} fehlt")
    # Three columns bear the same name, so rows are read by position.
    for row in list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:]:
        values, received = row, day(row[0])
        for months, raw, moved in ((1, *values[1:3]), (3, *values[3:5]), (5, *values[5:7])):
            end = deadline.period_end(received, months=months)
            assert (end, deadline.shifted(end, is_holiday)) == (day(raw), day(moved)), row


@pytest.mark.parametrize(
    "regime, posted, announced, month, year",
    [
        ("SGBX_POST", "2026-09-07", "2026-09-11", "2026-10-12", "2027-09-13"),
        ("HVWVFG_POST", "2027-01-27", "2027-01-30", "2027-03-01", "2028-01-31"),
        ("SGBX_POST", "2026-12-22", "2026-12-26", "2027-01-26", "2027-12-27"),  # fiction on a holiday stays
        ("SGBX_POST", "2028-01-26", "2028-01-30", "2028-02-29", "2029-01-30"),
        ("OZG_MAILBOX", "2026-09-07", "2026-09-11", "2026-10-12", "2027-09-13"),
    ],
)
def test_announcement_and_remedy_periods(is_holiday, regime, posted, announced, month, year):
    found = calculate_deadline({"regime": regime, "posted": posted}, is_holiday)
    assert (found["deemed_announced"], found["one_month_end"], found["one_year_end"]) == (
        announced,
        month,
        year,
    )


def test_an_unknown_regime_is_refused(is_holiday):
    with pytest.raises(ClerkError, match=r"deadline\.unknown_regime"):
        calculate_deadline({"regime": "TAUBE", "posted": "2026-09-07"}, is_holiday)


def test_christmas_eve_and_new_years_eve_end_periods(is_holiday):
    assert deadline.shifted(date(2026, 12, 24), is_holiday) == date(2026, 12, 24)
    assert deadline.shifted(date(2026, 12, 31), is_holiday) == date(2026, 12, 31)
    assert deadline.shifted(date(2026, 12, 25), is_holiday) == date(2026, 12, 28)


@settings(derandomize=True, deadline=None)
@given(start=st.dates(date(2023, 1, 1), date(2033, 12, 31)), months=st.integers(0, 24))
def test_a_month_period_ends_on_the_same_number_or_the_last_day(start, months):
    end = deadline.period_end(start, months=months)
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months


@settings(derandomize=True, deadline=None)
@given(end=st.dates(date(2023, 1, 1), date(2034, 12, 31)))
def test_a_shifted_period_ends_on_a_working_day_soon_after(is_holiday, end):
    moved = deadline.shifted(end, is_holiday)
    assert moved.weekday() < 5
    assert not is_holiday(moved)
    assert timedelta() <= moved - end <= timedelta(days=4)


def off(day, is_holiday):
    return day.weekday() >= 5 or is_holiday(day)


@settings(derandomize=True, deadline=None)
@given(posted=st.dates(date(2023, 1, 1), date(2033, 12, 31)), regime=st.sampled_from(sorted(FICTION_DAYS)))
def test_remedy_periods_never_end_on_a_day_off_but_fiction_may_fall_on_one(is_holiday, posted, regime):
    found = deadline.remedy_period(posted, deadline.fiction_days(regime), is_holiday)
    assert not off(found.month_end, is_holiday)
    assert not off(found.year_end, is_holiday)
    assert found.announced - posted == timedelta(days=FICTION_DAYS[regime])


def test_there_are_fictions_on_days_off(is_holiday):
    saturday = deadline.remedy_period(date(2027, 1, 27), 3, is_holiday).announced
    assert off(saturday, is_holiday)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(received=st.dates(date(2023, 1, 1), date(2033, 12, 31)))
def test_processing_deadlines_end_on_working_days_unless_the_pack_warns_early(pack_of, is_holiday, received):
    for pack in pack_of.values():
        for procedure in pack.procedures:
            due = deadline.due(pack, procedure.id, received, is_holiday)
            rules = (r for r in pack.deadlines if r.processing and r.applies_to(procedure.id))
            early = not next(rules).shifts
            assert early or not off(due.on, is_holiday)


def test_the_pack_names_the_processing_deadline_and_its_source(pack_of, is_holiday):
    due = deadline.due(pack_of["wohngeld"], "erstantrag_mietzuschuss", date(2026, 11, 3), is_holiday)
    assert (due.on, due.source) == (date(2027, 2, 3), "§ 75 VwGO")


def test_a_period_of_fiction_warns_on_the_earlier_day(pack_of, is_holiday):
    received = date(2026, 11, 6)  # three months later is a Saturday
    bauantrag = pack_of["bauantrag"]
    assert deadline.due(bauantrag, "baugenehmigung_vereinfacht", received, is_holiday).on == date(2027, 2, 6)
    assert deadline.due(bauantrag, "baugenehmigung", received, is_holiday).on == date(2027, 2, 8)


@pytest.mark.parametrize(
    ("regime", "posted", "told"),
    [
        ("SGBX", "2025-01-01", "2025-01-05"),
        ("VwZG", "2025-01-01", "2025-01-05"),
        ("HVWVFG_POST", "2024-12-31", "2025-01-03"),
        ("SGBX_POST", "2024-12-31", ""),
        ("VWZG", "2024-06-03", ""),
    ],
)
def test_the_four_days_are_not_read_into_the_years_before_them(is_holiday, regime, posted, told):
    row = {"regime": regime, "posted": posted}
    if told:
        assert calculate_deadline(row, is_holiday)["deemed_announced"] == told
        return
    with pytest.raises(ClerkError, match=r"deadline\.before_law"):
        calculate_deadline(row, is_holiday)
