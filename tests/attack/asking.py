"""Attempts to ask applicants in other people's cases, by letters nobody kept, and to wake what waits."""

from __future__ import annotations

from collections.abc import Iterator

from .following import supplemented
from .ground import asked, content_of, keep, pdf_of, resumed
from .table import CLERK, DENIED, Attack, attack

VOGT, POST = "k.vogt", "eingang"


def attacks() -> Iterator[Attack]:
    yield from _asking()
    yield from _forged_letters()
    yield from _resuming()
    yield from _waking()


def _asking() -> Iterator[Attack]:
    kept = keep(pdf_of("w-mine"))
    good = (CLERK, (kept, asked("w-mine")))
    for name, sql, by, login in (
        ("asks in a case of another unit", asked("b-draft", seen_version=3), "case.unknown", CLERK),
        ("asks in a colleague's case", asked("w-mine"), "case.of_colleague", VOGT),
        ("asks where one only reads", asked("w-mine"), "person.not_entitled", "m.beide"),
        ("asks as records office", asked("w-mine"), DENIED, "r.akten"),
        ("without membership asks for papers", asked("w-mine"), "case.unknown", "x.ohne"),
        ("without account asks for papers", asked("w-mine"), "person.unknown", "x.fremd"),
        ("asks in an unclaimed case", asked("w-new", seen_version=1), "case.not_claimed", CLERK),
        ("asks while a notice waits", asked("w-wait", seen_version=4), "case.wrong_state", CLERK),
        ("asks after the approval", asked("w-done", seen_version=5), "case.wrong_state", CLERK),
        ("asks twice", asked("w-asked", seen_version=3), "case.wrong_state", CLERK),
        (
            "asks with a version nobody has seen",
            asked("w-mine", seen_version=7),
            "case.changed_elsewhere",
            CLERK,
        ),
        ("jumps to approved by asking", asked("w-mine", state="approved"), "case.wrong_state", CLERK),
    ):
        yield attack(name, sql, by, good, login=login)


def _forged_letters() -> Iterator[Attack]:
    kept = keep(pdf_of("w-mine"))
    good = (CLERK, (kept, asked("w-mine")))
    yield attack("asks by a letter nobody kept", asked("w-mine"), "content.not_kept", good)
    for name, changes, by in (
        ("asks for nothing", {"items": []}, "request.nothing_open"),
        ("asks in words for the journal", {"items": ["Herr Öztürk schuldet"]}, "fact.malformed"),
        ("asks by a day that is over", {"due_on": "2020-01-02"}, "request.too_short"),
        ("asks with more than there is to say", {"remark": "x"}, "fact.malformed"),
    ):
        yield attack(name, (kept, asked("w-mine", **changes)), by, good)


def _resuming() -> Iterator[Attack]:
    good = (CLERK, resumed("w-asked"))
    for name, sql, by, login in (
        ("resumes a colleague's case", resumed("w-asked"), "case.of_colleague", VOGT),
        ("resumes where one only reads", resumed("w-asked"), "person.not_entitled", "m.beide"),
        ("resumes as a mail room", resumed("w-asked"), DENIED, POST),
        ("without membership resumes", resumed("w-asked"), "case.unknown", "x.ohne"),
        ("resumes what does not wait", resumed("w-draft"), "case.wrong_state", CLERK),
        ("resumes what is approved", resumed("w-done", seen_version=5), "case.wrong_state", CLERK),
        ("jumps to approved by resuming", resumed("w-asked", state="approved"), "case.wrong_state", CLERK),
        ("invents what came in", resumed("w-asked", submission="s-later"), "fact.forged", CLERK),
    ):
        yield attack(name, sql, by, good, login=login)


def _waking() -> Iterator[Attack]:
    """After something came in, the clerk goes on from the version it left; a duplicate leaves all as it was."""
    kept = keep(content_of("later"))
    came = (kept, supplemented("w-asked"))
    control = (POST, came)
    yield attack(
        "wakes a case by a foreign thread", (kept, supplemented("w-asked", thread_id="t2")),
        "submission.other_thread", control, login=POST,
    )  # fmt: skip
    yield attack("wakes a case as a clerk", came, DENIED, control)
