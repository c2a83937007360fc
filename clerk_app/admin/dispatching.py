"""Sends what waits in the outbox, once or as a service that ends cleanly when it is asked to."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.opening.courier import Courier, Round, courier
from clerk_app.opening.holder import own_name
from clerk_app.opening.office import open_office

from .sending import KINDS
from .service import Ending, seconds, until_ended

EVERY = 60.0
_LABELS = {"sent": "versandt", "failed": "gescheitert", "uncertain": "ungewiss", "waiting": "wartet"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--loop", action="store_true", help="als Dienst weiterlaufen, bis SIGTERM oder Strg+C"
    )
    parser.add_argument(
        "--every", type=seconds, default=EVERY, metavar="SEKUNDEN", help="Abstand der Runden (60)"
    )
    parser.add_argument(
        "--hold",
        type=seconds,
        default=120.0,
        metavar="SEKUNDEN",
        help="so lange gehört eine Sendung dem, der sie versendet (120)",
    )


def dispatch(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    """A fault is what nobody will take care of by itself."""
    hold = timedelta(seconds=told.hold)
    with (
        until_ended() as ending,
        open_office(told.database) as opened,
        courier(opened, told.home, own_name(), hold, ending.pause) as sending,
    ):
        if not sending.ways:
            raise ClerkError("config.no_replies", path=str(told.home.config))
        if told.loop:
            return None, (), _loop(sending, ending, told.every, as_json=told.json)
        found = sending.go(ending.event.is_set)
    return _value(found), _lines(found), _faulty(found)


def _loop(sending: Courier, ending: Ending, every: float, *, as_json: bool) -> bool:
    """One line per round in which something happened; with --json one value per round."""
    faulty = False
    while not ending.event.is_set():
        found = sending.go(ending.event.is_set)
        faulty = faulty or _faulty(found)
        if as_json:
            print(json.dumps(_value(found), ensure_ascii=False), flush=True)
        elif any(one.eventful for one in found.values()):
            print("\n".join(_lines(found)), flush=True)
        # A little unevenly, so that a hundred offices do not ask in the same second.
        ending.event.wait(every * random.uniform(0.9, 1.1))
    return faulty


def _value(found: Mapping[str, Round]) -> dict[str, dict[str, int]]:
    return {name: asdict(one) for name, one in found.items()}


def _lines(found: Mapping[str, Round]) -> list[str]:
    return [f"{KINDS.get(name, name)}: {_told(name, one)}" for name, one in found.items()]


def _told(name: str, one: Round) -> str:
    said = ", ".join(f"{count} {_LABELS[what]}" for what, count in asdict(one).items() if count)
    return f"{said} (kein Antwortweg eingerichtet)" if name in KINDS else said or "nichts zu versenden"


def _faulty(found: Mapping[str, Round]) -> bool:
    return any(one.failed for one in found.values())
