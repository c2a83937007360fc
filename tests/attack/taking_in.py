"""Attempts to take in by hand what is not the clerk's to take in: for other units, in a sender's name, out of order."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import content_of, keep, received
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

NUMBER = "SELECT api.next_number('wohngeld/2026')"
BUILDING = "SELECT api.next_number('bauantrag/2026')"
POST = "eingang"


def written(unit: str = "wohngeld", **changes: object) -> tuple[str, ...]:
    """A case of the counter, with the number drawn for it."""
    by_hand = {
        "destination_id": "house", "channel": "counter", "thread_id": "", "environment": "",
        "file_reference": "AZ w-new1",
    }  # fmt: skip
    return NUMBER, keep(content_of("x1")), received("x1", unit, **by_hand | changes)


def attacks() -> Iterator[Attack]:
    good = (CLERK, written())
    for name, changes, by in (
        ("takes in for another unit", {"unit": "bauantrag"}, "person.not_entitled"),
        ("takes in for a unit nobody has", {"unit": "nirgends"}, "person.not_entitled"),
        ("takes in what a folder brought", {"channel": "folder"}, "fact.forged"),
        ("takes in what a sender sent", {"channel": "fit-connect"}, "fact.forged"),
        ("takes in for an inbox", {"destination_id": "z"}, "fact.forged"),
        ("takes in into a thread", {"thread_id": "t"}, "fact.forged"),
        ("takes in a proof of who applied", {"identity": {"assurance_level": "hoch", "framework": "eIDAS", "subject": "x"}}, "fact.forged"),
        ("takes in as paid", {"payment_status": "BOOKED"}, "fact.forged"),
        ("takes in as evidence", {"evidence": [["log", "0" * 64]]}, "fact.forged"),
        ("takes in as from an environment", {"environment": "PROD"}, "fact.forged"),
        ("takes in what comes tomorrow", {"received_at": "2099-01-01T00:00:00+00:00"}, "fact.forged"),
        ("takes in without a service", {"service": ""}, "fact.forged"),
        ("takes in under the number of another service", {"file_reference": "AZ b-neu1"}, "fact.forged"),
        ("takes in under a number that was not drawn", {"file_reference": "AZ w-new77"}, "fact.forged"),
    ):  # fmt: skip
        yield attack(name, written(**changes), by, good)
    undrawn = written()[1:]
    yield attack("takes in without drawing a number", undrawn, "fact.forged", good)
    yield attack("takes in where one only reads", written(), "person.not_entitled", good, login="m.beide")
    yield attack("takes in as records office", written()[2], DENIED, good, login="r.akten")
    yield from _numbers()


def _told(service: str, unit: str) -> tuple[str, str]:
    """The rules as IT tells them, and then the clerk sits down."""
    return f"""SELECT setup.routing('[["{service}", "{unit}"]]')""", f'SET SESSION AUTHORIZATION "{CLERK}"'


def _numbers() -> Iterator[Attack]:
    good = (CLERK, NUMBER)
    for name, series in (
        ("draws numbers of another unit", "bauantrag/2026"),
        ("draws numbers of the mail room", "PST/2026"),
        ("draws numbers in a series of one's own", "wohngeld/2026/x"),
    ):
        sql = f"SELECT api.next_number('{series}')"
        yield attack(name, sql, "person.not_entitled", good)
    yield attack(
        "draws numbers of a service that is elsewhere by rule",
        (*_told("wohngeld", "bauantrag"), BUILDING),
        "person.not_entitled",
        (SUPERUSER, (*_told("bauantrag", "wohngeld"), BUILDING)),
        login=SUPERUSER,
    )
    telling = _told("bauantrag", "wohngeld")[0]
    yield attack("tells the rules of the authority", telling, DENIED, (SUPERUSER, telling))
    for login in ("r.akten", "p.revision", "versand"):
        yield attack("draws numbers", NUMBER, DENIED, good, login=login)
    arrivals = "SELECT api.case_of('z', 's-b-new')"
    yield attack("asks for arrivals as a clerk", arrivals, "person.not_entitled", (POST, arrivals))
    here = (
        f'SET SESSION AUTHORIZATION "{POST}"',
        *written("bauantrag", service="bauantrag", file_reference="AZ b-x"),
    )
    asked = "SELECT api.case_of('house', 's-x1')"
    yield attack(
        "asks what another unit took in by hand",
        (*here, f'SET SESSION AUTHORIZATION "{CLERK}"', asked),
        BLIND,
        (SUPERUSER, (*here, asked)),
        login=SUPERUSER,
    )
