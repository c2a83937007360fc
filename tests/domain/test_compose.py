"""A decision says what is missing, and nothing unlawful can be released."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import automation, checks, compose
from clerk_app.domain.composition import Draft, FiledDocument
from clerk_app.domain.finding import FindingState
from clerk_app.domain.notice import BulletList, Heading, Paragraph
from clerk_app.domain.service_pack import Procedure
from clerk_app.packs.example import OFFICE

TODAY = date(2026, 11, 23)
PAPERS = tuple(
    FiledDocument(name, "application/pdf", "attachment")
    for name in ("Mietvertrag.pdf", "Kontoauszug.pdf", "Einkommensnachweis.pdf")
)


@pytest.fixture
def wohngeld(pack_of, application, facts_of, is_holiday):
    """Composes a decision about the example household; changes go to application, facts or draft."""
    pack = pack_of["wohngeld"]

    def composed(outcome="bewilligung", *, confirmed=True, judged=True, typed=None, texts=None, **changes):
        fields = application("wohngeld", "erstantrag_mietzuschuss", **changes)
        facts = facts_of(
            "erstantrag_mietzuschuss",
            date(2026, 11, 3),
            fields,
            documents=PAPERS,
            confirmations=frozenset({"wohngeld.widerspruch"} if confirmed else ()),
        )
        found = checks.findings(pack, facts.procedure, facts, TODAY)
        if judged:
            found = tuple(
                f if f.settled else checks.with_judgement(f, FindingState.MET, "gesehen", "A. Becker")
                for f in found
            )
        facts = replace(facts, findings=found)
        return compose.compose(pack, facts, Draft(outcome, typed or {}, texts or {}), TODAY, is_holiday)

    return composed


def codes(composed):
    return sorted(blocker.code for blocker in composed.blockers)


def test_a_complete_grant_can_be_released(wohngeld):
    composed = wohngeld()
    assert composed.blockers == ()
    assert composed.notice.addressee == (
        "Frau",
        "Małgorzata Özdemir-Kühn",
        "Kaiserstraße 84a",
        "61169 Friedberg (Hessen)",
    )
    assert composed.notice.salutation == "Sehr geehrte Frau Özdemir-Kühn,"
    assert composed.notice.signatory == "A. Becker"
    assert ("Aktenzeichen", "12 WG 2026/0001") in composed.notice.info
    assert ("Datum", "23.11.2026") in composed.notice.info


def test_the_sheet_shows_every_step_with_its_paragraph_and_ends_with_the_result(wohngeld):
    composed = wohngeld()
    amount = composed.notice.decision_data["results"]["wohngeld"]
    table = composed.notice.annexes[0].parts[0]
    assert len(table.rows) == len(composed.steps)
    assert all(step.source for step in composed.steps)
    assert composed.steps[-1].result
    assert table.rows[-1][-1] == f"{amount.replace('.', ',')} EUR"
    assert any(amount.replace(".", ",") in block.text for block in composed.blocks)


def test_no_outcome_means_no_notice(wohngeld):
    composed = wohngeld("")
    assert (composed.notice, codes(composed)) == (None, ["outcome.missing"])
    offered = [o.id for o in composed.outcomes]
    assert offered[:2] == ["bewilligung", "vorlaeufige_zahlung"]
    assert "erhoehung" not in offered  # a decision of another procedure
    assert codes(wohngeld("freispruch")) == ["outcome.unknown"]


def test_an_unconfirmed_remedy_blocks_and_cannot_be_reworded(wohngeld):
    composed = wohngeld(confirmed=False, texts={"rechtsbehelf_widerspruch": "Kein Rechtsbehelf."})
    assert codes(composed) == ["remedy.unconfirmed"]
    block = composed.blocks[-1]
    assert not block.editable
    assert "Kein Rechtsbehelf" not in block.text


def test_open_checks_block_a_grant_with_their_place(wohngeld):
    composed = wohngeld(judged=False)
    assert {b.where for b in composed.blockers} == {"check:haushalt", "check:plausibel"}
    assert codes(composed) == ["check.open", "check.open"]


def test_a_missing_input_is_reported_once(wohngeld):
    composed = wohngeld(wohnung__gemeinde="Buxtehude")  # no rent step known
    assert [(b.code, b.where) for b in composed.blockers] == [("input.missing", "input:mietenstufe")]
    assert "((mietenstufe))" in "".join(block.text for block in composed.blocks)
    assert composed.steps == ()


@pytest.mark.parametrize(
    "typed, fault",
    [
        ({"bruttokaltmiete": "1.234"}, "notation"),
        ({"bruttokaltmiete": "-5"}, "range"),
        ({"mietenstufe": "IX"}, "choice"),
        ({"beginn": "2022-12-01"}, "range"),
        ({"monate": "25"}, "range"),
        ({"person_1_abzug": "4"}, "choice"),
        ({"bruttokaltmiete": " "}, "missing"),
    ],
)
def test_invalid_inputs_block_with_their_reason(wohngeld, typed, fault):
    composed = wohngeld(typed=typed)
    [blocker] = composed.blockers
    assert blocker.facts["fault"] == fault
    assert blocker.where == f"input:{next(iter(typed))}"


def test_what_the_clerk_types_replaces_the_application_and_says_so(wohngeld):
    given = {
        entry.id: entry for entry in wohngeld(typed={"bruttokaltmiete": "700.00", "monate": "12"}).inputs
    }
    assert (given["bruttokaltmiete"].value, given["bruttokaltmiete"].origin) == ("700.00", "clerk")
    assert given["monate"].origin == "pack"
    assert given["iban"].origin == "application"


def test_members_are_asked_for_one_after_the_other(wohngeld):
    persons = [entry.id.split("_")[1] for entry in wohngeld().inputs if entry.id.startswith("person_")]
    assert persons == sorted(persons)
    assert any(entry.label == "Deniz Özdemir-Kühn: Arbeitslohn brutto" for entry in wohngeld().inputs)


def test_an_excluded_member_takes_its_share_along(wohngeld):
    composed = wohngeld(haushaltsmitglieder__2__transferleistung="Bürgergeld")
    results = composed.notice.decision_data["results"]
    assert (results["mitglieder"], results["mitglieder_beruecksichtigt"]) == ("4", "3")
    assert any("3 von 4" in step.value for step in composed.steps)


def test_nobody_to_consider_is_no_crash(wohngeld):
    none = {f"person_{n}_beruecksichtigt": "nein" for n in range(1, 5)}
    assert "wohngeld.nobody_counts" in codes(wohngeld(typed=none))


def test_a_grant_under_ten_euros_and_a_refusal_above_are_refused(wohngeld):
    rich = {"person_1_arbeitslohn": "9000.00"}
    assert codes(wohngeld(typed=rich)) == ["decision.precondition"]
    assert codes(wohngeld("ablehnung_unter10", typed=rich)) == []
    assert codes(wohngeld("ablehnung_unter10")) == ["decision.precondition"]


def test_amounts_due_for_review_block(pack_of, wohngeld, application, facts_of, is_holiday):
    facts = facts_of(
        "erstantrag_mietzuschuss", date(2027, 1, 4), application("wohngeld", "erstantrag_mietzuschuss")
    )
    composed = compose.compose(
        pack_of["wohngeld"], facts, Draft("bewilligung"), date(2027, 1, 11), is_holiday
    )
    assert "parameters.outdated" in codes(composed)


def test_a_refusal_to_pay_needs_its_warning_and_an_expired_period(wohngeld):
    typed = {
        "hinweis_datum": "2026-11-05",
        "frist_ablauf": "2026-11-30",
        "fehlende_unterlagen": "- Rentenbescheid\n- Mietvertrag",
        "ermessen": "Die Unterlagen wären leicht zu beschaffen.",
    }
    assert codes(wohngeld("versagung", judged=False, typed=typed)) == ["decision.precondition"]
    typed["frist_ablauf"] = "2026-11-20"
    assert codes(wohngeld("versagung", judged=False, typed=typed)) == []


def test_what_the_statute_leaves_open_blocks_until_the_legal_office_has_answered(
    pack_of, application, facts_of, is_holiday
):
    typed = {"weitere_mitglieder": "11", "person_1_arbeitslohn": "14000.00", "bruttokaltmiete": "1600.00"}
    draft = Draft("bewilligung", typed)
    fields = application("wohngeld", "erstantrag_mietzuschuss")
    for confirmed in (frozenset(), frozenset({"wohngeld.open_point"})):
        facts = facts_of("erstantrag_mietzuschuss", date(2026, 11, 3), fields, confirmations=confirmed)
        composed = compose.compose(pack_of["wohngeld"], facts, draft, TODAY, is_holiday)
        assert ("wohngeld.open_point" in codes(composed)) is not bool(confirmed)


def test_own_wording_replaces_the_block_and_stays_marked(wohngeld):
    own = "Miete ((miete_bescheid)), Einkünfte ((einkommen_bescheid)), also ((wohngeld)); ((unbekannt))."
    composed = wohngeld(texts={"bewilligung_gruende": own})
    block = next(b for b in composed.blocks if b.id == "bewilligung_gruende")
    assert block.own_wording
    assert "((unbekannt))" in block.text
    [blocker] = composed.blockers
    assert (blocker.code, blocker.facts["name"], blocker.where) == (
        "placeholder.unresolved", "unbekannt", "block:bewilligung_gruende",
    )  # fmt: skip


def test_a_notice_that_does_not_name_its_authority_is_held_back(pack_of, application, facts_of, is_holiday):
    """§ 37 (3) HVwVfG, § 33 (3) SGB X."""
    fields = application("wohngeld", "erstantrag_mietzuschuss")
    nameless = replace(OFFICE, authority="  ")
    facts = facts_of("erstantrag_mietzuschuss", date(2026, 11, 3), fields, letterhead=nameless)
    composed = compose.compose(pack_of["wohngeld"], facts, Draft("bewilligung"), TODAY, is_holiday)

    assert "authority.missing" in codes(composed)


@pytest.mark.parametrize(
    "typed",
    [
        {"person_1_arbeitslohn": "999999999999999.99"},
        {"person_1_arbeitslohn": "9" * 40},
        {"beginn": "9999-12-31"},
        {"beginn": "0001-01-01"},
        {"weitere_mitglieder": "999999999"},
    ],
)
def test_what_cannot_be_reckoned_with_is_told_and_nothing_breaks(wohngeld, typed):
    composed = wohngeld(typed=typed)

    assert "input.invalid" in codes(composed)
    assert {blocker.where for blocker in composed.blockers} >= {f"input:{id}" for id in typed}


def test_what_was_typed_in_another_notation_counts_as_meant(wohngeld):
    typed = {"beginn": " 01.11.2026 ", "bruttokaltmiete": "762,00 €", "person_1_werbungskosten": " \n "}
    composed = wohngeld(typed=typed)

    assert codes(composed) == []
    assert composed.notice.decision_data["inputs"]["beginn"] == "2026-11-01"
    assert composed.notice.decision_data["inputs"]["bruttokaltmiete"] == "762.00"


def test_reasons_cannot_be_emptied(wohngeld):
    composed = wohngeld(texts={"bewilligung_gruende": "  "})
    assert codes(composed) == ["part.missing"]
    assert composed.blockers[0].facts["part"] == "reasons"


def test_what_the_housing_benefit_act_wants_to_be_read_cannot_be_left_out(wohngeld):
    composed = wohngeld(
        texts={"bewilligung_gruende": "Eigene Gründe; Miete 762,00 Euro.", "mitteilungspflichten": ""}
    )

    assert [(blocker.code, blocker.where) for blocker in composed.blockers] == [
        ("text.emptied", "block:mitteilungspflichten"),
        ("text.lacks", "block:bewilligung_gruende"),
    ]
    assert "§ 24 Abs. 3" in composed.blockers[0].source
    assert composed.blockers[1].facts["value"] == "2.255,00 Euro"


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("Einkünfte von 2.255,00 €.", ""),
        ("Einkünfte von 2255 Euro im Monat.", ""),
        ("Einkünfte von 12.255,00 Euro.", "2.255,00 Euro"),  # another amount
        ("Einkünfte nach § 2.255.", "2.255,00 Euro"),  # no amount at all
    ],
)
def test_amounts_may_be_shown_anywhere_in_the_notice_and_in_any_writing(wohngeld, said, lacks):
    for own in ({"bewilligung_gruende": said}, {"bewilligung_gruende": "Eigene.", "bewilligung_tenor": said}):
        composed = wohngeld(texts=own)
        assert [blocker.facts["value"] for blocker in composed.blockers] == [lacks] * bool(lacks)
        assert "762,00 EUR" in {step.value for step in composed.steps}  # so the rent may be missing above


def test_no_address_and_a_representative_are_mended_by_another_address(wohngeld):
    broken = {"antragsteller__anschrift__strasse": "", "antragsteller__anschrift__hausnummer": ""}
    composed = wohngeld(bevollmaechtigter__familienname="Anwältin Kurz", **broken)
    assert codes(composed) == ["addressee.incomplete", "addressee.representative"]
    address = "Rechtsanwältin\nKurz\nMarkt 1\n61169 Friedberg (Hessen)"
    mended = wohngeld(
        bevollmaechtigter__familienname="Anwältin Kurz", typed={"empfaenger": address}, **broken
    )
    assert mended.blockers == ()
    assert mended.notice.addressee == tuple(address.splitlines())


def test_the_full_account_number_appears_nowhere_in_the_notice(wohngeld):
    notice = wohngeld().notice
    assert "DE02120300000000202051" not in repr(notice)
    assert "DE02 •••• 2051" in repr(notice.parts)


def test_what_the_applicant_wrote_cannot_forge_marks(wohngeld):
    composed = wohngeld(haushaltsmitglieder__1__vorname="((wohngeld)) **fett**")
    assert composed.blockers == ()


def test_sections_come_in_order_with_headings_once(wohngeld):
    parts = wohngeld().notice.parts
    headings = [part.text for part in parts if isinstance(part, Heading)]
    assert headings[0] == "Entscheidung"
    assert headings[-1] == "Rechtsbehelfsbelehrung"
    assert len(headings) == len(set(headings))
    assert isinstance(parts[1], Paragraph)
    assert any(isinstance(part, BulletList) for part in parts)


def test_the_same_facts_give_the_same_bytes_and_other_facts_others(wohngeld):
    first = compose.decision_hash_input(wohngeld())
    assert first == compose.decision_hash_input(wohngeld())
    assert first != compose.decision_hash_input(wohngeld(typed={"bruttokaltmiete": "700.00"}))
    data = json.loads(first)
    assert (data["pack"], data["pack_version"], data["outcome"]) == ("wohngeld", "2026-11.3", "bewilligung")
    assert all(isinstance(value, str) for part in ("inputs", "results") for value in data[part].values())


def test_a_procedure_without_decisions_says_so(pack_of, application, facts_of, is_holiday):
    facts = facts_of(
        "freistellung", date(2026, 11, 9), application("bauantrag", "baugenehmigung_vereinfacht")
    )
    bare = replace(
        pack_of["bauantrag"],
        decisions=(),
        procedures=(Procedure("freistellung", "Freistellung", note="folgt"),),
    )
    composed = compose.compose(bare, facts, Draft(), TODAY, is_holiday)
    assert (composed.outcomes, codes(composed)) == ((), ["pack.no_decision"])
    assert composed.blockers[0].facts["note"] == "folgt"


def decided(pack_of, wohngeld, **changes):
    composed = wohngeld(**changes)
    decision = pack_of["wohngeld"].decision(composed.draft.outcome)
    return automation.reasons_for_a_person(decision, composed, ())


def test_only_what_a_statute_allows_is_decided_without_a_person(pack_of, wohngeld):
    assert decided(pack_of, wohngeld) == ()
    assert decided(pack_of, wohngeld, typed={"bruttokaltmiete": "700.00"}) == ("automation.typed_by_hand",)
    assert "automation.open_points" in decided(pack_of, wohngeld, confirmed=False)
    refused = decided(pack_of, wohngeld, outcome="versagung")
    assert {"automation.no_statute", "automation.discretion"} <= set(refused)


def test_no_shipped_decision_is_automatic_where_there_is_discretion(pack_of):
    for pack in pack_of.values():
        for decision in pack.decisions:
            assert not (decision.automatic and decision.discretion), f"{pack.id}.{decision.id}"


def test_a_letter_has_no_remedy_and_needs_no_reasons(pack_of):
    letters = {f"{p.id}.{d.id}" for p in pack_of.values() for d in p.decisions if d.letter}
    assert "bauantrag.ruecknahme" in letters
    assert all(not d.remedy for p in pack_of.values() for d in p.decisions if d.letter)


@pytest.mark.parametrize(
    ("named", "subject", "info"),
    [
        ("2026-11-03", "Ihr Antrag vom 03.11.2026", "vom 03.11.2026"),
        ("2026-11-01", "Ihr Antrag vom 01.11.2026", "vom 01.11.2026,\neingegangen am 03.11.2026"),
        ("2026-12-01", "Ihr Antrag (eingegangen am 03.11.2026)", "eingegangen am 03.11.2026"),
        ("neulich", "Ihr Antrag (eingegangen am 03.11.2026)", "eingegangen am 03.11.2026"),
        (None, "Ihr Antrag (eingegangen am 03.11.2026)", "eingegangen am 03.11.2026"),
    ],
)
def test_the_day_of_receipt_is_never_told_as_the_day_of_the_application(wohngeld, named, subject, info):
    notice = wohngeld(antrag__datum=named).notice

    assert notice.subject.endswith(subject)
    assert ("Ihr Antrag", info) in notice.info


def test_defects_become_a_list_however_they_are_typed(pack_of, facts_of, is_holiday, application):
    fields = application("kfz_zulassung", "umschreibung")
    facts = facts_of("umschreibung", date(2026, 11, 10), fields)
    typed = {"anordnung": "frist", "maengel": "- Licht hinten rechts\nReifen vorn abgefahren\n\n"}

    composed = compose.compose(pack_of["kfz_zulassung"], facts, Draft("anordnung", typed), TODAY, is_holiday)

    lists = [part.items for part in composed.notice.parts if isinstance(part, BulletList)]
    assert lists == [("Licht hinten rechts", "Reifen vorn abgefahren")] * 2
    said = [part.text for part in composed.notice.parts if isinstance(part, Paragraph)]
    assert any(text.endswith("Festgestellt sind:") for text in said)
