from __future__ import annotations

from dataclasses import replace

import pytest

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.services.reading import Box, CaseRow, Colleague, Filter
from clerk_app.ui.rooms.worklist.faces import case_face
from clerk_app.ui.rooms.worklist.state import Inputs, cleared, derive, outcome, toggled
from tests.ui.rooms import fakes

SERVICES = (("fahrerlaubnis", "Fahrerlaubnis"), ("wohngeld", "Wohngeld"))
NOW = fakes.NOW.astimezone()


def row(number: int, **changes: object) -> CaseRow:
    archive = fakes.Archive()
    id = fakes.add_case(archive, number, f"Person {number}")
    return replace(archive.row(archive.cases[id], fakes.BECKER), **changes)  # type: ignore[arg-type]


def known(**changes: object) -> Inputs:
    base = Inputs(fakes.BECKER, Filter(Box.INBOX), SERVICES, loaded=True)
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("box", "title"),
    [
        (Box.INBOX, "Der Posteingang ist leer"),
        (Box.MINE, "Sie haben keine offenen Vorgänge"),
        (Box.TEAM, "Keine offenen Vorgänge"),
        (Box.APPROVALS, "Nichts freizugeben"),
        (Box.DONE, "Noch nichts erledigt"),
        (Box.ALL, "Keine Vorgänge"),
    ],
)
def test_an_empty_box_says_which_one_is_empty(box: Box, title: str) -> None:
    empty = derive(known(wanted=Filter(box))).empty
    assert empty is not None
    assert empty.title == title
    assert empty.step == ""


def test_a_list_that_is_still_being_asked_for_does_not_claim_to_be_empty() -> None:
    shown = derive(known(loaded=False))
    assert shown.loading
    assert shown.empty is None


@pytest.mark.parametrize(("everywhere", "act"), [(False, "everywhere"), (True, "clear")])
def test_no_hits_name_the_search_and_offer_to_look_everywhere_before_it_is_lifted(
    everywhere: bool, act: str
) -> None:
    empty = derive(known(wanted=Filter(Box.INBOX, text="Öztürk"), everywhere=everywhere)).empty
    assert empty is not None
    assert (empty.act, "„Öztürk“" in empty.text) == (act, True)


def test_a_list_that_could_not_be_loaded_says_why_and_can_be_tried_again() -> None:
    empty = derive(known(loaded=False, trouble="Die Datenbank antwortet nicht.")).empty
    assert empty is not None
    assert (empty.text, empty.act) == ("Die Datenbank antwortet nicht.", "again")


def test_trouble_does_not_hide_the_rows_that_are_there() -> None:
    assert derive(known(rows=(row(1),), trouble="Die Datenbank antwortet nicht.")).empty is None


@pytest.mark.parametrize(
    ("services", "text"),
    [
        (frozenset(), "Alle Dienste"),
        (frozenset({"wohngeld"}), "Wohngeld"),
        (frozenset({"wohngeld", "fahrerlaubnis"}), "2 Dienste"),
    ],
)
def test_the_service_filter_says_what_it_lets_through(services: frozenset[str], text: str) -> None:
    assert derive(known(wanted=Filter(Box.INBOX, services=services))).filters.service == text


def test_in_the_inbox_there_is_no_filter_of_states_for_nothing_has_happened_yet() -> None:
    assert derive(known()).filters.states == ()
    assert len(derive(known(wanted=Filter(Box.MINE))).filters.states) == 7


def test_ticking_a_service_twice_lifts_it_and_the_first_entry_lifts_all() -> None:
    once = toggled(Filter(), "service", "wohngeld")
    assert once.services == {"wohngeld"}
    assert toggled(once, "service", "wohngeld").services == frozenset()
    assert toggled(once, "service", "").services == frozenset()
    assert toggled(Filter(Box.MINE), "state", "rework").states == {CaseState.REWORK}


def test_lifting_the_filters_keeps_box_and_order() -> None:
    narrowed = Filter(Box.TEAM, "x", frozenset({"a"}), frozenset({CaseState.NEW}), True, 7, True)
    assert cleared(narrowed) == Filter(Box.TEAM, newest_first=True)


def test_more_rows_to_come_are_hinted_at_in_the_count() -> None:
    assert derive(known(rows=(row(1),))).summary == "1 Vorgang"
    assert derive(known(rows=(row(1), row(2)), more=True)).summary == "2+ Vorgänge"


def test_one_marked_case_is_no_batch() -> None:
    assert derive(known(rows=(row(1), row(2)), picked=("case-1",))).bulk is None


def test_several_marked_cases_can_be_taken_over_if_one_of_them_is_free() -> None:
    rows = (row(1), row(2, clerk="m.schuster"))
    bulk = derive(known(rows=rows, picked=("case-1", "case-2"))).bulk
    assert bulk is not None
    assert (bulk.text, bulk.claim.enabled) == ("2 Vorgänge ausgewählt", True)


