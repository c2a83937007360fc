"""Collects from all channels, once or as a service that ends cleanly when it is asked to."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.channels import OpenChannel, open_channels
from clerk_app.opening.holder import is_gone, own_name
from clerk_app.opening.malware import open_guard
from clerk_app.opening.office import now, open_office
from clerk_app.opening.paths import Home
from clerk_app.services.collecting import Outcome, collect_round
from clerk_app.services.collecting_book import Collector, Parcel
from clerk_app.services.collecting_round import AHEAD
from clerk_app.services.office import Office
from clerk_app.services.office_time import PLACE

from .service import Ending, seconds, until_ended
from .words import remembered, sentence

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
        "--every", type=seconds, default=EVERY, metavar="SEKUNDEN", help="Abstand der Runden (300)"
    )
    parser.add_argument(
        "--hold",
        type=seconds,
        default=1800.0,
        metavar="SEKUNDEN",
        help="so lange gehört eine Einreichung dem, der sie abholt (1800)",
    )


def collect(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    with (
        until_ended() as ending,
        ThreadPoolExecutor(AHEAD, "fetching") as helper,
        open_office(told.database) as opened,
    ):
        collector = _collector(told, ending, helper)
        office = replace(opened.office, malware=open_guard(told.home))
        with open_channels(told.home, now, ending.pause) as channels:
            if not channels:
                raise ClerkError("config.no_channels", path=str(told.home.config))
            if not told.loop:
                outcomes = collect_round(office, channels, collector, at_once=True)
                return _value(outcomes), _lines(outcomes), _faulty(outcomes)
        return None, (), _loop(_Service(office, told.home, collector, ending, told.json))


@dataclass(frozen=True)
class _Service:
    office: Office
    home: Home
    collector: Collector
    ending: Ending
    as_json: bool


def _loop(service: _Service) -> bool:
    """One line per round in which something happened; with --json one value per round.

    Channels are opened anew each time, so that a key or schema that was missing is found without a restart.
    The first time it is nobody else's turn: whoever had it may have been ended.
    """
    faulty, first = False, True
    every = service.collector.every.total_seconds()
    while not service.ending.event.is_set():
        try:
            with open_channels(service.home, now, service.ending.pause) as channels:
                faulty = _until_idle(service, channels, at_once=first) or faulty
                first = False
        except (ClerkError, OutsideError) as trouble:
            faulty = True
            print(sentence(trouble.code, trouble.facts), file=sys.stderr, flush=True)
        # A little unevenly, so that a hundred offices do not ask in the same second.
        service.ending.event.wait(every * random.uniform(0.9, 1.1))
    return faulty


def _until_idle(service: _Service, channels: Sequence[OpenChannel], *, at_once: bool) -> bool:
    faulty = False
    while not service.ending.event.is_set():
        outcomes = collect_round(service.office, channels, service.collector, at_once=at_once)
        faulty = faulty or _faulty(outcomes)
        _tell(outcomes, as_json=service.as_json)
        if not any(outcome.busy for outcome in outcomes.values()):
            break
        service.ending.event.wait(min(_SOON, service.collector.every.total_seconds()))
    return faulty


def _tell(outcomes: Mapping[str, Outcome], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_value(outcomes), ensure_ascii=False), flush=True)
        return
    for line in _lines({name: outcome for name, outcome in outcomes.items() if _eventful(outcome)}):
        print(line, flush=True)


def _value(outcomes: Mapping[str, Outcome]) -> dict[str, dict[str, object]]:
    return {
        name: asdict(outcome.tally) | _trouble(outcome) | _resting(outcome)
        for name, outcome in outcomes.items()
    }


def _trouble(outcome: Outcome) -> dict[str, object]:
    if outcome.trouble is None:
        return {}
    code, facts = outcome.trouble.code, outcome.trouble.facts
    return {"error": code, "message": sentence(code, facts)}


def _resting(outcome: Outcome) -> dict[str, object]:
    if not outcome.resting:
        return {}
    return {"resting": [_rest(delivery) for delivery in outcome.resting]}


def _rest(delivery: Delivery) -> dict[str, object]:
    return {
        "submission": delivery.submission_id,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "until": delivery.retry_at.isoformat() if delivery.retry_at else None,
        "reasons": [f"{problem.area}/{problem.slug}" for problem in delivery.problems],
        "message": _why(delivery),
    }


def _why(delivery: Delivery) -> str:
    return " ".join(remembered(problem) for problem in delivery.problems) or "Antwort noch nicht bestätigt."


def _lines(outcomes: Mapping[str, Outcome]) -> list[str]:
    lines = []
    for name, outcome in outcomes.items():
        counts = asdict(outcome.tally)
        said = ", ".join(f"{count} {_LABELS[what]}" for what, count in counts.items() if count)
        lines.append(f"{name}: {said or 'nichts Neues'}")
        if outcome.trouble is not None:
            lines.append(f"  {sentence(outcome.trouble.code, outcome.trouble.facts)}")
        lines += [_rests(delivery) for delivery in outcome.resting]
    return lines


def _rests(delivery: Delivery) -> str:
    until = delivery.retry_at.astimezone(PLACE) if delivery.retry_at else None
    again = f"; nächster Versuch {until:%d.%m.%Y %H:%M}" if until else ""
    tries = "1 Versuch" if delivery.attempts == 1 else f"{delivery.attempts} Versuche"
    return f"  {delivery.submission_id}: {_why(delivery)} ({tries}{again})"


def _eventful(outcome: Outcome) -> bool:
    tally = outcome.tally
    return outcome.trouble is not None or any((tally.stored, tally.accepted, tally.rejected, tally.failed))


def _faulty(outcomes: Mapping[str, Outcome]) -> bool:
    return any(outcome.trouble is not None or outcome.tally.failed for outcome in outcomes.values())


def _collector(told: argparse.Namespace, ending: Ending, helper: Executor) -> Collector:
    def ahead(work: Callable[[], Parcel]) -> Callable[[], Parcel]:
        return helper.submit(work).result

    every, hold = timedelta(seconds=told.every), timedelta(seconds=told.hold)
    return Collector(
        own_name(), every, hold, ending.event.is_set, rests=told.loop, ahead=ahead, is_gone=is_gone
    )
