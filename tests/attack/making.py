"""Attempts at letters worded once and at what the post owes: of foreign units, twice, beside the line, changed."""

from __future__ import annotations

from collections.abc import Iterator

from . import dispatching as line
from .ground import call, keep, sha
from .posting import CASE, acknowledged, as_, posted
from .returning import SENT, returned
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

SHEET, OTHER = b"%PDF acknowledgement", b"%PDF another"
MINE = f"a-{CASE}"
FIRST = f"UPDATE office.outbox SET due_at = now() - interval '1 year' WHERE id = '{MINE}'"
TAKEN = (FIRST, *as_(line.DISPATCH, line.lease(kind="acknowledge")))
OWED = "SELECT 1 FROM jsonb_array_elements(api.owed_papers()) l"
COUNTED = "SELECT 1 WHERE (api.post_counts('[]') ->> '{}')::integer > 0"


def made(content: bytes = SHEET, **changes: str) -> str:
    fact = {"case": CASE, "letter": MINE, "what": "acknowledge", "pdf_sha256": sha(content), "holder": ""}
    return call("letter_made", **fact | changes)


KEPT = (keep(SHEET), made())
GOOD = (CLERK, KEPT)
LINE = (SUPERUSER, (*TAKEN, keep(SHEET), made(holder="one")))


def attacks() -> Iterator[Attack]:
    yield from _by_others()
    yield from _once()
    yield from _untrue()
    yield from _owed()
    yield from _past_the_guard()


def _by_others() -> Iterator[Attack]:
    for login in ("r.akten", "v.verwaltung", "p.revision", "e.texte", "virenscan"):
        yield attack("makes a letter", made(), DENIED, GOOD, login=login)
    for login, code in (
        ("t.wagner", "case.unknown"),
        ("x.ohne", "case.unknown"),
        ("x.fremd", "person.unknown"),
        ("m.beide", "person.not_entitled"),
        (line.DISPATCH, "case.unknown"),
    ):
        yield attack("makes a letter of others", made(), code, GOOD, login=login)
    yield attack(
        "makes a letter without a lease", made(holder="one"), "outbox.lease_lost", LINE, line.DISPATCH
    )
    stranger = (*TAKEN, keep(SHEET), made(holder="two"))
    yield attack("makes a letter somebody else holds", stranger, "outbox.lease_lost", LINE, SUPERUSER)


def _once() -> Iterator[Attack]:
    yield attack("makes a letter twice", (*KEPT, keep(OTHER), made(OTHER)), "posting.made", GOOD)
    held = (*TAKEN, *as_(CLERK, *KEPT))
    yield attack("makes a letter a dispatcher holds", held, "posting.under_way", LINE, SUPERUSER)
    gone = (keep(SHEET), acknowledged(SHEET), made())
    yield attack("makes a letter that is gone", gone, "posting.gone", GOOD)
    posts = (*KEPT, keep(OTHER), acknowledged(OTHER))
    yield attack(
        "posts other bytes than were made", posts, "fact.forged", (CLERK, (*KEPT, acknowledged(SHEET)))
    )


def _untrue() -> Iterator[Attack]:
    for name, sql, code in (
        ("of another case", made(case="w-mine"), "posting.unknown"),
        ("as another kind", made(what="hearing"), "posting.unknown"),
        ("nobody printed", made(OTHER), "content.not_kept"),
        ("with a wish", made(actor="k.vogt"), "fact.malformed"),
    ):
        yield attack(f"makes a letter {name}", (keep(SHEET), sql), code, GOOD)
    notice = made(letter=line.LETTER, what="dispatch")
    yield attack("words a notice anew", (keep(SHEET), notice), "posting.no_paper", GOOD)
    other = made(holder="one", what="dispatch")
    forged = (*TAKEN, keep(SHEET), other)
    yield attack("makes a letter under a lease as another kind", forged, "fact.forged", LINE, SUPERUSER)


def _owed() -> Iterator[Attack]:
    """Whose paper is missing is told where letters are posted."""
    out = as_(CLERK, SENT)
    yield attack(
        "lists papers of another unit",
        (*out, *as_("t.wagner", OWED)),
        BLIND,
        (SUPERUSER, (*out, OWED)),
        SUPERUSER,
    )
    for login in ("x.ohne", "m.beide"):
        told = (SUPERUSER, (*out, OWED))
        yield attack(f"{login} lists papers", (*out, *as_(login, OWED)), BLIND, told, SUPERUSER)
        count = COUNTED.format("owed")
        counted = (SUPERUSER, (*out, count))
        yield attack(f"{login} counts papers", (*out, *as_(login, count)), BLIND, counted, SUPERUSER)
    waiting = COUNTED.format("waiting")
    yield attack("counts letters", waiting, BLIND, (CLERK, waiting), login="x.ohne")
    for login in (line.DISPATCH, "v.verwaltung", "p.revision", "e.texte", "virenscan", "r.akten"):
        yield attack("asks for papers", OWED, DENIED, (CLERK, (SENT, OWED)), login=login)
    back = (SENT, returned(), OWED)
    yield attack("misses a paper that is back", back, BLIND, (CLERK, (SENT, OWED)))
    yield attack("misses the paper of an ordinary letter", (posted(), OWED), BLIND, (CLERK, (SENT, OWED)))


def _past_the_guard() -> Iterator[Attack]:
    still = (SUPERUSER, f"UPDATE office.outbox SET attempts = 1 WHERE id = '{MINE}'")
    made_first, out = (
        (*as_(CLERK, *KEPT), "RESET SESSION AUTHORIZATION"),
        (*as_(CLERK, SENT), "RESET SESSION AUTHORIZATION"),
    )
    change = "UPDATE office.outbox SET payload = '[]' WHERE id = '{}'"
    owed = f"UPDATE office.outbox SET owed = 'acknowledged' WHERE id = '{line.LETTER}'"
    quietly = f"UPDATE office.outbox SET owed = '', due_at = now() WHERE id = '{line.LETTER}'"
    for name, sql in (
        ("makes a letter anew", (*made_first, change.format(MINE))),
        ("changes what a letter is about", change.format(MINE)),
        ("changes a bound letter", change.format(line.LETTER)),
        ("owes another paper", (*out, owed)),
        ("owes a paper of a letter still here", owed),
        ("changes what is out beside its paper", (*out, quietly)),
    ):
        yield attack(f"past the guard: {name}", sql, "record.immutable", still, login=SUPERUSER)
