"""Entries of the journal as they are read aloud, and the groups in which they are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from clerk_app.domain.service_pack import ServicePack
from clerk_app.services.auditing import JournalRow, Word
from clerk_app.services.office_time import PLACE
from clerk_app.services.reading import JournalFault, Reader, TimelineEntry
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.story import Names, Told, kinds_told, told

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "reading": ("opened", "arrival_opened"),
    "refusals": ("turned_down",),
    "office": (
        "signed_in", "pack_installed", "unit_added", "routing_told", "member_added", "member_removed",
        "account_closed", "backed_up", "restored",
    ),
    "arrivals": (
        "received", "supplemented", "document_added", "scanned", "quarantined", "acceptance_decided",
        "answered", "arrival_kept", "arrival_assigned", "arrival_discarded",
    ),
    "work": (
        "claimed", "assigned", "assigned_by_rule", "released", "rerouted", "registered", "examined",
        "judged", "noted", "draft_begun", "information_requested", "resumed", "hearing_sent",
        "hearing_ended", "statement_asked", "statement_received", "discarded", "handed_over",
        "result_returned",
    ),
    "decisions": ("submitted", "recalled", "approved", "returned"),
    "dispatch": (
        "letter_made", "dispatched", "posted", "notice_left", "dispatch_failed", "letter_retried",
        "paper_returned", "letter_renewed",
    ),
}  # fmt: skip
_NO_PERSON = "…"


def groups() -> tuple[tuple[str, str], ...]:
    return (
        ("reading", tr("Gelesen")),
        ("refusals", tr("Abgewiesen")),
        ("office", tr("Anmeldung und Rechte")),
        ("arrivals", tr("Eingang")),
        ("work", tr("Bearbeitung")),
        ("decisions", tr("Vorlage und Freigabe")),
        ("dispatch", tr("Versand")),
    )


def kinds_of(group: str) -> frozenset[str]:
    return frozenset(_GROUPS.get(group, ()))


def grouped() -> frozenset[str]:
    return frozenset(kind for kinds in _GROUPS.values() for kind in kinds)


def told_row(row: JournalRow, names: Names) -> Told:
    facts = {**row.facts, "reference": row.reference}
    entry = TimelineEntry(row.seq, row.at, row.actor, row.actor_name, row.kind, facts)
    return told(entry, names)


def names_of(reader: Reader, packs: Iterable[ServicePack]) -> Names:
    """A check that two packs call differently keeps its code: the entry does not say of which pack it is."""
    labels: dict[str, set[str]] = defaultdict(set)
    for pack in packs:
        for check in pack.checks:
            labels[check.id].add(check.label)
    return Names(
        people={one.login: one.name for one in reader.actors()},
        checks={check: label for check, (label, *others) in labels.items() if not others},
        units=reader.units(),
    )


def search_words(text: str, people: Mapping[str, str]) -> tuple[Word, ...]:
    """A word found in the sentence of a kind of entry, or in a name, looks for those entries too."""
    return tuple(
        Word(
            word,
            frozenset(kind for kind in kinds_told() if word.casefold() in _sentence_of(kind)),
            frozenset(login for login, name in people.items() if word.casefold() in name.casefold()),
        )
        for word in text.split()
    )


def moment(at: datetime) -> str:
    return at.astimezone(PLACE).strftime("%d.%m.%Y %H:%M:%S") if at.year > 1 else tr("unbekannt")


def entries(count: int, *, more: bool) -> str:
    figure = f"{count}+" if more else str(count)
    return tr("1 Eintrag") if figure == "1" else tr("{count} Einträge").format(count=figure)


def verdict(faults: Sequence[JournalFault], count: int) -> str:
    if not faults:
        return tr("Alle {count} Einträge stimmen mit ihren Prüfsummen überein.").format(count=count)
    if len(faults) == 1:
        return tr("1 Stelle stimmt nicht. Bitte nichts verändern und die IT-Sicherheit verständigen.")
    return tr(
        "{count} Stellen stimmen nicht. Bitte nichts verändern und die IT-Sicherheit verständigen."
    ).format(count=len(faults))


def fault(found: JournalFault) -> str:
    kinds = {
        "hash": tr("Ein Eintrag wurde verändert"),
        "gap": tr("Ein Eintrag fehlt"),
        "chain": tr("Die Kette ist unterbrochen"),
        "head": tr("Das Ende der Kette fehlt oder wurde gekürzt"),
        "content_missing": tr("Ein abgelegter Inhalt fehlt"),
        "content_changed": tr("Ein abgelegter Inhalt wurde verändert"),
        "seal": tr("Ein Siegel passt nicht zum Protokoll"),
        "record": tr("Gespeicherte Angaben passen nicht zum Protokoll"),
        "file": tr("Die Datei ist beschädigt"),
    }
    place = tr("Kette {chain}, Stelle {seq}").format(chain=found.case or "–", seq=found.seq or "–")
    return f"{kinds.get(found.kind, found.kind)} · {place}"


def _sentence_of(kind: str) -> str:
    blank = TimelineEntry(0, datetime.fromtimestamp(0, PLACE), "", _NO_PERSON, kind, {})
    return told(blank).sentence.casefold()
