"""Whoever is turned down in the shared office stands in its journal, by the name the server knows."""

from __future__ import annotations

import json

import pytest

from clerk_app.domain.case import CaseState
from clerk_app.domain.desk_facts import TurnedDown
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Claimed, Noted
from clerk_app.domain.person import Actor
from clerk_app.services.witness import Transaction, witnessed

from ..conftest import BECKER, VOGT, WAGNER, SharedFiling


def watched(filing: SharedFiling) -> Transaction:
    return witnessed(filing.transaction)


def told(filing: SharedFiling) -> list[tuple[str, str, dict[str, object]]]:
    """Chain, actor and facts of every refusal in the journal."""
    rows = filing.raw("SELECT chain, entry FROM journal ORDER BY id")
    entries = [(row.chain, json.loads(row.entry)) for row in rows]
    return [(chain, e["actor"], e["facts"]) for chain, e in entries if e["kind"] == "turned_down"]


def test_a_refusal_stands_in_the_journal_of_the_case_it_was_about(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with pytest.raises(ClerkError, match=r"note\.empty"), watched(shared_filing)(BECKER) as work:
        work.record(Noted(work.case(case).id, "", True, " "))
    assert told(shared_filing) == [(case, BECKER.login, {"code": "note.empty", "told": {}})]
    assert shared_filing.raw("SELECT count(*) FROM notes").scalar_one() == 0
    assert shared_filing.reader.verify() == ()


def test_what_the_server_says_of_the_refusal_is_kept_in_plain_blanks(shared_filing: SharedFiling) -> None:
    case = shared_filing.receive()
    with shared_filing.transaction(VOGT) as work:
        work.record(Claimed(case, 1, CaseState.CHECKING, VOGT.login))
        work.commit()
    with pytest.raises(ClerkError, match="colleague"), watched(shared_filing)(BECKER) as work:
        work.record(Claimed(case, 2, CaseState.CHECKING, BECKER.login))
    (chain, _, facts), *more = told(shared_filing)
    assert more == []
    assert chain == "office"  # the program never asked for the case, so it names none
    assert facts["told"] == {"act": "claim", "clerk": VOGT.login, "state": "checking", "unit": "wohngeld"}


def test_a_case_of_another_unit_is_named_as_little_as_one_that_is_not_there(
    shared_filing: SharedFiling,
) -> None:
    foreign = shared_filing.receive()
    for case in (foreign, "nirgends"):
        with shared_filing.transaction(WAGNER) as work:
            work.record(TurnedDown(case, "case.unknown", {}))
            work.commit()
    assert [(chain, actor) for chain, actor, _ in told(shared_filing)] == [("office", WAGNER.login)] * 2


def test_nobody_fills_the_journal_with_refusals(shared_filing: SharedFiling) -> None:
    def write(actor: Actor, times: int) -> None:
        for _ in range(times):
            with shared_filing.transaction(actor) as work:
                work.record(TurnedDown("", "case.unknown", {}))
                work.commit()

    write(BECKER, 65)
    write(VOGT, 1)
    actors = [actor for _, actor, _ in told(shared_filing)]
    assert (actors.count(BECKER.login), actors.count(VOGT.login)) == (60, 1)
    shared_filing.raw("UPDATE witnessed SET since = since - interval '61 minutes'")
    write(BECKER, 2)
    assert [actor for _, actor, _ in told(shared_filing)].count(BECKER.login) == 62
