"""Somebody is heard before a decision goes against them; the notice then knows when, and what came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.finding import FindingState
from clerk_app.domain.hearing import Answer
from clerk_app.domain.outgoing import HEARING, Way
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, decision, dispatching, examination
from clerk_app.services import hearing as hearings
from clerk_app.services.acknowledging import written
from clerk_app.services.dispatching import Dispatcher
from clerk_app.services.hearing import Hearable
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRecord
from tests.documents.notice.notice_reading import whole
from tests.office_kit import receive

UNTIL = date(2099, 12, 14)
WISH = Hearable("anordnung", "Untersagung des Betriebs", "Die Bremsen sind ohne Funktion.", UNTIL)


@pytest.fixture
def becker(opened: OpenOffice) -> Office:
    return opened.as_person("t.wagner")


@pytest.fixture
def case(opened: OpenOffice, becker: Office) -> str:
    case = receive(opened, "kfz_zulassung", "umschreibung")
    assignment.claim(becker, case, 1)
    return case


def record_of(office: Office, case: str) -> CaseRecord:
    return office.reader.case(office.actor, case)


def sent(office: Office, case: str, wish: Hearable = WISH) -> None:
    hearings.send(office, case, wish, record_of(office, case).case.version)


def inputs(office: Office, case: str) -> dict[str, str]:
    composed = decision.composition(office, record_of(office, case), Draft("anordnung"))
    return {one.id: one.value for one in composed.inputs}


def blocked(office: Office, case: str, **facts: str) -> set[str]:
    given = {"kennzeichen": "FB-A 1", "anordnung": "untersagung", "maengel": "- Bremse", "ermessen": "Gefahr"}
    given |= {"gebuehr_anordnung": "28.60", "anhoerung": "Nichts."} | facts
    composed = decision.composition(office, record_of(office, case), Draft("anordnung", given))
    return {str(one.facts) for one in composed.blockers if one.code.startswith(("requirement", "decision"))}


def test_what_burdens_and_what_is_unmet_is_proposed(becker: Office, case: str) -> None:
    [finding, *_] = hearings.findings(becker, record_of(becker, case))
    version = record_of(becker, case).case.version
    examination.judge(becker, case, version, finding.check, FindingState.FAILED, "abgelaufen")
    decision.save(becker, case, Draft("anordnung"), 0)
    proposal = hearings.propose(becker, case)
    assert {one.outcome: one.begun for one in proposal.intentions} == {"ablehnung": False, "anordnung": True}
    assert finding.label in proposal.grounds and "abgelaufen" in proposal.grounds
    assert not becker.holidays(proposal.due_on) and proposal.due_on.weekday() < 5


def test_one_letter_goes_out_and_the_case_waits(becker: Office, case: str) -> None:
    assert "ENTWURF" in whole(hearings.preview(becker, case, WISH))
    sent(becker, case)
    record = record_of(becker, case)
    assert (record.case.state, record.row.awaited_on) == (CaseState.AWAITING_STATEMENT, UNTIL)
    told = record.timeline[-1].facts
    letter = whole(becker.reader.content(str(told["letter_sha256"])))
    for words in ("Untersagung des Betriebs", "Die Bremsen sind ohne Funktion.", "14.12.2099", "§ 28 Abs. 1"):
        assert words in letter, words
    assert "Untersagung" not in str(told)


def test_the_letter_leaves_as_what_it_is(opened: OpenOffice, becker: Office, case: str) -> None:
    sent(becker, case)
    letter = dispatching.take(opened.office, Way(HEARING), Dispatcher("v"))
    assert letter is not None
    assert letter.content == becker.reader.content(record_of(becker, case).letters[0].pdf_sha256)
    assert written(opened.office, {}, letter).title == "Gelegenheit zur Äußerung"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"intended": " "}, "hearing.intention_missing"),
        ({"grounds": ""}, "hearing.grounds_missing"),
        ({"due_on": date(2099, 12, 25)}, "request.day_off"),
        ({"due_on": date(2020, 1, 2)}, "request.too_short"),
    ],
)
def test_half_a_hearing_does_not_leave(
    becker: Office, case: str, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(ClerkError) as refused:
        sent(becker, case, replace(WISH, **changes))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert record_of(becker, case).case.state is CaseState.CHECKING


def test_what_was_said_stands_in_the_records(becker: Office, case: str) -> None:
    sent(becker, case)
    version = record_of(becker, case).case.version
    with pytest.raises(ClerkError) as refused:
        hearings.end(becker, case, version, Answer.ORAL, " ")
    assert refused.value.code == "hearing.note_missing"
    hearings.end(becker, case, version, Answer.ORAL, "Die Werkstatt hat einen Termin.")
    ended, note = record_of(becker, case).timeline[-2:]
    assert (ended.facts["answer"], note.facts["record"]) == ("oral", True)
    assert note.text == "Mündliche Äußerung in der Anhörung: Die Werkstatt hat einen Termin."
    with pytest.raises(ClerkError) as refused:
        hearings.end(becker, case, version + 1, Answer.NONE)
    assert refused.value.code == "hearing.not_open"


def test_the_notice_knows_the_hearing_and_waits_for_its_period(becker: Office, case: str) -> None:
    assert inputs(becker, case)["anhoerung_am"] == ""
    assert not blocked(becker, case)
    sent(becker, case)
    day = becker.clock().astimezone().date().isoformat()
    known = inputs(becker, case)
    assert (known["anhoerung_am"], known["anhoerung_bis"]) == (day, "2099-12-14")
    assert any("Die Frist zur Äußerung läuft noch." in told for told in blocked(becker, case))
    hearings.end(becker, case, record_of(becker, case).case.version, Answer.NONE)
    assert inputs(becker, case)["anhoerung"] == "Sie haben sich nicht geäußert."
    over = replace(becker, clock=lambda: becker.clock().replace(year=2100))
    assert not blocked(over, case)
    composed = decision.composition(
        becker, record_of(becker, case), Draft("anordnung", {"anordnung": "untersagung"})
    )
    assert any("bis zum 14.12.2099 äußern" in block.text for block in composed.blocks)


def test_only_whose_case_it_is_hears(opened: OpenOffice, becker: Office, case: str) -> None:
    other = opened.as_person("a.becker")
    with pytest.raises(ClerkError):
        sent(other, case)
    assert record_of(becker, case).case.may(Act.HEAR, becker.actor)
