"""Collects from all channels, once or as a service that ends cleanly when it is asked to."""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import signal
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from threading import Event
from types import FrameType
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.opening.channels import OpenChannel, open_channels
from clerk_app.opening.malware import open_guard
from clerk_app.opening.office import now, open_office
from clerk_app.services.channels import Stopped
from clerk_app.services.collecting import Outcome, collect_round
from clerk_app.services.collecting_book import Collector, Parcel
from clerk_app.services.collecting_round import AHEAD
from clerk_app.services.office import Office

from .words import sentence

EVERY = 300.0
_SOON = 1.0  # seconds until the next look when there is more to do
_LABELS = {
    "stored": "gespeichert",
    "accepted": "angenommen",
    "rejected": "zurückgewiesen",
    "failed": "gescheitert",
    "duplicate": "bereits vorhanden",
    "waiting": "wartet auf Annahme",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--loop", action="store_true", help="als Dienst weiterlaufen, bis SIGTERM oder Strg+C"
    )
    parser.add_argument(
        "--every", type=_seconds, default=EVERY, metavar="SEKUNDEN", help="Abstand der Runden (300)"
    )
    parser.add_argument(
        "--hold",
        type=_seconds,
        default=1800.0,
        metavar="SEKUNDEN",
        help="so lange gehört eine Einreichung dem, der sie abholt (1800)",
    )


def collect(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    with (
        _ending() as ending,
        ThreadPoolExecutor(AHEAD, "fetching") as helper,
        open_office(told.database) as opened,
        open_channels(told.home, now, ending.pause) as channels,
    ):
        if not channels:
            raise ClerkError("config.no_channels", path=str(told.home.config))
        collector = _collector(told, ending, helper)
        office = replace(opened.office, malware=open_guard(told.home))
        if told.loop:
            return None, (), _loop(office, channels, collector, ending, as_json=told.json)
        outcomes = collect_round(office, channels, collector, at_once=True)
    return _value(outcomes), _lines(outcomes), _faulty(outcomes)


@dataclass(frozen=True)
class Ending:
    """Set once somebody asks the process to end."""

    event: Event

    def pause(self, seconds: float) -> None:
        if self.event.wait(seconds):
            raise Stopped


def _loop(
    office: Office, channels: Sequence[OpenChannel], collector: Collector, ending: Ending, *, as_json: bool
) -> bool:
    """One line per round in which something happened; with --json one value per round."""
    faulty = False
    while not ending.event.is_set():
        outcomes = collect_round(office, channels, collector)
        faulty = faulty or _faulty(outcomes)
        _tell(outcomes, as_json=as_json)
        busy = any(outcome.busy for outcome in outcomes.values())
        every = collector.every.total_seconds()
        # A little unevenly, so that a hundred offices do not ask in the same second.
        ending.event.wait(min(_SOON, every) if busy else every * random.uniform(0.9, 1.1))
    return faulty


def _tell(outcomes: Mapping[str, Outcome], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_value(outcomes), ensure_ascii=False), flush=True)
        return
    for line in _lines({name: outcome for name, outcome in outcomes.items() if _eventful(outcome)}):
        print(line, flush=True)


def _value(outcomes: Mapping[str, Outcome]) -> dict[str, dict[str, object]]:
    return {name: asdict(outcome.tally) | _trouble(outcome) for name, outcome in outcomes.items()}


def _trouble(outcome: Outcome) -> dict[str, object]:
    if outcome.trouble is None:
        return {}
    code, facts = outcome.trouble.code, outcome.trouble.facts
    return {"error": code, "message": sentence(code, facts)}


def _lines(outcomes: Mapping[str, Outcome]) -> list[str]:
    lines = []
    for name, outcome in outcomes.items():
        counts = asdict(outcome.tally)
        said = ", ".join(f"{count} {_LABELS[what]}" for what, count in counts.items() if count)
        lines.append(f"{name}: {said or 'nichts Neues'}")
        if outcome.trouble is not None:
            lines.append(f"  {sentence(outcome.trouble.code, outcome.trouble.facts)}")
    return lines


def _eventful(outcome: Outcome) -> bool:
    tally = outcome.tally
    return outcome.trouble is not None or any((tally.stored, tally.accepted, tally.rejected, tally.failed))


def _faulty(outcomes: Mapping[str, Outcome]) -> bool:
    return any(outcome.trouble is not None or outcome.tally.failed for outcome in outcomes.values())


def _collector(told: argparse.Namespace, ending: Ending, helper: Executor) -> Collector:
    def ahead(work: Callable[[], Parcel]) -> Callable[[], Parcel]:
        return helper.submit(work).result

    holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
    every, hold = timedelta(seconds=told.every), timedelta(seconds=told.hold)
    return Collector(holder, every, hold, ending.event.is_set, ahead)


@contextmanager
def _ending() -> Iterator[Ending]:
    """From here on SIGTERM and SIGINT finish the submission at hand instead of cutting it off."""
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


def _seconds(text: str) -> float:
    value = float(text.replace(",", "."))
    if not 0 < value <= 7 * 86400:
        raise argparse.ArgumentTypeError("zwischen 0 und 604800")
    return value
