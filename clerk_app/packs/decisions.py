"""Reads the decisions of a pack: one file each, with its questions, its conditions and its texts in order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from clerk_app.domain.pack_part import BlockUse, DecisionType, InputSpec, TextBlock
from clerk_app.domain.provision import Mandatory

from . import parts
from .conditions import condition
from .entry import Entry, read_toml
from .texts import checked_kind, checked_part, checked_say

_NUMBERED = re.compile(r"(?:\d+_)?(.+)")


@dataclass(frozen=True)
class ReadDecision:
    decision: DecisionType
    inputs: tuple[InputSpec, ...]
    texts: tuple[TextBlock, ...]


def read_decisions(folder: Path) -> tuple[ReadDecision, ...]:
    """In the order of the file names; a leading number sorts and does not belong to the name."""
    paths = sorted((folder / "decisions").glob("*.toml"))
    return tuple(_decision(read_toml(path, "Entscheidung"), decision_id(path)) for path in paths)


def decision_id(path: Path) -> str:
    found = _NUMBERED.fullmatch(path.stem)
    return found[1] if found else path.stem


def _decision(entry: Entry, id: str) -> ReadDecision:
    uses, blocks = _texts(entry, id)
    decision = parts.decision(entry, id, uses)
    inputs = tuple(_owned(item, decision) for item in entry.entries("input", "Eingabe"))
    entry.close()
    return ReadDecision(decision, inputs, blocks)


def _owned(entry: Entry, decision: DecisionType) -> InputSpec:
    """Questions in a decision file are asked for this decision alone."""
    spec = parts.input_spec(entry)
    return replace(spec, procedures=spec.procedures or decision.procedures, decisions=(decision.id,))


def _texts(entry: Entry, id: str) -> tuple[tuple[BlockUse, ...], tuple[TextBlock, ...]]:
    uses: list[BlockUse] = []
    blocks: list[TextBlock] = []
    count: Counter[str] = Counter()
    for item in entry.entries("text", "Text"):
        if not item.has("use"):
            blocks.append(_block(item, id, count))
        uses.append(_use(item, item.text("use") if item.has("use") else blocks[-1].id))
        item.close()
    return tuple(uses), tuple(blocks)


def _use(entry: Entry, text: str) -> BlockUse:
    named = entry.text("mandatory", "")
    if named not in [known.value for known in Mandatory]:
        raise entry.error(f"„mandatory“ muss eines sein von: {', '.join(filter(None, Mandatory))}.", named)
    return BlockUse(text, condition(entry, "when"), entry.flag("offered"), Mandatory(named))


def _block(entry: Entry, decision: str, count: Counter[str]) -> TextBlock:
    part = checked_part(entry.text("part"), entry.sheet)
    count[part] += 1
    number = f"_{count[part]}" if count[part] > 1 else ""
    return TextBlock(
        id=entry.text("name", f"{decision}_{part}{number}"),
        title=entry.text("title", ""),
        part=part,
        law=entry.text("law"),
        text=entry.text("text").strip(),
        unconfirmed=entry.text("unconfirmed", ""),
        kind=checked_kind(entry.text("kind", ""), entry.sheet),
        required=entry.flag("required"),
        must_say=checked_say(entry.texts("must_say"), entry.text("text"), entry.sheet),
    )
