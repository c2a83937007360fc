"""What may be posted, on which day, and when it counts as announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clerk_app.domain import addressing, announcement
from clerk_app.domain.announcement import Rule
from clerk_app.domain.case import MOVES, Act, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import LetterState
from clerk_app.domain.posting import OutgoingLetter, Post, Posting, require_possible, require_postable

DAY = date(2026, 11, 24)
LETTER = OutgoingLetter(
    id="l1", case="c1", file_reference="12 WG 1", applicant="Öztürk", unit="wohngeld", kind="dispatch",
    pdf_sha256="ab", notice="n1", copy=1, submission="", state=LetterState.WAITING, held=False,
    electronic=False, trouble="", due_at=datetime(2026, 11, 24, 7, tzinfo=UTC),
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "held", "code"),
    [
        ("waiting", False, ""),
        ("failed", False, ""),
        ("leased", False, ""),  # whoever had it did not come back, and it was never numbered
        ("leased", True, "posting.under_way"),
        ("announced", False, "posting.under_way"),
        ("uncertain", False, "posting.under_way"),
        ("sent", False, "posting.gone"),
        ("posted", False, "posting.gone"),
    ],
)
def test_only_what_is_certainly_nowhere_else_goes_on_paper(state: str, held: bool, code: str) -> None:
    letter = replace(LETTER, state=LetterState(state), held=held)
    assert letter.postable is (code == "")
    if code:
        with pytest.raises(ClerkError) as refused:
            require_postable(letter)
        assert refused.value.code == code
    else:
        require_postable(letter)


@pytest.mark.parametrize(
    ("day", "number", "code"),
    [
        (0, "", ""),
        (-1, "RR 1234 5678 9DE", ""),
        (1, "", "posting.in_future"),
        (-3, "", "posting.too_early"),
        (0, "Frau Öztürk", "posting.number_unreadable"),
        (0, "1" * 41, "posting.number_unreadable"),
        (0, "12\n3", "posting.number_unreadable"),
    ],
)
def test_a_posting_names_a_day_between_its_beginning_and_today(day: int, number: str, code: str) -> None:
    said = Posting(Post.LETTER, DAY + timedelta(days=day), number)
    if not code:
        require_possible(said, LETTER, DAY - timedelta(days=2), DAY)
        return
    with pytest.raises(ClerkError) as refused:
        require_possible(said, LETTER, DAY - timedelta(days=2), DAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("regime", "way", "rule", "on", "law"),
    [
        ("SGBX_POST", Post.LETTER, Rule.FICTION, 28, "§ 37 Abs. 2 SGB X"),
        ("SGBX_POST", Post.DROPPED, Rule.FICTION, 28, "§ 37 Abs. 2 SGB X"),
        ("SGBX_ELECTRONIC", Post.LETTER, Rule.FICTION, 28, "§ 37 Abs. 2 SGB X"),
        ("HVWVFG_POST", Post.LETTER, Rule.FICTION, 27, "§ 41 Abs. 2 HVwVfG"),
        ("OZG_MAILBOX", Post.LETTER, Rule.FICTION, 27, "§ 41 Abs. 2 HVwVfG"),
        ("HVWVFG_POST", Post.IN_PERSON, Rule.DAY_ITSELF, 24, "§ 41 Abs. 1 HVwVfG"),
        ("SGBX_POST", Post.IN_PERSON, Rule.DAY_ITSELF, 24, "§ 37 Abs. 1 SGB X"),
        ("SGBX_POST", Post.CERTIFICATE, Rule.PAPER, 0, "§ 3 VwZG"),
        ("HVWVFG_POST", Post.ACKNOWLEDGED, Rule.PAPER, 0, "§ 5 VwZG"),
        ("HVWVFG_POST", Post.RETURN_RECEIPT, Rule.PAPER, 0, "§ 4 VwZG"),
    ],
)
def test_the_day_of_announcement_follows_the_way(
    regime: str, way: Post, rule: Rule, on: int, law: str
) -> None:
    found = announcement.by_post(regime, way, DAY)
    assert (found.rule, found.on, found.law) == (rule, DAY.replace(day=on) if on else None, law)
    assert bool(found.days) is (rule is Rule.FICTION) and bool(found.paper) is (rule is Rule.PAPER)


@pytest.mark.parametrize(
    ("regime", "on", "law"),
    [
        ("SGBX_POST", 28, "§ 37 Abs. 2 SGB X"),
        ("HVWVFG_POST", 27, "§ 41 Abs. 2 HVwVfG"),
        ("OZG_MAILBOX", 28, "§ 9 Abs. 1 OZG"),
    ],
)
def test_what_goes_over_the_line_has_its_own_days(regime: str, on: int, law: str) -> None:
    found = announcement.electronic(regime, DAY)
    assert (found.rule, found.on, found.law) == (Rule.FICTION, DAY.replace(day=on), law)


def test_a_pack_may_say_how_many_days_its_fiction_takes() -> None:
    assert announcement.by_post("HVWVFG_POST", Post.LETTER, DAY, 4).on == DAY.replace(day=28)
    assert announcement.electronic("HVWVFG_POST", DAY, 4).on == DAY.replace(day=28)
    assert announcement.electronic("OZG_MAILBOX", DAY, 9).on == DAY.replace(day=28)  # a law of the Federation
    assert announcement.by_post("HVWVFG_POST", Post.CERTIFICATE, DAY, 4).on is None


@pytest.mark.parametrize(
    ("last", "abroad"),
    [
        ("61169 Friedberg (Hessen)", False),
        ("D-61169 Friedberg", False),
        ("Postfach 31 63, 65021 Wiesbaden", False),
        ("Deutschland", False),
        ("ÖSTERREICH", True),
        ("1010 Wien", True),
        ("F-75001 Paris", True),
        ("Warszawa 00-950", True),
    ],
)
def test_an_address_abroad_is_known_by_its_last_line(last: str, abroad: bool) -> None:
    assert addressing.is_abroad(("Frau Muster", "Gasse 1", last)) is abroad


def test_of_what_is_posted_abroad_no_day_is_presumed() -> None:
    letter = announcement.sent_abroad(announcement.by_post("SGBX_POST", Post.LETTER, DAY))
    assert (letter.rule, letter.on, letter.law) == (Rule.RECEIPT, None, "§ 37 Abs. 2 SGB X")
    given = announcement.by_post("SGBX_POST", Post.IN_PERSON, DAY)
    assert announcement.sent_abroad(given) == given
    assert not addressing.is_abroad(("Frau Muster",))  # of a name alone nobody knows


def test_a_law_nobody_knows_is_not_guessed() -> None:
    for ask in (
        lambda: announcement.electronic("X", DAY),
        lambda: announcement.by_post("X", Post.LETTER, DAY),
    ):
        with pytest.raises(ClerkError, match=r"deadline\.unknown_regime"):
            ask()


def test_only_an_approved_case_is_dispatched() -> None:
    assert {start for (start, act) in MOVES if act is Act.DISPATCH} == {CaseState.APPROVED}
    assert MOVES[CaseState.APPROVED, Act.DISPATCH] is CaseState.DISPATCHED
    assert (CaseState.DISPATCHED, Act.HAND_OVER) in MOVES
