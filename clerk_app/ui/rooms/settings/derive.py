"""What the settings room shows, worked out from what it knows."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.domain.service_pack import ServicePack
from clerk_app.ui.kit.language import translate

from .letterhead_words import shown_letterhead
from .state import Check, Inputs, Shown, ShownCheck, ShownPack


def derive(known: Inputs) -> Shown:
    checks = tuple(_check(check) for check in known.checks or ())
    return Shown(
        practice=_practice(known.practice),
        seat=_seat(known.single_seat),
        facts=tuple((_fact(name), value) for name, value in known.facts),
        packs=known.packs,
        packs_title=_packs_title(known.packs),
        checks=checks,
        checks_title=_checks_title(checks) if known.checks is not None else "",
        checking=known.checks is None and not known.trouble,
        letterhead=shown_letterhead(known.letterheads, known.unit),
        trouble=known.trouble,
    )


def shown_pack(pack: ServicePack, confirmations: frozenset[str]) -> ShownPack:
    decided = len(pack.decisions)
    about = translate("settings", "{procedures} Verfahren · {checks} Prüfpunkte · {decisions} Entscheidungen")
    return ShownPack(
        title=pack.title,
        version=pack.version,
        about=about.format(procedures=len(pack.procedures), checks=len(pack.checks), decisions=decided),
        sources=tuple(_source(s.law, s.state, s.note) for s in pack.sources) or pack.laws,
        unconfirmed=tuple(dict.fromkeys(_unconfirmed(pack, confirmations))),
    )


def _unconfirmed(pack: ServicePack, confirmations: frozenset[str]) -> Iterator[str]:
    """The pack's own open points, then every single part that waits for a word of the legal office."""
    yield from pack.unconfirmed
    for id, part, note in _doubts(pack):
        if note and f"{pack.id}.{id}" not in confirmations:
            yield f"{part}: {note}"


def _doubts(pack: ServicePack) -> Iterator[tuple[str, str, str]]:
    """Id by which the authority would confirm it ("" where it cannot), the part in words, the doubt."""
    for remedy in pack.remedies.values():
        yield remedy.id, translate("settings", "Rechtsbehelf"), remedy.unconfirmed
    for block in pack.texts.values():
        part = translate("settings", "Baustein „{title}“").format(title=block.title)
        yield block.id, part, block.unconfirmed
    for deadline in pack.deadlines:
        yield "", translate("settings", "Frist „{label}“").format(label=deadline.label), deadline.unconfirmed
    for kept in pack.retention:
        part = translate("settings", "Aufbewahrung „{label}“").format(label=kept.object)
        yield "", part, kept.unconfirmed


def _source(law: str, state: str, note: str) -> str:
    return " · ".join(part for part in (law, state, note) if part)


def _practice(practice: bool) -> str:
    if practice:
        return translate(
            "settings",
            "Übungsbetrieb: Alle Personen und Anträge sind erfunden. Bescheide tragen den Aufdruck „ÜBUNG“; "
            "es wird nichts versandt.",
        )
    return translate("settings", "Echtbetrieb: Vorgänge und Bescheide sind echt.")


def _seat(single: bool) -> str:
    if single:
        return translate(
            "settings",
            "Einzelplatz: Die Datenbank liegt auf diesem Rechner. Wer die Datei besitzt, könnte sie am "
            "Programm vorbei ändern; die Trennung der Personen kann diese Datei deshalb nicht beweisen.",
        )
    return translate("settings", "Gemeinsame Datenbank: Die Trennung der Personen setzt der Server durch.")


def _packs_title(packs: tuple[ShownPack, ...]) -> str:
    points = sum(len(pack.unconfirmed) for pack in packs)
    if not points:
        return translate("settings", "{count} Dienste, alles bestätigt").format(count=len(packs))
    words = translate("settings", "{count} Dienste, {points} Punkte noch nicht bestätigt")
    return words.format(count=len(packs), points=points)


def _checks_title(checks: tuple[ShownCheck, ...]) -> str:
    faults = sum(check.state == "fault" for check in checks)
    warnings = sum(check.state == "warning" for check in checks)
    if not faults and not warnings:
        return translate("settings", "Alles in Ordnung")
    told = (_counted_faults(faults), _counted_warnings(warnings))
    return ", ".join(part for part in told if part)


def _counted_faults(count: int) -> str:
    return translate("settings", "{count} Fehler").format(count=count) if count else ""


def _counted_warnings(count: int) -> str:
    if count == 1:
        return translate("settings", "1 Hinweis")
    return translate("settings", "{count} Hinweise").format(count=count) if count else ""


def _check(check: Check) -> ShownCheck:
    name, state, text = check
    states = {
        "fine": translate("settings", "in Ordnung"),
        "warning": translate("settings", "Hinweis"),
        "fault": translate("settings", "Fehler"),
    }
    return ShownCheck(_label(name), state, states.get(state, state), text)


def _label(name: str) -> str:
    known = {
        "database": translate("settings", "Datenbank"),
        "journal": translate("settings", "Journal und Dokumente"),
        "disk": translate("settings", "Platz auf dem Datenträger"),
        "packs": translate("settings", "Dienstpakete"),
        "authority": translate("settings", "Angaben der Behörde"),
        "routing": translate("settings", "Zuständigkeiten"),
        "routing_told": translate("settings", "Zuständigkeiten"),
        "people": translate("settings", "Personen"),
        "secrets": translate("settings", "Schlüsselspeicher"),
        "python": translate("settings", "Laufzeit"),
        "backup": translate("settings", "Sicherung"),
        "encryption": translate("settings", "Verschlüsselung"),
        "pages": translate("settings", "Unversehrtheit der Datei"),
        "single_seat": translate("settings", "Einzelplatz"),
        "line": translate("settings", "Leitung"),
        "server": translate("settings", "Datenbankserver"),
        "walls": translate("settings", "Trennung der Rechte"),
        "clock": translate("settings", "Uhrzeit"),
        "journal_seal": translate("settings", "Siegel des Journals"),
        "seal": translate("settings", "Siegel der Bescheide"),
        "outbox": translate("settings", "Postausgang"),
        "keys": translate("settings", "Schlüssel"),
        "forms": translate("settings", "Formulardateien"),
        "connections": translate("settings", "Verbindungen"),
        "standby": translate("settings", "Zweitschrift"),
        "malware": translate("settings", "Schadprogramme"),
        "set_aside": translate("settings", "Beiseitegelegtes"),
    }
    return known.get(name, name)


def _fact(name: str) -> str:
    known = {
        "database": translate("settings", "Datenbank"),
        "size": translate("settings", "Größe"),
        "engine": translate("settings", "Technik"),
        "home": translate("settings", "Datenordner"),
        "spelling": translate("settings", "Rechtschreibung"),
    }
    return known.get(name, name)
