"""What verbs that run as a service have in common: a clean end."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from types import FrameType

from clerk_app.services.channels import Stopped


@dataclass(frozen=True)
class Ending:
    """Set once somebody asks the process to end."""

    event: Event

    def pause(self, seconds: float) -> None:
        if self.event.wait(seconds):
            raise Stopped


@contextmanager
def until_ended() -> Iterator[Ending]:
    """From here on SIGTERM and SIGINT finish the piece of work at hand instead of cutting it off."""
    event = Event()
    before = {number: signal.signal(number, _setting(event)) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield Ending(event)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _setting(event: Event) -> Callable[[int, FrameType | None], None]:
    def set_event(_number: int, _frame: FrameType | None) -> None:
        event.set()

    return set_event


def seconds(text: str) -> float:
    value = float(text.replace(",", "."))
    if not 0 < value <= 7 * 86400:
        raise argparse.ArgumentTypeError("zwischen 0 und 604800")
    return value
