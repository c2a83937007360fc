"""Five hundred desks at one server, each with a login of its own, at the pace of people.

Inbox every 10 s, a case every 30 s, a save every 60 s; the desks stand in four processes on the same machine
as the server. Before and after, everybody signs in at once. The baseline is one desk alone in the same run.
The first half minute is told apart: every session of the server then learns its statements.
`AMTSTISCH_BENCH_DESKS`, `_CASES`, `_SECONDS` and `_PACE` make it smaller or faster.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from clerk_app.storage.postgres.scram import verifier
from tests.bench.desks_bench_desk import PACE, PASSWORD, Desk, Told, serve
from tests.bench.large_office import LargeOffice, large_office
from tests.tools.postgres import SETTINGS, Server, run, start_server

DESKS = int(os.environ.get("AMTSTISCH_BENCH_DESKS", "500"))
CASES = int(os.environ.get("AMTSTISCH_BENCH_CASES", "200000"))
LASTING = float(os.environ.get("AMTSTISCH_BENCH_SECONDS", "60"))
WARMING = min(LASTING, 30.0)  # seconds
SPEED = float(os.environ.get("AMTSTISCH_BENCH_PACE", "1"))
PROCESSES = 4
ALONE = 40  # acts of each kind
LARGE = {"max_connections": "1100", "shared_buffers": "1GB", "max_wal_size": "4GB"}
NAMES = {"inbox": "Posteingang", "open": "Vorgang öffnen", "save": "Speichern"}
MOST = {"inbox": 100.0, "open": 300.0, "save": 300.0}  # milliseconds at p95
MOST_FOR_ENTERING = 10.0  # seconds until everybody is back
MOST_MEMORY = 5.0  # MiB of a server process's own
Lines = Sequence[Connection]


def measures() -> list[dict[str, object]]:
    server = start_server({**SETTINGS, **LARGE})
    try:
        for large in large_office(server, CASES, DESKS + 100):
            _ask_for_passwords(server, large)
            return _of_office(large)
    finally:
        server.remove()
    return []


def _of_office(large: LargeOffice) -> list[dict[str, object]]:
    desks = list(_desks(large))
    alone = _alone(desks[0])
    with _processes(desks) as lines:
        _together(lines, "leave")  # nobody is there yet: the processes stand ready
        entered, first = _together(lines, "enter")
        cold, _ = _together(lines, "work", WARMING, SPEED)
        told, _ = _together(lines, "work", LASTING, SPEED)
        memory = _memory(large)
        again, second = _together(lines, "enter")
    slowest = _percentile([took for _, took in again], 0.95)
    found = [_of_act(act, told, alone, len(desks), LASTING) for act in NAMES]
    first_look = _of_act("inbox", cold, alone, len(desks), WARMING)
    found.append(first_look | {"name": f"Gleich nach der Anmeldung aller: {first_look['name']}"})
    apart = f"ein Platz allein: {statistics.median(alone['enter']) * 1000:.0f} ms"
    found.append(_measure(f"Anmeldung, {len(entered)} Plätze zugleich, s", first, apart, MOST_FOR_ENTERING))
    apart += f"; p95 {slowest:.1f} s"
    found.append(_measure(f"Wiederkehr, {len(again)} Plätze zugleich, s", second, apart, MOST_FOR_ENTERING))
    return found + memory


def _of_act(
    act: str, told: Sequence[Told], alone: dict[str, list[float]], desks: int, lasting: float
) -> dict[str, object]:
    took = [seconds for name, seconds in told if name == act]
    half, most = (_percentile(took, part) * 1000 for part in (0.5, 0.95))
    one = [_percentile(alone[act], part) * 1000 for part in (0.5, 0.95)]
    name = f"{NAMES[act]}, {desks} Plätze, p95 in ms (p50 {half:.0f}, {len(took) / lasting:.1f}/s)"
    return _measure(name, most, f"ein Platz allein: p50 {one[0]:.0f}, p95 {one[1]:.0f} ms", MOST[act])


def _measure(name: str, ratio: float, baseline: str, target: float) -> dict[str, object]:
    shown = round(ratio, 1)
    return {"name": name, "ratio": shown, "baseline": baseline, "target": target, "met": shown <= target}


def _alone(desk: Desk) -> dict[str, list[float]]:
    chance = random.Random(1)
    for act in ("enter", *(["inbox", "open", "save"] * 3)):  # plans and pages are warm
        desk.enter() if act == "enter" else desk.do(act, chance)
    desk.told.clear()
    for _ in range(5):
        desk.enter()
    for act in PACE:
        for _ in range(ALONE):
            desk.do(act, chance)
    found: dict[str, list[float]] = defaultdict(list)
    for act, took in desk.told:
        found[act].append(took)
    _require_calm(desk.troubles)
    desk.leave()
    desk.told, desk._engine = [], None
    return found


@contextmanager
def _processes(desks: Sequence[Desk]) -> Iterator[Lines]:
    context = multiprocessing.get_context("spawn")
    lines, running = [], []
    for number in range(PROCESSES):
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, list(desks[number::PROCESSES])), daemon=True)
        process.start()
        lines.append(here)
        running.append(process)
    try:
        yield lines
    finally:
        for line in lines:
            line.send(("close", ()))
        for process in running:
            process.join(30)


def _together(lines: Lines, order: str, *arguments: float) -> tuple[list[Told], float]:
    start = time.perf_counter()
    for line in lines:
        line.send((order, arguments))
    answers = [line.recv() for line in lines]
    lasted = time.perf_counter() - start
    _require_calm([trouble for _, troubles in answers for trouble in troubles])
    return [told for found, _ in answers for told in found], lasted


def _require_calm(troubles: Sequence[str]) -> None:
    if troubles:
        raise RuntimeError(f"{len(troubles)} acts failed, the first: {troubles[0]}")


def _desks(large: LargeOffice) -> Iterator[Desk]:
    with large.office.connect() as owner:
        rows = owner.execute(
            "SELECT c.clerk, array_agg(c.id ORDER BY c.id) FROM office.cases c JOIN office.memberships m"
            " ON m.login = c.clerk AND m.unit = c.unit WHERE c.state = 'in_progress' GROUP BY c.clerk"
        ).fetchall()
    held = {clerk: tuple(cases[:20]) for clerk, cases in rows}
    working = [actor for login, actor in large.people.items() if login in held][:DESKS]
    for actor in working:
        yield Desk(large.office.server.url(large.office.name, actor.login), actor, held[actor.login])


def _ask_for_passwords(server: Server, large: LargeOffice) -> None:
    """As in earnest: everybody but the owner of the server proves a password."""
    secret = verifier(PASSWORD)
    with large.office.connect() as owner:
        for login in large.people:
            owner.execute(f"ALTER ROLE \"{login}\" PASSWORD '{secret}'")
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text("host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    run("pg_ctl", "-D", str(server.folder / "data"), "reload")


def _memory(large: LargeOffice) -> list[dict[str, object]]:
    """What belongs to each server process alone, where this machine tells."""
    with large.office.connect() as owner:
        rows = owner.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename <> session_user"
        ).fetchall()
        fresh = _own_memory(owner.info.backend_pid)
    sizes = [size for row in rows if (size := _own_memory(int(row[0]))) is not None]
    if not sizes:
        return []
    name = f"Speicher je Verbindung, MiB ({len(sizes)} Verbindungen, zusammen {sum(sizes):.0f} MiB)"
    return [
        _measure(name, statistics.median(sizes), f"frische Verbindung: {fresh or 0:.1f} MiB", MOST_MEMORY)
    ]


def _own_memory(process: int) -> float | None:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return None
    found = [line.split()[1] for line in told.splitlines() if line.startswith("Pss_Anon")]
    return int(found[0]) / 1024 if found else None


def _percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


if __name__ == "__main__":
    for measure in measures():
        print(measure)
