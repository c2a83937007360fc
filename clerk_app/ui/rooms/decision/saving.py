"""What the room says about the safety of the typed words, and why a notice cannot be laid before anybody."""

from __future__ import annotations

from clerk_app.ui.kit.language import translate

from . import words
from .state import Inputs, Keeping, Kept, SaveNote, Tone


def save_note(kept: Kept) -> SaveNote:
    match kept.state:
        case Keeping.UNTOUCHED:
            return SaveNote(translate("decision", "Noch kein Entwurf"), Tone.NEUTRAL, "")
        case Keeping.TYPED | Keeping.SAVING:
            return SaveNote(translate("decision", "wird gesichert …"), Tone.NEUTRAL, "")
        case Keeping.SAVED:
            at = words.clock(kept.at) if kept.at else ""
            text = translate("decision", "Entwurf gesichert {clock}").format(clock=at)
            return SaveNote(text, Tone.SUCCESS, "")
        case Keeping.KEPT_HERE:
            at = words.clock(kept.at) if kept.at else ""
            text = translate("decision", "auf diesem Rechner gesichert {clock}").format(clock=at)
            return SaveNote(text, Tone.WARNING, words.trouble(kept.trouble))
        case Keeping.OVERTAKEN:
            hint = translate("decision", "Es gibt zwei Fassungen. Ihre Worte stehen weiter hier.")
            return SaveNote(translate("decision", "nicht gesichert: zwei Fassungen"), Tone.DANGER, hint)
        case Keeping.FAILED | Keeping.REFUSED:
            hint = words.trouble(kept.trouble)
            return SaveNote(translate("decision", "nicht gesichert · erneut sichern"), Tone.DANGER, hint)


def gate_reason(known: Inputs) -> str:
    """Why the notice cannot go to the supervisor now; "" when it can."""
    for why in (_two_versions, _nothing_composed, _blocked, _unsaved, _out_of_reach):
        reason = why(known)
        if reason:
            return reason
    return ""


def _two_versions(known: Inputs) -> str:
    if known.submitting:
        return translate("decision", "Der Bescheid wird gerade vorgelegt.")
    if known.other is not None:
        return translate(
            "decision", "Es gibt zwei Fassungen dieses Entwurfs. Entscheiden Sie zuerst, welche gilt."
        )
    return ""


def _nothing_composed(known: Inputs) -> str:
    if known.trouble is not None:
        return words.trouble(known.trouble)
    if known.composed is None:
        return translate("decision", "Der Bescheid wird noch zusammengestellt.")
    if known.composed.notice is None and not known.composed.blockers:
        return translate("decision", "Es ist noch keine Entscheidung gewählt.")
    return ""


def _blocked(known: Inputs) -> str:
    count = len(known.composed.blockers) if known.composed else 0
    return words.blockers_title(count) + "." if count else ""


def _out_of_reach(known: Inputs) -> str:
    if known.outage is None:
        return ""
    return translate(
        "decision", "Die Datenbank ist nicht erreichbar. Vorlegen geht erst wieder, wenn sie antwortet."
    )


def _unsaved(known: Inputs) -> str:
    """Typed but not yet kept is no hindrance: laying before the supervisor saves first."""
    if known.kept.state in (Keeping.FAILED, Keeping.REFUSED, Keeping.KEPT_HERE):
        return translate("decision", "Der Entwurf ist nicht gesichert.")
    return ""
