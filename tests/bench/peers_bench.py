"""One notice of a real pack by the print shop and by others: CPU time, size, and what veraPDF says of each.

Typst, WeasyPrint and docxtpl come into a folder of their own for the time of the measurement. A peer that is
not here is reported as such and misses its target.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.notice import BulletList, Heading, Notice, Paragraph, Table
from clerk_app.domain.service_pack import ServicePack
from clerk_app.packs.entry import read_toml
from clerk_app.packs.example import read_example
from clerk_app.packs.holidays import hessian_holidays
from clerk_app.packs.loader import load_pack
from clerk_app.packs.written_case import composed
from tests.bench.notice_bench_plain import PlainPrinter
from tests.tools.verapdf import verapdf

ROOT = Path(__file__).resolve().parents[2]
PACK, EXAMPLE = "wohngeld", "vier_personen_friedberg"
RENT = "wohnung/miete/bruttokaltmiete_monat"
PEERS = {"typst": "Typst", "weasyprint": "WeasyPrint", "docxtpl": "docxtpl und LibreOffice"}
TARGET = 2.5
ROUNDS, PER_ROUND, FOR_PEERS = 10, 4, 10
_FORMATS = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}


@dataclass(frozen=True)
class Made:
    """By one engine: milliseconds of CPU a notice, children included, and one of the files."""

    engine: str
    cpu: float
    file: Path


def measures() -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = _ours_and_plain(Path(folder))
        others = {peer: _peer(peer, Path(folder)) for peer in _installed(Path(folder))}
        made = [ours, plain, *(found for found in others.values() if found)]
        broken = _broken(made)
        rows = [_conformity(ours, broken), _row(ours, plain, broken, TARGET)]
        for peer, name in PEERS.items():
            found = others.get(peer)
            rows.append(_row(ours, found, broken, 1.0) if found else _not_here(name))
    return rows


def _notice(number: int) -> Notice:
    """Every number with another reference and another rent, so that no two are alike."""
    path = ROOT / "resources" / "packs" / PACK / "examples" / f"{EXAMPLE}.toml"
    example = read_example(read_toml(path, "Beispiel"), path.parent)
    fields = tuple(
        replace(field, value=f"{500 + number % 300}.{number % 100:02}") if field.path == RENT else field
        for field in example.facts.fields
    )
    facts = replace(example.facts, fields=fields, file_reference=f"12 WG 2026/{number:04}")
    notice = composed(_pack(), replace(example.case, facts=facts), hessian_holidays()).notice
    if notice is None:
        raise RuntimeError(f"{path.name} leads to no notice")
    return notice


@cache
def _pack() -> ServicePack:
    return load_pack(ROOT / "resources" / "packs" / PACK)


def _ours_and_plain(folder: Path) -> tuple[Made, Made]:
    """In alternating rounds."""
    shop, plain = PrintShop(ROOT / "resources"), PlainPrinter(ROOT / "resources")
    numbers = iter(range(1, 10**6))
    printers: dict[str, Callable[[Notice], bytes]] = {
        "Amtstisch": shop.print_notice,
        "einfaches ReportLab": lambda one: plain.print(_inlined(one)),
    }
    taken: dict[str, list[float]] = {name: [] for name in printers}
    for name, printer in printers.items():
        (folder / f"{name}.pdf").write_bytes(printer(_notice(0)))
    for _ in range(ROUNDS):
        for name, printer in printers.items():
            taken[name].append(_milliseconds(printer, numbers))
    ours, other = (Made(name, statistics.median(taken[name]), folder / f"{name}.pdf") for name in printers)
    return ours, other


def _milliseconds(printer: Callable[[Notice], bytes], numbers: Iterator[int]) -> float:
    notices = [_notice(next(numbers)) for _ in range(PER_ROUND)]
    gc.collect()
    start = _cpu()
    for one in notices:
        printer(one)
    return (_cpu() - start) * 1000 / PER_ROUND


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _inlined(notice: Notice) -> Notice:
    """The plain printer knows no annexes: their parts follow the text, their title becomes a heading."""
    parts = [*notice.parts]
    for annex in notice.annexes:
        parts += [Heading(annex.title), *annex.parts]
    return replace(notice, parts=tuple(parts))


def _installed(folder: Path) -> tuple[str, ...]:
    """Into a place of its own; without a way to get them there is nobody to compare with."""
    venv.create(folder / "peers", with_pip=True)
    pip = [str(_python(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "-r", str(Path(__file__).with_name("peers.txt"))]
    done = subprocess.run(command, stdout=sys.stderr, check=False, timeout=600)
    return tuple(PEERS) if done.returncode == 0 else ()


def _python(folder: Path) -> Path:
    return folder / "peers" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _peer(peer: str, folder: Path) -> Made | None:
    if peer == "docxtpl" and shutil.which("soffice") is None:
        return None
    told, out = folder / "notices.json", folder / f"{peer}.pdf"
    notices = [_plainly(_notice(number)) for number in range(1 + FOR_PEERS)]
    told.write_text(json.dumps(notices, ensure_ascii=False), encoding="utf-8")
    worker = Path(__file__).with_name("peers_bench_worker.py")
    command = [
        str(_python(folder)),
        str(worker),
        peer,
        str(told),
        str(ROOT / "resources/fonts/arimo"),
        str(out),
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=600)
    if done.returncode != 0:
        return None
    said = json.loads(done.stdout.splitlines()[-1])
    return Made(f"{PEERS[peer]} {said['version']}", said["cpu"], out)


def _plainly(notice: Notice) -> dict[str, object]:
    """What any template can be filled with."""
    said = asdict(replace(_inlined(notice), letterhead=replace(notice.letterhead, logo=None)))
    said["date"] = f"{notice.date:%d.%m.%Y}"
    kinds = {Heading: "heading", Paragraph: "paragraph", BulletList: "list", Table: "table"}
    parts = _inlined(notice).parts
    said["parts"] = [{"kind": kinds[type(part)], **asdict(part)} for part in parts]
    return {
        name: value for name, value in said.items() if name not in ("decision_data", "annexes", "companions")
    }


def _broken(made: list[Made]) -> dict[tuple[str, str], int]:
    """Rules that veraPDF finds broken, by engine and profile; nothing where it cannot run."""
    if verapdf.reason_to_skip():
        return {}
    found = verapdf.verdicts([one.file for one in made])
    engines = {one.file.name: one.engine for one in made}
    return {(engines[verdict.file], verdict.profile): len(verdict.broken) for verdict in found}


def _conformity(ours: Made, broken: dict[tuple[str, str], int]) -> dict[str, object]:
    rules = sum(count for (engine, _), count in broken.items() if engine == ours.engine)
    return {
        "name": "Regeln, die der eigene Bescheid verletzt (veraPDF)",
        "ratio": rules if broken else "nicht geprüft",
        "baseline": "PDF/A-3a und PDF/UA-1",
        "target": 0,
        "met": bool(broken) and rules == 0,
    }


def _row(ours: Made, other: Made, broken: dict[tuple[str, str], int], target: float) -> dict[str, object]:
    ratio = other.cpu / ours.cpu
    return {
        "name": f"Bescheide je CPU-Sekunde ({PACK}/{EXAMPLE}) gegen {other.engine}",
        "ratio": round(ratio, 2),
        "baseline": f"{_told(other, broken)}; hier {_told(ours, broken)}",
        "target": target,
        "met": ratio >= target,
    }


def _told(made: Made, broken: dict[tuple[str, str], int]) -> str:
    verdicts = []
    for profile, name in _FORMATS.items():
        count = broken.get((made.engine, profile))
        verdicts.append(
            f"{name} {'ungeprüft' if count is None else f'verletzt {count} Regel(n)' if count else 'ja'}"
        )
    return f"{made.cpu:.1f} ms CPU, {made.file.stat().st_size / 1000:.0f} kB, {', '.join(verdicts)}"


def _not_here(name: str) -> dict[str, object]:
    return {"name": f"gegen {name}", "ratio": "nicht hier", "baseline": name, "target": 1.0, "met": False}


if __name__ == "__main__":
    for measure in measures():
        print(measure)
