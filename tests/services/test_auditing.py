"""Who did what, who read what, who was turned down: asked by the people who may ask it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Actor, Membership, Role
from clerk_app.opening.office import OpenOffice
from clerk_app.services import assignment, casefile, decision
from clerk_app.services.auditing import JournalRow, Wanted, Word
from clerk_app.services.witness import sign_in
from tests.office_kit import receive

EVERYTHING = Wanted()
FOREIGN = "m.schuster"  # has no business with housing benefit


@pytest.fixture
def case(opened: OpenOffice) -> str:
    made = receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    clerk = opened.as_person("a.becker")
    casefile.open_case(clerk, made)
    assignment.claim(clerk, made, 1)
    return made


def entries(opened: OpenOffice, wanted: Wanted = EVERYTHING, login: str = "r.hahn") -> tuple[JournalRow, ...]:
    return opened.reader.journal(opened.as_person(login).actor, wanted, limit=1000).rows


def kinds(rows: tuple[JournalRow, ...]) -> list[str]:
    return [row.kind for row in rows]


def test_an_auditor_sees_reads_and_acts_newest_first_with_file_reference_and_names(opened, case):
    rows = entries(opened)
    reference = opened.reader.case(opened.as_person("a.becker").actor, case).case.file_reference
    assert kinds(rows)[:3] == ["claimed", "opened", "received"]
    assert {row.reference for row in rows[:3]} == {reference}
    assert rows[0].actor_name == "A. Becker"
    assert [row.number for row in rows] == sorted((row.number for row in rows), reverse=True)


def test_nothing_an_auditor_sees_is_about_the_applicant(opened, case):
    clerk = opened.as_person("a.becker")
    casefile.note(clerk, case, "Frau Schröder rief an.", record=True)
    said = " ".join(str(row.facts) for row in entries(opened))
    record = opened.reader.case(clerk.actor, case)
    hidden = [
        record.case.applicant,
        "Schröder",
        *(field.value for field in record.fields if len(field.value) > 6 and not field.value[0].isdigit()),
    ]
    assert [text for text in hidden if text and text in said] == []
    assert opened.as_person("r.hahn").actor.units == frozenset()
    with pytest.raises(ClerkError, match=r"case\.unknown"):
        opened.reader.case(opened.as_person("r.hahn").actor, case)


def test_clerks_and_supervisors_may_not_ask(opened, case):
    for login in ("a.becker", "k.vogt", "poststelle"):
        with pytest.raises(ClerkError, match=r"person\.not_entitled"):
            entries(opened, login=login)


def test_administrators_see_the_office_and_no_case(opened, case):
    admin = Actor("it", "it", "IT", (Membership("wohngeld", Role.ADMINISTRATOR),))
    rows = opened.reader.journal(admin, Wanted(), limit=1000).rows
    assert {row.case for row in rows} == {""}
    assert {"unit_added", "member_added"} == set(kinds(rows))


def test_pages_follow_one_another_without_gap_or_repetition(opened, case):
    auditor = opened.as_person("r.hahn").actor
    whole, got, before = entries(opened), [], None
    while True:
        page = opened.reader.journal(auditor, Wanted(), before, 7)
        got += page.rows
        before = page.next
        if before is None:
            break
    assert tuple(got) == whole


def test_filters_narrow_by_person_kind_reference_period_and_word(opened, case):
    other = receive(opened, "fahrerlaubnis", "umtausch", 2)
    casefile.open_case(opened.as_person(FOREIGN), other)
    reference = next(row.reference for row in entries(opened) if row.case == other)
    assert {row.actor for row in entries(opened, Wanted(login=FOREIGN))} == {FOREIGN}
    assert set(kinds(entries(opened, Wanted(kinds=frozenset({"opened", "claimed"}))))) == {
        "opened",
        "claimed",
    }
    assert {row.case for row in entries(opened, Wanted(reference=reference.lower()[2:]))} == {other}
    named = Word("gelesen", kinds=frozenset({"opened"}))
    assert set(kinds(entries(opened, Wanted(words=(named,))))) == {"opened"}
    assert set(kinds(entries(opened, Wanted(words=(Word("BAUANTRAG"),))))) <= {"unit_added", "member_added"}
    assert entries(opened, Wanted(words=(Word("100%"),))) == ()


def test_a_period_is_half_open(opened, case):
    moment = entries(opened)[1].at
    assert all(row.at >= moment for row in entries(opened, Wanted(since=moment)))
    assert all(row.at < moment for row in entries(opened, Wanted(before=moment)))
    both = [*entries(opened, Wanted(since=moment)), *entries(opened, Wanted(before=moment))]
    assert len(both) == len(entries(opened))
    assert entries(opened, Wanted(since=datetime.now().astimezone() + timedelta(days=1))) == ()


def test_who_is_turned_down_stands_in_the_journal_of_the_case(opened, case):
    with pytest.raises(ClerkError, match=r"case\.unknown"):
        casefile.open_case(opened.as_person(FOREIGN), case)
    row = entries(opened)[0]
    assert (row.kind, row.actor, row.case, row.facts["code"]) == (
        "turned_down",
        FOREIGN,
        case,
        "case.unknown",
    )
    assert opened.reader.verify() == ()


def test_a_refusal_of_the_database_itself_is_witnessed_too(opened, case):
    clerk = opened.as_person("a.becker")
    with pytest.raises(ClerkError), clerk.transaction(clerk.actor) as work:
        force(work, case)
    assert entries(opened)[0].kind == "turned_down"


def force(work: Any, case: str) -> None:
    work.case(case)
    work._connection.execute(sa.text("UPDATE cases SET state = 'approved', version = version + 1"))


def test_what_was_turned_down_leaves_nothing_else_behind(opened, case):
    before = len(entries(opened))
    with pytest.raises(ClerkError):
        assignment.claim(opened.as_person("a.becker"), case, 1)
    with pytest.raises(ClerkError):
        decision.recall(opened.as_person("a.becker"), case, 2)
    assert kinds(entries(opened))[:2] == ["turned_down", "turned_down"]
    assert len(entries(opened)) == before + 2
    assert opened.reader.case(opened.as_person("a.becker").actor, case).case.version == 2


def test_sitting_down_is_written_into_the_journal_of_the_office(opened):
    sign_in(opened.as_person("k.vogt"))
    row = entries(opened)[0]
    assert (row.kind, row.actor, row.case, dict(row.facts)) == (
        "signed_in",
        "k.vogt",
        "",
        {"login": "k.vogt"},
    )


def test_an_entry_somebody_has_spoiled_is_still_shown(opened, case):
    with opened.engine.begin() as connection:
        triggers = connection.execute(
            sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
        ).scalars()
        for name in list(triggers):
            connection.execute(sa.text(f'DROP TRIGGER "{name}"'))
        connection.execute(sa.text("UPDATE journal SET entry = 'x' WHERE id = (SELECT max(id) FROM journal)"))
    assert kinds(entries(opened))[0] == "spoiled"
    assert opened.reader.verify()


def test_recomputing_tells_how_far_it_has_come(opened, case):
    told: list[tuple[int, int]] = []
    assert opened.reader.verify(lambda done, total: told.append((done, total))) == ()
    total = len(entries(opened))
    assert (told[0], told[-1]) == ((0, total), (total, total))


def test_a_word_may_stand_for_a_person(opened, case):
    word = Word("becker", logins=frozenset({"a.becker"}))
    rows = entries(opened, Wanted(words=(word,)))
    assert "a.becker" in {row.actor for row in rows}
    assert entries(opened, replace(Wanted(words=(word,)), login="k.vogt")) == ()
