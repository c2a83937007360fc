"""A list of cases for notices in bulk, made of the example of a pack."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from clerk_app.opening.paths import Shipped

EXAMPLES = Shipped().packs / "wohngeld" / "examples"


def entry(number: int, **changes: object) -> dict[str, object]:
    example = tomllib.loads((EXAMPLES / "vier_personen_friedberg.toml").read_text("utf-8"))
    return {
        "file_reference": f"12 WG 2026/{number:04}",
        "procedure": example["procedure"],
        "received_on": example["received_on"].isoformat(),
        "fields": json.loads((EXAMPLES / example["submission"]).read_text("utf-8")),
        "documents": example["documents"],
        "judge": example["judge"],
        "outcome": "bewilligung",
        "clerk": "A. Becker",
        **changes,
    }


def bulk_list(folder: Path, count: int, **changes: object) -> Path:
    path = folder / "liste.jsonl"
    lines = (json.dumps(entry(number, **changes), ensure_ascii=False) for number in range(1, count + 1))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
