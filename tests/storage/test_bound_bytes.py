"""An approval stands for bytes: whoever changes them afterwards is noticed wherever they are used."""

from __future__ import annotations

import pytest

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import digest

from .conftest import VOGT, Filing, SharedFiling
from .test_filing import approval, submitted

FORGED = b"%PDF forged"


@pytest.fixture
def laid(filing: Filing) -> tuple[Filing, str, str]:
    """Filing room, case, hash of the notice that waits."""
    case = submitted(filing)
    return filing, case, filing.reader.case(VOGT, case).notices[0].pdf_sha256


def approve(filing: Filing, case: str) -> None:
    with filing.transaction(VOGT) as work:
        work.record(approval(filing, case, VOGT.person))
        work.commit()


def forge(filing: Filing, sha256: str) -> None:
    filing.disarm("contents_no_update")
    filing.raw("UPDATE contents SET bytes = :bytes WHERE sha256 = :sha256", bytes=FORGED, sha256=sha256)


def kinds(filing: Filing) -> set[str]:
    return {fault.kind for fault in filing.reader.verify()}


def test_what_nobody_touched_is_shown_and_verifies(laid: tuple[Filing, str, str]) -> None:
    filing, case, pdf = laid
    approve(filing, case)
    assert filing.reader.content(pdf) == b"%PDF notice"
    assert filing.reader.verify() == ()


def test_changed_bytes_are_neither_shown_nor_verified(laid: tuple[Filing, str, str]) -> None:
    filing, case, pdf = laid
    approve(filing, case)
    forge(filing, pdf)
    with pytest.raises(OutsideError, match=r"content\.changed"):
        filing.reader.content(pdf)
    assert "content_changed" in kinds(filing)


def test_the_server_itself_approves_no_bytes_that_were_changed(shared_filing: SharedFiling) -> None:
    case = submitted(shared_filing)
    forge(shared_filing, shared_filing.reader.case(VOGT, case).notices[0].pdf_sha256)
    with pytest.raises(ClerkError, match=r"approval\.bytes_changed"):
        approve(shared_filing, case)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE notices SET pdf_sha256 = :other",
        "UPDATE notices SET author = 'k.vogt'",
        'UPDATE notices SET data = \'{"betrag":"9999"}\'',
        "UPDATE reviews SET pdf_sha256 = :other",
        "UPDATE reviews SET person = 'becker'",
        "DELETE FROM reviews",
    ],
)
def test_an_approval_bent_to_other_bytes_is_found(laid: tuple[Filing, str, str], change: str) -> None:
    filing, case, _ = laid
    approve(filing, case)
    for trigger in ("notices_no_update", "reviews_no_update", "reviews_no_delete"):
        filing.disarm(trigger)
    other = {"other": filing.raw("SELECT sha256 FROM contents WHERE size = 2").scalar_one()}
    assert other == {"other": digest("{}")}
    filing.raw(change, **(other if ":other" in change else {}))
    assert "record" in kinds(filing)
