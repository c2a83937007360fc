"""What a request for missing documents shows of its day, its letter and of the case that waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.asking_facts import InformationRequested
from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Claimed
from clerk_app.domain.outgoing import LetterState
from clerk_app.services import casefile
from clerk_app.services.information_request import DueDay, Standing
from clerk_app.services.reading import CaseFile, SentLetter
from clerk_app.services.sealing import FoundSeal
from clerk_app.ui.kit.chips import awaiting_chip
from clerk_app.ui.rooms.worklist.asking_state import Point, Request, ShownRequest
from clerk_app.ui.rooms.worklist.case_derive import derive_case
from clerk_app.ui.rooms.worklist.case_state import CaseInputs, Paper
from clerk_app.ui.rooms.worklist.faces import case_face
from clerk_app.ui.rooms.worklist.letter_state import PREVIEW
from tests.ui.rooms import fakes

NOW = fakes.NOW.astimezone()
TODAY = NOW.date()
MONDAY = date(2026, 12, 14)
POINT = Point("einkommen", "Einkommen", "§ 23 WoGG", "Verdienstbescheinigungen", suggested=True, chosen=True)
FIT = DueDay(MONDAY, Standing.FIT, MONDAY)
READY = Request(points=(POINT,), day="2026-12-14", due=FIT)


def case_of(state: CaseState = CaseState.CHECKING, clerk: str = "a.becker") -> CaseFile:
    archive = fakes.Archive()
    fakes.add_case(archive, 1, "Schröder, Maike", state=state, clerk=clerk)
    return casefile.case_file(fakes.office(archive), "case-1")


def shown(request: Request, file: CaseFile | None = None) -> ShownRequest:
    found = derive_case(CaseInputs(fakes.BECKER, NOW, "case-1", file or case_of(), request=request)).request
    assert found is not None
    return found


def test_what_is_ready_can_leave_and_says_how_long_the_applicant_has() -> None:
    told = shown(READY)
    assert told.send.enabled
    assert (told.day, told.wrong_day, told.instead) == ("Montag, noch 22 Tage", False, "")
    assert told.line == "Schröder, Maike · 12 WG 2026/0001"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"points": None}, "werden geladen"),
        ({"points": (replace(POINT, chosen=False),)}, "was fehlt"),
        ({"points": (replace(POINT, wording=" "),)}, "was fehlt"),
        ({"points": (), "more": "  \n"}, "was fehlt"),
        ({"day": "irgendwann", "due": None}, "Werktag"),
        ({"due": DueDay(TODAY, Standing.OVER, MONDAY)}, "Werktag"),
        ({"due": DueDay(date(2026, 12, 25), Standing.DAY_OFF, date(2026, 12, 28))}, "Werktag"),
    ],
)
def test_what_still_lacks_something_stays_here_and_says_why(changes: dict[str, object], why: str) -> None:
    gate = shown(replace(READY, **changes)).send  # type: ignore[arg-type]
    assert not gate.enabled
    assert why in gate.why


def test_a_point_of_the_clerks_own_is_enough() -> None:
    assert shown(replace(READY, points=(), more="den Bescheid")).send.enabled


@pytest.mark.parametrize(
    ("day", "standing", "said"),
    [
        (date(2026, 12, 12), Standing.DAY_OFF, "Samstag: Am Wochenende endet keine Frist."),
        (date(2026, 12, 25), Standing.DAY_OFF, "Freitag, ein Feiertag: An ihm endet keine Frist."),
        (TODAY, Standing.OVER, "Sonntag: Die Frist muss nach heute enden."),
    ],
)
def test_a_day_on_which_no_period_ends_is_said_with_a_better_one(
    day: date, standing: Standing, said: str
) -> None:
    told = shown(replace(READY, day=day.isoformat(), due=DueDay(day, standing, MONDAY)))
    assert (told.day, told.wrong_day) == (said, True)
    assert (told.instead, told.instead_text) == ("2026-12-14", "Montag, 14.12.2026 nehmen")


def test_what_a_colleague_has_taken_cannot_be_sent_any_more() -> None:
    gate = shown(READY, case_of(clerk="m.schuster")).send
    assert (gate.enabled, "M. Schuster" in gate.why) == (False, True)


def test_put_aside_it_waits_behind_its_button() -> None:
    known = CaseInputs(fakes.BECKER, NOW, "case-1", case_of(), request=replace(READY, open=False))
    told = derive_case(known)
    assert (told.request, told.preview) == (None, None)
    assert "Weiter nachfordern …" in [button.text for button in told.buttons]


def test_the_preview_lies_before_the_documents_and_is_none_of_them() -> None:
    known = CaseInputs(fakes.BECKER, NOW, "case-1", case_of(), request=READY, document=PREVIEW)
    told = derive_case(known)
    assert told.preview == Paper(
        PREVIEW, "Vorschau", "application/pdf", "Nachforderung, noch nicht versandt", None, active=True
    )
    assert PREVIEW not in [paper.sha256 for paper in told.papers]


@pytest.mark.parametrize(
    ("days", "text", "tone", "spoken"),
    [
        (22, "Unterlagen bis 14.12.2026", "info", "wartet auf Unterlagen bis 14.12.2026"),
        (0, "Unterlagen bis 22.11.2026", "info", "wartet auf Unterlagen bis 22.11.2026"),
        (-1, "Unterlagen überfällig", "warning", "Unterlagen überfällig, Frist war 21.11.2026"),
    ],
)
def test_list_and_case_say_until_when_it_waits(days: int, text: str, tone: str, spoken: str) -> None:
    until = TODAY + timedelta(days=days)
    file = case_of(CaseState.AWAITING_APPLICANT)
    row = replace(file.record.row, awaited_on=until)
    [badge] = case_face(row, NOW).badges
    assert (badge.text, badge.tone, badge.spoken) == (text, tone, spoken)
    head = derive_case(
        CaseInputs(fakes.BECKER, NOW, "case-1", replace(file, record=replace(file.record, row=row)))
    ).head
    assert head is not None and head.awaited_on == until
    assert awaiting_chip(until, TODAY).text == spoken


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (LetterState.WAITING, "liegt im Postausgang"),
        (LetterState.SENT, "versandt am 22.11.2026"),
        (LetterState.FAILED, "Versand gescheitert am 22.11.2026"),
    ],
)
def test_the_letter_lies_among_the_papers_with_its_way(state: LetterState, said: str) -> None:
    archive = fakes.Archive()
    fakes.add_case(archive, 1, "Schröder, Maike")
    fakes.act(archive, fakes.BECKER, Claimed("case-1", 1, CaseState.CHECKING, "a.becker"))
    asked = (("einkommen",), MONDAY, "ab" * 32)
    fakes.act(archive, fakes.BECKER, InformationRequested("case-1", 2, CaseState.AWAITING_APPLICANT, *asked))
    file = casefile.case_file(fakes.office(archive), "case-1")
    settled = None if state is LetterState.WAITING else NOW
    letters = (SentLetter("information_request", "ab" * 32, state, settled),)
    file = replace(file, record=replace(file.record, letters=letters))
    [paper] = derive_case(CaseInputs(fakes.BECKER, NOW, "case-1", file)).papers
    assert (paper.sha256, paper.name) == ("ab" * 32, "Nachforderung 22.11.2026")
    assert paper.about == f"Frist bis 14.12.2026 · {said} · A. Becker"
    assert paper.safety is None

    sealed = {"ab" * 32: FoundSeal("Wetteraukreis", NOW + timedelta(days=90), intact=True)}
    [paper] = derive_case(CaseInputs(fakes.BECKER, NOW, "case-1", file, seals=sealed)).papers
    assert "Siegel: Wetteraukreis, Zertifikat gültig bis" in paper.about
