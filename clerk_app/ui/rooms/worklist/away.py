"""Where a case went that another program carries on: with which receipt, and what came back."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.domain.case import Act, CaseState, ever_open
from clerk_app.services.reading import CaseFile, TimelineEntry
from clerk_app.ui.kit.canonical import write_date
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from . import words
from .case_buttons import refused
from .case_state import Away, Button, CaseInputs, Proof
from .state import Gate

RESULT = "result"


@dataclass(frozen=True)
class _Trip:
    left: TimelineEntry
    back: TimelineEntry | None


def away(known: CaseInputs, file: CaseFile) -> Away | None:
    """The last time it left; None for a case that never did."""
    trip = _trip(file)
    if trip is None:
        return None
    handed, facts = trip.left, trip.left.facts
    when = words.moment(handed.at, known.now)
    lines = [
        Proof(tr("Ziel"), str(facts.get("target", "")), "package"),
        Proof(tr("Quittung"), str(facts.get("receipt", "")), "circle-check", "success"),
        Proof(tr("Übergeben"), tr("{when} von {name}").format(when=when, name=_by(handed))),
    ]
    if trip.back is not None:
        lines.append(_result(trip.back))
    elif file.case.state is CaseState.HANDED_OVER:
        lines.append(Proof(tr("Ergebnis"), tr("steht noch aus"), "hourglass", "warning"))
    step = result_step(known, file)
    return Away(tuple(lines), step.gate if step else None)


def result_step(known: CaseInputs, file: CaseFile) -> Button | None:
    if file.case.state is not CaseState.HANDED_OVER or not ever_open(Act.CONCLUDE, known.me):
        return None
    why = tr("Der letzte Schritt läuft noch.") if known.working else refused(known, file, Act.CONCLUDE)
    return Button(RESULT, tr("Ergebnis eintragen …"), "archive", Gate(not why, why), primary=True)


def _trip(file: CaseFile) -> _Trip | None:
    left: TimelineEntry | None = None
    back: TimelineEntry | None = None
    for entry in file.record.timeline:
        if entry.kind == "handed_over":
            left, back = entry, None
        elif entry.kind == "result_returned":
            back = entry
    return _Trip(left, back) if left is not None else None


def _result(entry: TimelineEntry) -> Proof:
    code, day = str(entry.facts.get("result", "")), write_date(str(entry.facts.get("decided_on", "")))
    told = tr("{result} am {day}").replace("{result}", word("handover_result", code)).replace("{day}", day)
    icon, tone = ("undo-2", "warning") if code == "sent_back" else ("archive", "success")
    return Proof(tr("Ergebnis"), f"{told} ({_by(entry)})", icon, tone)


def _by(entry: TimelineEntry) -> str:
    return entry.actor_name or entry.actor
