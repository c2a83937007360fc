from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import Claimed, Examined, Noted
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.domain.submission import Identity, ReplyChannel
from clerk_app.services import casefile
from clerk_app.services.reading import CaseFile, NoticeRow
from clerk_app.services.reading_lamp import DocumentInfo, Hit, OpenDocument
from clerk_app.ui.rooms.worklist.case_derive import derive_case
from clerk_app.ui.rooms.worklist.case_state import CaseInputs, Paper, ShownCase
from clerk_app.ui.rooms.worklist.evidence import find_evidence, needles
from clerk_app.ui.rooms.worklist.proofs import proofs, remarks
from tests.ui.rooms import fakes

NOW = fakes.NOW.astimezone()
S = CaseState


@pytest.fixture
def archive() -> fakes.Archive:
    made = fakes.Archive()
    fakes.add_case(made, 1, "Schröder, Maike")
    return made


def file_of(archive: fakes.Archive, actor: Actor = fakes.BECKER) -> CaseFile:
    return casefile.case_file(fakes.office(archive, actor), "case-1")


def shown(archive: fakes.Archive, actor: Actor = fakes.BECKER, **changes: object) -> ShownCase:
    known = CaseInputs(actor, NOW, "case-1", file_of(archive, actor))
    return derive_case(replace(known, **changes))  # type: ignore[arg-type]


def put(archive: fakes.Archive, **changes: object) -> None:
    stored = archive.cases["case-1"]
    stored.case = replace(stored.case, **changes)  # type: ignore[arg-type]


def gates(case: ShownCase) -> dict[str, bool]:
    return {button.id: button.gate.enabled for button in case.buttons}


def primary(case: ShownCase) -> list[str]:
    return [button.id for button in case.buttons if button.primary]


MAILROOM = Actor("p", "p", "P. Post", (Membership("wohngeld", Role.MAILROOM),))
RECORDS = Actor("r", "r", "R. Akten", (Membership("wohngeld", Role.RECORDS),))
ASKING = {"examine": True, "request": True, "decide": True}
WAITING = {"examine": True, "resume": True, "decide": True}


@pytest.mark.parametrize(
    ("state", "clerk", "actor", "expected", "stands_out"),
    [
        (S.NEW, "", fakes.BECKER, {"assign": True, "claim": True}, ["claim"]),
        (S.NEW, "", MAILROOM, {"assign": True}, ["assign"]),
        (S.CHECKING, "a.becker", MAILROOM, {}, []),
        (S.CHECKING, "a.becker", RECORDS, {}, []),
        (S.NEW, "", RECORDS, {}, []),
        (S.APPROVED, "a.becker", RECORDS, {}, []),
        (S.CHECKING, "a.becker", fakes.BECKER, ASKING, ["decide"]),
        (S.CHECKING, "m.schuster", fakes.BECKER, dict.fromkeys(ASKING, False), ["decide"]),
        (S.AWAITING_APPLICANT, "a.becker", fakes.BECKER, WAITING, ["decide"]),
        (S.AWAITING_APPLICANT, "m.schuster", fakes.BECKER, dict.fromkeys(WAITING, False), ["decide"]),
        (S.REWORK, "a.becker", fakes.BECKER, ASKING, ["decide"]),
        (S.AWAITING_APPROVAL, "a.becker", fakes.BECKER, {"decide": True}, []),
        (S.AWAITING_APPROVAL, "a.becker", fakes.LEAD, {"decide": True, "approve": True}, ["approve"]),
        (S.DISCARDED, "", fakes.BECKER, {}, []),
    ],
)
def test_the_next_steps_follow_from_state_clerk_and_person(
    archive: fakes.Archive,
    state: CaseState,
    clerk: str,
    actor: Actor,
    expected: dict[str, bool],
    stands_out: list[str],
) -> None:
    put(archive, state=state, clerk=clerk)
    case = shown(archive, actor)
    assert gates(case) == expected
    assert primary(case) == stands_out


def test_a_closed_button_says_why_and_names_the_colleague(archive: fakes.Archive) -> None:
    fakes.act(archive, fakes.SCHUSTER, Claimed("case-1", 1, S.CHECKING, "m.schuster"))
    decide = next(button for button in shown(archive).buttons if button.id == "decide")
    assert "M. Schuster" in decide.gate.why


