"""Checks find what is there; a clerk's judgement stands over them."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain import checks
from clerk_app.domain.composition import FiledDocument
from clerk_app.domain.finding import FindingState

TODAY = date(2026, 11, 23)


@pytest.fixture
def found(pack_of, application, facts_of):
    def findings(service, procedure, documents=(), known=(), **changes):
        filed = tuple(FiledDocument(name, "application/pdf", "attachment") for name in documents)
        fields = application(service, procedure, **changes)
        facts = facts_of(procedure, date(2026, 11, 5), fields, documents=filed, findings=known)
        return {f.check: f for f in checks.findings(pack_of[service], procedure, facts, TODAY)}

    return findings


def test_a_required_document_is_found_or_asked_for(found):
    missing = found("wohngeld", "erstantrag_mietzuschuss")["mietvertrag"]
    assert (missing.state, missing.detail) == (FindingState.FAILED, "Kein passendes Dokument gefunden")
    assert missing.request.startswith("den Mietvertrag")
    there = found("wohngeld", "erstantrag_mietzuschuss", ("Mietbescheinigung.pdf",))["mietvertrag"]
    assert (there.state, there.detail) == (FindingState.MET, "Vorhanden: Mietbescheinigung.pdf")


def test_checks_that_do_not_apply_are_left_out(found):
    assert "aufenthaltstitel" not in found("wohngeld", "erstantrag_mietzuschuss")
    asked = found("wohngeld", "erstantrag_mietzuschuss", antragsteller__staatsangehoerigkeit="serbisch")
    assert asked["aufenthaltstitel"].state is FindingState.FAILED
    assert "mietvertrag" not in found("wohngeld", "weiterleistung")


def test_one_member_with_a_benefit_is_enough_to_fail(found):
    changed = {"haushaltsmitglieder__4__transferleistung": "Sozialhilfe"}
    assert (
        found("wohngeld", "erstantrag_mietzuschuss", **changed)["transferleistungen"].state
        is FindingState.FAILED
    )


def test_a_missing_answer_stays_open(found):
    given = found("wohngeld", "erstantrag_mietzuschuss", vermoegen__erheblich=None)["vermoegen"]
    assert (given.state, given.detail.split(".")[0]) == (FindingState.OPEN, "Keine Angabe")


def test_an_applicability_nobody_knows_is_shown_open(found):
    given = found("wohngeld", "erstantrag_mietzuschuss", antragsteller__staatsangehoerigkeit=None)
    assert given["aufenthaltstitel"].state is FindingState.OPEN


def test_questions_to_the_clerk_are_open_until_judged(found):
    ruled = found("wohngeld", "erstantrag_mietzuschuss")
    judged = checks.with_judgement(
        ruled["haushalt"], FindingState.WAIVED, "Melderegister geprüft", "A. Becker"
    )
    again = found("wohngeld", "erstantrag_mietzuschuss", known=(judged,))["haushalt"]
    assert ruled["haushalt"].state is FindingState.OPEN
    assert again.settled
    assert (again.by_hand, again.remark, again.judged_by) == (True, "Melderegister geprüft", "A. Becker")


def test_a_person_may_judge_against_the_rule_and_it_shows(found):
    ruled = found("fahrerlaubnis", "umtausch")["alter_fuehrerschein"]
    judged = checks.with_judgement(ruled, FindingState.MET, "lag bei Vorsprache vor", "A. Becker")
    again = found("fahrerlaubnis", "umtausch", known=(judged,))["alter_fuehrerschein"]
    assert (ruled.state, again.state, again.source) == (FindingState.FAILED, FindingState.MET, ruled.source)


def test_a_foreign_office_means_an_extract_is_needed(found):
    own = found("fahrerlaubnis", "umtausch")
    other = found("fahrerlaubnis", "umtausch", fuehrerschein__ausstellende_behoerde="Stadt Kassel")
    assert "karteikarte" not in own
    assert other["karteikarte"].state is FindingState.FAILED


def test_every_check_names_its_source_and_days_read_german(found):
    findings = found("fahrerlaubnis", "umtausch").values()
    assert all(finding.source for finding in findings)
    assert "14.06.1985" in next(f for f in findings if f.check == "umtauschpflicht").detail
