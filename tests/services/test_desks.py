"""Cases arrive where the authority wants them, on the desk it names, and never on one nobody sits at."""

from __future__ import annotations

import pytest

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact, MemberAdded
from clerk_app.domain.leaving import AccountClosed
from clerk_app.domain.person import Role
from clerk_app.services import assignment, by_hand
from clerk_app.services.office import Office
from clerk_app.storage.postgres import provisioning
from tests.office_kit import example, take
from tests.services.both_engines import Engine, kinds

F, B, W = "fahrerlaubnis", "bauantrag", "wohngeld"
EARLY = DeskRule(F, F, "umtausch", "a.becker", (("A", "L"),))
LATE = DeskRule(F, F, "umtausch", "m.schuster", (("M", "Z"),))
ELSEWHERE = DeskRule(F, B, clerk="t.wagner")
NAME = "antragsteller/familienname"


def arrive(office: Office, number: int, family: str, procedure: str = "umtausch") -> str:
    applicant = example(F, procedure)["antragsteller"] | {"familienname": family}
    return take(office, F, procedure, number, antragsteller=applicant)


def do(engine: Engine, fact: Fact) -> None:
    with engine.desk("j.sommer") as office, office.transaction(office.actor) as work:
        work.record(fact)
        work.commit()


@pytest.mark.parametrize(
    "number, family, login", [(1, "von der Heide", "a.becker"), (2, "Özdemir", "m.schuster")]
)
def test_the_case_arrives_on_the_desk_of_its_letter(
    engine: Engine, number: int, family: str, login: str
) -> None:
    with engine.desk("eingang", EARLY, LATE) as office:
        case = arrive(office, number, family)
    found = engine.record(login, case)
    assert (found.case.unit, found.case.clerk, found.case.version) == (F, login, 2)
    assert kinds(found) == ["received", "assigned_by_rule"]
    told = next(entry for entry in found.timeline if entry.kind == "assigned_by_rule")
    assert (told.actor, told.facts["rule"]) == ("eingang", f"{F} umtausch {'A-L' if number == 1 else 'M-Z'}")
    assert engine.faults() == ()


def test_what_no_rule_names_goes_where_its_pack_says(engine: Engine) -> None:
    with engine.desk("eingang", EARLY) as office:
        case = arrive(office, 3, "Zander")
    found = engine.record("a.becker", case)
    assert (found.case.unit, found.case.clerk) == (F, "") and kinds(found) == ["received"]


def test_who_is_gone_or_no_clerk_there_swallows_no_case(engine: Engine) -> None:
    """A stranger, a clerk of another unit, a supervisor who is nothing else."""
    for number, login in enumerate(engine.strangers, start=4):
        with engine.desk("eingang", DeskRule(F, F, clerk=login)) as office:
            case = arrive(office, number, "Zander")
        found = engine.record("a.becker", case)
        assert (found.case.unit, found.case.clerk) == (F, ""), login
        assert kinds(found) == ["received"], login


def test_a_unit_nobody_has_set_up_loses_nothing(engine: Engine) -> None:
    with engine.desk("eingang", DeskRule(F, "nirgends", clerk="a.becker")) as office:
        case = arrive(office, 7, "Zander")
    assert engine.record("a.becker", case).case.unit == F


def test_a_case_sent_on_lies_there_as_if_it_had_come_there(engine: Engine) -> None:
    with engine.desk("eingang") as office:
        case = arrive(office, 8, "Abel")
    with engine.desk("k.vogt", DeskRule(B, B, clerk="t.wagner")) as office:
        assignment.reroute(office, case, 1, B, "baugenehmigung_vereinfacht", "falsch gelaufen")
    found = engine.record("t.wagner", case)
    assert (found.case.unit, found.case.clerk, found.case.version) == (B, "t.wagner", 3)
    assert kinds(found) == ["received", "rerouted", "assigned_by_rule"]
    assert engine.faults() == ()


def test_what_is_written_down_by_hand_follows_the_rule_too(engine: Engine) -> None:
    with engine.desk(engine.sorter, EARLY) as office:
        handed = by_hand.Handed(
            F, "umtausch", "paper", office.clock().date(), {NAME: "Berger"}, sheet="blatt-berger"
        )
        case = by_hand.open_by_hand(office, handed).case
    assert engine.record("a.becker", case).case.clerk == "a.becker"


def test_a_clerk_writes_down_only_what_comes_to_the_own_unit(on_server: Engine) -> None:
    """At a single desk one person takes in the post of all units."""
    with on_server.desk("a.becker", ELSEWHERE) as office:
        assert F not in {sheet.service for sheet in by_hand.sheets(office)}
        handed = _handed(office, F, "umtausch")
        with pytest.raises(ClerkError, match=r"person\.not_entitled"):
            by_hand.open_by_hand(office, handed)
    with on_server.desk("t.wagner", ELSEWHERE) as office:
        assert F in {sheet.service for sheet in by_hand.sheets(office)}


def test_where_a_rule_moved_a_service_clerks_write_down_once_the_server_knows_it(on_server: Engine) -> None:
    moved = DeskRule(W, B)
    with on_server.desk(on_server.sorter, DeskRule(W, F)) as office:
        by_hand.open_by_hand(office, _handed(office, W, "erstantrag_mietzuschuss"))
    with on_server.desk("t.wagner", moved) as office:
        handed = _handed(office, W, "erstantrag_mietzuschuss")
        with pytest.raises(ClerkError, match=r"person\.not_entitled"):
            by_hand.open_by_hand(office, handed)
        on_server.it(provisioning.routing_script({(moved.service, moved.unit)}))
        by_hand.open_by_hand(office, handed)
    assert on_server.faults() == ()


def _handed(office: Office, service: str, procedure: str) -> by_hand.Handed:
    return by_hand.Handed(service, procedure, "paper", office.clock().date(), {NAME: "Berger"})


def test_whose_account_was_closed_gets_nothing_more(engine: Engine) -> None:
    rule = DeskRule(F, F, clerk="l.roth")
    with engine.desk("j.sommer") as office:
        roth = office.reader.actor("l.roth")
    assert roth is not None
    do(engine, MemberAdded("", roth.login, roth.person, F, Role.CLERK.value, roth.name))
    with engine.desk("eingang", rule) as office:
        before = arrive(office, 9, "Zander")
    do(engine, AccountClosed("", "l.roth"))
    with engine.desk("eingang", rule) as office:
        after = arrive(office, 10, "Zander")
    assert [engine.record("a.becker", case).case.clerk for case in (before, after)] == ["l.roth", ""]
