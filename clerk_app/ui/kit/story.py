"""The history of a case told in sentences: who did what, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from clerk_app.services.reading import CaseFile, TimelineEntry

from .language import tr
from .texts import sentence as spoken
from .words import word


@dataclass(frozen=True)
class Names:
    """What the journal keeps as a short code, and what it is called."""

    people: Mapping[str, str] = field(default_factory=dict)  # login → name
    checks: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)


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


def told(entry: TimelineEntry, names: Names = Names()) -> Told:
    teller = _TELLERS.get(entry.kind)
    who = entry.actor_name or entry.actor or tr("Das Programm")
    if teller is None:
        return Told(entry.at, tr("{who}: {kind}").format(who=who, kind=entry.kind), entry.text)
    sentence, text, icon, tone = teller(_Facts(entry.facts, names, entry.text))
    return Told(entry.at, sentence.replace("{who}", who), text, icon, tone)


def kinds_told() -> frozenset[str]:
    return frozenset(_TELLERS)


@dataclass(frozen=True)
class _Facts:
    """The facts of one entry; a fact that is missing is an empty word, so a history is never cut short."""

    known: Mapping[str, object]
    names: Names
    text: str

    def say(self, name: str) -> str:
        value = self.known.get(name)
        return "" if value is None else str(value)

    def day(self, name: str) -> str:
        try:
            return date.fromisoformat(self.say(name)[:10]).strftime("%d.%m.%Y")
        except ValueError:
            return self.say(name)

    def person(self, name: str) -> str:
        login = self.say(name)
        return self.names.people.get(login, login)


_Line = tuple[str, str, str, str]  # sentence with {who}, text, icon, tone
_Teller = Callable[[_Facts], _Line]


def _repeated(entry: TimelineEntry, later: TimelineEntry) -> bool:
    return entry.kind == later.kind == "opened" and entry.actor == later.actor


def _plain(sentence: Callable[[], str], icon: str, tone: str = "text_muted") -> _Teller:
    return lambda facts: (sentence(), facts.text, icon, tone)


def _received(facts: _Facts) -> _Line:
    sentence = tr("Antrag über {channel} eingegangen").format(channel=word("channel", facts.say("channel")))
    due = tr("Frist bis {day}").format(day=facts.day("due_on")) if facts.say("due_on") else ""
    return sentence, due, "inbox", "accent"


def _quarantined(facts: _Facts) -> _Line:
    return tr("Sendung nicht angenommen"), facts.say("source"), "shield-alert", "danger"


def _document_added(facts: _Facts) -> _Line:
    sentence = tr("{who} hat ein Dokument zum Vorgang genommen")
    way = tr("{channel}, eingegangen am {day}").format(
        channel=word("channel", facts.say("channel")), day=facts.day("received_on")
    )
    return sentence, way, "file-text", "accent"


def _assigned(facts: _Facts) -> _Line:
    sentence = tr("{who} hat den Vorgang {name} zugewiesen").replace("{name}", facts.person("clerk"))
    return sentence, "", "user-plus", "text_muted"


def _rerouted(facts: _Facts) -> _Line:
    where = facts.say("subject") or facts.say("service")
    sentence = tr("{who} hat den Vorgang an {unit} weitergeleitet: {where}")
    sentence = sentence.replace("{unit}", facts.say("unit")).replace("{where}", where)
    return sentence, _reason(facts), "arrow-right", "warning"


def _examined(facts: _Facts) -> _Line:
    open_ones = facts.say("unsettled") or "0"
    rest = tr("nichts offen") if open_ones == "0" else tr("{count} offen").format(count=open_ones)
    sentence = tr("{who} hat geprüft: {met} erfüllt, {rest}")
    return (
        sentence.replace("{met}", facts.say("met") or "0").replace("{rest}", rest),
        "",
        "list-checks",
        "accent",
    )


def _judged(facts: _Facts) -> _Line:
    check = facts.names.checks.get(facts.say("check"), facts.say("check"))
    sentence = tr("{who} hat „{check}“ als {finding} beurteilt")
    sentence = sentence.replace("{check}", check).replace("{finding}", word("finding", facts.say("finding")))
    return sentence, facts.text, "user-check", "text_muted"


def _submitted(facts: _Facts) -> _Line:
    outcome = facts.names.outcomes.get(facts.say("outcome"), "")
    sentence = tr("{who} hat den Bescheid zur Freigabe vorgelegt")
    return sentence, outcome, "hourglass", "accent"


def _approved(facts: _Facts) -> _Line:
    alone = facts.known.get("single_seat") is True
    text = (
        tr("Einzelplatz: Das Vier-Augen-Prinzip ist hier organisatorisch sicherzustellen.") if alone else ""
    )
    return tr("{who} hat den Bescheid freigegeben"), text, "badge-check", "success"


def _discarded(facts: _Facts) -> _Line:
    return tr("{who} hat den Vorgang wegen Unzuständigkeit verworfen"), _reason(facts), "x", "danger"


def _handed_over(facts: _Facts) -> _Line:
    sentence = tr("{who} hat den Vorgang an „{target}“ übergeben").replace("{target}", facts.say("target"))
    receipt = tr("Quittung: {receipt}").replace("{receipt}", facts.say("receipt"))
    return sentence, receipt, "send", "success"


def _noted(facts: _Facts) -> _Line:
    if facts.known.get("record") is True:
        return tr("{who} hat einen Vermerk zur Akte genommen"), facts.text, "file-text", "text_muted"
    return tr("{who} hat eine Notiz geschrieben"), facts.text, "sticky-note", "text_muted"


def _acceptance_decided(facts: _Facts) -> _Line:
    if facts.known.get("accepted") is True:
        return tr("{who} hat die Sendung angenommen"), facts.text, "circle-check", "success"
    return tr("{who} hat die Sendung zurückgewiesen"), facts.text, "circle-x", "danger"


def _answered(facts: _Facts) -> _Line:
    sentences = {
        "accepted": tr("Die Annahme ist beim Zustelldienst vermerkt"),
        "rejected": tr("Die Zurückweisung ist beim Zustelldienst vermerkt"),
    }
    ended = tr("Der Zustelldienst hat die Sendung abgeschlossen")
    return sentences.get(facts.say("answer"), ended), "", "send", "text_muted"


def _dispatched(facts: _Facts) -> _Line:
    sentences = {
        "acknowledge": tr("Die Eingangsbestätigung ist versandt"),
        "dispatch": tr("Der Bescheid ist versandt"),
    }
    return (
        sentences.get(facts.say("what"), tr("Eine Sendung ist versandt")),
        _number(facts),
        "send",
        "success",
    )


def _dispatch_failed(facts: _Facts) -> _Line:
    sentences = {
        "acknowledge": tr("Die Eingangsbestätigung konnte nicht versandt werden"),
        "dispatch": tr("Der Bescheid konnte nicht versandt werden"),
    }
    other = tr("Eine Sendung konnte nicht versandt werden")
    return sentences.get(facts.say("what"), other), _number(facts), "octagon-alert", "danger"


def _number(facts: _Facts) -> str:
    number = facts.say("remote_id")
    return tr("Sendungsnummer: {number}").format(number=number) if number else ""


def _unit_added(facts: _Facts) -> _Line:
    sentence = tr("{who} hat die Organisationseinheit {name} angelegt").replace("{name}", facts.say("name"))
    return sentence, "", "building-2", "text_muted"


def _member_added(facts: _Facts) -> _Line:
    sentence = tr("{who} hat {login} in {unit} als {role} eingetragen").replace(
        "{login}", facts.person("login")
    )
    sentence = sentence.replace("{unit}", facts.say("unit")).replace(
        "{role}", word("role", facts.say("role"))
    )
    return sentence, "", "user-plus", "text_muted"


def _member_removed(facts: _Facts) -> _Line:
    sentence = tr("{who} hat {login} die Aufgabe {role} in {unit} entzogen")
    sentence = sentence.replace("{login}", facts.person("login")).replace("{unit}", facts.say("unit"))
    return sentence.replace("{role}", word("role", facts.say("role"))), "", "user-x", "text_muted"


def _account_closed(facts: _Facts) -> _Line:
    sentence = tr("{who} hat die Anmeldung von {login} geschlossen")
    return sentence.replace("{login}", facts.person("login")), "", "user-x", "text_muted"


def _turned_down(facts: _Facts) -> _Line:
    """What the person was told then; names of people as they are known now."""
    told = facts.known.get("told")
    blanks: dict[str, object] = {"case": facts.say("reference")}
    if isinstance(told, Mapping):
        blanks |= {name: facts.names.people.get(value, value) for name, value in told.items()}
    said = spoken(facts.say("code"), {name: value for name, value in blanks.items() if value})
    return tr("{who} wurde abgewiesen"), said.happened, "circle-x", "warning"


def _reason(facts: _Facts) -> str:
    reason = facts.say("reason")
    return tr("Begründung: {reason}").format(reason=reason) if reason else ""


def _supplemented(facts: _Facts) -> _Line:
    if facts.known.get("duplicate") is True:
        return tr("Dieselbe Sendung ist noch einmal eingegangen"), "", "files", "warning"
    if facts.known.get("late") is True:
        told = tr("Der Vorgang bleibt abgeschlossen. Bitte prüfen, ob etwas zu veranlassen ist.")
        return tr("Ein Nachtrag ist eingegangen"), told, "inbox", "warning"
    return tr("Eine Nachreichung ist eingegangen"), "", "inbox", "accent"


_TELLERS: Mapping[str, _Teller] = {
    "received": _received,
    "supplemented": _supplemented,
    "quarantined": _quarantined,
    "opened": _plain(lambda: tr("{who} hat den Vorgang geöffnet"), "eye"),
    "claimed": _plain(lambda: tr("{who} hat den Vorgang übernommen"), "user-check", "accent"),
    "assigned": _assigned,
    "released": _plain(lambda: tr("{who} hat den Vorgang zurückgegeben"), "undo-2"),
    "rerouted": _rerouted,
    "examined": _examined,
    "judged": _judged,
    "draft_begun": _plain(
        lambda: tr("{who} hat begonnen, den Bescheid zu entwerfen"), "square-pen", "accent"
    ),
    "submitted": _submitted,
    "recalled": _plain(
        lambda: tr("{who} hat den Bescheid aus der Freigabe zurückgeholt"), "undo-2", "warning"
    ),
    "approved": _approved,
    "returned": _plain(
        lambda: tr("{who} hat den Bescheid zur Überarbeitung zurückgegeben"),
        "corner-up-left",
        "danger",
    ),
    "discarded": _discarded,
    "document_added": _document_added,
    "handed_over": _handed_over,
    "noted": _noted,
    "acceptance_decided": _acceptance_decided,
    "answered": _answered,
    "dispatched": _dispatched,
    "dispatch_failed": _dispatch_failed,
    "unit_added": _unit_added,
    "member_added": _member_added,
    "member_removed": _member_removed,
    "account_closed": _account_closed,
    "backed_up": _plain(lambda: tr("{who} hat das Büro gesichert"), "archive"),
    "restored": _plain(
        lambda: tr("{who} hat das Büro aus einer Sicherung zurückgeholt"), "history", "warning"
    ),
    "signed_in": _plain(lambda: tr("{who} hat sich angemeldet"), "key-round"),
    "turned_down": _turned_down,
    "spoiled": _plain(lambda: tr("Dieser Eintrag ist nicht mehr lesbar"), "octagon-alert", "danger"),
}
