"""Fees are those of their day, with the number they come from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from clerk_app.domain.calculate import calculate_fee
from clerk_app.domain.charge import charge
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.fee import fee
from clerk_app.domain.pack_path import FieldSet
from clerk_app.domain.pack_rule import Answers


@pytest.mark.parametrize(
    "service, act, on, minor, amount",
    [
        ("fahrerlaubnis", "202.5", "2026-11-22", "", "25.50"),
        ("fahrerlaubnis", "umtausch", "2026-11-22", "", "25.50"),
        ("fahrerlaubnis", "202.5", "2025-11-22", "", "25.30"),
        ("fahrerlaubnis", "201", "2026-11-22", "", "5.10"),
        ("fahrerlaubnis", "202.1", "2026-11-22", "true", "35.70"),  # no reduction for minors
        ("kfz_zulassung", "224.2", "2026-11-22", "", "2.10"),
        ("aufenthaltstitel", "45 Nr.2b", "2026-11-22", "nein", "93.00"),
        ("aufenthaltstitel", "45 Nr.2b", "2026-11-22", "ja", "46.50"),
        ("aufenthaltstitel", "44a", "2026-11-22", "1", "109.00"),  # not halved
        ("aufenthaltstitel", "fiktionsbescheinigung", "2026-11-22", True, "6.50"),
    ],
)
def test_known_fees(packs, service, act, on, minor, amount):
    row = {"service": service, "act": act, "on": on, "minor": minor}
    found = calculate_fee(packs, row)
    assert found["amount_eur"] == amount
    assert "GebOSt" in found["source"] or "AufenthV" in found["source"]


def test_a_framework_fee_has_bounds_and_no_amount(packs, pack_of):
    found = fee(pack_of["fahrerlaubnis"], "206", date(2026, 11, 22))
    assert (found.amount, found.least, found.most) == (None, Decimal("33.20"), Decimal("256.00"))
    row = {"service": "fahrerlaubnis", "act": "206", "on": "2026-11-22"}
    assert calculate_fee(packs, row)["amount_eur"] == ""


@pytest.mark.parametrize(
    "row, code",
    [
        ({"service": "fahrerlaubnis", "act": "999", "on": "2026-11-22"}, "fee.unknown"),
        ({"service": "fahrerlaubnis", "act": "201", "on": "2001-01-01"}, "fee.not_in_force"),
        ({"service": "hundesteuer", "act": "1", "on": "2026-11-22"}, "pack.unknown"),
        ({"service": "fahrerlaubnis", "on": "2026-11-22"}, "fact.missing"),
    ],
)
def test_what_has_no_fee_is_refused(packs, row, code):
    with pytest.raises(ClerkError) as refusal:
        calculate_fee(packs, row)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "typed, amount, source",
    [
        ({"gebuehr_ersatz": "20.40", "ersatz_grund": "verlust"}, Decimal("20.40"), "202.4"),
        ({"gebuehr_ersatz": "", "ersatz_grund": "verlust"}, None, "202.4"),
    ],
)
def test_a_framework_fee_is_what_the_clerk_fixes_within_it(pack_of, typed, amount, source):
    pack = pack_of["fahrerlaubnis"]
    answers = Answers(FieldSet(()), (), date(2026, 11, 23), date(2026, 11, 5), typed)
    found = charge(pack, pack.decision("ersatz"), answers, date(2026, 11, 5))
    assert found.amount == amount
    assert source in found.source


def test_an_amount_outside_the_framework_is_refused(pack_of):
    pack = pack_of["fahrerlaubnis"]
    answers = Answers(FieldSet(()), (), date(2026, 11, 23), date(2026, 11, 5), {"gebuehr_ersatz": "50.00"})
    with pytest.raises(ClerkError, match=r"fee\.outside_framework"):
        charge(pack, pack.decision("ersatz"), answers, date(2026, 11, 5))


def test_several_numbers_add_up_and_are_listed(pack_of):
    pack = pack_of["fahrerlaubnis"]
    given = {"gebuehr_nach": "202.1", "auf_probe": "ja", "begleitet": "nein"}
    answers = Answers(FieldSet(()), (), date(2026, 11, 23), date(2026, 11, 5), given)
    found = charge(pack, pack.decision("pruefauftrag"), answers, date(2026, 11, 5))
    assert found.amount == Decimal("42.60")
    assert [line.partition(": ")[2].partition(" (")[0] for line in found.listed.splitlines()] == [
        "5,10 Euro", "35,70 Euro", "1,80 Euro",
    ]  # fmt: skip


def test_who_is_exempt_pays_nothing(pack_of):
    pack = pack_of["aufenthaltstitel"]
    given = {"gebuehr_nach": "45 Nr.2b", "befreiung": "leistungen"}
    answers = Answers(FieldSet(()), (), date(2026, 11, 23), date(2026, 11, 9), given)
    assert charge(pack, pack.decision("erteilung"), answers, date(2026, 11, 9)).amount == 0


@pytest.mark.parametrize(
    ("act", "law"),
    [
        ("47(1) Nr.8", "§ 47 Abs. 1 Nr. 8 AufenthV"),
        ("50(1) S.2", "§ 50 Abs. 1 Satz 2 AufenthV"),
        ("44a", "§ 44a AufenthV"),
    ],
)
def test_the_source_is_quoted_as_lawyers_quote_it(pack_of, act, law):
    found = fee(pack_of["aufenthaltstitel"], act, date(2026, 11, 22))
    assert found.source == f"{law}, Stand: Gesetz vom 30.01.2026, BGBl. 2026 I Nr. 31"


def test_a_list_of_fees_sets_no_bracket_beside_another(pack_of):
    pack = pack_of["aufenthaltstitel"]
    decision = pack.decision("fiktionsbescheinigung")
    assert decision is not None
    answers = Answers(FieldSet(()), (), date(2026, 11, 23), date(2026, 11, 22), {})
    listed = charge(pack, decision, answers, date(2026, 11, 22)).listed
    assert listed.startswith("- Fiktionsbescheinigung (§ 81 Abs. 5 AufenthG): 13,00 Euro (§ 47 Abs. 1 Nr. 8 ")
    assert ") (" not in listed and "))" not in listed


@pytest.mark.parametrize(
    ("service", "act", "contested", "minor", "least", "most"),
    [
        ("aufenthaltstitel", "51(1) Nr.1", "45 Nr.2b", "", "46.50", "46.50"),
        ("aufenthaltstitel", "widerspruch", "verlaengerung", "ja", "23.25", "23.25"),
        ("fahrerlaubnis", "400", "202.1", "", "35.70", "35.70"),
        ("fahrerlaubnis", "400", "202.5", "", "25.60", "25.60"),  # 25.50 alone would be too little
        ("kfz_zulassung", "widerspruch", "255", "", "25.60", "511.00"),
        ("wohngeld", "widerspruch", "antrag", "", "0.00", "0.00"),
    ],
)
def test_an_objection_costs_by_the_act_it_is_against(packs, service, act, contested, minor, least, most):
    row = {"service": service, "act": act, "contested": contested, "on": "2026-11-22", "minor": minor}
    found = calculate_fee(packs, row)
    assert (found["least_eur"], found["most_eur"]) == (least, most)


@pytest.mark.parametrize(
    ("row", "amount", "bounds"),
    [
        ({"act": "ersterteilung"}, "42.60", ("42.60", "42.60")),
        ({"auf_probe": "nein"}, "41.80", ("41.80", "41.80")),
        ({"gebuehr_nach": "202.3"}, "", ("42.60", "265.40")),
        ({"gebuehr_nach": "202.3", "gebuehr_betrag": "100,00"}, "106.90", ("106.90", "106.90")),
        ({"begleitet": "ja", "gebuehr_begleitpersonen": "3.00"}, "53.30", ("53.30", "53.30")),
    ],
)
def test_with_its_decision_the_whole_sum_of_the_notice_is_told(packs, row, amount, bounds):
    asked = {"service": "fahrerlaubnis", "decision": "pruefauftrag", "on": "2026-11-22", **row}
    found = calculate_fee(packs, asked)
    assert found["amount_eur"] == amount
    assert (found["least_eur"], found["most_eur"]) == bounds


def test_a_number_names_the_decisions_that_add_more(packs):
    row = {"service": "fahrerlaubnis", "act": "ersterteilung", "on": "2026-11-22"}
    found = calculate_fee(packs, row)
    assert (found["amount_eur"], "pruefauftrag" in found["decisions"].split(", ")) == ("35.70", True)
    assert calculate_fee(packs, row | {"act": "206"})["decisions"] == ""


@pytest.mark.parametrize(
    ("row", "amount"),
    [
        ({"act": "verlaengerung", "minor": "ja", "lichtbild_hier": "ja"}, "52.50"),
        ({"act": "verlaengerung", "exemption": "schutz"}, "0.00"),
        ({"act": "niederlassungserlaubnis", "decision": "ablehnung"}, "56.50"),
    ],
)
def test_a_sum_knows_minors_exemptions_and_shares(packs, row, amount):
    asked = {"service": "aufenthaltstitel", "decision": "erteilung", "on": "2026-11-22", **row}
    assert calculate_fee(packs, asked)["amount_eur"] == amount


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"act": "51(1) Nr.1"}, "fee.contested_missing"),
        ({"act": "45 Nr.3", "contested": "44a"}, "fee.no_objection"),
        ({"act": "widerspruch", "contested": "999"}, "fee.unknown"),
        ({"decision": "einstellung"}, "fee.decision_unknown"),
        ({"decision": "erteilung", "exemption": "armut"}, "fee.exemption_unknown"),
        ({"decision": "erteilung", "exemption": "leistungen", "gebuehr_nach": "44a"}, "fee.not_exempt"),
        ({"decision": "verpflichtungserklaerung", "exemption": "schutz"}, "fee.no_exemption"),
        ({"decision": "erteilung", "gebuehr_nach": "1"}, "fact.unreadable"),
    ],
)
def test_what_a_sum_or_an_objection_cannot_be_is_refused(packs, row, code):
    with pytest.raises(ClerkError) as refusal:
        calculate_fee(packs, {"service": "aufenthaltstitel", "on": "2026-11-22", **row})
    assert refusal.value.code == code
