"""Recomputes an exported journal and its seals with nothing of the product: the standard library alone.

python3 independent_journal.py JOURNAL.jsonl [SEAL.json …]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def faults(journal: Path, seals: list[Path]) -> Iterator[str]:
    with journal.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    yield from _chains(rows)
    roots = dict(_roots(rows))
    for path in seals:
        seal = json.loads(path.read_text(encoding="utf-8"))
        if roots.get(seal["up_to"]) != (seal["entries"], seal["root"]):
            yield f"seal {path.name}"


def _chains(rows: list[dict[str, Any]]) -> Iterator[str]:
    ends: dict[str, tuple[int, str]] = {}
    for row in sorted(rows, key=lambda one: (one["chain"], one["seq"])):
        seq, before = ends.get(row["chain"], (0, ""))
        place = f"{row['chain']} {row['seq']}"
        if row["seq"] != seq + 1:
            yield f"gap {place}"
        if row["previous"] != before or sha256(row["previous"] + row["entry"]) != row["hash"]:
            yield f"hash {place}"
        told = json.loads(row["entry"]) if row["entry"].startswith("{") else {}
        if (told.get("chain"), told.get("seq")) != (row["chain"], row["seq"]):
            yield f"elsewhere {place}"
        ends[row["chain"]] = (row["seq"], row["hash"])


def _roots(rows: list[dict[str, Any]]) -> Iterator[tuple[int, tuple[int, str]]]:
    root = ""
    yield 0, (0, "")
    for count, row in enumerate(sorted(rows, key=lambda one: one["id"]), start=1):
        root = sha256(root + row["hash"])
        yield row["id"], (count, root)


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
    print("\n".join(found) or "sound")
    sys.exit(1 if found else 0)
