"""Attempts to ask bodies in other people's cases, and to enter statements that were never asked for or given."""

from __future__ import annotations

from collections.abc import Iterator

from .following import supplemented
from .ground import SECOND, consulted, content_of, keep, pdf_of, resumed, sha, stated
from .table import CLERK, DENIED, Attack, attack

VOGT, POST = "k.vogt", "eingang"


def attacks() -> Iterator[Attack]:
    yield from _asking()
    yield from _forged_letters()
    yield from _receiving()
    yield from _waking()


def _asking() -> Iterator[Attack]:
    good = (CLERK, (keep(pdf_of("w-mine")), consulted("w-mine")))
    for name, sql, by, login in (
        ("consults in a case of another unit", consulted("b-draft", seen_version=3), "case.unknown", CLERK),
        ("consults in a colleague's case", consulted("w-mine"), "case.of_colleague", VOGT),
        ("consults where one only reads", consulted("w-mine"), "person.not_entitled", "m.beide"),
        ("consults as records office", consulted("w-mine"), DENIED, "r.akten"),
        ("without membership consults", consulted("w-mine"), "case.unknown", "x.ohne"),
        ("without account consults", consulted("w-mine"), "person.unknown", "x.fremd"),
        ("consults in an unclaimed case", consulted("w-new", seen_version=1), "case.not_claimed", CLERK),
        ("consults while a notice waits", consulted("w-wait", seen_version=4), "case.wrong_state", CLERK),
        ("consults after the approval", consulted("w-done", seen_version=5), "case.wrong_state", CLERK),
        ("consults while papers are missing", consulted("w-asked", seen_version=3), "case.wrong_state", CLERK),
        ("consults with a version nobody has seen", consulted("w-mine", seen_version=7), "case.changed_elsewhere", CLERK),
        ("jumps to approved by consulting", consulted("w-mine", state="approved"), "case.wrong_state", CLERK),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=login)


def _forged_letters() -> Iterator[Attack]:
    kept = keep(pdf_of("w-mine"))
    good = (CLERK, (kept, consulted("w-mine")))
    yield attack("consults by a letter nobody kept", consulted("w-mine"), "content.not_kept", good)
    for name, changes, by in (
        ("names a body in words for the journal", {"body": "Herr Öztürk"}, "fact.malformed"),
        ("names a body over two lines", {"addressee": "Amt\nHerr Öztürk schuldet"}, "fact.malformed"),
        ("names a body at length", {"addressee": "Amt " * 40}, "fact.malformed"),
        ("names no body", {"addressee": ""}, "fact.malformed"),
        ("consults by a day that is over", {"due_on": "2020-01-02"}, "request.too_short"),
        ("consults with more than there is to say", {"remark": "x"}, "fact.malformed"),
    ):
        yield attack(name, (kept, consulted("w-mine", **changes)), by, good)
    again = (keep(pdf_of("w-body")), consulted("w-body", seen_version=3))
    other = (keep(pdf_of("w-body")), consulted("w-body", seen_version=3, statement=SECOND))
    yield attack("asks for one statement twice", again, "fact.malformed", (CLERK, other))


def _receiving() -> Iterator[Attack]:
    good = (CLERK, stated("w-body"))
    foreign = sha(content_of("w-mine"))
    for name, sql, by, login in (
        ("enters a statement in a colleague's case", stated("w-body"), "case.of_colleague", VOGT),
        ("enters a statement where one only reads", stated("w-body"), "person.not_entitled", "m.beide"),
        ("enters a statement as a mail room", stated("w-body"), DENIED, POST),
        ("without membership enters a statement", stated("w-body"), "case.unknown", "x.ohne"),
        ("enters a statement nobody asked for", stated("w-body", statement=SECOND), "statement.not_open", CLERK),
        ("enters a statement in words", stated("w-body", result="Herr Öztürk lügt"), "fact.malformed", CLERK),
        ("enters a statement that comes tomorrow", stated("w-body", received_on="2099-01-01"), "statement.wrong_day", CLERK),
        ("enters a statement from before it was asked for", stated("w-body", received_on="2020-01-01"), "statement.wrong_day", CLERK),
        ("enters a statement as a paper of another case", stated("w-body", document=foreign), "statement.no_document", CLERK),
        ("enters a statement after the approval", stated("w-done", seen_version=5, state="approved"), "case.wrong_state", CLERK),
        ("jumps to approved by a statement", stated("w-body", state="approved"), "case.wrong_state", CLERK),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=login)
    after = resumed("w-body", seen_version=5)
    yield attack(
        "goes on twice after the last statement", (stated("w-body"), after), "case.wrong_state", good
    )


def _waking() -> Iterator[Attack]:
    """What the applicant sends is no statement: the case still waits at the version it had."""
    came = (keep(content_of("later")), supplemented("w-body"))
    yield attack("wakes a case that waits for a body as a clerk", came, DENIED, (POST, came))