def test_a_service_without_decisions_cannot_be_decided_here(archive: fakes.Archive) -> None:
    put(archive, clerk="a.becker", state=S.CHECKING)
    known = CaseInputs(fakes.BECKER, NOW, "case-1", replace(file_of(archive), outcomes=()))
    decide = next(button for button in derive_case(known).buttons if button.id == "decide")
    assert (decide.gate.enabled, "Fachverfahren" in decide.gate.why) == (False, True)


def test_while_an_act_is_under_way_no_other_can_be_begun(archive: fakes.Archive) -> None:
    case = shown(archive, working=True)
    assert not any(button.gate.enabled for button in (*case.buttons, *case.more))


def test_rarer_steps_are_all_listed_even_when_closed(archive: fakes.Archive) -> None:
    case = shown(archive)
    rarer = ["hear", "consult", "assign", "release", "reroute", "discard"]
    assert [button.id for button in case.more] == rarer
    assert all(button.gate.enabled or button.gate.why for button in case.more)


def test_who_only_reads_is_offered_no_step(archive: fakes.Archive) -> None:
    assert shown(archive, RECORDS).more == ()
    assert [button.id for button in shown(archive, MAILROOM).more] == [
        "assign",
        "release",
        "reroute",
        "discard",
    ]


def test_the_head_says_who_what_when_how_and_whose(archive: fakes.Archive) -> None:
    head = shown(archive).head
    assert head is not None
    assert head.title == "Schröder, Maike"
    assert head.line == (
        "12 WG 2026/0001 · Wohngeld · Erstantrag Mietzuschuss · eingegangen 21.11.2026 über FIT-Connect"
        " · noch niemandem zugewiesen"
    )
    assert "Fristende 18.12.2026" in head.due_tip
    assert "Bearbeitungsfrist drei Monate (§ 75 VwGO)" in head.due_tip


@pytest.mark.parametrize("state", [S.APPROVED, S.CLOSED, S.DISCARDED])
def test_a_case_that_is_over_shows_no_deadline(archive: fakes.Archive, state: CaseState) -> None:
    put(archive, state=state)
    head = shown(archive).head
    assert head is not None
    assert head.due_on is None


def test_checks_are_counted_and_carry_their_source(archive: fakes.Archive) -> None:
    checks = shown(archive).checks
    assert checks is not None
    assert checks.title == "Prüfung · 3 von 6 erledigt"
    assert checks.findings[0].source == "§ 5 WoGG"
    assert not checks.judge.enabled
    assert "übernommen" in checks.judge.why or "übernehmen" in checks.judge.why


def test_a_case_without_service_says_where_its_checks_would_come_from(archive: fakes.Archive) -> None:
    put(archive, service="", pack_version="")
    checks = shown(archive).checks
    assert checks is not None
    assert "Dienst zugeordnet" in checks.empty


@pytest.mark.parametrize(
    ("state", "now", "done"),
    [
        (S.NEW, "Eingang", 0),
        (S.CHECKING, "Prüfung", 1),
        (S.REWORK, "Entscheidung", 2),
        (S.AWAITING_APPROVAL, "Freigabe", 3),
        (S.APPROVED, "Versand", 4),
        (S.DISPATCHED, "Bestandskraft", 5),
        (S.DISCARDED, "Verworfen", 1),
        (S.HANDED_OVER, "An Fachverfahren übergeben", 2),
    ],
)
def test_the_strip_shows_how_far_the_case_has_come(
    archive: fakes.Archive, state: CaseState, now: str, done: int
) -> None:
    put(archive, state=state)
    steps = shown(archive).steps
    assert [step.name for step in steps if step.stage == "now"] == [now]
    assert len([step for step in steps if step.stage == "done"]) == done


def test_every_state_has_its_place_on_the_strip(archive: fakes.Archive) -> None:
    for state in CaseState:
        put(archive, state=state)
        assert shown(archive).steps


def test_steps_that_were_reached_say_when(archive: fakes.Archive) -> None:
    fakes.act(archive, fakes.BECKER, Claimed("case-1", 1, S.CHECKING, "a.becker"))
    archive.now = fakes.NOW + timedelta(days=1)
    fakes.act(archive, fakes.BECKER, Examined("case-1", 2, S.CHECKING, 3, 3))
    assert [step.note for step in shown(archive).steps[:2]] == ["21.11.", "22.11."]


