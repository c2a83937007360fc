"""The ancillary provisions as the room shows them: what stands, what was left out, what may be put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_app.domain.compose_provisions import SINGLE, called, named, numbers
from clerk_app.domain.composition import ComposedBlock, Composition
from clerk_app.domain.provision import KINDS, LeftOut, Mandatory, Origin, Provisions, is_free, ordered
from clerk_app.ui.kit.language import translate

from . import words
from .state import Inputs, ShownLeftOut, ShownProvision, ShownProvisions


def shown_provisions(known: Inputs) -> ShownProvisions:
    composed = known.composed
    if composed is None or composed.notice is None:
        return ShownProvisions()
    blocks = {block.id: block for block in _placed(composed)}
    ids = [id for id in standing(composed, known.draft.provisions) if id in blocks]
    rows = tuple(_row(blocks[id], place, len(ids), known) for place, id in enumerate(ids, 1))
    held = {*blocks}
    offered = tuple(one for one in composed.catalogue if one.id not in held)
    left = tuple(_left_out(out, known.draft.provisions) for out in composed.left_out)
    return ShownProvisions(True, rows, left, offered)


def standing(composed: Composition, provisions: Provisions) -> tuple[str, ...]:
    """In the order of the draft, also while the notice composed from it is still under way."""
    return ordered(provisions, unmoved(composed, provisions))


def unmoved(composed: Composition, provisions: Provisions) -> tuple[str, ...]:
    """As they would stand had the clerk moved none of them."""
    ids = dict.fromkeys((*composed.proposed, *provisions.added))
    return tuple(id for id in ids if id not in provisions.removed)


def resolved(composed: Composition) -> frozenset[str]:
    """References that lead somewhere are no gaps."""
    return frozenset(numbers(composed.blocks))


def is_own(block: ComposedBlock) -> bool:
    """The clerk's own from the first letter: no text block to go back to."""
    return block.provision is not None and block.provision.origin is Origin.FREE


def names(composed: Composition | None, *versions: Provisions) -> Mapping[str, str]:
    """What every provision is called that one of the versions speaks of."""
    known: dict[str, str] = {}
    for version in versions:
        for id in (*version.added, *version.removed, *version.order):
            known[id] = _free_name(id, version) if is_free(id) else id
    if composed is not None:
        known |= {out.id: out.title for out in composed.left_out if not is_free(out.id)}
        known |= {one.id: called(one.kind, one.title) for one in composed.catalogue}
        known |= {block.id: named(block) for block in _placed(composed) if not is_own(block)}
    return known


def listed(composed: Composition | None, provisions: Provisions) -> str:
    """One version in lines: the provisions by number, then what it leaves out and why."""
    known = names(composed, provisions)
    ids = standing(composed, provisions) if composed else provisions.added
    lines = [f"{number}. {known.get(id, id)}" for number, id in enumerate(ids, 1)]
    without = translate("decision", "weggelassen: {title}")
    for id, reason in provisions.removed.items():
        said = without.format(title=known.get(id, id))
        lines.append(f"{said} ({reason.strip()})" if reason.strip() else said)
    return "\n".join(lines)


def _free_name(id: str, provisions: Provisions) -> str:
    kind = KINDS.get(provisions.kinds.get(id, ""), SINGLE)
    return translate("decision", "{kind} (frei {number})").format(kind=kind, number=id.rpartition("_")[2])


def _placed(composed: Composition) -> Iterator[ComposedBlock]:
    return (block for block in composed.blocks if block.provision is not None)


def _row(block: ComposedBlock, number: int, count: int, known: Inputs) -> ShownProvision:
    at = block.provision
    assert at is not None
    free = at.origin is Origin.FREE
    kind = known.draft.provisions.kinds.get(block.id, at.kind) if free else at.kind
    return ShownProvision(
        id=block.id,
        number=number,
        title=called(kind, block.title),
        whose=words.whose(at.origin),
        kind=kind,
        free=free,
        last=number == count,
        mandatory=at.mandatory is not Mandatory.NO,
    )


def _left_out(out: LeftOut, provisions: Provisions) -> ShownLeftOut:
    demands = {
        Mandatory.NO: "",
        Mandatory.REASON: translate("decision", "Nur mit Begründung."),
        Mandatory.ALWAYS: translate("decision", "Ohne sie gibt es keine Freigabe."),
    }
    reason = provisions.removed.get(out.id, out.reason)
    asks = out.origin is Origin.PROPOSED and out.mandatory is not Mandatory.ALWAYS
    return ShownLeftOut(out.id, out.title, demands[out.mandatory], reason, asks)
