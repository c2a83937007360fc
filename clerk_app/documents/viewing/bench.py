"""The bench on which the next reader already waits, so that a document opens without delay."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import CLOSED

from .reader_process import ReaderProcess

_START_WITHIN = 15.0


class Bench:
    """All readers are started by one lasting thread: Linux ends them together with the thread."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._starter = ThreadPoolExecutor(1, "reader-start")
        self._lock = Lock()
        self._spare: Future[ReaderProcess] | None = None
        self._cleared = False

    def warm_up(self) -> None:
        """Starting costs a tenth of a second of computing: better done when the window stands."""
        with self._lock:
            self._spare = self._spare or self._prepare()

    def take(self) -> ReaderProcess:
        """A reader found dead on the bench is replaced; a start that fails is tried anew the next time."""
        while True:
            with self._lock:
                spare, self._spare = self._spare or self._prepare(), self._prepare()
            reader = spare.result()
            if reader.alive:
                return reader
            reader.clear_away()

    def clear(self) -> None:
        with self._lock:
            spare, self._spare, self._cleared = self._spare, None, True
        if spare is not None and spare.exception() is None:
            spare.result().clear_away()
        self._starter.shutdown()

    def _prepare(self) -> Future[ReaderProcess]:
        if self._cleared:
            raise OutsideError(CLOSED)
        return self._starter.submit(ReaderProcess, self._command, _START_WITHIN)
