"""A case leaves for the program that carries it on only with that program's receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.handover import HandoverValue, PreparedHandover, as_table
from clerk_app.domain.handover_result import Result
from clerk_app.domain.pack_part import Handover
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import assignment, decision, examination, malware
from clerk_app.services.casefile import case_file
from clerk_app.services.handover import file_of, hand_over, handovers, return_result, sheet_of
from clerk_app.services.office import Office
from tests.office_kit import receive


@pytest.fixture
def schuster(opened: OpenOffice) -> Office:
    return opened.as_person("m.schuster")


def checked(opened: OpenOffice, office: Office, service: str, procedure: str) -> str:
    case = receive(opened, service, procedure)
    assignment.claim(office, case, 1)
    examination.examine(office, case, version(office, case))
    return case


def version(office: Office, case: str) -> int:
    return office.reader.case(office.actor, case).case.version


def test_the_fields_come_in_the_order_of_the_other_program(opened: OpenOffice, schuster: Office) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    [ready] = handovers(schuster, case)
    assert [value.label for value in ready.values][:3] == [
        "Aktenzeichen", "Halter: Familienname", "Halter: Vorname",
    ]  # fmt: skip
    told = {value.label: value.value for value in ready.values}
    assert told["Geburtsdatum"] == "23.01.1979"
    assert told["FIN"] == "WVWZZZ1KZ9W000001"
    assert ready.missing == ()


def test_without_a_receipt_the_case_stays(opened: OpenOffice, schuster: Office) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    with pytest.raises(ClerkError, match=r"handover\.receipt_missing"):
        hand_over(schuster, case, version(schuster, case), "fachverfahren", "  ")
    with pytest.raises(ClerkError, match=r"handover\.unknown"):
        hand_over(schuster, case, version(schuster, case), "anderswohin", "V-1")
    assert schuster.reader.case(schuster.actor, case).case.state is CaseState.CHECKING


def test_what_the_other_program_needs_must_be_there(opened: OpenOffice, schuster: Office) -> None:
    vehicle = {"hersteller": "Volkswagen"}
    case = receive(opened, "kfz_zulassung", "umschreibung", fahrzeug=vehicle)
    assignment.claim(schuster, case, 1)
    with pytest.raises(ClerkError, match=r"handover\.value_missing") as refusal:
        hand_over(schuster, case, version(schuster, case), "fachverfahren", "V-1")
    assert refusal.value.facts["fields"] == "FIN"


def test_receipt_and_file_stay_in_the_case(opened: OpenOffice, schuster: Office) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    [fact] = hand_over(schuster, case, version(schuster, case), "fachverfahren", " ZUL-2026-4711 ")
    record = schuster.reader.case(schuster.actor, case)
    assert record.case.state is CaseState.HANDED_OVER
    last = record.timeline[-1]
    assert (last.kind, last.facts["receipt"]) == ("handed_over", "ZUL-2026-4711")
    file = schuster.reader.content(fact.file_sha256).decode("utf-8-sig").splitlines()
    assert file[0] == "Feld;Wert"
    assert "FIN;WVWZZZ1KZ9W000001" in file
    assert opened.reader.verify() == ()


def test_only_the_clerk_of_the_case_may_hand_it_over(opened: OpenOffice, schuster: Office) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    colleague = opened.as_person("t.wagner")
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        hand_over(colleague, case, version(schuster, case), "fachverfahren", "V-1")
    assert not colleague.reader.case(colleague.actor, case).case.may(Act.HAND_OVER, colleague.actor)


def test_results_of_the_decision_travel_along(opened: OpenOffice) -> None:
    becker = opened.as_person("a.becker")
    case = checked(opened, becker, "wohngeld", "erstantrag_mietzuschuss")
    settle(becker, case, "bewilligung")
    [ready] = handovers(becker, case)
    told = {value.label: value.value for value in ready.values}
    assert told["Beginn"] == "01.11.2026"
    assert told["Monatlicher Betrag"].endswith(",00")
    assert told["IBAN"] == "DE02120300000000202051"  # here it is needed whole


def test_nothing_waiting_for_approval_can_slip_away(opened: OpenOffice) -> None:
    becker = opened.as_person("a.becker")
    case = checked(opened, becker, "wohngeld", "erstantrag_mietzuschuss")
    settle(becker, case, "bewilligung")
    decision.submit(becker, case, version(becker, case))
    with pytest.raises(ClerkError, match=r"case\.wrong_state"):
        hand_over(becker, case, version(becker, case), "fachverfahren", "V-1")


def test_a_case_tells_which_programs_may_carry_it_on(opened: OpenOffice, schuster: Office) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    assert case_file(schuster, case).targets == ("Fachverfahren Kfz-Zulassung",)


def test_the_file_for_the_other_program_is_the_one_that_stays_in_the_case(
    opened: OpenOffice, schuster: Office
) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    given = file_of(schuster, case, "fachverfahren")
    [fact] = hand_over(schuster, case, version(schuster, case), "fachverfahren", "V-1")
    assert schuster.reader.content(fact.file_sha256) == given


def test_half_a_file_is_given_to_nobody(opened: OpenOffice, schuster: Office) -> None:
    case = receive(opened, "kfz_zulassung", "umschreibung", fahrzeug={"hersteller": "Volkswagen"})
    assignment.claim(schuster, case, 1)
    with pytest.raises(ClerkError, match=r"handover\.value_missing"):
        file_of(schuster, case, "fachverfahren")
    assert sheet_of(schuster, case, "fachverfahren").startswith(b"%PDF")  # there it stands open to be seen


def test_a_table_says_what_is_missing_and_computes_nothing() -> None:
    values = (
        HandoverValue("Name", "=Schmidt\tErika"),
        HandoverValue("Ort", ""),
        HandoverValue("FIN", "", missing=True),
    )
    told = as_table(PreparedHandover(Handover(id="x", target="X", fields=()), values)).splitlines()
    assert told == ["Feld\tWert", "Name\t'=Schmidt Erika", "Ort\t(leer)", "FIN\t(fehlt)"]


def away(opened: OpenOffice, office: Office) -> str:
    case = checked(opened, office, "kfz_zulassung", "umschreibung")
    hand_over(office, case, version(office, case), "fachverfahren", "ZUL-1")
    return case


def test_the_result_closes_the_case_and_what_is_said_about_it_is_part_of_the_records(
    opened: OpenOffice, schuster: Office
) -> None:
    case = away(opened, schuster)
    today = schuster.clock().date()
    return_result(
        schuster, case, version(schuster, case), Result.GRANTED, today - timedelta(1), " FB-AS 179 zugeteilt "
    )
    record = schuster.reader.case(schuster.actor, case)
    assert record.case.state is CaseState.CLOSED
    returned, note = [entry for entry in record.timeline if entry.kind != "opened"][-2:]
    assert (returned.kind, returned.facts["result"]) == ("result_returned", "granted")
    assert (note.kind, note.text, note.facts["record"]) == ("noted", "FB-AS 179 zugeteilt", True)
    assert opened.reader.verify() == ()


def test_what_comes_back_undone_is_worked_on_here(opened: OpenOffice, schuster: Office) -> None:
    case = away(opened, schuster)
    return_result(schuster, case, version(schuster, case), Result.SENT_BACK, date(2026, 11, 16))
    record = schuster.reader.case(schuster.actor, case)
    assert (record.case.state, record.case.clerk) == (CaseState.CHECKING, "m.schuster")


def test_a_result_of_tomorrow_is_none(opened: OpenOffice, schuster: Office) -> None:
    case = away(opened, schuster)
    with pytest.raises(ClerkError, match=r"handover\.result_in_future"):
        return_result(schuster, case, version(schuster, case), Result.REFUSED, date(2999, 1, 1))
    assert schuster.reader.case(schuster.actor, case).case.state is CaseState.HANDED_OVER


def test_only_the_clerk_of_the_case_enters_its_result(opened: OpenOffice, schuster: Office) -> None:
    case = away(opened, schuster)
    colleague = opened.as_person("t.wagner")
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        return_result(colleague, case, version(schuster, case), Result.GRANTED, date(2026, 11, 16))
    return_result(schuster, case, version(schuster, case), Result.GRANTED, date(2026, 11, 16))


def test_the_file_given_away_is_our_own_and_a_strangers_document_never(
    opened: OpenOffice, schuster: Office
) -> None:
    case = checked(opened, schuster, "kfz_zulassung", "umschreibung")
    [fact] = hand_over(schuster, case, version(schuster, case), "fachverfahren", "ZUL-1")
    record = schuster.reader.case(schuster.actor, case)
    assert malware.standing(record, fact.file_sha256, "m.schuster") is None
    strange = record.documents[0].sha256
    named = replace(record.timeline[-1], facts={"file_sha256": strange})
    told = replace(record, timeline=(*record.timeline, named))
    assert malware.standing(told, strange, "m.schuster") is not None
