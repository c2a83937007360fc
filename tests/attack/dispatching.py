"""Attempts at the outbox: marking as sent what was not, taking letters from others, reading what they carry."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .ground import call
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

DISPATCH = "versand"
LETTER = "l-w-done"


def way(kind: str = "dispatch", **narrow: str) -> str:
    told = {"kind": kind, "reply": "", "destination": "", "environment": ""} | narrow
    return f"'{json.dumps(told)}'::jsonb"


def lease(holder: str = "one", kind: str = "dispatch", seconds: float = 60, **narrow: str) -> str:
    return f"SELECT api.lease_letter('{holder}', {way(kind, **narrow)}, {seconds})"


def matter(letter: str = LETTER, holder: str = "one") -> str:
    return f"SELECT api.letter_matter('{letter}', '{holder}')"


def retried(**changes: str) -> str:
    told = {"case": "w-done", "letter": LETTER, "what": "dispatch", "remote_id": "r1", "reason": "geklärt"}
    return call("letter_retried", **told | changes)


def announced(letter: str = LETTER, holder: str = "one", remote: str = "r1") -> str:
    return f"SELECT api.announced_letter('{letter}', '{holder}', '{remote}')"


def rested(letter: str = LETTER, holder: str = "one", pause: float = 1, trouble: str = "x") -> str:
    return f"SELECT api.rest_letter('{letter}', '{holder}', {pause}, '{trouble}', false, false)"


def content(letter: str = LETTER, holder: str = "one") -> str:
    return f"SELECT api.letter_content('{letter}', '{holder}')"


def dispatched(**changes: str) -> str:
    return call("dispatched", **_told() | changes)


def failed(**changes: str) -> str:
    return call("dispatch_failed", **_told() | {"reason": "declined"} | changes)


def _told() -> dict[str, str]:
    told = {"case": "w-done", "letter": LETTER, "what": "dispatch", "channel": "post"}
    return told | {"remote_id": "r1", "holder": "one"}


GOOD = (DISPATCH, (lease(), announced(), dispatched()))


def attacks() -> Iterator[Attack]:
    yield from _by_others()
    yield from _without_lease()
    yield from _forged()
    yield from _foreign_units()
    yield from _other_ways()
    yield from _put_back()


def _by_others() -> Iterator[Attack]:
    """Whoever works on cases sends nothing, and whoever sends works on no case."""
    steps = (
        ("leases a letter", lease()),
        ("numbers a letter", announced()),
        ("lays a letter aside", rested()),
        ("reads what a letter carries", content()),
        ("reads what a letter is written from", matter()),
        ("marks a letter as sent", dispatched()),
        ("marks a letter as failed", failed()),
    )
    for login in (CLERK, "k.vogt", "eingang", "v.verwaltung", "p.revision"):
        for name, sql in steps:
            yield attack(name, sql, DENIED, GOOD, login=login)
    for name, sql in steps:
        yield attack(f"without membership {name}", sql, "person.not_entitled", GOOD, login="x.ohne")
        yield attack(f"without account {name}", sql, "person.unknown", GOOD, login="x.fremd")
    seen = "SELECT id FROM office.cases"
    yield attack("sees cases", seen, DENIED, (CLERK, seen), login=DISPATCH)
    entry = "SELECT api.case_content('w-done')"
    yield attack("reads a case", entry, DENIED, (SUPERUSER, "SELECT 1"), login=DISPATCH)
    rows = "SELECT payload FROM office.outbox"
    yield attack("reads the outbox past its functions", rows, DENIED, login=DISPATCH)
    overview = f"SELECT api.outbox_overview(now(), jsonb_build_array({way()}))"
    for login in (CLERK, "eingang", "p.revision"):
        yield attack("looks over the outbox", overview, DENIED, (DISPATCH, overview), login=login)
    for login, code in (("x.ohne", "person.not_entitled"), ("x.fremd", "person.not_entitled")):
        yield attack("looks over the outbox", overview, code, ("v.verwaltung", overview), login=login)


def _without_lease() -> Iterator[Attack]:
    lost = "outbox.lease_lost"
    for name, sql in (
        ("numbers a letter nobody took", announced()),
        ("lays aside a letter nobody took", rested()),
        ("reads a letter nobody took", content()),
        ("reads the matter of a letter nobody took", matter()),
        ("reads the matter of a letter taken by another", (lease("other"), matter())),
        ("reads the matter of what is sent", (lease(), announced(), dispatched(), matter())),
        ("sends a letter nobody took", dispatched()),
        ("gives up a letter nobody took", failed()),
        ("sends a letter taken by another", (lease("other"), announced(holder="other"), dispatched())),
        ("numbers a letter taken by another", (lease("other"), announced())),
        (
            "sends late what was taken over",
            (lease(seconds=0.1), announced(), "SELECT pg_sleep(0.15)", lease("two"), dispatched()),
        ),
        ("sends twice", (lease(), announced(), dispatched(), dispatched())),
        ("fails what is sent", (lease(), announced(), dispatched(), failed())),
        ("sends what is failed", (lease(), announced(), failed(), dispatched())),
    ):
        yield attack(name, sql, lost, GOOD, login=DISPATCH)
    other = (
        "SET SESSION AUTHORIZATION versand",
        lease(),
        'SET SESSION AUTHORIZATION "versand.zwei"',
        announced(),
    )
    same = ("SET SESSION AUTHORIZATION versand", lease(), announced())
    yield attack("goes on with another login's lease", other, lost, (SUPERUSER, same), login=SUPERUSER)
    twice = (lease(), lease("two"))
    yield attack("takes what is taken", twice, BLIND, (DISPATCH, lease()), login=DISPATCH)
    pushed = (lease(), rested(pause=100), lease())
    back = (lease(), rested(pause=0), lease())
    yield attack("takes what rests", pushed, BLIND, (DISPATCH, back), login=DISPATCH)


def _forged() -> Iterator[Attack]:
    ready = (lease(), announced())
    for name, changes in (
        ("in another case", {"case": "w-wait"}),
        ("as another kind", {"what": "acknowledge"}),
        ("under another number", {"remote_id": "r2"}),
        ("under no number", {"remote_id": ""}),
    ):
        yield attack(f"sends {name}", (*ready, dispatched(**changes)), "fact.forged", GOOD, login=DISPATCH)
    unnumbered = (lease(), dispatched(remote_id=""))
    yield attack("sends what was never announced", unnumbered, "fact.forged", GOOD, login=DISPATCH)
    malformed = "fact.malformed"
    for name, sql in (
        ("leases for ever", lease(seconds=1e9)),
        ("leases for no time", lease(seconds=0)),
        ("leases as nobody", lease(holder="")),
        ("leases under a long name", lease(holder="x" * 101)),
        ("numbers with nothing", (lease(), announced(remote=""))),
        ("numbers with a novel", (lease(), announced(remote="x" * 201))),
        ("lays aside for years", (lease(), rested(pause=1e8))),
        ("tells a novel of trouble", (lease(), rested(trouble="x" * 301))),
        ("adds a field to what is sent", (*ready, call("dispatched", **_told(), actor="k.vogt"))),
    ):
        yield attack(name, sql, malformed, GOOD, login=DISPATCH)
    renumbered = (*ready, announced(remote="r2"), dispatched(remote_id="r2"))
    yield attack("changes the number", renumbered, "fact.forged", GOOD, login=DISPATCH)
    past = (
        "UPDATE office.outbox SET state = 'sent' WHERE id = 'l-w-done'",
        "UPDATE office.outbox SET payload = '{}' WHERE id = 'l-w-done'",
        "UPDATE office.outbox SET case_id = 'b-new' WHERE id = 'l-w-done'",
        "DELETE FROM office.outbox WHERE id = 'l-w-done'",
    )
    still = (SUPERUSER, "UPDATE office.outbox SET attempts = 1 WHERE id = 'l-w-done'")
    for sql in past:
        yield attack(f"past the guard: {sql}", sql, "record.immutable", still, login=SUPERUSER)


def _foreign_units() -> Iterator[Attack]:
    """All letters of the login's own unit are taken; the next one would be of another."""
    everything = tuple(lease(f"h{n}", kind) for kind in ("acknowledge", "dispatch") for n in range(12))
    rest = lease("z", "acknowledge")
    yield attack(
        "takes letters of another unit", (*everything, rest), BLIND, (DISPATCH, everything[0]), login=DISPATCH
    )


