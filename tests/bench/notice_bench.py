"""How many notices the print shop makes in the CPU time plain ReportLab needs for one, in alternating rounds.

Same notices, same faces, same hyphenation, same marks on the sheet, in one process.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import Notice
from clerk_app.opening.seals import FileSeal
from clerk_app.services.sealing import Sealing
from tests.bench.notice_bench_plain import PlainPrinter
from tests.bench.notice_bench_serial import serial_notice
from tests.tools import seals

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TARGET = 3.0
MOST_FOR_A_SEAL = 2.0
ROUNDS = 15
PER_ROUND = 8


def measures() -> list[dict[str, object]]:
    ratio, plain = _compare()
    return [
        {
            "name": "Bescheide je CPU-Sekunde, PDF/A-3a und PDF/UA-1, gegen einfaches ReportLab",
            "ratio": round(ratio, 2),
            "baseline": f"ReportLab 5.1.0 (platypus, ohne Tags): {plain * 1000:.1f} ms CPU je Bescheid",
            "target": TARGET,
            "met": ratio >= TARGET,
        },
        _sealing(),
    ]


def _sealing() -> dict[str, object]:
    """What a seal costs: written while the notice is printed, key in memory, no time stamp."""
    shop, numbers = PrintShop(RESOURCES), iter(range(1, 10**9))
    with tempfile.TemporaryDirectory() as folder:
        file = seals.file_of(seals.seal(seals.root()), Path(folder) / "siegel.p12")
        with FileSeal(file, seals.PASSWORD).unlocked(seals.NOW) as sealer:
            assert sealer is not None
            sealing = Sealing(sealer, seals.NOW)
            pairs = [
                (
                    _seconds(lambda notice: shop.print_notice(notice, sealing), numbers),
                    _seconds(shop.print_notice, numbers),
                )
                for _ in range(ROUNDS + 1)
            ][1:]
    ratio = statistics.median(sealed / bare for sealed, bare in pairs)
    bare = statistics.median(bare for _, bare in pairs)
    return {
        "name": "CPU-Zeit eines gesiegelten Bescheids (PAdES B-B, P-256), gegen denselben ohne Siegel",
        "ratio": round(ratio, 2),
        "baseline": f"ohne Siegel: {bare * 1000:.1f} ms CPU je Bescheid",
        "target": MOST_FOR_A_SEAL,
        "met": ratio <= MOST_FOR_A_SEAL,
    }


def _compare() -> tuple[float, float]:
    shop, plain = PrintShop(RESOURCES), PlainPrinter(RESOURCES)
    numbers = iter(range(1, 10**9))
    _seconds(plain.print, numbers), _seconds(shop.print_notice, numbers)
    plains, ours = [], []
    for _ in range(ROUNDS):
        plains.append(_seconds(plain.print, numbers))
        ours.append(_seconds(shop.print_notice, numbers))
    ratios = [slow / fast for slow, fast in zip(plains, ours, strict=True)]
    return statistics.median(ratios), statistics.median(plains)


def _seconds(printer: Callable[[Notice], bytes], numbers: Iterator[int]) -> float:
    notices = [serial_notice(next(numbers)) for _ in range(PER_ROUND)]
    gc.collect()
    start = time.process_time()
    for notice in notices:
        printer(notice)
    return (time.process_time() - start) / PER_ROUND


if __name__ == "__main__":
    for measure in measures():
        print(measure)
