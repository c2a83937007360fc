"""Whether a decision may be made without a person (§ 31a SGB X, § 35a HVwVfG), or only prepared.

Only a notice no person has worked on may do without a name (§ 37 (5) HVwVfG, § 33 (5) SGB X).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .composition import Composition
from .finding import Finding
from .notice import Notice
from .pack_part import DecisionType
from .party import Parties
from .service_pack import ServicePack

_SENTENCE = (
    "Dieser Bescheid wurde mit Hilfe automatischer Einrichtungen erlassen und ist ohne Unterschrift "
    "gültig ({law})."
)
_NO_NAME = "signatory.missing"


def reasons_for_a_person(
    decision: DecisionType, composed: Composition, found: tuple[Finding, ...]
) -> tuple[str, ...]:
    """Codes of what stands against it; an empty answer means that the statute lets the machine decide."""
    return tuple(_reasons(decision, composed, found))


def without_name(
    pack: ServicePack, decision: DecisionType, composed: Composition, found: tuple[Finding, ...]
) -> Composition:
    """The missing name is no fault where the statute lets the machine decide, and only there."""
    left = tuple(blocker for blocker in composed.blockers if blocker.code != _NO_NAME)
    nameless = replace(composed, blockers=left)
    if composed.notice is None or composed.notice.signatory:
        return composed
    if reasons_for_a_person(decision, nameless, found):
        return composed
    copies = tuple(replace(copy, notice=_unsigned(copy.notice, pack)) for copy in composed.copies)
    return replace(nameless, notice=_unsigned(composed.notice, pack), copies=copies)


def _unsigned(notice: Notice, pack: ServicePack) -> Notice:
    law = "§ 33 Abs. 5 SGB X" if pack.announcement.startswith("SGBX") else "§ 37 Abs. 5 HVwVfG"
    return replace(notice, signatory=_SENTENCE.format(law=law))


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
    by_hand = composed.draft.provisions.touched or composed.draft.parties != Parties()
    if by_hand or any(block.own_wording for block in composed.blocks):
        yield "automation.own_wording"
