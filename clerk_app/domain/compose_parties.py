"""Who gets the notice: the applicant, whoever acts for them, and all others it concerns, a copy each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .addressing import TO_ALL, address_of, address_typed, has_whole_address, salutation_of
from .compose_inputs import Sheet
from .composition import Blocker, Copy, DecisionInput, Draft
from .notice import Notice
from .party import (
    APPLICANT,
    INFORMED,
    REPRESENTATIVE,
    ROLES,
    HandParty,
    NamedParty,
    Parties,
    Party,
    beyond_form_of_address,
)
from .service_pack import PartyPaths, PersonPaths

_MOST_LINES = 6  # DIN 5008
_SOURCE = "§ 41 Abs. 1 HVwVfG, § 37 Abs. 1 SGB X"


def parties(sheet: Sheet, given: Sequence[DecisionInput], draft: Draft) -> tuple[NamedParty, ...]:
    """Whoever acts for the applicant comes first: it is their copy that starts the periods."""
    own = draft.parties
    named = (*_from_form(sheet, own), *_by_hand(own))
    acting = [one for one in named if one.party.role == REPRESENTATIVE]
    others = [one for one in named if one.party.role != REPRESENTATIVE]
    stands = any(one.standing for one in acting)
    return (*acting, _applicant(sheet, given, own, spared=stands), *others)


def standing(named: Sequence[NamedParty]) -> tuple[Party, ...]:
    return tuple(one.party for one in named if one.standing)


def copies(notice: Notice, standing: Sequence[Party]) -> tuple[Copy, ...]:
    """Where there is one party alone, the notice is all there is."""
    if len(standing) == 1:
        (party,) = standing
        lines = party.lines[:_MOST_LINES]
        return (Copy(party, replace(notice, addressee=lines, salutation=party.salutation)),)
    distribution = tuple(f"{party.name} ({ROLES[party.role]})".strip() for party in standing)
    acted_for = standing[0].role == REPRESENTATIVE
    return tuple(
        Copy(
            party,
            replace(
                notice,
                addressee=party.lines[:_MOST_LINES],
                salutation=party.salutation,
                info=(*notice.info, (_kind(party, acted_for), f"{number} von {len(standing)}")),
                distribution=distribution,
                decision_data=notice.decision_data if party.role in INFORMED else {},
            ),
        )
        for number, party in enumerate(standing, 1)
    )


def blockers(standing: Sequence[Party]) -> Iterator[Blocker]:
    seen: set[tuple[str, ...]] = set()
    for party in standing:
        where, told = f"party:{party.id}", {"name": party.name or ROLES[party.role]}
        if party.role != APPLICANT and not party.whole:
            yield Blocker("party.incomplete", told, where, _SOURCE)
        elif len(party.lines) > _MOST_LINES:
            yield Blocker("party.too_long", told, where, "DIN 5008")
        elif party.lines and party.lines in seen:
            yield Blocker("party.twice", told, where)
        seen.add(party.lines)


def of_role(sheet: Sheet, role: str) -> tuple[Party, ...]:
    """Whom the application names in it, whether they get a copy or not."""
    return tuple(one.party for one in _from_form(sheet, Parties()) if one.party.role == role)


def is_represented(standing: Sequence[Party]) -> bool:
    return any(party.role == REPRESENTATIVE and party.whole for party in standing)


def spoken_to(lines: Sequence[str]) -> str:
    """By name only where the address says how."""
    form_of_address = lines[0].split() if len(lines) > 1 else []
    family = lines[1].split()[-1] if form_of_address else ""
    if form_of_address[:1] in (["Herrn"], ["Herr"]):
        return f"Sehr geehrter Herr {family},"
    return f"Sehr geehrte Frau {family}," if form_of_address[:1] == ["Frau"] else TO_ALL


def _applicant(sheet: Sheet, given: Sequence[DecisionInput], own: Parties, *, spared: bool) -> NamedParty:
    """May do without a copy of their own only where somebody else stands for them."""
    typed = address_typed(given)
    lines = typed or address_of(sheet.pack.person, sheet.fields)
    whole = bool(typed) or has_whole_address(sheet.pack.person, sheet.fields)
    party = Party(APPLICANT, APPLICANT, lines, salutation_of(sheet.pack.person, sheet.fields), whole)
    return NamedParty(party, not (spared and APPLICANT in own.left_out), spared)


def _from_form(sheet: Sheet, own: Parties) -> Iterator[NamedParty]:
    for paths in sheet.pack.parties:
        positions = sheet.fields.positions(paths.repeat) if paths.repeat else ("1",)
        for position in positions:
            id = f"{paths.role}_{position}"
            found = _found(id, paths, position, sheet)
            if found is not None:
                yield NamedParty(found, id in own.chosen if paths.offered else id not in own.left_out, True)


def _found(id: str, paths: PartyPaths, position: str, sheet: Sheet) -> Party | None:
    """Somebody without a name is nobody; without an address the clerk has to write one down."""
    person = _at(paths.person, position)
    if not (sheet.fields.first(person.family_name) or sheet.fields.first(person.organisation)):
        return None
    whole = has_whole_address(person, sheet.fields)
    if paths.role == REPRESENTATIVE and not whole:
        return None
    lines = address_of(person, sheet.fields)
    return Party(id, paths.role, lines, salutation_of(person, sheet.fields), whole)


def _at(person: PersonPaths, position: str) -> PersonPaths:
    return PersonPaths(
        **{name: tuple(path.replace("*", position) for path in paths) for name, paths in vars(person).items()}
    )


def _by_hand(own: Parties) -> Iterator[NamedParty]:
    for id, known in own.by_hand.items():
        lines = tuple(line.strip() for line in known.address.splitlines() if line.strip())
        party = Party(id, known.role, lines, spoken_to(lines), _is_whole(known, lines))
        yield NamedParty(party, standing=True, removable=True)


def _is_whole(known: HandParty, lines: Sequence[str]) -> bool:
    """A name, a street and a town."""
    return known.role in ROLES and len(beyond_form_of_address(lines)) >= 3


def _kind(party: Party, acted_for: bool) -> str:
    return "Abschrift" if acted_for and party.role == APPLICANT else "Ausfertigung"
