"""Attempts at letters on paper: of foreign units, twice, beside the line, without approval, with other bytes."""

from __future__ import annotations

from collections.abc import Iterator

from . import dispatching as line
from .ground import call, keep, pdf_of, sha
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

LETTER, CASE = line.LETTER, "w-done"
TODAY = "(now() AT TIME ZONE 'Europe/Berlin')::date"


def posted(case: str = CASE, letter: str = LETTER, day: str = TODAY, **changes: str) -> str:
    """Today, whatever day that is on the server."""
    fact = {
        "case": case, "letter": letter, "what": "dispatch", "pdf_sha256": sha(pdf_of(case)), "way": "letter",
        "posted_on": "@", "number": "RR 1",
    }  # fmt: skip
    told = call("posted", **fact | changes).removeprefix("SELECT api.posted(").removesuffix("::jsonb)")
    dated = told.replace('"@"', f"\"' || {day} || '\"")
    return f"SELECT api.posted(({dated})::jsonb)"


def acknowledged(content: bytes, **changes: str) -> str:
    fact = {"letter": f"a-{CASE}", "what": "acknowledge", "pdf_sha256": sha(content)}
    return posted(**fact | changes)


def as_(login: str, *sql: str) -> tuple[str, ...]:
    return (f'SET SESSION AUTHORIZATION "{login}"', *sql)


GOOD = (CLERK, posted())
SENT = as_(line.DISPATCH, line.lease(), line.announced(), line.dispatched())


def attacks() -> Iterator[Attack]:
    yield from _by_others()
    yield from _not_any_more()
    yield from _forged()
    yield from _bytes()
    yield from _past_the_guard()


def _by_others() -> Iterator[Attack]:
    for login in (line.DISPATCH, "r.akten", "v.verwaltung", "p.revision", "e.texte", "virenscan"):
        yield attack("posts a letter", posted(), DENIED, GOOD, login=login)
    yield attack("posts a letter of another unit", posted(), "case.unknown", GOOD, login="t.wagner")
    yield attack("without membership posts a letter", posted(), "case.unknown", GOOD, login="x.ohne")
    yield attack("without account posts a letter", posted(), "person.unknown", GOOD, login="x.fremd")
    yield attack("posts where one only reads", posted(), "person.not_entitled", GOOD, login="m.beide")
    foreign = posted("b-asked", "r-b-asked", what="information_request")
    yield attack("posts a request of another unit", foreign, "case.unknown", ("t.wagner", foreign))
    own = "SELECT jsonb_array_length(api.outgoing('b-asked', '[]'))"
    yield attack("reads letters of another unit", own, "case.unknown", ("t.wagner", own))
    unread = "SELECT api.outgoing('w-left', '[]')"
    read = (CLERK, "SELECT api.outgoing('w-mine', '[]')")
    yield attack("reads letters of a case without opening it", unread, "case.not_opened", read)
    seen = "SELECT 1 FROM jsonb_array_elements(api.outgoing('', '[]')) l WHERE l ->> 'unit' <> 'wohngeld'"
    yield attack("lists letters of another unit", seen, BLIND, ("t.wagner", seen))
    for login in ("x.ohne", "r.akten"):
        everything = "SELECT 1 FROM jsonb_array_elements(api.outgoing('', '[]')) l"
        yield attack("lists letters of all cases", everything, BLIND, (CLERK, everything), login=login)
    compared = "SELECT count(*) + 1 FROM api.post_faults()"
    yield attack("compares letters on paper", compared, DENIED, ("p.revision", compared))


