"""Attempts to slip papers into a case they do not belong to, or to learn whose case a thread is."""

from __future__ import annotations

from collections.abc import Iterator

from .ground import call, content_of, keep, sha
from .table import DENIED, Attack, attack

KIN = "SELECT api.kin('z', 't', '')"
POST = "eingang"


def supplemented(case: str, **changes: object) -> str:
    content = content_of("later")
    fact: dict[str, object] = {
        "case": case,
        "destination_id": "z",
        "submission_id": "s-later",
        "thread_id": "t",
        "received_at": "2026-11-03T08:00:00+00:00",
        "schema_uri": "urn:x",
        "data_mime_type": "application/json",
        "data_sha256": sha(content),
        "late": False,
        "duplicate": False,
        "documents": [],
        "fields": [],
        "evidence": [],
        "warnings": [],
    }
    return call("supplemented", **fact | changes)


def attacks() -> Iterator[Attack]:
    kept, right = keep(content_of("later")), supplemented("w-mine")
    control = (POST, (kept, right))
    yield attack("brings papers to a case as a clerk", (kept, right), DENIED, control)
    yield attack("asks whose a thread is as a clerk", KIN, DENIED, (POST, KIN))
    for login, by in (("x.ohne", "person.not_entitled"), ("x.fremd", "person.unknown")):
        who = "membership" if login == "x.ohne" else "account"
        yield attack(f"without {who} brings papers to a case", right, by, control, login=login)
        yield attack(f"without {who} asks whose a thread is", KIN, by, (POST, KIN), login=login)
    for name, changes, refusal in (
        ("names a foreign thread", {"thread_id": "t2"}, "submission.other_thread"),
        ("names no thread", {"thread_id": ""}, "submission.other_thread"),
        ("names a foreign destination", {"destination_id": "y"}, "submission.other_thread"),
        ("brings a known submission", {"submission_id": "s-w-new"}, "submission.known"),
        ("calls papers late that are not", {"late": True}, "case.changed_elsewhere"),
        ("brings papers nobody has kept", {"data_sha256": "0" * 64}, "content.not_kept"),
    ):
        yield attack(name, (kept, supplemented("w-mine", **changes)), refusal, control, login=POST)
