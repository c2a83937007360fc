"""Where two versions of a decision part."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.domain.composition import Composition, Draft
from clerk_app.ui.kit.language import translate

from .state import Difference


def differences(mine: Draft, theirs: Draft, composed: Composition | None) -> tuple[Difference, ...]:
    """Empty text stands for "not typed": the value of the application or of the text block holds there."""
    outcomes = {outcome.id: outcome.label for outcome in composed.outcomes} if composed else {}
    inputs = {field.id: field.label for field in composed.inputs} if composed else {}
    blocks = {block.id: block.title for block in composed.blocks} if composed else {}
    found: list[Difference] = []
    if mine.outcome != theirs.outcome:
        label = translate("decision", "Entscheidung")
        found.append(Difference(label, outcomes.get(mine.outcome, ""), outcomes.get(theirs.outcome, "")))
    found.extend(_parted(mine.facts, theirs.facts, inputs))
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