def test_notes_are_shown_newest_first_with_their_kind(archive: fakes.Archive) -> None:
    fakes.act(archive, fakes.BECKER, Noted("case-1", "", False, "erste"))
    fakes.act(archive, fakes.SCHUSTER, Noted("case-1", "", True, "zweite"))
    notes = shown(archive).notes
    assert [(note.text, note.record, note.by) for note in notes] == [
        ("zweite", True, "M. Schuster"),
        ("erste", False, "A. Becker"),
    ]


def test_the_application_comes_before_attachments_data_and_notices(archive: fakes.Archive) -> None:
    stored = archive.cases["case-1"]
    stored.documents = (
        fakes.document(archive, "Mietvertrag.pdf", b"%PDF lease"),
        fakes.document(archive, "Antrag.pdf", b"%PDF form", "form"),
        fakes.document(archive, "Kopie.pdf", b"%PDF lease"),
    )
    assert stored.submission is not None
    stored.submission = replace(stored.submission, data_sha256=archive.keep(b"{}"))
    notice = NoticeRow(
        "n", "bewilligung", archive.keep(b"%PDF n"), "d", "v", "a", "A. Becker", fakes.NOW, "waiting"
    )
    stored.notices = (notice,)
    papers = shown(archive).papers
    assert [paper.name for paper in papers] == [
        "Antrag.pdf",
        "Mietvertrag.pdf",
        "Daten (JSON)",
        "Bescheid 22.11.2026",
    ]
    assert papers[0].about == "Antrag · PDF · 9 B"


def test_a_document_of_another_kind_than_announced_says_so(archive: fakes.Archive) -> None:
    paper = replace(fakes.document(archive, "bild.pdf", b"\x89PNG"), detected_type="image/png")
    archive.cases["case-1"].documents = (paper,)
    assert "angegeben als PDF" in shown(archive).papers[0].about


@pytest.mark.parametrize(
    ("identity", "warnings", "value", "tone"),
    [
        (None, (), "kein Nachweis", "warning"),
        (Identity("substanziell", "BSI", "x"), (), "BSI, Vertrauensniveau substanziell", "success"),
        (Identity("unknown", "eIDAS", "x"), (), "eIDAS", "success"),
        (
            Identity("hoch", "eIDAS", "x"),
            ("identity.not-verified",),
            "eIDAS, Vertrauensniveau hoch (laut Absender)",
            "warning",
        ),
    ],
)
def test_only_a_checked_report_proves_who_applied(
    archive: fakes.Archive, identity: Identity | None, warnings: tuple[str, ...], value: str, tone: str
) -> None:
    stored = archive.cases["case-1"]
    assert stored.submission is not None
    stored.submission = replace(stored.submission, identity=identity, warnings=warnings)
    line = proofs(file_of(archive))[0]
    assert (line.value, line.tone) == (value, tone)


@pytest.mark.parametrize(
    ("changes", "label", "value"),
    [
        ({"reply_channel": ReplyChannel("eMail", "a@b.de")}, "Rückweg", "E-Mail · a@b.de"),
        ({"reply_channel": ReplyChannel("neu", "")}, "Rückweg", "neu"),
        ({"digital_notice_consent": None}, "Bescheid digital", "keine Angabe"),
        ({"digital_notice_consent": False}, "Bescheid digital", "nein, auf Papier"),
        ({"payment_status": "booked"}, "Zahlung", "bezahlt"),
        ({"sender_reference": "ZB-1"}, "Zeichen des Absenders", "ZB-1"),
    ],
)
def test_the_way_back_is_said_in_words(
    archive: fakes.Archive, changes: dict[str, object], label: str, value: str
) -> None:
    stored = archive.cases["case-1"]
    assert stored.submission is not None
    stored.submission = replace(stored.submission, **changes)  # type: ignore[arg-type]
    lines = {line.label: line.value for line in proofs(file_of(archive))}
    assert lines[label] == value


def test_no_payment_means_no_line_about_it(archive: fakes.Archive) -> None:
    assert "Zahlung" not in {line.label for line in proofs(file_of(archive))}


