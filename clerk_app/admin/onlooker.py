"""Looks on while a long job runs: tells how far it has come, and hands on the wish to stop."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

from clerk_app.services.serial import Job

_EVERY = 1.0  # seconds


@contextmanager
def onlooking() -> Iterator[tuple[Callable[[], bool], Callable[[Job], None]]]:
    """From here on SIGTERM and Ctrl+C finish the notice at hand instead of cutting it off."""
    ending = Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: ending.set()) for number in numbers}
    try:
        yield ending.is_set, _Teller().tell
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Teller:
    def __init__(self) -> None:
        self._begun = self._told = time.monotonic()
        self._first: int | None = None

    def tell(self, job: Job) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = job.done - 1
        if now - self._told < _EVERY and not job.finished:
            return
        self._told = now
        pace = (job.done - self._first) / max(now - self._begun, 0.001)
        print(f"{job.done} von {job.total} ({pace:.0f} je Sekunde)", file=sys.stderr, flush=True)
