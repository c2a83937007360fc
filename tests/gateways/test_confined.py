"""The process foreign octets are opened in: no memory, no time, no files beyond what it needs."""

from __future__ import annotations

import sys

import pytest

from clerk_app.gateways import confined

WORKER = "tests.gateways.confined_worker"


def test_it_answers():
    assert confined.answer(WORKER, b"said", 20.0).strip() == b"said"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets these limits")
@pytest.mark.parametrize("act", [b"swell", b"look"])
def test_beyond_its_limits_it_ends_without_an_answer(act):
    with pytest.raises(confined.Broken):
        confined.answer(WORKER, act, 20.0)


def test_it_is_ended_when_it_takes_too_long():
    with pytest.raises(confined.TooSlow):
        confined.answer(WORKER, b"sleep", 1.0)
