"""What the decision room shows in which situation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain.case import Act, Case, CaseState
from clerk_app.domain.composition import Blocker, ComposedBlock, Composition, DecisionInput, Draft, Outcome
from clerk_app.domain.facts import StoredDraft
from clerk_app.domain.notice import Notice
from clerk_app.services.reading import CaseFile, CaseRecord, CaseRow, NoticeRow
from clerk_app.ui.kit.chips import ChipLabel
from clerk_app.ui.rooms.decision import blocks
from clerk_app.ui.rooms.decision.derive import derive
from clerk_app.ui.rooms.decision.differences import differences
from clerk_app.ui.rooms.decision.head import HeadBar
from clerk_app.ui.rooms.decision.state import Inputs, Keeping, Kept, Mode, Tone, Trouble
from tests.ui.rooms.decision.house import BECKER, LETTERHEAD, START

TODAY = date(2026, 11, 23)
DRAFTING = frozenset({Act.DRAFT, Act.SUBMIT})
BLOCK = ComposedBlock(
    "tenor", "Verfügung", "gilt ab ((abholung))", "Baustein umtausch.tenor 2026-11", "§ 24a FeV"
)
NOTICE = Notice(
    "Bescheid", LETTERHEAD, ("Frau",), "1", TODAY, (), "Umtausch", "Guten Tag,", (), "Gruß", "A. Becker"
)


def file(
    state: CaseState = CaseState.IN_PROGRESS, acts: frozenset[Act] = DRAFTING, **changes: object
) -> CaseFile:
    case = Case(
        "c1", "36 FE 2026/0001", "umtausch", "2026-11", "umtausch", state, "fahrerlaubnis", "a.becker",
        "Schröder, Maike", "Fahrerlaubnis: Umtausch", "fit-connect", "TEST", START, date(2026, 11, 29), 3,
    )  # fmt: skip
    row = CaseRow(
        case.id, case.file_reference, case.applicant, case.service, case.subject, case.state, case.unit,
        case.clerk, "A. Becker", case.channel, case.environment, START, case.due_on, False, True, "s1", 3,
    )  # fmt: skip
    notices = changes.pop("notices", ())
    record = CaseRecord(replace(case, **changes), row, None, (), (), (), None, notices, ())  # type: ignore[arg-type]
    return CaseFile(record, "Fahrerlaubnis", (), (), (Outcome("umtausch", "Umtausch"),), acts)


def composed(*blockers: Blocker, notice: Notice | None = NOTICE, **changes: object) -> Composition:
    inputs = (DecisionInput("klassen", "Klassen", "text", "B", required=True, origin="application"),)
    made = Composition(Draft(), (Outcome("umtausch", "Umtausch"),), inputs, (), (BLOCK,), blockers, notice)
    return replace(made, **changes)  # type: ignore[arg-type]


def known(**changes: object) -> Inputs:
    return replace(Inputs(BECKER, TODAY, file=file(), composed=composed()), **changes)  # type: ignore[arg-type]


def notice_row(status: str) -> NoticeRow:
    return NoticeRow(
        "n1", "umtausch", "a" * 64, "b" * 64, "2026-11", "a.becker", "A. Becker", START, status,
        reviewer_name="Dr. K. Vogt", reviewed_at=START, remarks="Bitte die Klassen prüfen.", single_seat=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "state, acts, mode",
    [
        (CaseState.IN_PROGRESS, DRAFTING, Mode.WRITE),
        (CaseState.REWORK, DRAFTING, Mode.WRITE),
        (CaseState.CHECKING, frozenset({Act.CLAIM}), Mode.READ),
        (CaseState.AWAITING_APPROVAL, frozenset({Act.RECALL}), Mode.WAITING),
        (CaseState.DISCARDED, frozenset(), Mode.READ),
    ],
)
def test_the_state_of_the_case_says_whether_one_may_write(
    state: CaseState, acts: frozenset[Act], mode: Mode
) -> None:
    assert derive(known(file=file(state, acts))).mode is mode


@pytest.mark.parametrize(
    "awaits, said",
    [
        ("hearing", "Anhörung bis 01.12.2026"),
        ("statement", "wartet auf Stellungnahme bis 01.12.2026"),
        ("", "Beteiligung"),
    ],
)
def test_a_case_that_waits_says_for_whom(qapp: object, awaits: str, said: str) -> None:
    waiting = file(CaseState.AWAITING_STATEMENT, frozenset())
    until = date(2026, 12, 1) if awaits else None
    row = replace(waiting.record.row, awaits=awaits, awaited_on=until)
    shown = derive(known(file=replace(waiting, record=replace(waiting.record, row=row))))
    bar = HeadBar()
    bar.show_state(shown)
    assert said in [made.accessibleName() for made in bar.findChildren(ChipLabel)]


def test_a_released_notice_is_shown_by_its_stored_bytes() -> None:
    shown = derive(known(file=file(CaseState.APPROVED, frozenset(), notices=(notice_row("approved"),))))
    assert (shown.mode, shown.notice and shown.notice.id) == (Mode.RELEASED, "n1")
    assert shown.export is not None
    assert shown.hint is not None
    assert "Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen." in shown.hint.text


def test_nothing_is_shown_before_the_case_is_there() -> None:
    assert derive(Inputs(BECKER, TODAY)).mode is Mode.LOADING


def test_the_head_says_whose_case_it_is_and_how_long_there_is() -> None:
    head = derive(known()).head
    assert head is not None
    assert head.reference.replace("\u00a0", " ") == (
        "36 FE 2026/0001 · Fahrerlaubnis: Umtausch · eingegangen 23.11.2026 über FIT-Connect · "
        "zuständig: A. Becker"
    )
    assert (head.name, head.due_on) == ("Schröder, Maike", date(2026, 11, 29))


BLOCKED = Blocker("input.missing", {"label": "Abholung ab"}, "input:abholung", "§ 22 FeV")


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({}, ""),
        ({"composed": composed(BLOCKED)}, "1 Punkt verhindert die Freigabe."),
        ({"composed": composed(BLOCKED, BLOCKED)}, "2 Punkte verhindern die Freigabe."),
        ({"composed": None}, "Der Bescheid wird noch zusammengestellt."),
        ({"composed": composed(notice=None)}, "Es ist noch keine Entscheidung gewählt."),
        ({"submitting": True}, "Der Bescheid wird gerade vorgelegt."),
        ({"kept": Kept(Keeping.FAILED)}, "Der Entwurf ist nicht gesichert."),
        ({"kept": Kept(Keeping.REFUSED)}, "Der Entwurf ist nicht gesichert."),
        (
            {"outage": Trouble("database.outage", {"since": "08:20"})},
            "Die Datenbank ist nicht erreichbar. Vorlegen geht erst wieder, wenn sie antwortet.",
        ),
        (
            {"other": StoredDraft(Draft(), 5, "x", "y", START)},
            "Es gibt zwei Fassungen dieses Entwurfs. Entscheiden Sie zuerst, welche gilt.",
        ),
    ],
)
def test_the_way_to_the_supervisor_is_closed_with_a_reason(changes: dict[str, object], reason: str) -> None:
    gate = derive(known(**changes)).submit
    assert gate is not None
    assert (gate.enabled, gate.reason) == (not reason, reason)
    title = derive(known(**changes)).blockers_title
    assert title == (reason.removesuffix(".") if "verhinder" in reason else reason or "Bereit zur Freigabe")


@pytest.mark.parametrize(
    "kept, text",
    [
        (Kept(), "Noch kein Entwurf"),
        (Kept(Keeping.TYPED), "wird gesichert …"),
        (Kept(Keeping.SAVING), "wird gesichert …"),
        (Kept(Keeping.SAVED, START), "Entwurf gesichert 08:21"),
        (Kept(Keeping.FAILED, START, Trouble("database.failed")), "nicht gesichert · erneut sichern"),
        (Kept(Keeping.OVERTAKEN), "nicht gesichert: zwei Fassungen"),
    ],
)
def test_the_clerk_always_sees_whether_the_words_are_safe(kept: Kept, text: str) -> None:
    save = derive(known(kept=kept)).save
    assert save is not None
    assert save.text == text


def test_a_released_notice_has_no_draft_to_save() -> None:
    shown = derive(known(file=file(CaseState.APPROVED, frozenset(), notices=(notice_row("approved"),))))
    assert (shown.save, shown.submit, shown.blockers) == (None, None, ())


def test_a_returned_notice_shows_the_remarks_on_top() -> None:
    remarks = derive(known(file=file(CaseState.REWORK, notices=(notice_row("returned"),)))).remarks
    assert remarks is not None
    assert (remarks.by, remarks.text) == ("Dr. K. Vogt", "Bitte die Klassen prüfen.")


@pytest.mark.parametrize(
    "changes, acts, act",
    [
        ({"clerk": ""}, frozenset({Act.CLAIM}), "claim"),
        ({"state": CaseState.AWAITING_APPROVAL}, frozenset({Act.RECALL}), "recall"),
        ({"state": CaseState.AWAITING_APPROVAL}, frozenset(), ""),
        ({"clerk": "m.schuster"}, frozenset(), ""),
    ],
)
def test_who_may_not_write_is_told_the_one_step_that_helps(
    changes: dict[str, object], acts: frozenset[Act], act: str
) -> None:
    hint = derive(known(file=file(acts=acts, **changes))).hint
    assert hint is not None
    assert hint.act == act


def test_typed_words_stand_over_an_answer_that_comes_late() -> None:
    draft = Draft("umtausch", {"klassen": "B, L"}, {"tenor": "Mein Satz."})
    shown = derive(known(draft=draft))
    assert (shown.inputs[0].value, shown.inputs[0].origin) == ("B, L", "clerk")
    assert (shown.blocks[0].text, shown.blocks[0].own_wording) == ("Mein Satz.", True)


def test_own_words_say_when_they_were_saved_and_a_block_says_its_name() -> None:
    own = derive(known(draft=Draft(texts={"tenor": "x"}), kept=Kept(Keeping.SAVED, START)))
    assert own.blocks[0].provenance == "eigener Text, gesichert 08:21"
    assert derive(known()).blocks[0].provenance == "Baustein umtausch.tenor 2026-11"


def test_a_gap_nobody_has_filled_is_named() -> None:
    assert derive(known()).blocks[0].missing == ("abholung",)


def test_a_doubt_about_a_text_is_never_hidden() -> None:
    doubted = composed(blocks=(replace(BLOCK, unconfirmed="Vorverfahren prüfen"),))
    assert derive(known(composed=doubted)).blocks[0].unconfirmed == "Vorverfahren prüfen"


@pytest.mark.parametrize(
    "blocker, where, link",
    [
        (BLOCKED, "input:abholung", "zur Stelle"),
        (Blocker("placeholder.unresolved", {"name": "x"}, "block:tenor"), "block:tenor", "zur Stelle"),
        (Blocker("check.open", {"label": "Lohn"}, "check:lohn"), "check:lohn", "zum Prüfpunkt"),
        (Blocker("outcome.missing", {}, "pack"), "outcome:", "zur Auswahl"),
        (Blocker("decision.precondition", {"because": "x"}, "pack"), "outcome:", "zur Auswahl"),
        (Blocker("part.missing", {"part": "reasons"}, "pack"), "pack", "zu den Einstellungen"),
    ],
)
def test_every_point_leads_to_where_it_is_mended(blocker: Blocker, where: str, link: str) -> None:
    shown = derive(known(composed=composed(blocker))).blockers[0]
    assert (shown.where, shown.link) == (where, link)


def test_a_part_missing_because_its_text_was_emptied_leads_to_the_text() -> None:
    empty = composed(
        Blocker("part.missing", {"part": "operative"}, "pack"), blocks=(replace(BLOCK, text=" "),)
    )
    assert derive(known(composed=empty)).blockers[0].where == "block:tenor"


def test_a_changed_fact_shows_what_the_application_said() -> None:
    shown = derive(known(draft=Draft(facts={"klassen": "B, L"}), given=composed().inputs))
    assert [(c.label, c.before, c.origin) for c in shown.corrections] == [("Klassen", "B", "application")]


def test_a_fact_typed_as_it_was_is_no_correction() -> None:
    assert derive(known(draft=Draft(facts={"klassen": "B"}), given=composed().inputs)).corrections == ()


def test_two_versions_are_compared_place_by_place() -> None:
    mine = Draft("umtausch", {"klassen": "B"}, {"tenor": "meins"})
    theirs = Draft("", {"klassen": "B"}, {"tenor": "ihres"})
    found = [(d.label, d.mine, d.theirs) for d in differences(mine, theirs, composed())]
    assert found == [("Entscheidung", "Umtausch", ""), ("Verfügung", "meins", "ihres")]


def test_typing_the_words_of_the_block_again_gives_them_back_to_it() -> None:
    own = blocks.with_text(Draft(), "tenor", "anders", "wie zuvor")
    assert own.texts == {"tenor": "anders"}
    assert blocks.with_text(own, "tenor", "wie zuvor", "wie zuvor").texts == {}


def test_a_sheet_that_fits_no_window_envelope_is_told_while_it_is_written() -> None:
    writing = known(file=file(CaseState.IN_PROGRESS, DRAFTING))
    assert derive(writing).hint is None
    hint = derive(replace(writing, window=("address.small",))).hint
    assert hint is not None and hint.tone is Tone.WARNING and not hint.act
    assert "Die Anschrift ist zu klein gedruckt." in hint.text
