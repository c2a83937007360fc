"""What makes a case wait and what lets it go on, told in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from .language import tr
from .telling import Facts, Line, Teller
from .words import word


def _information_requested(facts: Facts) -> Line:
    told = tr("Frist bis {day}").format(day=facts.day("due_on"))
    return tr("{who} hat fehlende Unterlagen und Angaben nachgefordert"), told, "mail", "warning"


def _resumed(facts: Facts) -> Line:
    if facts.say("submission"):
        return tr("Der Vorgang ist wieder in Prüfung"), "", "list-checks", "accent"
    return tr("{who} hat die Prüfung wieder aufgenommen"), "", "list-checks", "accent"


def _hearing_sent(facts: Facts) -> Line:
    until = tr("Äußerung bis {day}").format(day=facts.day("due_on"))
    told = " · ".join(filter(None, (facts.names.outcomes.get(facts.say("outcome"), ""), until)))
    return tr("{who} hat vor der Entscheidung Gelegenheit zur Äußerung gegeben"), told, "scale", "warning"


def _hearing_ended(facts: Facts) -> Line:
    told = word("hearing", facts.say("answer"))
    return tr("{who} hat die Anhörung abgeschlossen"), told, "list-checks", "accent"


def _statement_asked(facts: Facts) -> Line:
    told = tr("Stellungnahme bis {day}").format(day=facts.day("due_on"))
    sentence = tr("{who} hat eine Stellungnahme eingeholt: {name}").replace("{name}", facts.say("addressee"))
    return sentence, told, "landmark", "warning"


def _statement_received(facts: Facts) -> Line:
    result = word("statement", facts.say("result"))
    if facts.say("result") == "none":
        return tr("{who} hat festgehalten, dass keine Stellungnahme kam"), "", "landmark", "text_muted"
    told = tr("{result}, eingegangen am {day}").format(result=result, day=facts.day("received_on"))
    return tr("{who} hat eine Stellungnahme erfasst"), told, "landmark", "accent"


WAITING_TELLERS: Mapping[str, Teller] = {
    "information_requested": _information_requested,
    "resumed": _resumed,
    "hearing_sent": _hearing_sent,
    "hearing_ended": _hearing_ended,
    "statement_asked": _statement_asked,
    "statement_received": _statement_received,
}
