"""Attempts at what the post brings back: of foreign units, before posting, twice, as the paper cannot say."""

from __future__ import annotations

from collections.abc import Iterator

from . import dispatching as line
from .ground import call
from .posting import CASE, TODAY, as_, posted
from .table import BLIND, CLERK, DENIED, SUPERUSER, Attack, attack

LETTER = line.LETTER
SENT = posted(way="certificate")


def returned(case: str = CASE, day: str = TODAY, **changes: str) -> str:
    fact = {
        "case": case, "letter": LETTER, "what": "dispatch", "outcome": "letterbox", "day": "@",
        "number": "PZU 1", "reason": "",
    }  # fmt: skip
    told = call("paper_returned", **fact | changes)
    return told.replace("'{", "('{").replace('"@"', f"\"' || {day} || '\"").replace("}'::", "}')::")


def renewed(case: str = CASE, **changes: str) -> str:
    return call("letter_renewed", **{"case": case, "letter": LETTER, "what": "dispatch"} | changes)


BACK = returned(outcome="not_served")
GOOD = (CLERK, (SENT, returned()))
AGAIN = (CLERK, (SENT, BACK, renewed()))


def attacks() -> Iterator[Attack]:
    yield from _by_others()
    yield from _untrue()
    yield from _once()
    yield from _once_more()
    yield from _addressees()


def _by_others() -> Iterator[Attack]:
    ready = as_(CLERK, SENT)
    backed = as_(CLERK, SENT, BACK)
    good, again = (SUPERUSER, (*ready, returned())), (SUPERUSER, (*backed, renewed()))
    for login in (line.DISPATCH, "r.akten", "v.verwaltung", "p.revision", "e.texte", "virenscan"):
        yield attack(f"{login} enters a paper", (*ready, *as_(login, returned())), DENIED, good, SUPERUSER)
        yield attack(f"{login} renews a letter", (*backed, *as_(login, renewed())), DENIED, again, SUPERUSER)
    for login, code in (
        ("t.wagner", "case.unknown"),
        ("x.ohne", "case.unknown"),
        ("x.fremd", "person.unknown"),
        ("m.beide", "person.not_entitled"),
    ):
        yield attack(f"{login} enters a paper", (*ready, *as_(login, returned())), code, good, SUPERUSER)
        yield attack(f"{login} renews a letter", (*backed, *as_(login, renewed())), code, again, SUPERUSER)


def _untrue() -> Iterator[Attack]:
    for name, sql, code in (
        ("of another case", returned("w-mine"), "posting.unknown"),
        ("of another kind of letter", returned(what="hearing"), "posting.unknown"),
        ("of tomorrow", returned(day=f"({TODAY} + 1)"), "returned.in_future"),
        ("of the day before posting", returned(day=f"({TODAY} - 1)"), "returned.too_early"),
        ("that says what no such paper says", returned(outcome="confirmed"), "returned.other_paper"),
        ("that says nothing known", returned(outcome="eaten"), "returned.other_paper"),
        ("under a name", returned(number="Frau Öztürk"), "fact.malformed"),
        ("of no day", returned(day="'infinity'"), "fact.malformed"),
        ("with a long story", returned(reason="x" * 301), "fact.malformed"),
        ("with a blank reason", returned(reason=" "), "fact.malformed"),
        ("with a wish", returned(actor="k.vogt"), "fact.malformed"),
    ):
        yield attack(f"enters a paper {name}", (SENT, sql), code, GOOD)
    plain = (posted(), returned(outcome="not_served"))
    for outcome in ("handed_over", "deposited"):
        served = (posted(), returned(outcome=outcome))
        yield attack(f"serves an ordinary letter: {outcome}", served, "returned.other_paper", (CLERK, plain))
    by_hand = (posted(way="in_person"), BACK)
    yield attack("gets back what was handed over", by_hand, "returned.other_paper", (CLERK, plain))


def _once() -> Iterator[Attack]:
    yield attack("enters a paper of a letter still here", returned(), "returned.not_posted", GOOD)
    sent = (
        *as_(line.DISPATCH, line.lease(), line.announced(), line.dispatched()),
        *as_(CLERK, returned()),
    )
    good = (SUPERUSER, as_(CLERK, SENT, returned()))
    yield attack(
        "enters a paper of a letter over the line", sent, "returned.not_posted", good, login=SUPERUSER
    )
    corrected = (SENT, returned(), returned(outcome="refused", reason="verlesen"))
    yield attack(
        "enters a paper twice", (SENT, returned(), returned()), "returned.entered", (CLERK, corrected)
    )
    first = (SENT, returned(reason="verlesen"))
    yield attack("corrects what nobody entered", first, "returned.nothing_to_correct", (CLERK, corrected))


def _once_more() -> Iterator[Attack]:
    not_back, twice = "returned.not_back", "returned.renewed"
    yield attack("renews a letter that is under way", (SENT, renewed()), not_back, AGAIN)
    yield attack("renews a letter still here", renewed(), not_back, AGAIN)
    yield attack("renews a letter that was served", (SENT, returned(), renewed()), not_back, AGAIN)
    served = (SENT, BACK, returned(reason="verlesen"), renewed())
    yield attack("renews a letter served after all", served, not_back, AGAIN)
    yield attack("renews a letter twice", (SENT, BACK, renewed(), renewed()), twice, AGAIN)
    other = (SENT, BACK, renewed("w-mine"))
    yield attack("renews a letter in another case", other, "posting.unknown", AGAIN)
    yield attack(
        "renews a letter with a wish", (SENT, BACK, renewed(way="certificate")), "fact.malformed", AGAIN
    )


def _addressees() -> Iterator[Attack]:
    """Whose letter it is, is told with the letter alone."""
    named = (
        "SELECT 1 FROM jsonb_array_elements(api.outgoing('', '[]')) l WHERE l ->> 'addressee' LIKE '%w-done%'"
    )
    yield attack("reads addressees of another unit", named, BLIND, (CLERK, named), login="t.wagner")
