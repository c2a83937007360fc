"""The parties of a notice (§ 13 HVwVfG, § 12 SGB X): each gets a copy of its own, with its own address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

APPLICANT, REPRESENTATIVE = "applicant", "representative"
ROLES = {
    APPLICANT: "antragstellende Person",
    REPRESENTATIVE: "bevollmächtigte Person",
    "joint_owner": "Miteigentum",
    "spouse": "Ehe- oder Lebenspartnerschaft",
    "neighbour": "Nachbarschaft",
    "other": "weitere beteiligte Person",
}
BY_HAND = "hand_"  # begins the id of a party the clerk has written down
INFORMED = frozenset({APPLICANT, REPRESENTATIVE})  # who may read all that the decision rests on

# Words of the line above a name, DIN 5008; a firm whose only name they are keeps them.
_FORMS = {"Herr", "Herrn", "Frau", "Firma", "Eheleute", "Familie"} | {
    *("Rechtsanwalt", "Rechtsanwältin", "Notar", "Notarin"),
    *("Steuerberater", "Steuerberaterin", "Architekt", "Architektin"),
}


def beyond_form_of_address(lines: Sequence[str]) -> tuple[str, ...]:
    """Names, street and town."""
    return tuple(line for line in lines if not set(line.split()) <= _FORMS) or tuple(lines[:1])


@dataclass(frozen=True)
class HandParty:
    role: str
    address: str  # as it stands in the address field, one line a line, the name first


@dataclass(frozen=True)
class Parties:
    """What the clerk has changed about who gets the notice."""

    by_hand: Mapping[str, HandParty] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()  # of those the application only names
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    id: str
    role: str
    lines: tuple[str, ...]  # of the address field
    salutation: str
    whole: bool = True  # name, street and town are there

    @property
    def name(self) -> str:
        """Without the form of address that stands on a line of its own."""
        return next(iter(beyond_form_of_address(self.lines)), "")


@dataclass(frozen=True)
class NamedParty:
    """`standing`: gets a copy. The others were left out, or are only named in the application."""

    party: Party
    standing: bool
    removable: bool


def next_id(parties: Parties) -> str:
    used = [int(id.removeprefix(BY_HAND)) for id in parties.by_hand]
    return f"{BY_HAND}{max(used, default=0) + 1}"


def written(parties: Parties, id: str, role: str, address: str) -> Parties:
    return replace(parties, by_hand={**parties.by_hand, id: HandParty(role, address)})


def without(parties: Parties, id: str) -> Parties:
    by_hand = {one: party for one, party in parties.by_hand.items() if one != id}
    chosen = tuple(one for one in parties.chosen if one != id)
    if by_hand != parties.by_hand or chosen != parties.chosen:
        return replace(parties, by_hand=by_hand, chosen=chosen)
    return replace(parties, left_out=(*parties.left_out, id))


def with_named(parties: Parties, id: str) -> Parties:
    """Somebody the application names gets a copy, whether left out before or never asked for."""
    if id in parties.left_out:
        return replace(parties, left_out=tuple(one for one in parties.left_out if one != id))
    return replace(parties, chosen=(*parties.chosen, id))


def merged(mine: Parties, theirs: Parties) -> Parties:
    """Whoever one of the two wants to have a copy gets one."""
    by_hand = dict(mine.by_hand)
    for party in theirs.by_hand.values():
        if party not in by_hand.values():
            by_hand[next_id(Parties(by_hand))] = party
    chosen = (*mine.chosen, *(id for id in theirs.chosen if id not in mine.chosen))
    return Parties(by_hand, chosen, tuple(id for id in mine.left_out if id in theirs.left_out))
