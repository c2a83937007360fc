"""Who gets the notice, as the room shows it: those with a copy, and those the application only names."""

from __future__ import annotations

from clerk_app.domain.composition import Composition
from clerk_app.domain.party import BY_HAND, HandParty, NamedParty, Parties, Party
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.words import word

from .state import Inputs, ShownParties, ShownParty


def shown_parties(known: Inputs) -> ShownParties:
    composed = known.composed
    if composed is None or composed.notice is None:
        return ShownParties()
    standing = [named for named in composed.parties if named.standing]
    rows = tuple(_row(named, number, known, len(standing)) for number, named in enumerate(standing, 1))
    return ShownParties(True, rows, tuple(_offered(n.party) for n in composed.parties if not n.standing))


def listed(composed: Composition | None, parties: Parties) -> str:
    """One version in lines: who was written down, who was chosen or left out."""
    named = {one.party.id: one.party for one in composed.parties} if composed else {}
    lines = [_written(party) for party in parties.by_hand.values()]
    lines += [_called(named.get(id), id) for id in parties.chosen]
    without = translate("decision", "ohne Ausfertigung: {name}")
    lines += [without.format(name=_called(named.get(id), id)) for id in parties.left_out]
    return "\n".join(lines)


def _row(named: NamedParty, number: int, known: Inputs, count: int) -> ShownParty:
    party = named.party
    by_hand = known.draft.parties.by_hand.get(party.id)
    first = known.composed.copies[0].party.id if known.composed and known.composed.copies else ""
    return ShownParty(
        id=party.id,
        number=number,
        name=party.name or word("party", party.role),
        role=by_hand.role if by_hand else party.role,
        about=" · ".join((word("party", party.role), *_place(party))),
        address=by_hand.address if by_hand else "",
        by_hand=party.id.startswith(BY_HAND),
        removable=named.removable,
        previewed=count > 1 and party.id == (known.party or first),
        several=count > 1,
    )


def _offered(party: Party) -> ShownParty:
    about = " · ".join((word("party", party.role), *_place(party)))
    return ShownParty(party.id, 0, party.name, party.role, about)


def _place(party: Party) -> tuple[str, ...]:
    """Where it goes, without the name that stands above it."""
    at = party.lines.index(party.name) + 1 if party.name in party.lines else 0
    rest = ", ".join(party.lines[at:])
    return (rest,) if rest else ()


def _written(party: HandParty) -> str:
    address = ", ".join(line.strip() for line in party.address.splitlines() if line.strip())
    return f"{address} ({word('party', party.role)})"


def _called(party: Party | None, id: str) -> str:
    return f"{party.name} ({word('party', party.role)})" if party else id