def test_cases_of_colleagues_cannot_be_taken_over_and_the_button_says_so() -> None:
    rows = tuple(row(n, clerk="m.schuster") for n in (1, 2))
    bulk = derive(known(rows=rows, picked=("case-1", "case-2"))).bulk
    assert bulk is not None
    assert not bulk.claim.enabled
    assert bulk.claim.why


def test_closed_cases_cannot_be_assigned() -> None:
    rows = (row(1), row(2, state=CaseState.APPROVED))
    bulk = derive(known(rows=rows, picked=("case-1", "case-2"))).bulk
    assert bulk is not None
    assert (bulk.assign.enabled, "offene" in bulk.assign.why) == (False, True)


def test_only_clerks_of_every_unit_concerned_are_offered() -> None:
    both = (Membership("wohngeld", Role.CLERK), Membership("fahrerlaubnis", Role.CLERK))
    me = Actor("a.becker", "becker", "A. Becker", both)
    rows = (row(1), row(2, unit="fahrerlaubnis"))
    colleagues = (
        Colleague("a.becker", "A. Becker", ("wohngeld",), ("clerk",)),
        Colleague("m.schuster", "M. Schuster", ("wohngeld",), ("clerk",)),
        Colleague("p.post", "P. Post", ("wohngeld",), ("mailroom",)),
        Colleague("a.becker", "A. Becker", ("fahrerlaubnis",), ("clerk",)),
        Colleague("p.post", "P. Post", ("fahrerlaubnis",), ("mailroom",)),
    )
    marked = known(me=me, rows=rows, picked=("case-1", "case-2"), assigning=True, colleagues=colleagues)
    bulk = derive(marked).bulk
    assert bulk is not None
    assert bulk.colleagues == (("a.becker", "A. Becker"),)


def test_while_names_are_asked_for_the_panel_says_so() -> None:
    marked = known(rows=(row(1), row(2)), picked=("case-1", "case-2"), assigning=True)
    bulk = derive(marked).bulk
    assert bulk is not None
    assert "geladen" in bulk.hint


@pytest.mark.parametrize(
    ("act", "done", "refused", "name", "sentence"),
    [
        (Act.CLAIM, 3, {}, "", "3 übernommen."),
        (
            Act.CLAIM,
            3,
            {"gehört inzwischen A. Becker": ("12 WG 1",)},
            "",
            "3 übernommen, 1 gehört inzwischen A. Becker.",
        ),
        (Act.CLAIM, 0, {"wurde inzwischen geändert": ("a", "b")}, "", "2 wurde inzwischen geändert."),
        (Act.ASSIGN, 2, {}, "M. Schuster", "2 M. Schuster zugewiesen."),
    ],
)
def test_the_outcome_of_several_acts_is_one_sentence(
    act: Act, done: int, refused: dict[str, tuple[str, ...]], name: str, sentence: str
) -> None:
    assert outcome(act, done, refused, name) == sentence


def test_a_row_says_who_what_how_and_how_long_is_left() -> None:
    face = case_face(row(1, environment="TEST"), NOW)
    assert face.title == "Person 1"
    assert face.about == "Wohngeld · Erstantrag Mietzuschuss"
    assert face.origin == "gestern · FIT-Connect"
    assert face.chip is not None
    assert face.chip.text == "26 T"
    assert [badge.text for badge in face.badges] == ["TEST", "Neu"]
    assert "ungelesen" in face.spoken
    assert "noch 26 Tage" in face.spoken


def test_a_draft_is_shown_unless_the_state_says_it_already() -> None:
    def badges(state: CaseState) -> list[str]:
        return [badge.text for badge in case_face(row(1, has_draft=True, state=state), NOW).badges]

    assert badges(CaseState.CHECKING) == ["Entwurf", "In Prüfung"]
    assert badges(CaseState.IN_PROGRESS) == ["In Bearbeitung"]
    assert badges(CaseState.AWAITING_APPROVAL) == ["Zur Freigabe"]
    assert badges(CaseState.REWORK) == ["Zur Überarbeitung"]


def test_an_approval_nobody_can_prove_is_marked_in_the_row() -> None:
    alone = case_face(row(1, single_seat=True, state=CaseState.APPROVED), NOW)
    assert [badge.text for badge in alone.badges] == ["Einzelplatz", "Freigegeben"]
    assert "die Trennung der Personen kann diese Datei nicht beweisen" in alone.spoken
    proven = case_face(row(1, state=CaseState.APPROVED), NOW)
    assert [badge.text for badge in proven.badges] == ["Freigegeben"]


def test_a_decided_case_has_no_deadline_left() -> None:
    assert case_face(row(1, state=CaseState.APPROVED), NOW).chip is None


def test_in_a_shared_list_every_row_says_whose_it_is() -> None:
    assert case_face(row(1), NOW, team=True).origin == "gestern · nicht zugewiesen · FIT-Connect"
    mine = case_face(row(1, clerk="x", clerk_name="M. Schuster"), NOW, team=True)
    assert mine.origin == "gestern · M. Schuster · FIT-Connect"
