"""The lanes on which work leaves the window: one that keeps its order, one that runs side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Protocol

Work = Callable[[], None]


class Executor(Protocol):
    def execute(self, work: Work) -> None: ...

    def finish(self, seconds: float) -> bool:
        """Take nothing more, wait for what runs; False if something still runs after that time."""


class Workers:
    """With one worker, work keeps its order; with several it runs side by side."""

    def __init__(self, name: str, count: int) -> None:
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._threads = [Thread(target=self._run, name=f"{name}-{n}", daemon=True) for n in range(count)]
        self._started = False

    def execute(self, work: Work) -> None:
        if not self._started:
            self._started = True
            for thread in self._threads:
                thread.start()
        self._queue.put(work)

    def finish(self, seconds: float) -> bool:
        for _ in self._threads:
            self._queue.put(None)
        if not self._started:
            return True
        until = monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while (work := self._queue.get()) is not None:
            work()


class ManualExecutor:
    """For tests: work waits until it is drained by hand, on the thread that drains it."""

    def __init__(self) -> None:
        self._waiting: deque[Work] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def execute(self, work: Work) -> None:
        self._waiting.append(work)

    def step(self) -> None:
        self._waiting.popleft()()

    def drain(self) -> None:
        while self._waiting:
            self.step()

    def finish(self, seconds: float) -> bool:
        self._waiting.clear()
        return True


def one_at_a_time() -> Executor:
    return Workers("filing", 1)


def side_by_side(count: int = 4) -> Executor:
    return Workers("errand", count)
