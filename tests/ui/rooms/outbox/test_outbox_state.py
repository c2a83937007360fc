"""Which letters wait for the post, which of them too long, and what is said when there is nothing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import OutgoingLetter
from clerk_app.ui.rooms.outbox.state import Inputs, derive, waiting

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
LETTER = OutgoingLetter(
    id="l1", case="c1", file_reference="12 WG 2026/0001", applicant="Öztürk, Deniz", unit="wohngeld",
    kind="dispatch", pdf_sha256="ab", notice="n1", copy=1, submission="", state=LetterState.WAITING,
    held=False, electronic=False, trouble="", due_at=NOW, addressee="Öztürk, Deniz",
)  # fmt: skip


def lying(*letters: OutgoingLetter) -> Inputs:
    return Inputs(letters, waiting(letters, {"wohngeld": "Wohngeldstelle"}, NOW.date()), loaded=True)


KNOWN = lying(LETTER)


@pytest.mark.parametrize(
    ("state", "electronic", "held", "listed"),
    [
        ("waiting", False, False, True),
        ("waiting", True, False, False),  # a channel takes it
        ("failed", True, False, True),  # and could not
        ("leased", False, True, False),
        ("leased", False, False, True),
        ("announced", True, False, False),
        ("uncertain", True, False, False),
    ],
)
def test_listed_is_what_only_the_post_can_take(
    state: str, electronic: bool, held: bool, listed: bool
) -> None:
    letter = replace(LETTER, state=LetterState(state), electronic=electronic, held=held)
    shown = derive(lying(letter))
    assert bool(shown.lines) is listed and (shown.empty is None) is listed
    assert [line.failed for line in shown.lines] == [state == "failed"] * listed


@pytest.mark.parametrize(("days", "overdue"), [(0, False), (3, False), (4, True), (40, True)])
def test_what_lies_longer_than_a_weekend_is_overdue(days: int, overdue: bool) -> None:
    shown = derive(lying(replace(LETTER, due_at=NOW - timedelta(days=days))))
    [line] = shown.lines
    assert (line.days, line.overdue) == (days, overdue)
    assert ("länger als 3 Tage" in shown.title) is overdue


@pytest.mark.parametrize(
    ("text", "found"),
    [("", True), ("0001", True), ("öztürk bescheid", True), ("stelle", True), ("anhörung", False)],
)
def test_letters_are_found_by_what_stands_in_their_row(text: str, found: bool) -> None:
    shown = derive(replace(KNOWN, text=text))
    assert bool(shown.lines) is found and (shown.empty is None) is found
    assert shown.title == "1 Schreiben wartet auf die Post"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"loaded": False, "lying": ()}, "wird geladen"),
        ({"lying": ()}, "Kein Schreiben wartet"),
        ({"lying": (), "trouble": "weg"}, "konnte nicht geladen werden"),
        ({"text": "zzz"}, "Nichts gefunden"),
    ],
)
def test_an_empty_list_says_why(changes: dict[str, object], told: str) -> None:
    shown = derive(replace(KNOWN, **changes))  # type: ignore[arg-type]
    assert shown.empty is not None and told in shown.empty[1]


def test_nothing_is_done_with_nothing_or_while_the_last_step_runs() -> None:
    assert "wählen" in derive(KNOWN).why
    picked = replace(KNOWN, picked=("l1",))
    assert derive(picked).why == "" and derive(picked).hint == "1 Schreiben gewählt"
    assert "läuft noch" in derive(replace(picked, working=True)).why


def test_an_office_nobody_named_and_a_further_copy_have_words() -> None:
    [line] = derive(lying(replace(LETTER, addressee="", copy=2))).lines
    assert (line.addressee, line.what, line.unit) == (
        "andere Stelle",
        "Bescheid · Ausfertigung 2",
        "Wohngeldstelle",
    )
