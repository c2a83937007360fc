"""Exempt building may begin when nobody objected in time: not a day earlier, and not because we were slow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import Finding, FindingState
from clerk_app.domain.information_request import information_request
from clerk_app.domain.letters import LetterBasis, acknowledgement
from clerk_app.domain.permit_exemption import PROCEDURE, PROHIBITION, WAIVER, ExemptionFacts, exemption_clock

RECEIVED = date(2026, 11, 6)
PLAIN = ExemptionFacts(RECEIVED, forwarded_on=date(2026, 11, 10))
days = st.dates(date(2026, 1, 1), date(2030, 12, 1))


def test_the_month_of_the_municipality_counts_from_its_own_receipt(is_holiday):
    clock = exemption_clock(PLAIN, is_holiday)
    assert (clock.begun_on, clock.municipality.raw) == (date(2026, 11, 10), date(2026, 12, 10))
    assert (clock.start, clock.start_until) == (date(2026, 12, 11), date(2031, 12, 11))


@pytest.mark.parametrize("forwarded", [None, date(2026, 12, 24), date(2026, 11, 20)])
def test_it_begins_after_two_weeks_at_the_latest(is_holiday, forwarded):
    clock = exemption_clock(replace(PLAIN, forwarded_on=forwarded), is_holiday)
    assert clock.begun_on == RECEIVED + timedelta(days=14)
    assert clock.start == date(2026, 12, 22)  # 20 December is a Sunday


@pytest.mark.parametrize("said", [PROCEDURE, PROHIBITION])
def test_an_objection_in_time_stops_the_building(is_holiday, said):
    last = exemption_clock(PLAIN, is_holiday).municipality.shifted
    stopped = exemption_clock(replace(PLAIN, said=said, said_on=last), is_holiday)
    assert (stopped.procedure, stopped.start, stopped.late) == (True, None, False)
    late = exemption_clock(replace(PLAIN, said=said, said_on=last + timedelta(days=1)), is_holiday)
    assert (late.procedure, late.start, late.late) == (False, date(2026, 12, 11), True)


def test_a_waiver_lets_the_building_begin_at_once(is_holiday):
    waived = replace(PLAIN, said=WAIVER, said_on=date(2026, 11, 20))
    assert exemption_clock(waived, is_holiday).start == date(2026, 11, 20)
    inner = exemption_clock(replace(waived, inner_area=True), is_holiday)
    assert inner.start == date(2026, 12, 8)  # our own month has still to pass


def test_in_inner_areas_the_authority_may_ask_for_a_procedure_itself(is_holiday):
    inner = replace(PLAIN, inner_area=True)
    assert exemption_clock(inner, is_holiday).own.shifted == date(2026, 12, 7)
    asked = exemption_clock(replace(inner, own_demand=date(2026, 12, 7)), is_holiday)
    assert (asked.procedure, asked.start) == (True, None)
    too_late = exemption_clock(replace(inner, own_demand=date(2026, 12, 8)), is_holiday)
    assert not too_late.procedure
    elsewhere = exemption_clock(replace(PLAIN, own_demand=date(2026, 11, 9)), is_holiday)
    assert not elsewhere.procedure


def test_the_extended_exemption_has_an_end(is_holiday):
    last = ExemptionFacts(date(2030, 12, 31), inner_area=True)
    assert exemption_clock(last, is_holiday).own is not None
    with pytest.raises(ClerkError, match=r"building\.inner_area_over"):
        exemption_clock(replace(last, received_on=date(2031, 1, 1)), is_holiday)
    with pytest.raises(ClerkError, match=r"building\.before_receipt"):
        exemption_clock(replace(PLAIN, said=WAIVER, said_on=date(2026, 11, 1)), is_holiday)


@given(received=days, wait=st.integers(0, 400), inner=st.booleans())
def test_whoever_waits_builds_after_a_month_and_two_weeks_at_the_latest(is_holiday, received, wait, inner):
    facts = ExemptionFacts(received, received + timedelta(days=wait), inner_area=inner)
    clock = exemption_clock(facts, is_holiday)
    assert received + timedelta(days=28) < clock.start <= received + timedelta(days=14 + 31 + 5)
    ends = [clock.municipality, clock.own] if clock.own else [clock.municipality]
    assert all(end.raw <= end.shifted < clock.start for end in ends)
    assert all(end.shifted.weekday() < 5 and not is_holiday(end.shifted) for end in ends)


def test_its_letters_never_speak_of_a_deemed_withdrawal(pack_of, application, facts_of):
    pack = pack_of["bauantrag"]
    missing = Finding("lageplan", "Lageplan", FindingState.FAILED, "§ 69 HBO", request="einen Lageplan")
    for procedure, speaks in (("freistellung", False), ("baugenehmigung_vereinfacht", True)):
        fields = application("bauantrag", procedure)
        facts = facts_of(procedure, RECEIVED, fields, findings=(missing,))
        asked = information_request(pack, facts, date(2026, 12, 14), date(2026, 11, 23))
        assert ("zurückgenommen" in str(asked.notice.parts)) is speaks
        said = acknowledgement(LetterBasis(pack, facts, date(2026, 11, 23), {}))
        assert ("beteiligen die Gemeinde" in str(said.parts)) is not speaks
