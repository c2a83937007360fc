"""Turns are taken in the order of asking: a long search cannot keep a page from being drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    def __init__(self) -> None:
        self._moved = Condition()
        self._last = 0
        self._now = 0

    @contextmanager
    def mine(self) -> Iterator[None]:
        with self._moved:
            ticket, self._last = self._last, self._last + 1
            self._moved.wait_for(lambda: self._now == ticket)
        try:
            yield
        finally:
            with self._moved:
                self._now += 1
                self._moved.notify_all()
