"""The journal tells every change that was made behind its back."""

from __future__ import annotations

import json

import pytest

from clerk_app.domain.facts import Noted
from clerk_app.storage.engine import driver
from clerk_app.storage.journal import chained

from .conftest import BECKER, Filing


@pytest.fixture
def told(filing: Filing) -> Filing:
    for _ in range(2):
        case = filing.receive()
        with filing.transaction(BECKER) as work:
            work.record(Noted(case, "", True, "Telefonat mit Frau Öztürk"))
            work.record(Noted(case, "", False, "Akte liegt bei der Leitung"))
            work.commit()
    for trigger in ("journal_no_update", "journal_no_delete", "heads_forward", "heads_no_delete"):
        filing.disarm(trigger)
    return filing


def kinds(filing: Filing) -> set[str]:
    return {fault.kind for fault in filing.reader.verify()}


def test_an_honest_journal_verifies(told: Filing) -> None:
    assert told.reader.verify() == ()


def test_a_journal_can_be_checked_with_nothing_but_sha256(told: Filing) -> None:
    rows = told.raw("SELECT entry, previous, hash FROM journal WHERE chain = 'case-1' ORDER BY seq").all()
    before = ""
    for entry, previous, stored in rows:
        assert previous == before
        assert chained(before, entry) == stored
        before = stored


@pytest.mark.parametrize(
    ("tampering", "kind"),
    [
        (
            "UPDATE journal SET entry = replace(entry, 'becker', 'vogt') WHERE chain = 'case-1' AND seq = 2",
            "hash",
        ),
        ("UPDATE journal SET seq = 9 WHERE chain = 'case-1' AND seq = 3", "gap"),
        ("DELETE FROM journal WHERE chain = 'case-1' AND seq = 2", "gap"),
        ("DELETE FROM journal WHERE chain = 'case-1' AND seq = 3", "head"),
        ("DELETE FROM journal WHERE chain = 'case-1'", "head"),
        ("DELETE FROM heads WHERE chain = 'case-1'", "head"),
        ("UPDATE journal SET previous = 'x' WHERE chain = 'case-1' AND seq = 2", "chain"),
        ("UPDATE journal SET chain = 'case-9' WHERE chain = 'case-1'", "hash"),
    ],
)
def test_tampering_is_found(told: Filing, tampering: str, kind: str) -> None:
    told.raw(tampering)
    assert kind in kinds(told)


def test_a_lost_document_is_found(told: Filing) -> None:
    told.disarm("contents_no_delete")
    if told.shared:
        told.raw("DELETE FROM contents WHERE size > 2")
    else:
        stranger = driver.connect(str(told.path))
        stranger.execute("DELETE FROM contents WHERE size > 2")
        stranger.commit()
        stranger.close()
    assert "content_missing" in kinds(told)


def test_personal_data_stays_out_of_the_journal(told: Filing) -> None:
    entries = " ".join(row[0] for row in told.raw("SELECT entry FROM journal").all())
    assert "Öztürk" not in entries
    assert "Telefonat" not in entries
    assert (
        "text_digest"
        in json.loads(told.raw("SELECT entry FROM journal WHERE chain = 'case-1' AND seq = 2").scalar_one())[
            "facts"
        ]
    )


def test_the_same_words_leave_different_traces_in_different_cases(told: Filing) -> None:
    rows = told.raw("SELECT entry FROM journal WHERE seq = 2 AND chain LIKE 'case-%'").all()
    digests = {json.loads(row[0])["facts"]["text_digest"] for row in rows}
    assert len(digests) == 2