def _other_ways() -> Iterator[Attack]:
    """An answer goes home only: through its inbox, in its environment, sealed for the key it was given."""
    home = {"reply": "fitConnect", "destination": "z", "environment": "TEST"}
    for name, changes in (
        ("through another inbox", {"destination": "z2"}),
        ("of another environment", {"environment": "PROD"}),
        ("by another reply channel", {"reply": "eMail"}),
    ):
        taken = lease(kind="acknowledge", **home | changes)
        good = (DISPATCH, lease(kind="acknowledge", **home))
        yield attack(f"takes answers {name}", taken, BLIND, good, login=DISPATCH)
    bent = f"SELECT api.lease_letter('one', {way()} || '{{\"unit\": \"*\"}}', 60)"
    yield attack("adds a wish to the way", bent, "fact.malformed", GOOD, login=DISPATCH)


def _put_back() -> Iterator[Attack]:
    """Only people who may look do, and only with what is stuck; a machine does not pardon itself."""
    stuck = (
        "SET SESSION AUTHORIZATION versand",
        lease(),
        announced(),
        failed(),
        'SET SESSION AUTHORIZATION "{login}"',
    )

    def steps(login: str, *sql: str) -> tuple[str, ...]:
        return (*(step.replace("{login}", login) for step in stuck), *sql)

    good = (SUPERUSER, steps("v.verwaltung", retried()))
    for login, refusal in ((DISPATCH, DENIED), (CLERK, DENIED), ("p.revision", DENIED)):
        named = f"as {login} puts a failed letter back"
        yield attack(named, steps(login, retried()), refusal, good, login=SUPERUSER)
    looked = f"SELECT api.stuck_letter('{LETTER}')"
    stranger = steps("x.ohne", retried())
    yield attack(
        "without membership puts back a failed letter", stranger, "outbox.not_stuck", good, SUPERUSER
    )
    yield attack("looks at a stuck letter", looked, DENIED, (SUPERUSER, steps("v.verwaltung", looked)))
    for name, changes, code in (
        ("in another case", {"case": "w-wait"}, "fact.forged"),
        ("as another kind", {"what": "acknowledge"}, "fact.forged"),
        ("under another number", {"remote_id": "r2"}, "fact.forged"),
        ("without a reason", {"reason": " "}, "fact.malformed"),
        ("with a novel", {"reason": "x" * 301}, "fact.malformed"),
    ):
        bad = steps("v.verwaltung", retried(**changes))
        yield attack(f"puts a letter back {name}", bad, code, good, login=SUPERUSER)
    alone = "outbox.not_stuck"
    yield attack("puts back what waits", retried(remote_id=""), alone, good, login="v.verwaltung")
    sent = (
        "SET SESSION AUTHORIZATION versand", lease(), announced(), dispatched(),
        'SET SESSION AUTHORIZATION "v.verwaltung"', retried(),
    )  # fmt: skip
    yield attack("puts back what is sent", sent, alone, good, login=SUPERUSER)
