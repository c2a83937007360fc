"""What a paper that comes back may say, when, and what it makes of the announcement."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clerk_app.domain import announcement
from clerk_app.domain.announcement import Rule
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.posting import Post
from clerk_app.domain.returned_paper import SERVED, Returned, Served, require_corrected, require_returnable

POSTED, TODAY = date(2026, 11, 20), date(2026, 11, 28)
DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("way", "outcome", "law"),
    [
        (Post.CERTIFICATE, Served.HANDED_OVER, "§ 3 VwZG, §§ 177, 178 ZPO"),
        (Post.CERTIFICATE, Served.REFUSED, "§ 3 VwZG, § 179 ZPO"),
        (Post.CERTIFICATE, Served.LETTERBOX, "§ 3 VwZG, § 180 ZPO"),
        (Post.CERTIFICATE, Served.DEPOSITED, "§ 3 VwZG, § 181 ZPO"),
        (Post.RETURN_RECEIPT, Served.HANDED_OVER, "§ 4 VwZG"),
        (Post.ACKNOWLEDGED, Served.CONFIRMED, "§ 5 VwZG"),
    ],
)
def test_it_is_announced_on_the_day_the_paper_names(way: Post, outcome: Served, law: str) -> None:
    found = announcement.by_post("SGBX_POST", way, POSTED, back=Returned(outcome, DAY))
    assert (found.rule, found.on, found.law) == (Rule.PAPER, DAY, law)


@pytest.mark.parametrize("way", [way for way in Post if SERVED[way]])
def test_a_letter_that_came_back_was_announced_on_no_day(way: Post) -> None:
    found = announcement.by_post("HVWVFG_POST", way, POSTED, back=Returned(Served.NOT_SERVED, DAY))
    assert (found.rule, found.on, found.days) == (Rule.FAILED, None, 0)


def test_every_way_has_its_returns_and_each_is_accepted_or_refused() -> None:
    assert set(SERVED) == set(Post)
    for way in Post:
        for outcome in Served:
            said = Returned(outcome, DAY)
            if outcome in SERVED[way]:
                require_returnable(said, way, POSTED, TODAY)
                announcement.by_post("SGBX_POST", way, POSTED, back=said)
                continue
            with pytest.raises(ClerkError, match=r"returned\.other_paper"):
                require_returnable(said, way, POSTED, TODAY)


@pytest.mark.parametrize(
    ("day", "number", "code"),
    [
        (POSTED, "", ""),
        (TODAY, "PZU 17", ""),
        (POSTED - timedelta(days=1), "", "returned.too_early"),
        (TODAY + timedelta(days=1), "", "returned.in_future"),
        (TODAY, "Frau Öztürk", "posting.number_unreadable"),
    ],
)
def test_the_day_lies_between_posting_and_today(day: date, number: str, code: str) -> None:
    said = Returned(Served.LETTERBOX, day, number)
    if not code:
        require_returnable(said, Post.CERTIFICATE, POSTED, TODAY)
        return
    with pytest.raises(ClerkError) as refused:
        require_returnable(said, Post.CERTIFICATE, POSTED, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("entered", "reason", "code"),
    [
        (False, "", ""),
        (True, "verlesen", ""),
        (True, "", "returned.entered"),
        (False, "verlesen", "returned.nothing_to_correct"),
        (True, "x" * 301, "returned.reason_too_long"),
    ],
)
def test_only_a_correction_has_a_reason_and_it_needs_one(entered: bool, reason: str, code: str) -> None:
    said = Returned(Served.LETTERBOX, DAY, reason=reason)
    if not code:
        require_corrected(said, entered=entered, case="AZ")
        return
    with pytest.raises(ClerkError) as refused:
        require_corrected(said, entered=entered, case="AZ")
    assert refused.value.code == code
