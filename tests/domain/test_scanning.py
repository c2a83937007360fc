from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from clerk_app.domain.scanning import Scan, ScanState, verdict

C, BAD, F, N = ScanState.CLEAN, ScanState.INFECTED, ScanState.FAILED, ScanState.NOT_SCANNED
START = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)


def said(state: ScanState, minute: int, login: str = "virenscan", *, official: bool = True) -> Scan:
    return Scan("s", state, scanned_at=START + timedelta(minutes=minute), login=login, official=official)


def desk(state: ScanState, minute: int, login: str) -> Scan:
    return said(state, minute, login, official=False)


@pytest.mark.parametrize(
    ("scans", "state"),
    [
        ((), N),
        ((said(C, 1),), C),
        ((said(BAD, 1), said(C, 2, "eingang")), C),
        ((said(C, 1), said(BAD, 2, "eingang")), BAD),
        ((said(F, 1),), F),
        ((said(C, 1), said(F, 2, "eingang")), C),
        ((said(BAD, 1), said(F, 2, "eingang")), BAD),
        ((desk(C, 1, "me"),), C),
        ((desk(C, 1, "other"),), N),
        ((desk(BAD, 1, "other"),), BAD),
        ((said(BAD, 1), desk(C, 2, "me")), BAD),
        ((said(F, 1), desk(C, 2, "me")), C),
        ((said(C, 1), desk(BAD, 2, "other")), BAD),
        ((desk(BAD, 1, "other"), said(C, 2)), C),
        ((desk(BAD, 1, "other"), desk(C, 2, "me")), BAD),
    ],
)
def test_whose_word_counts_for_whom(scans: tuple[Scan, ...], state: ScanState):
    assert verdict(scans, "s", "me").state is state
    assert verdict(reversed(scans), "s", "me").state is state
    assert verdict(scans, "other content", "me").state is N
