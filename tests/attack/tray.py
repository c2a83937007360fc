"""Attempts at the tray: reading unseen, slipping files in, making cases of what was never there, hiding it all."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .ground import arrived, call, content_of, keep, kept, quarantined, quoted, received, sha
from .scanning import as_login
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

POST, VOGT = "eingang", "k.vogt"
PAPER = content_of("q2")
SHA = sha(PAPER)
OPEN = call("arrival_opened", case="", arrival="q2", login=POST)
BYTES = f"SELECT api.arrival_content('q2', '{SHA}')"
SCANS = "SELECT jsonb_typeof(api.arrival_scans('q2'))"


def made(**changes: object) -> tuple[str, ...]:
    """A case of the file in the tray, and the tray told so."""
    fact = {"case": "x2", "arrival": "q2", "clerk": ""} | changes
    case = received("x2", "wohngeld", evidence=[["antrag.xml", SHA]])
    return keep(content_of("x2")), keep(PAPER), case, call("arrival_assigned", **fact)


def discarded(**changes: object) -> str:
    return call("arrival_discarded", **{"case": "", "arrival": "q2", "reason": "Werbung"} | changes)


def waiting(case: str, state: str, submission: str = "s1") -> str:
    """An entry in the book of deliveries."""
    entry = {
        "destination_id": "z", "submission_id": submission, "thread_id": "t", "channel": "Ordner", "state": state,
        "case_id": case, "submitted_at": None, "first_seen_at": "2026-11-02T08:00:00+00:00",
        "changed_at": "2026-11-02T08:00:00+00:00", "problems": "[]", "receipt": "", "answer": "", "attempts": 0,
        "retry_at": None, "held_by": "", "held_until": None,
    }  # fmt: skip
    return f"SELECT api.begin_delivery({quoted(json.dumps(entry))}::jsonb)"


def attacks() -> Iterator[Attack]:
    yield from _reading()
    yield from _slipping_in()
    yield from _assigning()
    yield from _discarding()
    yield from _unanswered()


def _reading() -> Iterator[Attack]:
    good = (POST, OPEN)
    for login in (CLERK, VOGT, "r.akten", "p.revision", "v.verwaltung", "virenscan"):
        yield attack("opens what lies in the tray", OPEN, DENIED, good, login=login)
        yield attack("reads what lies in the tray", BYTES, DENIED, (SUPERUSER, READ_AT_LAST), login=login)
        yield attack("reads scans of the tray", SCANS, DENIED, (POST, SCANS), login=login)
    for table in ("quarantine_parts", "quarantine_ends"):
        sql = f"SELECT arrival FROM office.{table}"
        yield attack(f"lists {table}", sql, BLIND, (POST, (discarded(), sql)), login="r.akten")
    yield attack(
        "opens the tray for a colleague",
        call("arrival_opened", case="", arrival="q2", login=CLERK),
        "fact.forged",
        good,
        login=POST,
    )
    yield attack(
        "opens what never came",
        call("arrival_opened", case="", arrival="q9", login=POST),
        "arrival.unknown",
        good,
        login=POST,
    )
    yield attack(
        "reads the tray without opening", BYTES, "arrival.not_opened", (SUPERUSER, READ_AT_LAST), login=POST
    )
    yield attack(
        "opens and reads the tray in one transaction",
        (OPEN, BYTES),
        "arrival.not_opened",
        (SUPERUSER, READ_AT_LAST),
        login=POST,
    )
    compared = "SELECT count(*) + 1 FROM api.tray_faults()"
    for login, by in ((CLERK, DENIED), (POST, DENIED), ("x.ohne", "person.not_entitled")):
        yield attack(
            "compares the tray with the journal", compared, by, ("p.revision", compared), login=login
        )
    other = f"SELECT api.arrival_content('q3', '{sha(content_of('w-mine'))}')"
    yield attack(
        "reads a case through the tray",
        (
            *as_login(SUPERUSER, OPENED_BEFORE.replace("'q2'", "'q3'")),
            f'SET SESSION AUTHORIZATION "{POST}"',
            other,
        ),
        BLIND,
        (SUPERUSER, READ_AT_LAST),
        login=SUPERUSER,
    )
    for login, by in (("x.ohne", "person.not_entitled"), ("x.fremd", "person.unknown")):
        who = "membership" if login == "x.ohne" else "account"
        for what, sql in (
            ("opens what lies in the tray", call("arrival_opened", case="", arrival="q2", login=login)),
            ("reads what lies in the tray", BYTES),
            ("reads scans of the tray", SCANS),
            ("discards what lies in the tray", discarded()),
            ("slips a file in", kept("q2")),
            ("assigns what lies in the tray", call("arrival_assigned", case="w-new", arrival="q2", clerk="")),
        ):
            yield attack(f"without {who} {what}", sql, by, (POST, arrived("q8")), login=login)


OPENED_BEFORE = (
    "INSERT INTO office.quarantine_readings (login, arrival, opened_at, xid) "
    f"VALUES ('{POST}', 'q2', clock_timestamp(), '1'::xid8)"
)
READ_AT_LAST = (OPENED_BEFORE, f'SET SESSION AUTHORIZATION "{POST}"', BYTES)


def _slipping_in() -> Iterator[Attack]:
    good = (POST, arrived("q8"))
    for login in (CLERK, VOGT, "r.akten"):
        yield attack("slips a file into the tray", kept("q2"), DENIED, good, login=login)
    for name, sql, by in (
        ("slips a file into an old arrival", (keep(PAPER), kept("q1")), "arrival.past"),
        ("slips a file into what never came", (keep(PAPER), kept("q9")), "arrival.unknown"),
        ("keeps a file nobody handed over", (quarantined("q8"), kept("q8")), "content.not_kept"),
        ("tells the journal of other files", (quarantined("q8"), keep(PAPER), kept("q8", contents=["0" * 64])), "fact.malformed"),
        ("keeps files in the chain of a case", (quarantined("q8"), keep(PAPER), kept("q8", case="w-new")), "fact.malformed"),
        ("says more of a file than there is", (quarantined("q8"), keep(PAPER), kept("q8", note="x")), "fact.malformed"),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=POST)


def _assigning() -> Iterator[Attack]:
    good = (POST, made())
    fact = call("arrival_assigned", case="w-new", arrival="q2", clerk="")
    for login in (CLERK, VOGT, "r.akten"):
        yield attack("assigns what lies in the tray", fact, DENIED, good, login=login)
    alone = (keep(content_of("x2")), received("x2", "wohngeld"))
    for name, sql, by in (
        ("calls an old case what came of it", fact, "arrival.other_case"),
        ("makes a case without the file", (*alone, call("arrival_assigned", case="x2", arrival="q2", clerk="")), "content.not_kept"),
        ("makes a case of what may be forged", made(arrival="q3"), "arrival.alarm"),
        ("makes a case of what never came", made(arrival="q9"), "arrival.unknown"),
        ("makes two cases of one arrival", (*made(), call("arrival_assigned", case="x2", arrival="q2", clerk="")), "arrival.ended"),
        ("gives the new case to a stranger", made(clerk="t.wagner"), "assignment.not_a_clerk_there"),
        ("gives the new case to one who only reads", made(clerk="m.beide"), "assignment.not_a_clerk_there"),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=POST)
    yield attack("gives the new case to nobody known", made(clerk="x.fremd"), "assignment.not_a_clerk_there", (POST, made(clerk=CLERK)), login=POST)  # fmt: skip


def _discarding() -> Iterator[Attack]:
    good = (POST, discarded())
    for login in (CLERK, VOGT, "r.akten"):
        yield attack("discards what lies in the tray", discarded(), DENIED, good, login=login)
    for name, sql, by in (
        ("discards without a reason", discarded(reason="  "), "reason.missing"),
        ("discards twice", (discarded(), discarded()), "arrival.ended"),
        ("discards in the chain of a case", discarded(case="w-new"), "fact.malformed"),
        ("discards what waits outside", (waiting("", "failed"), discarded()), "arrival.still_outside"),
        ("assigns what was discarded", (discarded(), *made()), "arrival.ended"),
    ):
        yield attack(name, sql, by, good, login=POST)
    for table in ("quarantine_parts", "quarantine_ends"):
        for sql in (f"DELETE FROM office.{table}", f"UPDATE office.{table} SET arrival = 'q1'"):
            yield attack(f"past the guard: {sql}", (*as_login(POST, discarded()), sql), "record.immutable", (SUPERUSER, f"EXPLAIN {sql}"), login=SUPERUSER)  # fmt: skip


def _unanswered() -> Iterator[Attack]:
    """Nobody discards a case and leaves its sender without an answer."""
    fact = call("discarded", case="w-new", seen_version=1, state="discarded", reason="r")
    left = (*as_login(POST, waiting("w-new", "stored")), *as_login(VOGT, fact))
    settled = (*as_login(POST, waiting("w-new", "rejecting")), *as_login(VOGT, fact))
    yield attack(
        "discards a case whose sender waits",
        left,
        "delivery.still_waiting",
        (SUPERUSER, settled),
        login=SUPERUSER,
    )
