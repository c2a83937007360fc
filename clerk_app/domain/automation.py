"""Whether a decision may be made without a person (§ 31a SGB X, § 35a HVwVfG), or only prepared."""

from __future__ import annotations

from collections.abc import Iterator

from .composition import Composition
from .finding import Finding
from .pack_part import DecisionType


def reasons_for_a_person(
    decision: DecisionType, composed: Composition, found: tuple[Finding, ...]
) -> tuple[str, ...]:
    """Codes of what stands against it; an empty answer means that the statute lets the machine decide."""
    return tuple(_reasons(decision, composed, found))


def _reasons(decision: DecisionType, composed: Composition, found: tuple[Finding, ...]) -> Iterator[str]:
    if not decision.automatic:
        yield "automation.no_statute"
    if decision.discretion:
        yield "automation.discretion"
    if composed.blockers or composed.notice is None:
        yield "automation.open_points"
    if any(finding.by_hand for finding in found):
        yield "automation.judged_by_hand"
    if any(entry.origin == "clerk" for entry in composed.inputs):
        yield "automation.typed_by_hand"
    if any(block.own_wording for block in composed.blocks):
        yield "automation.own_wording"
