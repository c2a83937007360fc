"""Where two versions of a decision part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from clerk_app.domain.composition import Composition, Draft
from clerk_app.ui.kit.language import translate

from . import parties, provisions
from .state import Difference


def differences(mine: Draft, theirs: Draft, composed: Composition | None) -> tuple[Difference, ...]:
    """Empty text stands for "not typed": the value of the application or of the text block holds there."""
    outcomes = {outcome.id: outcome.label for outcome in composed.outcomes} if composed else {}
    inputs = {field.id: field.label for field in composed.inputs} if composed else {}
    blocks = {block.id: block.title for block in composed.blocks} if composed else {}
    blocks |= provisions.names(composed, mine.provisions, theirs.provisions)
    found: list[Difference] = []
    if mine.outcome != theirs.outcome:
        label = translate("decision", "Entscheidung")
        found.append(Difference(label, outcomes.get(mine.outcome, ""), outcomes.get(theirs.outcome, "")))
    found.extend(_parted(mine.facts, theirs.facts, inputs))
    if mine.provisions != theirs.provisions:
        said = (provisions.listed(composed, one.provisions) for one in (mine, theirs))
        found.append(Difference(translate("decision", "Nebenbestimmungen"), *said))
    if mine.parties != theirs.parties:
        said = (parties.listed(composed, one.parties) for one in (mine, theirs))
        found.append(Difference(translate("decision", "Beteiligte"), *said))
    found.extend(_parted(mine.texts, theirs.texts, blocks))
    return tuple(found)


def _parted(
    mine: Mapping[str, str], theirs: Mapping[str, str], labels: Mapping[str, str]
) -> list[Difference]:
    names = [*labels, *sorted({*mine, *theirs} - {*labels})]
    return [
        Difference(labels.get(name, name), mine.get(name, ""), theirs.get(name, ""))
        for name in names
        if mine.get(name) != theirs.get(name)
    ]


def pieces(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """The text in order, and of each piece whether it stands only here; word by word."""
    here, there = _split(text), _split(other)
    for kind, start, stop, _, _ in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if stop > start:
            yield "".join(here[start:stop]), kind != "equal"


def _split(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
