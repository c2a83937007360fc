"""Ancillary provisions (§ 36 HVwVfG, § 32 SGB X): how a clerk departs from those the pack proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

KINDS = {
    "befristung": "Befristung",
    "bedingung": "Bedingung",
    "widerrufsvorbehalt": "Widerrufsvorbehalt",
    "auflage": "Auflage",
    "auflagenvorbehalt": "Auflagenvorbehalt",
}
FREE = "frei_"  # begins the id of a provision in the clerk's own words; no text of a pack may begin so
NUMBER = "nr_"  # with the id: the placeholder that says its number, wherever it moves


class Origin(StrEnum):
    PROPOSED = "proposed"  # the pack puts it in by itself
    CATALOGUE = "catalogue"  # chosen from what the pack offers
    FREE = "free"  # the clerk's own words from the first letter


class Mandatory(StrEnum):
    NO = ""
    REASON = "reason"  # may be left out, and the records say why
    ALWAYS = "always"  # without it there is no release


@dataclass(frozen=True)
class Provisions:
    """What the clerk has changed; nothing of it means that the proposal of the pack holds.

    The words of a free provision lie where all own wording lies, under its id.
    """

    added: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)  # free provision → kind
    removed: Mapping[str, str] = field(default_factory=dict)  # id → why
    order: tuple[str, ...] = ()  # as far as the clerk has moved something

    @property
    def touched(self) -> bool:
        return bool(self.added or self.removed or self.order)


@dataclass(frozen=True)
class OfferedProvision:
    """A provision of the pack's catalogue for this decision."""

    id: str
    title: str
    kind: str
    text: str
    source: str


@dataclass(frozen=True)
class LeftOut:
    """A provision that would stand in the notice if the clerk had not taken it out."""

    id: str
    title: str
    reason: str
    origin: Origin
    mandatory: Mandatory = Mandatory.NO


@dataclass(frozen=True)
class PlacedProvision:
    """What a section of the notice is as an ancillary provision."""

    number: int
    kind: str
    origin: Origin
    mandatory: Mandatory = Mandatory.NO


def is_free(id: str) -> bool:
    return id.startswith(FREE)


def free_id(provisions: Provisions, texts: Mapping[str, str]) -> str:
    """Never one that was used before: the words of a provision taken out may come back."""
    used = [int(id.removeprefix(FREE)) for id in (*provisions.added, *texts) if is_free(id)]
    return f"{FREE}{max(used, default=0) + 1}"


def ordered(provisions: Provisions, ids: Sequence[str]) -> tuple[str, ...]:
    """As the clerk has laid them; what came in later stands behind what it stood behind before."""
    laid = [id for id in provisions.order if id in ids]
    for place, id in enumerate(ids):
        if id not in laid:
            before = next((laid.index(near) for near in reversed(ids[:place]) if near in laid), -1)
            laid.insert(before + 1 if laid and place else 0, id)
    return tuple(laid)


def added(provisions: Provisions, id: str, kind: str = "") -> Provisions:
    """At the end. A provision taken out before comes back this way too."""
    kinds = {**provisions.kinds, id: kind} if is_free(id) else provisions.kinds
    known = provisions.added if id in provisions.added else (*provisions.added, id)
    return replace(restored(provisions, id), added=known, kinds=kinds)


def of_kind(provisions: Provisions, id: str, kind: str) -> Provisions:
    return replace(provisions, kinds={**provisions.kinds, id: kind})


def removed(provisions: Provisions, id: str, *, keep: bool) -> Provisions:
    """`keep`: it can be taken in again from the list of those left out."""
    left = provisions if keep else _forgotten(provisions, id)
    return replace(left, removed={**left.removed, id: ""}) if keep else left


def reasoned(provisions: Provisions, id: str, reason: str) -> Provisions:
    return replace(provisions, removed={**provisions.removed, id: reason})


def restored(provisions: Provisions, id: str) -> Provisions:
    return replace(provisions, removed={one: why for one, why in provisions.removed.items() if one != id})


def moved(provisions: Provisions, id: str, steps: int, unmoved: Sequence[str]) -> Provisions:
    """Beyond the first and the last nothing moves; moved back to where all stood unmoved, nothing was."""
    standing = ordered(provisions, unmoved)
    place = standing.index(id)
    target = min(max(place + steps, 0), len(standing) - 1)
    if target == place:
        return provisions
    laid = [one for one in standing if one != id]
    laid.insert(target, id)
    return replace(provisions, order=() if laid == [*unmoved] else tuple(laid))


def merged(mine: Provisions, theirs: Provisions) -> Provisions:
    """All that either put in; what is left out and how it is laid has one answer only, and mine holds."""
    more = tuple(id for id in theirs.added if id not in mine.added)
    order = mine.order or theirs.order
    return Provisions((*mine.added, *more), {**theirs.kinds, **mine.kinds}, mine.removed, order)


def _forgotten(provisions: Provisions, id: str) -> Provisions:
    return Provisions(
        tuple(one for one in provisions.added if one != id),
        {one: kind for one, kind in provisions.kinds.items() if one != id},
        {one: why for one, why in provisions.removed.items() if one != id},
        tuple(one for one in provisions.order if one != id),
    )
