"""Attempts to hear people in other people's cases, by letters nobody kept, and to end what was never begun."""

from __future__ import annotations

from collections.abc import Iterator

from .following import supplemented
from .ground import content_of, ended_hearing, heard, keep, pdf_of
from .table import CLERK, DENIED, Attack, attack

VOGT, POST = "k.vogt", "eingang"


def attacks() -> Iterator[Attack]:
    yield from _hearing()
    yield from _forged_letters()
    yield from _ending()
    yield from _waking()


def _hearing() -> Iterator[Attack]:
    good = (CLERK, (keep(pdf_of("w-mine")), heard("w-mine")))
    for name, sql, by, login in (
        ("hears in a case of another unit", heard("b-draft", seen_version=3), "case.unknown", CLERK),
        ("hears in a colleague's case", heard("w-mine"), "case.of_colleague", VOGT),
        ("hears where one only reads", heard("w-mine"), "person.not_entitled", "m.beide"),
        ("hears as records office", heard("w-mine"), DENIED, "r.akten"),
        ("without membership hears somebody", heard("w-mine"), "case.unknown", "x.ohne"),
        ("without account hears somebody", heard("w-mine"), "person.unknown", "x.fremd"),
        ("hears in an unclaimed case", heard("w-new", seen_version=1), "case.not_claimed", CLERK),
        ("hears while a notice waits", heard("w-wait", seen_version=4), "case.wrong_state", CLERK),
        ("hears after the approval", heard("w-done", seen_version=5), "case.wrong_state", CLERK),
        ("hears twice", heard("w-heard", seen_version=3), "case.wrong_state", CLERK),
        ("hears with a version nobody has seen", heard("w-mine", seen_version=7), "case.changed_elsewhere", CLERK),
        ("jumps to approved by hearing", heard("w-mine", state="approved"), "case.wrong_state", CLERK),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=login)


def _forged_letters() -> Iterator[Attack]:
    kept = keep(pdf_of("w-mine"))
    good = (CLERK, (kept, heard("w-mine")))
    yield attack("hears by a letter nobody kept", heard("w-mine"), "content.not_kept", good)
    for name, changes, by in (
        ("intends in words for the journal", {"outcome": "Ablehnung für Herrn Öztürk"}, "fact.malformed"),
        ("hears by a day that is over", {"due_on": "2020-01-02"}, "request.too_short"),
        ("hears with more than there is to say", {"remark": "x"}, "fact.malformed"),
    ):
        yield attack(name, (kept, heard("w-mine", **changes)), by, good)


def _ending() -> Iterator[Attack]:
    good = (CLERK, ended_hearing("w-heard"))
    for name, sql, by, login in (
        ("ends a colleague's hearing", ended_hearing("w-heard"), "case.of_colleague", VOGT),
        ("ends a hearing where one only reads", ended_hearing("w-heard"), "person.not_entitled", "m.beide"),
        ("ends a hearing as a mail room", ended_hearing("w-heard"), DENIED, POST),
        ("without membership ends a hearing", ended_hearing("w-heard"), "case.unknown", "x.ohne"),
        ("ends a hearing nobody began", ended_hearing("w-asked"), "hearing.not_open", CLERK),
        ("ends a hearing of a case that does not wait", ended_hearing("w-draft"), "case.wrong_state", CLERK),
        ("jumps to approved by ending", ended_hearing("w-heard", state="approved"), "case.wrong_state", CLERK),
        ("ends a hearing in words", ended_hearing("w-heard", answer="Herr Öztürk weint"), "fact.malformed", CLERK),
    ):  # fmt: skip
        yield attack(name, sql, by, good, login=login)


def _waking() -> Iterator[Attack]:
    """What the applicant sends ends the hearing: the clerk goes on from the version it left."""
    kept = keep(content_of("later"))
    came = (kept, supplemented("w-heard"))
    yield attack("wakes a hearing as a clerk", came, DENIED, (POST, came))
    yield attack(
        "wakes a hearing by a foreign thread", (kept, supplemented("w-heard", thread_id="t2")),
        "submission.other_thread", (POST, came), login=POST,
    )  # fmt: skip
