"""What the office does, act by act, on a real database with the real packs and the real press."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.submission import Assessment, Problem, Verdict
from clerk_app.opening.office import OpenOffice
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, casefile, decision, examination, intake
from clerk_app.services.approval import Seen
from clerk_app.services.office import Office
from clerk_app.services.reading import Box, Filter
from tests.office_kit import receive, submission


@pytest.fixture
def becker(opened: OpenOffice) -> Office:
    return opened.as_person("a.becker")


@pytest.fixture
def vogt(opened: OpenOffice) -> Office:
    return opened.as_person("k.vogt")


def version(office: Office, case: str) -> int:
    return office.reader.case(office.actor, case).case.version


def state(office: Office, case: str) -> CaseState:
    return office.reader.case(office.actor, case).case.state


def seen(office: Office, case: str) -> Seen:
    notice = office.reader.case(office.actor, case).notices[0]
    return Seen(notice.id, notice.pdf_sha256, notice.data_sha256)


def claimed(opened: OpenOffice, office: Office, service: str = "wohngeld") -> str:
    kind = {"wohngeld": "erstantrag_mietzuschuss", "fahrerlaubnis": "umtausch"}[service]
    case = receive(opened, service, kind)
    assignment.claim(office, case, 1)
    return case


def waiting(opened: OpenOffice, office: Office, service: str = "wohngeld") -> str:
    case = claimed(opened, office, service)
    composed = settle(office, case, {"wohngeld": "bewilligung", "fahrerlaubnis": "umtausch"}[service])
    assert composed.blockers == ()
    decision.submit(office, case, version(office, case))
    return case


def test_an_application_gets_reference_unit_and_deadline_from_its_pack(
    opened: OpenOffice, becker: Office
) -> None:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    found = becker.reader.case(becker.actor, case).case
    assert found.unit == "wohngeld"
    assert found.file_reference.endswith("2026/0001")
    assert found.due_on is not None
    assert found.pack_version


def test_the_same_submission_becomes_one_case_only(opened: OpenOffice, becker: Office) -> None:
    sent = submission(opened, "wohngeld", "erstantrag_mietzuschuss")
    results = [intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), sent), "x") for _ in range(2)]
    assert [result.result for result in results] == [Verdict.ACCEPTED, Verdict.DUPLICATE]
    assert results[0].case == results[1].case
    assert len(becker.reader.page(becker.actor, Filter(Box.ALL)).rows) == 1


def test_a_service_nobody_knows_goes_to_the_mail_room(opened: OpenOffice) -> None:
    sent = submission(opened, "wohngeld", "erstantrag_mietzuschuss")
    stray = replace(
        sent, service_identifier="urn:unbekannt", schema_uri="urn:unbekannt", data=b"{}", fields=()
    )
    arrival = intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), stray), "x")
    post = opened.as_person("poststelle")
    assert post.reader.case(post.actor, arrival.case).case.unit == "poststelle"


def test_what_cannot_become_a_case_is_kept_with_its_reason(opened: OpenOffice, becker: Office) -> None:
    problem = Problem("data", "hash-mismatch", "Prüfsumme", "falsch")
    intake.take_in(opened.office, Assessment(Verdict.REJECTED, (problem,)), "bundle-7")
    (row,) = becker.reader.quarantine(becker.actor)
    assert (row.source, row.result, row.problems[0][1]) == ("bundle-7", "rejected", "hash-mismatch")


def test_a_claimed_case_is_not_taken_by_a_second_clerk(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    colleague = opened.as_person("s.oezdemir")
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        assignment.claim(colleague, case, version(colleague, case))


def test_only_clerks_of_the_unit_can_be_assigned(opened: OpenOffice, becker: Office, vogt: Office) -> None:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    with pytest.raises(ClerkError, match=r"assignment\.not_a_clerk_there"):
        assignment.assign(vogt, case, 1, "t.wagner")
    assignment.assign(vogt, case, 1, "s.oezdemir")
    assert becker.reader.case(becker.actor, case).case.clerk == "s.oezdemir"


def test_a_case_is_routed_on_with_a_reason(opened: OpenOffice, vogt: Office) -> None:
    case = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    with pytest.raises(ClerkError, match=r"reason\.missing"):
        assignment.reroute(vogt, case, 1, "fahrerlaubnis", "umtausch", " ")
    assignment.reroute(vogt, case, 1, "fahrerlaubnis", "umtausch", "Irrläufer")
    assert vogt.reader.case(vogt.actor, case).case.unit == "fahrerlaubnis"


def test_the_form_is_shown_with_labels_and_nothing_is_dropped(opened: OpenOffice, becker: Office) -> None:
    case = receive(opened, "fahrerlaubnis", "umtausch")
    file = casefile.case_file(becker, case)
    assert len(file.fields) == len(file.record.fields)
    assert all(field.label for field in file.fields)
    assert not any("/" in field.label for field in file.fields if field.group != "Weitere Angaben")


def test_a_judgement_stands_over_the_rule_and_names_the_clerk(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    check = casefile.case_file(becker, case).findings[0].check
    with pytest.raises(ClerkError, match=r"reason\.missing"):
        examination.judge(becker, case, 2, check, FindingState.WAIVED)
    examination.judge(becker, case, 2, check, FindingState.WAIVED, "liegt in der Vorakte")
    finding = next(f for f in casefile.case_file(becker, case).findings if f.check == check)
    assert (finding.state, finding.by_hand, finding.judged_by) == (FindingState.WAIVED, True, "A. Becker")


def test_only_the_assigned_clerk_writes_the_decision(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    colleague = opened.as_person("s.oezdemir")
    with pytest.raises(ClerkError, match=r"case\.of_colleague"):
        decision.save(colleague, case, Draft("bewilligung"), 0)


def test_a_blocked_decision_cannot_be_laid_before_the_supervisor(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    decision.save(becker, case, Draft("bewilligung", {}, {"nirgends": "x"}), 0)
    composed = decision.composition(becker, becker.reader.case(becker.actor, case), Draft(""))
    assert composed.blockers
    decision.save(becker, case, Draft(""), 1)
    with pytest.raises(ClerkError, match=r"decision\.blocked"):
        decision.submit(becker, case, version(becker, case))


@pytest.mark.parametrize("service", ["wohngeld", "fahrerlaubnis"])
def test_an_application_goes_all_the_way_to_an_approved_notice(
    opened: OpenOffice, becker: Office, vogt: Office, service: str
) -> None:
    case = waiting(opened, becker, service)
    approval.approve(vogt, case, version(vogt, case), seen(vogt, case))
    record = vogt.reader.case(vogt.actor, case)
    assert record.case.state is CaseState.APPROVED
    assert record.notices[0].single_seat
    assert vogt.reader.content(record.notices[0].pdf_sha256).startswith(b"%PDF")
    kinds = [entry.kind for entry in record.timeline]
    assert kinds[0] == "received"
    assert kinds[-2:] == ["submitted", "approved"]
    assert opened.reader.verify() == ()


def test_the_author_cannot_approve_even_as_a_supervisor(opened: OpenOffice, vogt: Office) -> None:
    case = claimed(opened, vogt)
    assert settle(vogt, case, "bewilligung").blockers == ()
    decision.submit(vogt, case, version(vogt, case))
    with pytest.raises(ClerkError, match=r"approval\.own_work"):
        approval.approve(vogt, case, version(vogt, case), seen(vogt, case))


def test_who_lays_a_colleagues_draft_before_the_supervisor_signs_it(
    opened: OpenOffice, becker: Office, vogt: Office
) -> None:
    case = claimed(opened, becker)
    settle(becker, case, "bewilligung")
    assignment.assign(vogt, case, version(vogt, case), vogt.actor.login)
    signed, laid = decision.submit(vogt, case, version(vogt, case))
    assert (signed.kind, laid.kind) == ("draft_begun", "submitted")
    with pytest.raises(ClerkError, match=r"approval\.own_work"):
        approval.approve(vogt, case, version(vogt, case), seen(vogt, case))


def test_a_clerk_cannot_approve(opened: OpenOffice, becker: Office) -> None:
    case = waiting(opened, becker)
    with pytest.raises(ClerkError, match=r"person\.not_entitled"):
        approval.approve(becker, case, version(becker, case), seen(becker, case))


def test_an_approval_of_another_notice_is_refused(opened: OpenOffice, becker: Office, vogt: Office) -> None:
    case = waiting(opened, becker)
    looked_at = seen(vogt, case)
    decision.recall(becker, case, version(becker, case))
    draft = becker.reader.case(becker.actor, case).draft
    assert draft is not None
    decision.save(becker, case, draft.draft, draft.revision)
    decision.submit(becker, case, version(becker, case))
    with pytest.raises(ClerkError, match=r"approval\.other_notice"):
        approval.approve(vogt, case, version(vogt, case), looked_at)


def test_a_returned_notice_comes_back_with_remarks(opened: OpenOffice, becker: Office, vogt: Office) -> None:
    case = waiting(opened, becker)
    with pytest.raises(ClerkError, match=r"approval\.remarks_missing"):
        approval.return_for_rework(vogt, case, version(vogt, case), "")
    approval.return_for_rework(vogt, case, version(vogt, case), "Bitte den Zeitraum begründen.")
    record = becker.reader.case(becker.actor, case)
    assert record.case.state is CaseState.REWORK
    assert record.notices[0].remarks == "Bitte den Zeitraum begründen."
    assert record.timeline[-1].text == "Bitte den Zeitraum begründen."
    decision.submit(becker, case, version(becker, case))
    assert state(becker, case) is CaseState.AWAITING_APPROVAL


def test_the_stale_screen_loses(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    examination.examine(becker, case, 2)
    with pytest.raises(ClerkError, match=r"case\.changed_elsewhere"):
        assignment.release(becker, case, 2)


def test_what_may_be_done_is_told_to_each_person(opened: OpenOffice, becker: Office, vogt: Office) -> None:
    case = waiting(opened, becker)
    assert Act.APPROVE not in casefile.case_file(becker, case).acts
    assert Act.RECALL in casefile.case_file(becker, case).acts
    assert {Act.APPROVE, Act.RETURN} <= casefile.case_file(vogt, case).acts


def test_the_same_decision_prints_the_same_bytes(opened: OpenOffice, becker: Office) -> None:
    case = claimed(opened, becker)
    composed = settle(becker, case, "bewilligung")
    assert decision.preview(becker, composed) == decision.preview(becker, composed)


def test_a_letter_of_midnight_counts_for_the_german_day(opened: OpenOffice, becker: Office) -> None:
    sent = submission(opened, "wohngeld", "erstantrag_mietzuschuss")
    late = replace(sent, received_at=sent.received_at.replace(hour=23, minute=30))
    arrival = intake.take_in(opened.office, Assessment(Verdict.ACCEPTED, (), late), "x")
    facts = casefile.case_facts(becker, becker.reader.case(becker.actor, arrival.case), ())
    assert facts.received_on.day == sent.received_at.day + 1
