"""Who gets a notice: those the application names, those a clerk writes down, and what each of them reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.domain import automation, compose, party
from clerk_app.domain.composition import Composition, Draft
from clerk_app.domain.party import HandParty, Parties

TODAY = date(2026, 11, 23)
Composed = Callable[..., Composition]
OWNER = {
    "miteigentuemer__1__anrede": "Herr",
    "miteigentuemer__1__vorname": "Jan",
    "miteigentuemer__1__familienname": "Reuß",
    "miteigentuemer__1__anschrift__strasse": "Wiesenweg",
    "miteigentuemer__1__anschrift__hausnummer": "3",
    "miteigentuemer__1__anschrift__postleitzahl": "61200",
    "miteigentuemer__1__anschrift__ort": "Wölfersheim",
}
NEIGHBOUR = {key.replace("miteigentuemer", "nachbarn"): value for key, value in OWNER.items()} | {
    "nachbarn__1__familienname": "Nowak",
    "nachbarn__1__anschrift__hausnummer": "5",
}
ACTING = {
    "bevollmaechtigter__familienname": "Groß",
    "bevollmaechtigter__organisation": "Kanzlei Groß",
    "bevollmaechtigter__anschrift__strasse": "Rathausplatz",
    "bevollmaechtigter__anschrift__hausnummer": "3",
    "bevollmaechtigter__anschrift__postleitzahl": "61169",
    "bevollmaechtigter__anschrift__ort": "Friedberg",
}
BY_HAND = Parties({"hand_1": HandParty("spouse", "Frau\nEva Reuß\nWiesenweg 3\n61200 Wölfersheim")})


@pytest.fixture
def permitted(pack_of, application, facts_of, is_holiday) -> Composed:
    """Composes a building permit."""
    pack = pack_of["bauantrag"]

    def composed(
        parties: Parties = BY_HAND, typed: dict[str, str] | None = None, **fields: str
    ) -> Composition:
        given = application("bauantrag", "baugenehmigung_vereinfacht", **fields)
        facts = facts_of("baugenehmigung_vereinfacht", date(2026, 11, 9), given)
        draft = Draft("genehmigung", typed or {}, parties=parties)
        return compose.compose(pack, facts, draft, TODAY, is_holiday)

    return composed


def _names(composed: Composition) -> list[tuple[str, str]]:
    return [(copy.party.role, copy.party.name) for copy in composed.copies]


def _codes(composed: Composition) -> list[tuple[str, str]]:
    return [(b.code, b.where) for b in composed.blockers if b.code.startswith(("party.", "addressee."))]


def test_the_applicant_alone_gets_the_notice_as_it_always_was(permitted: Composed) -> None:
    composed = permitted(Parties())

    assert _names(composed) == [("applicant", "Friederike Reuß")]
    assert composed.notice.distribution == ()
    assert composed.notice.info[-1][0] == "Datum"
    assert "copies" not in json.loads(compose.decision_hash_input(composed, ["a" * 64]))


def test_joint_owners_of_the_form_get_a_copy_and_neighbours_only_on_request(permitted: Composed) -> None:
    named = {**OWNER, **NEIGHBOUR}

    assert _names(permitted(Parties(), **named)) == [
        ("applicant", "Friederike Reuß"),
        ("joint_owner", "Jan Reuß"),
    ]
    asked = permitted(Parties(chosen=("neighbour_1",), left_out=("joint_owner_1",)), **named)
    assert _names(asked) == [("applicant", "Friederike Reuß"), ("neighbour", "Jan Nowak")]


def test_each_reads_an_address_and_a_salutation_of_their_own_and_the_same_ruling(permitted: Composed) -> None:
    first, second = permitted().copies

    assert second.notice.addressee == ("Frau", "Eva Reuß", "Wiesenweg 3", "61200 Wölfersheim")
    assert second.notice.salutation == "Sehr geehrte Frau Reuß,"
    assert (first.notice.info[-1], second.notice.info[-1]) == (
        ("Ausfertigung", "1 von 2"),
        ("Ausfertigung", "2 von 2"),
    )
    assert first.notice.distribution == (
        "Friederike Reuß (antragstellende Person)",
        "Eva Reuß (Ehe- oder Lebenspartnerschaft)",
    )
    same = ("parts", "subject", "file_reference", "date", "signatory", "annexes", "distribution")
    assert [getattr(first.notice, name) for name in same] == [getattr(second.notice, name) for name in same]


def test_only_the_applicant_and_whoever_acts_for_them_get_the_data_along(permitted: Composed) -> None:
    copies = permitted(**ACTING).copies

    assert [(copy.party.role, bool(copy.notice.decision_data)) for copy in copies] == [
        ("representative", True),
        ("applicant", True),
        ("spouse", False),
    ]


def test_the_notice_goes_to_whoever_acts_and_the_applicant_gets_a_transcript(permitted: Composed) -> None:
    composed = permitted(Parties(), **ACTING)

    assert composed.notice.addressee == ("Kanzlei Groß", "Groß", "Rathausplatz 3", "61169 Friedberg")
    assert [copy.notice.info[-1][0] for copy in composed.copies] == ["Ausfertigung", "Abschrift"]
    assert _codes(composed) == []
    alone = permitted(Parties(left_out=("applicant",)), **ACTING)
    assert _names(alone) == [("representative", "Kanzlei Groß")]
    assert alone.notice.addressee[0] == "Kanzlei Groß"


def test_a_name_without_an_address_leaves_the_old_question_open(permitted: Composed) -> None:
    composed = permitted(Parties(), bevollmaechtigter__familienname="Groß")

    assert _codes(composed) == [("addressee.representative", "input:empfaenger")]


def test_the_applicant_is_never_left_out_without_anybody_acting(permitted: Composed) -> None:
    assert _names(permitted(Parties(left_out=("applicant",)))) == [("applicant", "Friederike Reuß")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Eva Reuß\nWiesenweg 4\n61200 Wölfersheim", []),
        ("Frau\nEva Reuß\nWiesenweg 4", [("party.incomplete", "party:hand_1")]),
        ("", [("party.incomplete", "party:hand_1")]),
        ("A\nB\nC\nD\nE\nF\nG", [("party.too_long", "party:hand_1")]),
        ("Frau\nFriederike Reuß\nWiesenweg 3\n61200 Wölfersheim", [("party.twice", "party:hand_1")]),
    ],
)
def test_an_address_that_reaches_nobody_holds_the_notice_back(
    permitted: Composed, address: str, expected: list[tuple[str, str]]
) -> None:
    assert _codes(permitted(Parties({"hand_1": HandParty("other", address)}))) == expected


@pytest.mark.parametrize(
    ("lines", "name", "greeting"),
    [
        ("Frau Rechtsanwältin\nDr. Marlene Brandt-Kühne", "Dr. Marlene Brandt-Kühne", "Frau Brandt-Kühne"),
        ("Herrn\nJan Reuß", "Jan Reuß", "Herr Reuß"),
        ("Rechtsanwälte Groß & Klein", "Rechtsanwälte Groß & Klein", "Damen und Herren"),
        ("Notar\nUwe Alt", "Uwe Alt", "Damen und Herren"),
    ],
)
def test_a_party_is_called_by_name_and_not_by_profession(
    permitted: Composed, lines: str, name: str, greeting: str
) -> None:
    composed = permitted(Parties({"hand_1": HandParty("other", f"{lines}\nWiesenweg 4\n61200 Wölfersheim")}))

    assert _codes(composed) == [] and _names(composed)[-1] == ("other", name)
    assert composed.copies[-1].notice.salutation.endswith(f"{greeting},")


def test_the_data_name_every_copy_by_its_hash(permitted: Composed) -> None:
    composed = permitted()
    bound = compose.decision_hash_input(composed, ["a" * 64, "b" * 64])

    assert json.loads(bound)["copies"] == [
        {"position": 1, "role": "applicant", "name": "Friederike Reuß", "pdf_sha256": "a" * 64},
        {"position": 2, "role": "spouse", "name": "Eva Reuß", "pdf_sha256": "b" * 64},
    ]
    assert bound != compose.decision_hash_input(composed, ["a" * 64, "c" * 64])


def test_a_machine_sends_no_copies_a_person_added(permitted: Composed, pack_of) -> None:
    decision = replace(pack_of["bauantrag"].decision("genehmigung"), automatic="§ 35a HVwVfG")

    assert "automation.own_wording" in automation.reasons_for_a_person(decision, permitted(), ())
    assert "automation.own_wording" not in automation.reasons_for_a_person(decision, permitted(Parties()), ())


def test_a_number_in_use_is_not_given_again_and_taking_away_can_be_taken_back() -> None:
    two = party.written(party.written(Parties(), "hand_1", "other", "A"), "hand_2", "other", "B")

    assert party.next_id(party.without(two, "hand_1")) == "hand_3"
    left = party.without(Parties(), "joint_owner_1")
    assert (left.left_out, party.with_named(left, "joint_owner_1")) == (("joint_owner_1",), Parties())


def test_two_versions_made_one_give_everybody_a_copy_once() -> None:
    mine = Parties({"hand_1": HandParty("other", "A")}, ("neighbour_1",), ("x", "y"))
    theirs = Parties({"hand_1": HandParty("other", "B"), "hand_2": HandParty("other", "A")}, (), ("y",))

    assert party.merged(mine, theirs) == Parties(
        {"hand_1": HandParty("other", "A"), "hand_2": HandParty("other", "B")}, ("neighbour_1",), ("y",)
    )


def test_a_form_of_address_on_its_own_line_is_not_the_name(permitted: Composed) -> None:
    by_hand = {
        f"hand_{number}": HandParty("other", f"{said}\nJan Nowak\nWiesenweg {number}\n61200 Wölfersheim")
        for number, said in enumerate(("Herr", "Herrn"), 1)
    }
    composed = permitted(Parties(by_hand))

    assert [name for _, name in _names(composed)[1:]] == ["Jan Nowak"] * 2
    assert {copy.notice.salutation for copy in composed.copies[1:]} == {"Sehr geehrter Herr Nowak,"}


def test_line_ends_in_a_name_add_no_lines_to_the_address(permitted: Composed) -> None:
    fields = OWNER | {"miteigentuemer__1__familienname": "Reuß\nPostfach 7\u2028 99999 Anderswo "}
    (_, owner) = permitted(Parties(), **fields).copies

    assert owner.notice.addressee[1] == "Jan Reuß Postfach 7 99999 Anderswo"
    assert owner.notice.salutation == "Sehr geehrter Herr Reuß Postfach 7 99999 Anderswo,"
