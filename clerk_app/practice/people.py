"""Who works in the practice office."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.person import Membership, Role


@dataclass(frozen=True)
class Colleague:
    login: str
    name: str
    memberships: tuple[Membership, ...]


def colleagues(units: tuple[str, ...]) -> tuple[Colleague, ...]:
    """Clerks of single services, one who knows two, a supervisor over all, an auditor, the mail room."""

    def held(role: Role, *named: str) -> tuple[Membership, ...]:
        return tuple(Membership(unit, role) for unit in named if unit in units)

    lead = tuple(Membership(unit, Role.SUPERVISOR) for unit in units)
    return (
        Colleague("a.becker", "A. Becker", held(Role.CLERK, "wohngeld", "fahrerlaubnis")),
        Colleague("m.schuster", "M. Schuster", held(Role.CLERK, "fahrerlaubnis", "kfz_zulassung")),
        Colleague("s.oezdemir", "S. Özdemir", held(Role.CLERK, "wohngeld", "aufenthaltstitel")),
        Colleague("t.wagner", "T. Wagner", held(Role.CLERK, "bauantrag", "kfz_zulassung")),
        Colleague("k.vogt", "Dr. K. Vogt", (*lead, *held(Role.CLERK, "wohngeld", "fahrerlaubnis"))),
        Colleague("r.hahn", "R. Hahn", tuple(Membership(unit, Role.AUDITOR) for unit in units)),
        Colleague("poststelle", "Poststelle", tuple(Membership(unit, Role.MAILROOM) for unit in units)),
    )


FIRST_AT_THE_DESK = "a.becker"
SUPERVISOR = "k.vogt"