def test_warnings_are_sentences_once_each_and_unknown_ones_are_not_swallowed() -> None:
    told = remarks(
        ("mime.mismatch:a1", "mime.mismatch:a2", "schema.unknown", "identity.not-verified", "brandneu:x")
    )
    assert len(told) == 3
    assert told[2] == "brandneu:x"


def test_annexes_a_remark_is_about_are_all_named() -> None:
    missing = ("attachment.missing:a.pdf", "attachment.missing:b.pdf", "attachment.missing:a.pdf")
    assert remarks(missing) == ("Angekündigt, aber nicht dabei: a.pdf, b.pdf.",)


def test_what_breaks_its_schema_is_told_with_its_place() -> None:
    (told,) = remarks(("schema.broken:Zeile 33, plz: cvc-pattern-valid",))
    assert told.startswith(
        "Die Angaben entsprechen nicht dem Datenschema (Zeile 33, plz: cvc-pattern-valid)."
    )


def test_a_case_being_loaded_is_neither_empty_nor_shown() -> None:
    loading = derive_case(CaseInputs(fakes.BECKER, NOW, "case-9"))
    assert (loading.loading, loading.empty, loading.head) == (True, None, None)
    nothing = derive_case(CaseInputs(fakes.BECKER, NOW))
    assert nothing.empty is not None
    assert nothing.empty.title == "Kein Vorgang ausgewählt"


def test_the_former_case_stays_readable_but_closed_while_the_next_is_loaded(archive: fakes.Archive) -> None:
    case = shown(archive, case_id="case-2")
    assert case.loading
    assert not any(button.gate.enabled for button in (*case.buttons, *case.more))


def test_a_judgement_says_whose_it_is_and_why(archive: fakes.Archive) -> None:
    from clerk_app.domain.facts import Judged

    fakes.act(
        archive,
        fakes.BECKER,
        Judged("case-1", 1, S.CHECKING, "unterhalt", FindingState.WAIVED, "nicht verheiratet"),
    )
    checks = shown(archive).checks
    assert checks is not None
    found = next(finding for finding in checks.findings if finding.check == "unterhalt")
    assert (found.state, found.by) == (FindingState.WAIVED, "beurteilt von A. Becker: nicht verheiratet")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("701,74 Euro", ("701,74 Euro", "701,74", "701.74")),
        ("1.812,40 €", ("1.812,40 €", "1.812,40", "1812,40", "1812.40")),
        ("14.03.1988", ("14.03.1988", "1988-03-14")),
        ("72,5 m²", ("72,5 m²", "72,5")),
        ("Friedberg", ("Friedberg",)),
    ],
)
def test_amounts_are_looked_for_with_and_without_their_unit(value: str, found: tuple[str, ...]) -> None:
    assert needles(value) == found


class Pages:
    """A lamp under which documents are plain text."""

    def __init__(self) -> None:
        self.open_ones: set[int] = set()
        self.texts: dict[int, str] = {}

    def open(self, content: bytes, mime_type: str) -> OpenDocument:
        if content == b"broken":
            raise OutsideError("document.damaged")
        handle = len(self.texts) + 1
        self.texts[handle] = content.decode()
        self.open_ones.add(handle)
        return OpenDocument(handle, DocumentInfo(1, (), "text"))

    def search(self, handle: int, needle: str) -> tuple[Hit, ...]:
        return (Hit(0),) if needle in self.texts[handle] else ()

    def close(self, handle: int) -> None:
        self.open_ones.remove(handle)


def looked_through(contents: dict[str, bytes]) -> Callable[[str], object]:
    lamp = Pages()
    papers = [Paper(sha, sha, "text/plain", "", None) for sha in contents]

    def look(value: str) -> object:
        found = find_evidence(lamp, contents.__getitem__, papers, value)  # type: ignore[arg-type]
        assert lamp.open_ones == set()
        return found and (found.sha256, found.needle)

    return look


def test_the_first_document_that_says_it_is_the_proof() -> None:
    look = looked_through({"a": b"broken", "b": b"nothing", "c": b"701,74 EUR monatlich", "d": b"701,74"})
    assert look("701,74 Euro") == ("c", "701,74")
    assert look("1.000,00 Euro") is None
