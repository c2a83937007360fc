"""The history of a case told in sentences: who did what, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clerk_app.services.reading import CaseFile, TimelineEntry

from .language import tr
from .letter_story import LETTER_TELLERS
from .office_story import OFFICE_TELLERS
from .routing_story import ROUTING_TELLERS
from .telling import NO_NAMES, Facts, Line, Names, Teller, plain, reason
from .texts import sentence as spoken
from .waiting_story import WAITING_TELLERS
from .words import word

__all__ = ["Names", "Told", "kinds_told", "names_in", "story", "told"]


@dataclass(frozen=True)
class Told:
    """One event as it is read. `text` is the wording of a note, a remark or a reason."""

    at: datetime
    sentence: str
    text: str = ""
    icon: str = "circle"
    tone: str = "text_muted"


def names_in(file: CaseFile) -> Names:
    row = file.record.row
    people = {entry.actor: entry.actor_name for entry in file.record.timeline if entry.actor_name}
    if row.clerk:
        people.setdefault(row.clerk, row.clerk_name or row.clerk)
    return Names(
        people=people,
        checks={finding.check: finding.label for finding in file.findings},
        outcomes={outcome.id: outcome.label for outcome in file.outcomes},
    )


def story(timeline: Sequence[TimelineEntry], names: Names) -> tuple[Told, ...]:
    """Newest first. Somebody who opens the case again and again is told once, with the last time."""
    lines: list[Told] = []
    previous: TimelineEntry | None = None
    for entry in reversed(timeline):
        if previous is None or not _repeated(entry, previous):
            lines.append(told(entry, names))
        previous = entry
    return tuple(lines)


def told(entry: TimelineEntry, names: Names = NO_NAMES) -> Told:
    teller = _TELLERS.get(entry.kind)
    who = entry.actor_name or entry.actor or tr("Das Programm")
    if teller is None:
        return Told(entry.at, tr("{who}: {kind}").format(who=who, kind=entry.kind), entry.text)
    sentence, text, icon, tone = teller(Facts(entry.facts, names, entry.text))
    return Told(entry.at, sentence.replace("{who}", who), text, icon, tone)


def kinds_told() -> frozenset[str]:
    return frozenset(_TELLERS)


def _repeated(entry: TimelineEntry, later: TimelineEntry) -> bool:
    return entry.kind == later.kind == "opened" and entry.actor == later.actor


def _received(facts: Facts) -> Line:
    sentence = tr("Antrag über {channel} eingegangen").format(channel=word("channel", facts.say("channel")))
    due = tr("Frist bis {day}").format(day=facts.day("due_on")) if facts.say("due_on") else ""
    return sentence, due, "inbox", "accent"


def _quarantined(facts: Facts) -> Line:
    return tr("Sendung nicht angenommen"), facts.say("source"), "shield-alert", "danger"


def _document_added(facts: Facts) -> Line:
    sentence = tr("{who} hat ein Dokument zum Vorgang genommen")
    way = tr("{channel}, eingegangen am {day}").format(
        channel=word("channel", facts.say("channel")), day=facts.day("received_on")
    )
    return sentence, way, "file-text", "accent"


def _scanned(facts: Facts) -> Line:
    if facts.say("state") == "infected":
        told = tr("{found}; das Dokument öffnet nicht und bleibt als Beweis erhalten.")
        sentence = tr("{who} hat in einem Dokument ein Schadprogramm gefunden")
        return sentence, told.replace("{found}", facts.say("found")), "octagon-alert", "danger"
    sentence = tr("Ein Dokument konnte nicht auf Schadprogramme geprüft werden")
    return sentence, spoken(facts.say("found"), {}).happened, "shield-alert", "warning"


def _examined(facts: Facts) -> Line:
    open_ones = facts.say("unsettled") or "0"
    rest = tr("nichts offen") if open_ones == "0" else tr("{count} offen").format(count=open_ones)
    sentence = tr("{who} hat geprüft: {met} erfüllt, {rest}")
    return (
        sentence.replace("{met}", facts.say("met") or "0").replace("{rest}", rest),
        "",
        "list-checks",
        "accent",
    )


def _judged(facts: Facts) -> Line:
    check = facts.names.checks.get(facts.say("check"), facts.say("check"))
    sentence = tr("{who} hat „{check}“ als {finding} beurteilt")
    sentence = sentence.replace("{check}", check).replace("{finding}", word("finding", facts.say("finding")))
    return sentence, facts.text, "user-check", "text_muted"


def _submitted(facts: Facts) -> Line:
    outcome = facts.names.outcomes.get(facts.say("outcome"), "")
    sentence = tr("{who} hat den Bescheid zur Freigabe vorgelegt")
    return sentence, outcome, "hourglass", "accent"


def _approved(facts: Facts) -> Line:
    alone = facts.known.get("single_seat") is True
    text = (
        tr("Einzelplatz: Das Vier-Augen-Prinzip ist hier organisatorisch sicherzustellen.") if alone else ""
    )
    return tr("{who} hat den Bescheid freigegeben"), text, "badge-check", "success"


def _discarded(facts: Facts) -> Line:
    return tr("{who} hat den Vorgang wegen Unzuständigkeit verworfen"), reason(facts), "x", "danger"


def _handed_over(facts: Facts) -> Line:
    sentence = tr("{who} hat den Vorgang an „{target}“ übergeben").replace("{target}", facts.say("target"))
    receipt = tr("Quittung: {receipt}").replace("{receipt}", facts.say("receipt"))
    return sentence, receipt, "send", "success"


def _result_returned(facts: Facts) -> Line:
    result = word("handover_result", facts.say("result"))
    told = tr("{result} am {day}").replace("{result}", result).replace("{day}", facts.day("decided_on"))
    if facts.say("result") == "sent_back":
        return tr("{who} hat den Vorgang aus dem Fachverfahren zurückgenommen"), told, "undo-2", "warning"
    return tr("{who} hat das Ergebnis des Fachverfahrens eingetragen"), told, "archive", "success"


def _noted(facts: Facts) -> Line:
    if facts.known.get("record") is True:
        return tr("{who} hat einen Vermerk zur Akte genommen"), facts.text, "file-text", "text_muted"
    return tr("{who} hat eine Notiz geschrieben"), facts.text, "sticky-note", "text_muted"


def _acceptance_decided(facts: Facts) -> Line:
    if facts.known.get("accepted") is True:
        return tr("{who} hat die Sendung angenommen"), facts.text, "circle-check", "success"
    return tr("{who} hat die Sendung zurückgewiesen"), facts.text, "circle-x", "danger"


def _answered(facts: Facts) -> Line:
    sentences = {
        "accepted": tr("Die Annahme ist beim Zustelldienst vermerkt"),
        "rejected": tr("Die Zurückweisung ist beim Zustelldienst vermerkt"),
    }
    ended = tr("Der Zustelldienst hat die Sendung abgeschlossen")
    return sentences.get(facts.say("answer"), ended), "", "send", "text_muted"


def _supplemented(facts: Facts) -> Line:
    if facts.known.get("duplicate") is True:
        return tr("Dieselbe Sendung ist noch einmal eingegangen"), "", "files", "warning"
    if facts.known.get("late") is True:
        told = tr("Der Vorgang bleibt abgeschlossen. Bitte prüfen, ob etwas zu veranlassen ist.")
        return tr("Ein Nachtrag ist eingegangen"), told, "inbox", "warning"
    return tr("Eine Nachreichung ist eingegangen"), "", "inbox", "accent"


_TELLERS: Mapping[str, Teller] = {
    **OFFICE_TELLERS,
    **ROUTING_TELLERS,
    **LETTER_TELLERS,
    **WAITING_TELLERS,
    "received": _received,
    "supplemented": _supplemented,
    "quarantined": _quarantined,
    "opened": plain(lambda: tr("{who} hat den Vorgang geöffnet"), "eye"),
    "claimed": plain(lambda: tr("{who} hat den Vorgang übernommen"), "user-check", "accent"),
    "released": plain(lambda: tr("{who} hat den Vorgang zurückgegeben"), "undo-2"),
    "examined": _examined,
    "judged": _judged,
    "draft_begun": plain(lambda: tr("{who} hat begonnen, den Bescheid zu entwerfen"), "square-pen", "accent"),
    "submitted": _submitted,
    "recalled": plain(
        lambda: tr("{who} hat den Bescheid aus der Freigabe zurückgeholt"), "undo-2", "warning"
    ),
    "approved": _approved,
    "returned": plain(
        lambda: tr("{who} hat den Bescheid zur Überarbeitung zurückgegeben"),
        "corner-up-left",
        "danger",
    ),
    "discarded": _discarded,
    "document_added": _document_added,
    "scanned": _scanned,
    "handed_over": _handed_over,
    "result_returned": _result_returned,
    "noted": _noted,
    "acceptance_decided": _acceptance_decided,
    "answered": _answered,
    "spoiled": plain(lambda: tr("Dieser Eintrag ist nicht mehr lesbar"), "octagon-alert", "danger"),
}