def _not_any_more() -> Iterator[Attack]:
    """What is out, or about to be, does not go a second time."""
    gone, under_way = "posting.gone", "posting.under_way"
    yield attack("posts a letter twice", (posted(), posted()), gone, GOOD)
    good = (SUPERUSER, as_(CLERK, posted()))
    for name, before, code in (
        ("that is sent", SENT, gone),
        ("a dispatcher holds", as_(line.DISPATCH, line.lease()), under_way),
        ("that has a number outside", as_(line.DISPATCH, line.lease(), line.announced()), under_way),
        ("that may have arrived", _doubtful(), under_way),
    ):
        yield attack(f"posts a letter {name}", (*before, *as_(CLERK, posted())), code, good, login=SUPERUSER)
    late = (
        *as_(line.DISPATCH, line.lease()),
        *as_(line.DISPATCH, line.rested(pause=0)),
        *as_(CLERK, posted()),
    )
    then = (*late, *as_(line.DISPATCH, line.lease("two")))
    yield attack(
        "takes a letter that is posted", then, BLIND, (SUPERUSER, (*late[:-2], *then[-2:])), login=SUPERUSER
    )
    lost = (*as_(line.DISPATCH, line.lease(seconds=0.1)), "SELECT pg_sleep(0.15)", *as_(CLERK, posted()))
    sends = (*lost, *as_(line.DISPATCH, line.announced()))
    yield attack(
        "goes on with a letter posted meanwhile", sends, "outbox.lease_lost", (SUPERUSER, lost), SUPERUSER
    )


def _doubtful() -> tuple[str, ...]:
    rested = f"SELECT api.rest_letter('{LETTER}', 'one', 0, 'x', true, false)"
    return as_(line.DISPATCH, line.lease(), line.announced(), rested)


def _forged() -> Iterator[Attack]:
    for name, sql, code in (
        ("of another case", posted("w-mine"), "posting.unknown"),
        ("as another kind", posted(what="acknowledge"), "posting.unknown"),
        ("with other bytes", posted(pdf_sha256=sha(pdf_of("w-wait"))), "fact.forged"),
        ("tomorrow", posted(day=f"({TODAY} + 1)"), "posting.in_future"),
        ("before it was approved", posted(day=f"({TODAY} - 1)"), "posting.too_early"),
        ("by pigeon", posted(way="pigeon"), "fact.malformed"),
        ("under a name", posted(number="Frau Öztürk"), "fact.malformed"),
        ("on no day", posted(posted_on="infinity"), "fact.malformed"),
        ("with a wish", posted(actor="k.vogt"), "fact.malformed"),
    ):
        yield attack(f"posts a letter {name}", sql, code, GOOD)


def _bytes() -> Iterator[Attack]:
    sheet = b"%PDF acknowledgement"
    kept = (keep(sheet), acknowledged(sheet))
    yield attack(
        "posts an acknowledgement nobody printed", acknowledged(sheet), "content.not_kept", (CLERK, kept)
    )
    known = acknowledged(pdf_of(CASE))
    yield attack("posts a known paper as acknowledgement", known, "content.not_kept", (CLERK, kept))
    good = (SUPERUSER, as_(CLERK, posted()))
    changed = (
        "ALTER TABLE office.contents DISABLE TRIGGER contents_immutable",
        f"UPDATE office.contents SET bytes = 'x' WHERE sha256 = '{sha(pdf_of(CASE))}'",
        *as_(CLERK, posted()),
    )
    yield attack("posts changed bytes", changed, "posting.bytes_changed", good, login=SUPERUSER)
    unapproved = (
        "INSERT INTO office.outbox (id, case_id, kind, payload, state, attempts, due_at) VALUES ('l-x', 'w-wait',"
        f' \'dispatch\', \'{{"notice": "n-w-wait", "pdf_sha256": "{sha(pdf_of("w-wait"))}"}}\', \'waiting\', 0, now())',
        *as_(CLERK, posted("w-wait", "l-x")),
    )
    yield attack("posts a notice nobody approved", unapproved, "posting.not_approved", good, login=SUPERUSER)


def _past_the_guard() -> Iterator[Attack]:
    still = (SUPERUSER, f"UPDATE office.outbox SET attempts = 1 WHERE id = '{LETTER}'")
    back = (*as_(CLERK, posted()), "RESET SESSION AUTHORIZATION")
    for name, sql in (
        (
            "takes a posted letter back",
            (*back, f"UPDATE office.outbox SET state = 'waiting' WHERE id = '{LETTER}'"),
        ),
        (
            "posts what is announced",
            (
                *as_(line.DISPATCH, line.lease(), line.announced()),
                "RESET SESSION AUTHORIZATION",
                f"UPDATE office.outbox SET state = 'posted' WHERE id = '{LETTER}'",
            ),
        ),
    ):
        yield attack(f"past the guard: {name}", sql, "record.immutable", still, login=SUPERUSER)
