"""What can be done with a case now, and for what cannot be done, why."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.domain.case import Act, CaseState, ever_open
from clerk_app.domain.errors import ClerkError
from clerk_app.services.reading import CaseFile
from clerk_app.services.waiting import hears
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.story import names_in

from . import words
from .case_state import Button, CaseInputs
from .state import Gate

OPEN = frozenset(
    {
        CaseState.NEW,
        CaseState.CHECKING,
        CaseState.AWAITING_APPLICANT,
        CaseState.IN_PROGRESS,
        CaseState.AWAITING_STATEMENT,
        CaseState.REWORK,
    }
)
WORK: Mapping[str, Act] = {
    "claim": Act.CLAIM,
    "examine": Act.EXAMINE,
    "request": Act.REQUEST,
    "resume": Act.RESUME,
    "hear": Act.HEAR,
    "consult": Act.CONSULT,
    "assign": Act.ASSIGN,
    "release": Act.RELEASE,
    "reroute": Act.REROUTE,
    "discard": Act.DISCARD,
}


def buttons(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    """The next steps, at most three; the likeliest comes last and is the one that stands out."""
    return _own_work(known, _next_steps(known, file))


def _next_steps(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    case = file.case
    if case.state is CaseState.AWAITING_APPROVAL:
        return _waiting(known, file)
    if case.state not in OPEN:
        seen = Button("decide", tr("Bescheid ansehen"), "file-text", Gate())
        return (seen,) if file.record.notices else ()
    if not case.clerk:
        return _unclaimed(known, file)
    if not ever_open(Act.DRAFT, known.me):
        return ()
    examine = Button("examine", tr("Prüfen"), "list-checks", act_gate(known, file, Act.EXAMINE))
    decide = Button("decide", tr("Entscheiden"), "gavel", decide_gate(known, file), primary=True)
    return examine, _asking(known, file), decide


def _asking(known: CaseInputs, file: CaseFile) -> Button:
    if file.case.state is CaseState.AWAITING_APPLICANT:
        return Button("resume", tr("Wieder aufnehmen"), "undo-2", act_gate(known, file, Act.RESUME))
    if file.case.state is CaseState.AWAITING_STATEMENT:
        return _heard(known, file)
    begun = known.request is not None and not known.request.open
    text = tr("Weiter nachfordern …") if begun else tr("Nachfordern …")
    return Button("request", text, "mail", act_gate(known, file, Act.REQUEST))


def _heard(known: CaseInputs, file: CaseFile) -> Button:
    gate = act_gate(known, file, Act.RESUME)
    open = hears(file.record.timeline)
    text = tr("Anhörung abschließen …") if open else tr("Wieder aufnehmen")
    return Button("resume", text, "undo-2", gate)


def more(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    """What is needed more rarely; everything is listed, so that nobody has to guess what exists."""
    if not any(ever_open(act, known.me) for act in WORK.values()):
        return ()
    begun = known.hearing is not None and not known.hearing.open
    hearing = tr("Weiter anhören …") if begun else tr("Anhörung …")
    hear = Button("hear", hearing, "scale", act_gate(known, file, Act.HEAR))
    statement = tr("Stellungnahme einholen …")
    consult = Button("consult", statement, "landmark", act_gate(known, file, Act.CONSULT))
    return (
        *_own_work(known, (hear, consult)),
        Button("assign", tr("Zuweisen …"), "user-plus", act_gate(known, file, Act.ASSIGN)),
        Button("release", tr("Zurückgeben"), "undo-2", _release(known, file)),
        Button("reroute", tr("Weiterleiten …"), "arrow-right", act_gate(known, file, Act.REROUTE)),
        Button("discard", tr("Unzuständig …"), "user-x", act_gate(known, file, Act.DISCARD)),
    )


def _own_work(known: CaseInputs, offered: tuple[Button, ...]) -> tuple[Button, ...]:
    """What never is the work of this person is not offered; what is not possible just now says why."""
    return tuple(
        button for button in offered if button.id not in WORK or ever_open(WORK[button.id], known.me)
    )


def decide_gate(known: CaseInputs, file: CaseFile) -> Gate:
    gate = act_gate(known, file, Act.DRAFT)
    if gate.enabled and not file.outcomes:
        return Gate(False, _undecidable(file))
    return gate


def refused(known: CaseInputs, file: CaseFile, act: Act) -> str:
    """Why this person may not do it now, in a sentence; "" when the way is free."""
    try:
        file.case.after(act, known.me, file.case.version)
    except ClerkError as refusal:
        return words.said(refusal, names_in(file).people)
    return ""


def _unclaimed(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    claim = act_gate(known, file, Act.CLAIM)
    assign = act_gate(known, file, Act.ASSIGN)
    entrust = Button("assign", tr("Zuweisen …"), "user-plus", assign, primary=not claim.enabled)
    take = Button("claim", tr("Übernehmen"), "user-check", claim, primary=claim.enabled)
    return (entrust, take) if claim.enabled else (take, entrust)


def _waiting(known: CaseInputs, file: CaseFile) -> tuple[Button, ...]:
    look = Button("decide", tr("Bescheid ansehen"), "file-text", Gate())
    approve = act_gate(known, file, Act.APPROVE)
    if not approve.enabled:
        return (look,)
    return look, Button("approve", tr("Zur Freigabe"), "stamp", approve, primary=True)


def _release(known: CaseInputs, file: CaseFile) -> Gate:
    if not file.case.clerk:
        return Gate(False, tr("Der Vorgang ist niemandem zugewiesen."))
    return act_gate(known, file, Act.RELEASE)


def act_gate(known: CaseInputs, file: CaseFile, act: Act) -> Gate:
    if known.working:
        return Gate(False, tr("Der letzte Schritt läuft noch."))
    why = refused(known, file, act)
    return Gate(not why, why)


def _undecidable(file: CaseFile) -> str:
    if not file.case.service:
        return tr("Der Vorgang ist noch keinem Dienst zugeordnet. Bitte zuerst weiterleiten.")
    return tr(
        "Für dieses Verfahren sind noch keine Bescheide hinterlegt; es wird im Fachverfahren entschieden."
    )
