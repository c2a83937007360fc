"""Runs the benchmarks: each measures the product against a named baseline in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from clerk_app.setup import words
from clerk_app.setup.machine import Machine, SetupError
from clerk_app.setup.place import ROOT, Place

FIELDS = ("name", "ratio", "baseline", "target", "met")
Measure = Mapping[str, object]


def run(machine: Machine, place: Place, arguments: Sequence[str]) -> int:
    """One process per module, so no measurement's imports weigh on the next. 1: a target is missed."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    measured = [measure for path in chosen(place.root, names) for measure in _apart(place, path)]
    print(json.dumps(measured, ensure_ascii=False, indent=2) if "--json" in arguments else table(measured))
    return 0 if all(measure["met"] for measure in measured) else 1


def chosen(root: Path, names: Sequence[str]) -> list[Path]:
    known = {
        path.stem.removesuffix("_bench"): path for path in sorted((root / "tests/bench").glob("*_bench.py"))
    }
    for name in names:
        if name not in known:
            raise SetupError(words.UNKNOWN_BENCH.format(name=name, known=", ".join(known) or "–"))
    return [path for name, path in known.items() if not names or name in names]


def table(measured: Iterable[Measure]) -> str:
    rows = [
        f"{'ja  ' if row['met'] else 'NEIN'}  {row['ratio']:>8}  {row['target']!s:>8}  "
        f"{row['name']} (gegen {row['baseline']})"
        for row in measured
    ]
    return "\n".join(["Ziel  Verhältnis     Soll  Messung", *rows])


def measures_of(path: Path) -> list[Measure]:
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return [{field: measure[field] for field in FIELDS} for measure in module.measures()]


def _apart(place: Place, path: Path) -> list[Measure]:
    """What a measurement prints by itself goes to stderr: stdout belongs to the figures."""
    command = [sys.executable, "-m", "clerk_app.setup.bench", str(path)]
    environ = {**os.environ, "PYTHONPATH": str(place.root)}
    done = subprocess.run(command, cwd=place.root, env=environ, stdout=subprocess.PIPE, text=True, check=True)
    found: list[Measure] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests" / "bench"))
    print(json.dumps(measures_of(Path(sys.argv[1]))))
