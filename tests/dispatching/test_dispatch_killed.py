"""Dispatchers that are killed at any moment, on a service that fails: each letter arrives exactly once."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.storage.conftest import Filing, SharedFiling

from .dispatcher_processes import Line, dispatch, dispatch_naively, serving, start
from .way_out import SENDER

AT_WORK = 3
BETWEEN_KILLS = (0.03, 0.35)


@dataclass(frozen=True)
class Storm:
    """So many letters, the last ones laid in while the kills go on."""

    letters: int
    kills: int
    pause: float
    most: float  # seconds


SHORT = Storm(letters=24, kills=8, pause=0.01, most=80)
LONG = Storm(letters=420, kills=260, pause=0.02, most=240)


def address_of(filing: Filing, login: str = SENDER.login) -> str:
    if isinstance(filing, SharedFiling):
        return filing.office.server.url(filing.office.name, login)
    return str(filing.path)


def raging(filing: Filing, line: Line, storm: Storm, work: Callable[[str, Line], None], login: str) -> str:
    """Until everything is sent; says what happened."""
    dice, kills, cuts, laid = random.Random(11), 0, 0, max(storm.letters - storm.kills, 3)
    for _ in range(laid):
        filing.receive()
    address, begun = address_of(filing, login), time.monotonic()
    running = [start(work, address, line) for _ in range(AT_WORK)]
    try:
        while (kills < storm.kills or laid < storm.letters or open_letters(filing)) and (
            time.monotonic() < begun + storm.most
        ):
            time.sleep(dice.uniform(*BETWEEN_KILLS))
            if laid < storm.letters:
                filing.receive()
                laid += 1
            if kills < storm.kills:
                victim = dice.randrange(AT_WORK)
                running[victim].kill()
                running[victim].join()
                running[victim], kills = start(work, address, line), kills + 1
                cuts += cut_lines(filing, login) if dice.random() < 0.3 else 0
    finally:
        for process in running:
            process.kill()
            process.join()
    return f"{laid} letters, {kills} kills, {cuts} lines cut, {time.monotonic() - begun:.0f} s"


def open_letters(filing: Filing) -> int:
    counted = filing.raw("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'failed')")
    return int(counted.scalar_one())  # type: ignore[call-overload]


def cut_lines(filing: Filing, login: str) -> int:
    if not isinstance(filing, SharedFiling) or login != SENDER.login:
        return 0
    ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = :login"
    return int(filing.raw(ended, login=login).scalar_one())  # type: ignore[call-overload]


def require_each_once(filing: Filing, line: Line) -> dict[str, object]:
    account = line.account()
    arrivals = Counter(account["delivered"].values())
    letters = set(filing.raw("SELECT id FROM outbox").scalars())
    assert {letter for letter, times in arrivals.items() if times > 1} == set(), "delivered twice"
    assert letters - set(arrivals) == set(), "never delivered"
    assert set(filing.raw("SELECT state FROM outbox").scalars()) == {"sent"}
    told = Counter(_told(filing))
    numbers = {letter: number for number, letter in account["delivered"].items()}
    assert told == Counter(numbers.items()), "the journal says otherwise"
    assert filing.reader.verify() == ()
    return account


def _told(filing: Filing) -> list[tuple[str, str]]:
    entries = [json.loads(str(row[0])) for row in filing.raw("SELECT entry FROM journal")]  # type: ignore[index]
    facts = [entry["facts"] for entry in entries if entry["kind"] == "dispatched"]
    return [(fact["letter"], fact["remote_id"]) for fact in facts]


@pytest.mark.timeout(120)
def test_each_letter_arrives_once_whoever_is_killed(filing: Filing) -> None:
    with serving(seed=3, pause=SHORT.pause) as line:
        raging(filing, line, SHORT, dispatch, SENDER.login)
        account = require_each_once(filing, line)
    assert sum(account["faults"].values()) >= 5  # type: ignore[attr-defined]


@pytest.mark.timeout(120)
def test_the_naive_way_fails_the_same_proof(filing: Filing) -> None:
    with serving(seed=3, pause=SHORT.pause) as line:
        raging(filing, line, SHORT, dispatch_naively, "postgres")
        with pytest.raises(AssertionError, match="delivered twice"):
            require_each_once(filing, line)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_hundreds_of_letters_and_kills(filing: Filing) -> None:
    with serving(seed=7, pause=LONG.pause) as line:
        said = raging(filing, line, LONG, dispatch, SENDER.login)
        account = require_each_once(filing, line)
        delivered, faults = len(account["delivered"]), account["faults"]  # type: ignore[arg-type]
        print(f"{said}: {delivered} delivered, {account['announced']} numbers, {faults}")
    assert delivered >= 400
    assert f" {LONG.kills} kills" in said
