"""The clock of the building code: complete, withdrawn, to be decided, granted by silence."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.building_clock import BuildingFacts, BuildingProcedure, building_clock
from clerk_app.domain.calculate import calculate_deadline
from clerk_app.domain.calculation import Basis
from clerk_app.domain.calculations import BY_NAME
from clerk_app.domain.errors import ClerkError

P = BuildingProcedure
RECEIVED = date(2026, 6, 1)
COMPLETE = BuildingFacts(P.SIMPLIFIED, RECEIVED, completed_on=date(2026, 6, 10))


def test_all_rows_of_the_building_vectors(shared, is_holiday):
    path = shared / "domain" / "deadline_test_vectors_hbo.csv"
    # Three columns bear the same name, so rows are read by position.
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:]
    assert len(rows) == 7
    for row in rows:
        received = date.fromisoformat(row[0])
        facts = BuildingFacts(P.SIMPLIFIED, received, completed_on=received, extended_by=2)
        clock = building_clock(facts, received, is_holiday)
        ends = (clock.check, clock.decision, clock.extended)
        assert [day.isoformat() for end in ends for day in (end.raw, end.shifted)] == row[1:]
        told = calculate_deadline({"receipt_date": row[0]}, is_holiday)
        assert list(told.values()) == row


def test_silence_grants_after_three_months_in_the_simplified_procedure_only(is_holiday):
    last = date(2026, 9, 10)
    assert building_clock(COMPLETE, last, is_holiday).granted_on is None
    assert building_clock(COMPLETE, last + timedelta(days=1), is_holiday).granted_on == date(2026, 9, 11)
    for other in (P.REGULAR, P.SPECIAL):
        regular = replace(COMPLETE, procedure=other)
        assert building_clock(regular, date(2027, 6, 1), is_holiday).granted_on is None


def test_a_decision_in_time_or_an_extension_keeps_silence_from_granting(is_holiday):
    late = date(2026, 10, 1)
    decided = replace(COMPLETE, decided_on=date(2026, 9, 10))
    assert building_clock(decided, late, is_holiday).granted_on is None
    too_late = replace(COMPLETE, decided_on=date(2026, 9, 11))
    assert building_clock(too_late, late, is_holiday).granted_on == date(2026, 9, 11)
    extended = replace(COMPLETE, extended_by=2, extended_on=date(2026, 9, 1))
    clock = building_clock(extended, late, is_holiday)
    assert (clock.granted_on, clock.due.shifted) == (None, date(2026, 11, 10))


def test_an_extension_has_its_limits(is_holiday):
    with pytest.raises(ClerkError, match=r"building\.extension_too_long"):
        building_clock(replace(COMPLETE, extended_by=3), RECEIVED, is_holiday)
    late = replace(COMPLETE, extended_by=1, extended_on=date(2026, 9, 11))
    with pytest.raises(ClerkError, match=r"building\.extension_too_late"):
        building_clock(late, RECEIVED, is_holiday)


def test_a_special_building_has_no_statutory_period(is_holiday):
    clock = building_clock(replace(COMPLETE, procedure=P.SPECIAL), RECEIVED, is_holiday)
    assert (clock.decision, clock.due) == (None, None)


def test_without_a_request_within_the_month_the_application_is_deemed_complete(is_holiday):
    silent = BuildingFacts(P.SIMPLIFIED, RECEIVED)
    assert building_clock(silent, date(2026, 7, 1), is_holiday).complete_on is None
    clock = building_clock(silent, date(2026, 7, 2), is_holiday)
    assert clock.deemed_complete
    assert clock.decision.raw == date(2026, 9, 1)  # the cautious reading counts from receipt


def test_a_request_too_late_helps_nobody(is_holiday):
    late = BuildingFacts(P.SIMPLIFIED, RECEIVED, asked_on=date(2026, 7, 10), until=date(2026, 8, 10))
    clock = building_clock(late, date(2026, 9, 1), is_holiday)
    assert clock.deemed_complete
    assert clock.withdrawn_on is None


def test_a_period_set_to_a_day_off_ends_on_the_next_working_day(is_holiday):
    asked = BuildingFacts(
        P.SIMPLIFIED, RECEIVED, asked_on=date(2026, 6, 15), until=date(2026, 8, 1)
    )  # Saturday
    mended = replace(asked, completed_on=date(2026, 8, 3))
    for today, withdrawn in ((3, None), (4, date(2026, 8, 4))):
        assert building_clock(asked, date(2026, 8, today), is_holiday).withdrawn_on == withdrawn
        assert building_clock(mended, date(2026, 8, today), is_holiday).withdrawn_on is None


def test_what_is_not_mended_in_time_is_deemed_withdrawn(is_holiday):
    asked = BuildingFacts(P.SIMPLIFIED, RECEIVED, asked_on=date(2026, 6, 20), until=date(2026, 7, 31))
    assert building_clock(asked, date(2026, 7, 31), is_holiday).withdrawn_on is None
    assert building_clock(asked, date(2026, 8, 1), is_holiday).withdrawn_on == date(2026, 8, 1)
    mended = replace(asked, completed_on=date(2026, 7, 31))
    clock = building_clock(mended, date(2026, 8, 1), is_holiday)
    assert (clock.withdrawn_on, clock.decision.raw) == (None, date(2026, 10, 31))


def test_what_is_deemed_withdrawn_is_never_deemed_granted(is_holiday):
    asked = BuildingFacts(P.SIMPLIFIED, RECEIVED, asked_on=date(2026, 6, 20), until=date(2026, 7, 31))
    too_late = replace(asked, completed_on=date(2026, 8, 10))
    clock = building_clock(too_late, date(2027, 6, 1), is_holiday)
    assert (clock.withdrawn_on, clock.granted_on) == (date(2026, 8, 1), None)
    in_time = replace(asked, completed_on=date(2026, 7, 31))
    assert building_clock(in_time, date(2027, 6, 1), is_holiday).granted_on == date(2026, 11, 3)


def test_days_before_receipt_are_refused(is_holiday):
    with pytest.raises(ClerkError, match=r"building\.before_receipt"):
        building_clock(replace(COMPLETE, completed_on=date(2026, 5, 1)), RECEIVED, is_holiday)


@given(received=st.dates(date(2026, 1, 1), date(2033, 12, 31)), months=st.integers(0, 2))
def test_shifted_ends_are_working_days_and_never_earlier(is_holiday, received, months):
    facts = BuildingFacts(P.SIMPLIFIED, received, completed_on=received, extended_by=months)
    clock = building_clock(facts, received, is_holiday)
    for end in filter(None, (clock.check, clock.decision, clock.extended)):
        assert end.raw <= end.shifted
        assert end.shifted.weekday() < 5
        assert not is_holiday(end.shifted)


@pytest.mark.parametrize(
    ("calculation", "received", "given", "doubted"),
    [
        ("bauuhr", date(2025, 10, 13), {}, True),
        ("bauuhr", date(2025, 10, 14), {}, False),
        ("freistellungsuhr", date(2025, 10, 13), {"freistellung_art": "innenbereich"}, True),
        ("freistellungsuhr", date(2025, 10, 13), {"freistellung_art": "bebauungsplan"}, False),
    ],
)
def test_what_is_older_than_the_law_is_doubted(pack_of, is_holiday, calculation, received, given, doubted):
    basis = Basis(pack_of["bauantrag"], given, {}, received + timedelta(days=20), received, is_holiday)
    found = BY_NAME[calculation].run(basis).doubts
    assert [(one.code, one.open) for one in found] == [("bauantrag.older_than_law", True)] * doubted
