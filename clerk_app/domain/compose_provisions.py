"""The ancillary provisions of a decision: the pack's proposal, and what the clerk made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from . import provision, text
from .composition import Blocker, ComposedBlock
from .pack_part import BlockUse, DecisionType, TextBlock
from .pack_rule import Answers, holds
from .provision import KINDS, LeftOut, Mandatory, OfferedProvision, Origin, PlacedProvision, Provisions
from .service_pack import ServicePack

PART = "ancillary"
HEADING = "Nebenbestimmungen"
SINGLE = "Nebenbestimmung"
_AS_LISTED = {kind: number for number, kind in enumerate(KINDS, 1)}  # § 36 (2) HVwVfG, § 32 (2) SGB X

Laid = tuple[TextBlock, PlacedProvision | None]


@dataclass(frozen=True)
class _Known:
    block: TextBlock
    origin: Origin
    mandatory: Mandatory = Mandatory.NO


@dataclass(frozen=True)
class Proposal:
    """The sections the pack puts into the notice, and what the clerk has changed among its provisions."""

    pack: ServicePack
    decision: DecisionType
    used: tuple[TextBlock, ...]
    provisions: Provisions

    @cached_property
    def _known(self) -> Mapping[str, _Known]:
        """By id: first what the pack proposes, then what the clerk has put in."""
        uses = {use.text: use for use in self.decision.blocks}
        proposed = {
            block.id: _Known(block, Origin.PROPOSED, uses[block.id].mandatory)
            for block in self.used
            if block.part == PART
        }
        return proposed | {known.block.id: known for known in self._added(uses)}

    @property
    def proposed(self) -> tuple[str, ...]:
        return tuple(block.id for block in self.used if block.part == PART)

    def sections(self) -> Iterator[Laid]:
        """The provisions stand together where the first of them stands, else behind the ruling."""
        ids = [id for id in self._known if id not in self.provisions.removed]
        laid = provision.ordered(self.provisions, ids) if self.provisions.touched else tuple(ids)
        here = tuple(self._placed(id, number) for number, id in enumerate(laid, 1))
        before = self._place()
        yield from ((block, None) for block in self.used[:before] if block.part != PART)
        yield from here
        yield from ((block, None) for block in self.used[before:] if block.part != PART)

    def left_out(self) -> Iterator[LeftOut]:
        for id, reason in self.provisions.removed.items():
            if (known := self._known.get(id)) is not None:
                title = called(known.block.kind, known.block.title)
                yield LeftOut(id, title, reason.strip(), known.origin, known.mandatory)

    def _added(self, uses: Mapping[str, BlockUse]) -> Iterator[_Known]:
        for id in self.provisions.added:
            if provision.is_free(id):
                yield _Known(_free(id, self.provisions.kinds.get(id, ""), self.pack), Origin.FREE)
            elif id in uses and uses[id].offered:
                yield _Known(self.pack.texts[id], Origin.CATALOGUE)

    def _placed(self, id: str, number: int) -> Laid:
        known = self._known[id]
        return known.block, PlacedProvision(number, known.block.kind, known.origin, known.mandatory)

    def _place(self) -> int:
        parts = [block.part for block in self.used]
        if PART in parts:
            return parts.index(PART)
        return max((place for place, part in enumerate(parts, 1) if part == "operative"), default=0)


def catalogue(pack: ServicePack, decision: DecisionType, answers: Answers) -> tuple[OfferedProvision, ...]:
    """What may be put in; without what an answer rules out."""
    offered = (use for use in decision.blocks if use.offered)
    fitting = (use for use in offered if use.when is None or holds(use.when, answers) is not False)
    blocks = (pack.texts[use.text] for use in fitting)
    return tuple(OfferedProvision(b.id, b.title, b.kind, b.text, b.law) for b in blocks)


def numbers(blocks: Sequence[ComposedBlock]) -> Mapping[str, str]:
    """What a text may say to point at a provision: `((nr_<id>))`."""
    placed = ((block.id, block.provision) for block in blocks)
    return {f"{provision.NUMBER}{id}": f"Nr. {at.number}" for id, at in placed if at is not None}


def is_reference(name: str) -> bool:
    return name.startswith(provision.NUMBER)


def caption(block: ComposedBlock) -> str:
    number = f"{block.provision.number}. " if block.provision else ""
    return number + named(block)


def named(block: ComposedBlock) -> str:
    """Kind and name, each where there is one and none of them twice."""
    return called(block.provision.kind if block.provision else "", block.title)


def called(kind: str, title: str) -> str:
    spoken = KINDS.get(kind, "")
    return ": ".join(part for part in (spoken, title if title != spoken else "") if part) or SINGLE


def blockers(blocks: Sequence[ComposedBlock], left_out: Sequence[LeftOut]) -> Iterator[Blocker]:
    for block in blocks:
        if block.provision is not None and not block.text:
            told = {"block": caption(block)}
            yield Blocker("provision.empty", told, f"block:{block.id}", block.source)
    yield from _dangling(blocks)
    for out in left_out:
        told, where = {"block": out.title}, f"provision:{out.id}"
        if out.mandatory is Mandatory.ALWAYS:
            yield Blocker("provision.mandatory", told, where)
        elif out.mandatory is Mandatory.REASON and not out.reason:
            yield Blocker("provision.reason_missing", told, where)


def departures(
    blocks: Sequence[ComposedBlock], left_out: Sequence[LeftOut], provisions: Provisions
) -> Mapping[str, object]:
    """For the decision data: whose each provision is, and what of the proposal is missing and why."""
    return {
        "standing": [
            {
                "id": block.id,
                "number": at.number,
                "title": named(block),
                "origin": at.origin.value,
                "own_wording": block.own_wording,
            }
            for block in blocks
            if (at := block.provision) is not None
        ],
        "laid_anew": bool(provisions.order),
        "left_out": [
            {"id": out.id, "title": out.title, "reason": out.reason}
            for out in left_out
            if out.origin is Origin.PROPOSED
        ],
    }


def _dangling(blocks: Sequence[ComposedBlock]) -> Iterator[Blocker]:
    known = numbers(blocks)
    for block in blocks:
        for name in text.placeholders(block.text):
            if is_reference(name) and name not in known:
                told = {"name": name, "block": named(block) if block.provision else block.title}
                yield Blocker("provision.reference", told, f"block:{block.id}", block.source)


def _free(id: str, kind: str, pack: ServicePack) -> TextBlock:
    social = pack.announcement.startswith("SGBX")
    act, code = ("§ 32", "SGB X") if social else ("§ 36", "HVwVfG")
    law = f"{act} Abs. 2 Nr. {_AS_LISTED[kind]} {code}" if kind in _AS_LISTED else f"{act} {code}"
    return TextBlock(id, "", PART, law, "", kind=kind)
