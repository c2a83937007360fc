"""Attempts to give cases away without a receipt, and to say what became of those that were given away."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import handed, keep, pdf_of, returned_result
from .table import CLERK, DENIED, Attack, attack

VOGT, POST = "k.vogt", "eingang"


def attacks() -> Iterator[Attack]:
    yield from _handing()
    yield from _returning()


def _handing() -> Iterator[Attack]:
    kept = keep(pdf_of("w-mine"))
    good = (CLERK, (kept, handed("w-mine")))
    yield attack("hands over a file nobody kept", handed("w-mine"), "content.not_kept", good)
    for name, sql, by, login in (
        ("hands over without a receipt", handed("w-mine", receipt=" "), "handover.receipt_missing", CLERK),
        ("hands over a colleague's case", handed("w-mine"), "case.of_colleague", VOGT),
        ("hands over where one only reads", handed("w-mine"), "person.not_entitled", "m.beide"),
        ("hands over as a mail room", handed("w-mine"), DENIED, POST),
        ("hands over twice", handed("w-over", seen_version=3), "case.wrong_state", CLERK),
        ("jumps to closed by handing over", handed("w-mine", state="closed"), "case.wrong_state", CLERK),
    ):
        yield attack(name, (kept, sql) if by != DENIED else sql, by, good, login=login)


def _returning() -> Iterator[Attack]:
    good = (CLERK, returned_result("w-over"))
    back = {"result": "sent_back", "state": "checking"}
    for name, sql, by, login in (
        ("closes a colleague's case", returned_result("w-over"), "case.of_colleague", VOGT),
        ("closes where one only reads", returned_result("w-over"), "person.not_entitled", "m.beide"),
        ("closes as a mail room", returned_result("w-over"), DENIED, POST),
        ("without membership closes a case", returned_result("w-over"), "case.unknown", "x.ohne"),
        ("closes what is still here", returned_result("w-mine", seen_version=2), "case.wrong_state", CLERK),
        (
            "closes with a version nobody has seen",
            returned_result("w-over", seen_version=7),
            "case.changed_elsewhere",
            CLERK,
        ),
        (
            "takes back what was never away",
            returned_result("w-mine", seen_version=2, **back),
            "case.wrong_state",
            CLERK,
        ),
        (
            "opens a case again that was granted",
            returned_result("w-over", state="checking"),
            "case.wrong_state",
            CLERK,
        ),
        (
            "closes a case that was sent back",
            returned_result("w-over", result="sent_back"),
            "case.wrong_state",
            CLERK,
        ),
        (
            "jumps to approved by a result",
            returned_result("w-over", state="approved"),
            "case.wrong_state",
            CLERK,
        ),
        (
            "returns a result in words",
            returned_result("w-over", result="Herr Öztürk schuldet"),
            "fact.malformed",
            CLERK,
        ),
        (
            "returns a result of tomorrow",
            returned_result("w-over", decided_on="2099-01-01"),
            "handover.result_in_future",
            CLERK,
        ),
        ("returns more than there is to say", returned_result("w-over", remark="x"), "fact.malformed", CLERK),
    ):
        yield attack(name, sql, by, good, login=login)
