"""What happens to the office itself, told in sentences: people, units, logins, copies, refusals."""

from __future__ import annotations

from collections.abc import Mapping

from .language import tr
from .telling import Facts, Line, Teller, plain, reason
from .texts import sentence as spoken
from .words import word


def _unit_added(facts: Facts) -> Line:
    sentence = tr("{who} hat die Organisationseinheit {name} angelegt").replace("{name}", facts.say("name"))
    return sentence, "", "building-2", "text_muted"


def _routing_told(facts: Facts) -> Line:
    desks = facts.known.get("desks")
    pairs = (
        [pair for pair in desks if isinstance(pair, list | tuple)] if isinstance(desks, list | tuple) else []
    )
    units = [[str(part) for part in pair] for pair in pairs if len(pair) == 2]
    told = ", ".join(f"{service} → {facts.names.units.get(unit, unit)}" for service, unit in units)
    return (
        tr("{who} hat eingetragen, wohin Dienste durch Zuständigkeitsregeln gehen"),
        told,
        "building-2",
        "text_muted",
    )


def _member_added(facts: Facts) -> Line:
    sentence = tr("{who} hat {login} in {unit} als {role} eingetragen").replace(
        "{login}", facts.person("login")
    )
    sentence = sentence.replace("{unit}", facts.unit()).replace("{role}", word("role", facts.say("role")))
    return sentence, "", "user-plus", "text_muted"


def _member_removed(facts: Facts) -> Line:
    sentence = tr("{who} hat {login} die Aufgabe {role} in {unit} entzogen")
    sentence = sentence.replace("{login}", facts.person("login")).replace("{unit}", facts.unit())
    return sentence.replace("{role}", word("role", facts.say("role"))), "", "user-x", "text_muted"


def _account_closed(facts: Facts) -> Line:
    sentence = tr("{who} hat die Anmeldung von {login} geschlossen")
    return sentence.replace("{login}", facts.person("login")), "", "user-x", "text_muted"


def _pack_installed(facts: Facts) -> Line:
    sentence = tr("{who} hat das Dienstpaket {service} in der Fassung {version} freigegeben")
    sentence = sentence.replace("{service}", facts.say("service")).replace(
        "{version}", facts.say("pack_version")
    )
    signed = facts.known.get("signed_by")
    names = ", ".join(map(str, signed)) if isinstance(signed, list | tuple) else ""
    return sentence, tr("Unterschrieben von {names}").format(names=names), "stamp", "success"


def _turned_down(facts: Facts) -> Line:
    """What the person was told then; names of people as they are known now."""
    told = facts.known.get("told")
    blanks: dict[str, object] = {"case": facts.say("reference")}
    if isinstance(told, Mapping):
        blanks |= {name: facts.names.people.get(value, value) for name, value in told.items()}
    said = spoken(facts.say("code"), {name: value for name, value in blanks.items() if value})
    return tr("{who} wurde abgewiesen"), said.happened, "circle-x", "warning"


def _arrival_discarded(facts: Facts) -> Line:
    return tr("{who} hat eine nicht angenommene Sendung verworfen"), reason(facts), "archive", "warning"


OFFICE_TELLERS: Mapping[str, Teller] = {
    "unit_added": _unit_added,
    "routing_told": _routing_told,
    "member_added": _member_added,
    "member_removed": _member_removed,
    "account_closed": _account_closed,
    "signed_in": plain(lambda: tr("{who} hat sich angemeldet"), "key-round"),
    "turned_down": _turned_down,
    "pack_installed": _pack_installed,
    "arrival_kept": plain(
        lambda: tr("Die Dateien einer nicht angenommenen Sendung sind aufbewahrt"), "archive"
    ),
    "arrival_opened": plain(lambda: tr("{who} hat eine nicht angenommene Sendung eingesehen"), "eye"),
    "arrival_discarded": _arrival_discarded,
    "backed_up": plain(lambda: tr("{who} hat das Büro gesichert"), "archive"),
    "restored": plain(
        lambda: tr("{who} hat das Büro aus einer Sicherung zurückgeholt"), "history", "warning"
    ),
}
