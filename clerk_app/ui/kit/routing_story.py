"""How a case came to its place, told in sentences: by hand, by the rule of the authority, by a pack."""

from __future__ import annotations

from collections.abc import Mapping

from .language import tr
from .telling import Facts, Line, Teller, reason


def _arrival_assigned(facts: Facts) -> Line:
    way = tr("Die Dateien liegen unverändert bei.")
    return tr("{who} hat eine zunächst nicht angenommene Sendung zugeordnet"), way, "inbox", "accent"


def _assigned(facts: Facts) -> Line:
    sentence = tr("{who} hat den Vorgang {name} zugewiesen").replace("{name}", facts.person("clerk"))
    return sentence, "", "user-plus", "text_muted"


def _assigned_by_rule(facts: Facts) -> Line:
    sentence = tr("Nach der Zuständigkeitsregel der Behörde {name} zugewiesen")
    rule = tr("Regel: {rule}").replace("{rule}", facts.say("rule"))
    return sentence.replace("{name}", facts.person("clerk")), rule, "user-plus", "text_muted"


def _rerouted(facts: Facts) -> Line:
    where = facts.say("subject") or facts.say("service")
    sentence = tr("{who} hat den Vorgang an {unit} weitergeleitet: {where}")
    sentence = sentence.replace("{unit}", facts.unit()).replace("{where}", where)
    return sentence, reason(facts), "arrow-right", "warning"


def _registered(facts: Facts) -> Line:
    where = facts.say("subject") or facts.say("service")
    sentence = tr("{who} hat den Vorgang einem Dienst zugeordnet: {where}")
    if facts.known.get("by_pack") is True:
        sentence = tr("{who} hat neu eingelesen; das Dienstpaket erkennt den Vorgang: {where}")
    told = [tr("Aktenzeichen {reference}").replace("{reference}", facts.say("file_reference")), facts.unit()]
    if facts.say("clerk"):
        told.append(tr("zugewiesen: {name}").replace("{name}", facts.person("clerk")))
    told.append(reason(facts))
    return sentence.replace("{where}", where), " · ".join(filter(None, told)), "inbox", "accent"


ROUTING_TELLERS: Mapping[str, Teller] = {
    "arrival_assigned": _arrival_assigned,
    "assigned": _assigned,
    "assigned_by_rule": _assigned_by_rule,
    "rerouted": _rerouted,
    "registered": _registered,
}
