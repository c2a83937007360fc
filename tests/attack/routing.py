"""Attempts at who works on what: giving work away in the name of a rule, naming cases anew, finding services twice."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import call, content_of, keep, received
from .scanning import as_login
from .table import CLERK, DENIED, SUPERUSER, Attack, attack
from .taking_in import NUMBER, POST, written

VOGT = "k.vogt"
COME = (keep(content_of("x1")), received("x1", "wohngeld"))
UNCLAIMED = (
    keep(content_of("x3")),
    received("x3", "wohngeld", service="", pack_version="", procedure="", file_reference="PST x3"),
)
SIGNS = "SELECT jsonb_typeof(api.unclaimed_signs())"


def ruled(case: str = "x1", clerk: str = CLERK, **changes: object) -> str:
    fact = {"case": case, "seen_version": 1, "state": "new", "clerk": clerk, "rule": "wohngeld A-K"}
    return call("assigned_by_rule", **fact | changes)


def registered(case: str = "x3", **changes: object) -> str:
    fact = {
        "case": case, "seen_version": 1, "state": "new", "service": "wohngeld", "pack_version": "2026-11",
        "procedure": "erstantrag", "unit": "wohngeld", "clerk": "", "due_on": None, "subject": "Erstantrag",
        "file_reference": "AZ w-new1", "by_pack": False, "reason": "", "applicant": "Öztürk, Emre",
    }  # fmt: skip
    return call("registered", **fact | changes)


def found(**changes: object) -> tuple[str, ...]:
    """The mail room finds the service of what nobody claimed."""
    return *UNCLAIMED, NUMBER, registered(**changes)


def attacks() -> Iterator[Attack]:
    yield from _by_rule()
    yield from _registering()
    yield from _without()
    yield from _past_the_guard()


def _by_rule() -> Iterator[Attack]:
    good = (POST, (*COME, ruled()))
    by_person = call("assigned", case="x1", seen_version=1, state="new", clerk=VOGT)
    for name, sql, by in (
        ("gives an old case away by rule", ruled("w-new"), "case.past_arrival"),
        ("takes a colleague's work away by rule", ruled("w-mine", VOGT, seen_version=2, state="checking"), "case.past_arrival"),
        ("gives it away by rule twice", (*COME, ruled(), ruled(seen_version=2, clerk=VOGT)), "case.past_arrival"),
        ("takes it back by rule from whom a person chose", (*COME, by_person, ruled(seen_version=2)), "case.past_arrival"),
        ("calls a rule what is none", (*COME, ruled(rule=" ")), "case.past_arrival"),
        ("gives what never came away by rule", ruled("x9"), "case.past_arrival"),
        ("gives the new case to a stranger by rule", (*COME, ruled(clerk="t.wagner")), "assignment.not_a_clerk_there"),
        ("gives the new case by rule to one who only reads", (*COME, ruled(clerk="m.beide")), "assignment.not_a_clerk_there"),
        ("gives the new case by rule to nobody known", (*COME, ruled(clerk="x.fremd")), "assignment.not_a_clerk_there"),
        ("gives the new case by rule to one who is gone", (*COME, ruled(clerk="x.ohne")), "assignment.not_a_clerk_there"),
        ("gives it away by rule in another version", (*COME, ruled(seen_version=2)), "case.changed_elsewhere"),
        ("moves it on by rule", (*COME, ruled(state="checking")), "case.changed_elsewhere"),
        ("says more of a rule than there is", (*COME, ruled(note="x")), "fact.malformed"),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=POST)
    mine = (CLERK, (*written(), ruled()))
    yield attack("takes a case of the unit by rule", ruled("w-new"), "case.past_arrival", mine)
    yield attack("gives a case of another unit away by rule", ruled("b-new"), "case.past_arrival", mine)
    moved = call(
        "rerouted", case="w-new", seen_version=1, state="new", service="bauantrag", pack_version="1",
        procedure="p", unit="bauantrag", due_on=None, subject="s", reason="r",
    )  # fmt: skip
    sent_on = (VOGT, (moved, ruled("w-new", "t.wagner", seen_version=2)))
    yield attack("gives a case away by rule as supervisor", ruled("w-new"), "case.past_arrival", sent_on, login=VOGT)  # fmt: skip
    for login in ("r.akten", "p.revision", "versand", "virenscan", "v.verwaltung"):
        yield attack("gives a case away by rule", ruled("w-new"), DENIED, good, login=login)


def _registering() -> Iterator[Attack]:
    good = (POST, found())
    for name, sql, by in (
        ("finds a service for what has one", (NUMBER, registered("w-new")), "case.has_service"),
        ("finds a service twice", (*found(), NUMBER, registered(seen_version=2)), "case.has_service"),
        ("finds no service", found(service=""), "case.has_service"),
        ("names a case without drawing a number", (*UNCLAIMED, registered()), "fact.forged"),
        ("names a case by a number that was not drawn", found(file_reference="AZ w-new77"), "fact.forged"),
        ("names a case in another shape", found(file_reference="Akte 1"), "fact.forged"),
        ("draws the number of another service", found(service="bauantrag", file_reference="AZ b-neu1"), "fact.forged"),
        ("gives what was found to a stranger", found(clerk="t.wagner"), "assignment.not_a_clerk_there"),
        ("gives what was found to one of the old unit", found(unit="bauantrag", clerk=CLERK), "assignment.not_a_clerk_there"),
        ("finds a service in another version", found(seen_version=7), "case.changed_elsewhere"),
        ("decides on what was found", found(state="approved"), "case.wrong_state"),
        ("finds a service for what never came", (NUMBER, registered("x9")), "case.unknown"),
        ("says more of what was found", found(note="x"), "fact.malformed"),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=POST)
    for login in (CLERK, VOGT, "r.akten", "v.verwaltung"):
        yield attack("finds a service", registered("w-new"), DENIED, good, login=login)
        yield attack("reads what is unclaimed", SIGNS, DENIED, (POST, SIGNS), login=login)


def _without() -> Iterator[Attack]:
    for login, rule, found_, read in (
        ("x.ohne", "case.past_arrival", "case.unknown", "person.not_entitled"),
        ("x.fremd", "person.unknown", "person.unknown", "person.unknown"),
    ):
        who = "membership" if login == "x.ohne" else "account"
        good = (POST, (*COME, ruled()))
        yield attack(f"without {who} gives away by rule", ruled("w-new"), rule, good, login=login)
        yield attack(
            f"without {who} finds a service", registered("w-new"), found_, (POST, found()), login=login
        )
        yield attack(f"without {who} reads what is unclaimed", SIGNS, read, (POST, SIGNS), login=login)


def _past_the_guard() -> Iterator[Attack]:
    """What a case is called and whose it is stays for good, once it has a service."""
    rename = "UPDATE office.cases SET {} = 'X 1', version = version + 1, last_act = 'reroute' WHERE id = '{}'"
    claim = "service = 'wohngeld', file_reference"
    for column in ("file_reference", "applicant"):
        yield attack(
            f"past the guard: another {column}",
            rename.format(column, "w-new"),
            "record.immutable",
            (SUPERUSER, (*as_login(POST, *UNCLAIMED), rename.format(claim, "x3"))),
            login=SUPERUSER,
        )
    yield attack(
        "past the guard: another name without a service",
        (*as_login(POST, *UNCLAIMED), rename.format("file_reference", "x3")),
        "record.immutable",
        (SUPERUSER, (*as_login(POST, *UNCLAIMED), rename.format(claim, "x3"))),
        login=SUPERUSER,
    )
