"""Where the authority wants its cases: the most particular rule wins, names are sorted as files are."""

from __future__ import annotations

import pytest

from clerk_app.domain.desk_rule import DeskRule, desk_rule, overlapping, read_span, sorted_as

WHOLE = DeskRule("wohngeld", "haus")
EARLY = DeskRule("wohngeld", "eins", clerk="a.becker", names=(("A", "K"), ("Sch", "Sch")))
PROLONGED = DeskRule("wohngeld", "weiter", "weiterleistung")
PROLONGED_EARLY = DeskRule("wohngeld", "weiter-eins", "weiterleistung", names=(("A", "C"),))
RULES = (EARLY, PROLONGED_EARLY, WHOLE, PROLONGED)


@pytest.mark.parametrize(
    "service, procedure, applicant, unit",
    [
        ("wohngeld", "erstantrag", "Kzmann, E", "eins"),
        ("wohngeld", "erstantrag", "Lang, E", "haus"),
        ("wohngeld", "erstantrag", "Schmidt, E", "eins"),
        ("wohngeld", "erstantrag", "Sauer, E", "haus"),
        ("wohngeld", "erstantrag", "", "haus"),
        ("wohngeld", "weiterleistung", "Kern, E", "weiter"),
        ("wohngeld", "weiterleistung", "Cramer, E", "weiter-eins"),
        ("wohngeld", "weiterleistung", "Äckerle, E", "weiter-eins"),
        ("bauantrag", "erstantrag", "Adam, E", None),
    ],
)
def test_the_most_particular_rule_wins(service, procedure, applicant, unit):
    found = desk_rule(RULES, service, procedure, applicant)
    assert (found.unit if found else None) == unit


@pytest.mark.parametrize(
    "name, key",
    [
        ("von der Heide, Anna", "heide"),
        ("Öztürk, Emre", "ozturk"),
        ("Łukasiewicz, Jan", "lukasiewicz"),
        ("d'Artagnan, Charles", "artagnan"),
        ("Strauß, Eva", "strauss"),
        ("Zu, Li", "zu"),
        ("Müller GmbH & Co. KG", "mullergmbh&co.kg"),
    ],
)
def test_names_are_sorted_as_in_the_filing_room(name, key):
    assert sorted_as(name) == key


@pytest.mark.parametrize(
    "written, span",
    [
        ("A-K", ("A", "K")),
        ("Sa – Sch", ("Sa", "Sch")),
        ("Ö", ("Ö", "Ö")),
        ("K-A", None),
        ("A-", None),
        ("1-9", None),
        ("", None),
    ],
)
def test_a_share_of_names_is_written_as_offices_write_it(written, span):
    assert read_span(written) == span


@pytest.mark.parametrize(
    "low, high, contended", [("K", "Z", True), ("Ka", "Kb", True), ("L", "Z", False), ("Sch", "Sch", False)]
)
def test_two_rules_contend_for_a_name(low, high, contended):
    one = DeskRule("wohngeld", "eins", names=(("A", "K"),))
    assert overlapping(one, DeskRule("wohngeld", "zwei", names=((low, high),))) is contended
    assert not overlapping(one, DeskRule("wohngeld", "zwei", "erstantrag", names=(("A", "K"),)))
    assert overlapping(WHOLE, DeskRule("wohngeld", "zwei")) and not overlapping(WHOLE, one)


def test_the_journal_can_tell_which_rule_it_was():
    assert str(PROLONGED_EARLY) == "wohngeld weiterleistung A-C"
    assert str(EARLY) == "wohngeld A-K, Sch" and str(WHOLE) == "wohngeld"
