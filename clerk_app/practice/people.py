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
    """Clerks of single services, one who knows two, a supervisor over all, and one of each other function."""

    def held(role: Role, *named: str) -> tuple[Membership, ...]:
        return tuple(Membership(unit, role) for unit in named if unit in units)

    lead = held(Role.SUPERVISOR, *units)
    return (
        Colleague("a.becker", "A. Becker", held(Role.CLERK, "wohngeld", "fahrerlaubnis")),
        Colleague("m.schuster", "M. Schuster", held(Role.CLERK, "fahrerlaubnis", "kfz_zulassung")),
        Colleague("s.oezdemir", "S. Özdemir", held(Role.CLERK, "wohngeld", "aufenthaltstitel")),
        Colleague("t.wagner", "T. Wagner", held(Role.CLERK, "bauantrag", "kfz_zulassung")),
        Colleague("k.vogt", "Dr. K. Vogt", (*lead, *held(Role.CLERK, "wohngeld", "fahrerlaubnis"))),
        Colleague("poststelle", "Poststelle", held(Role.MAILROOM, *units)),
        Colleague("m.kern", "M. Kern", held(Role.RECORDS, *units)),
        Colleague("l.roth", "L. Roth", held(Role.EDITOR, *units)),
        Colleague("r.hahn", "R. Hahn", held(Role.AUDITOR, *units)),
        Colleague("j.sommer", "J. Sommer", held(Role.ADMINISTRATOR, *units)),
    )


FIRST_AT_THE_DESK = "a.becker"
SUPERVISOR = "k.vogt"
MAIL_ROOM = "poststelle"
AUDITOR = "r.hahn"
