"""What became of the letters of a case, told in sentences: sent, posted, failed, put back."""

from __future__ import annotations

from collections.abc import Mapping

from .language import tr
from .telling import Facts, Line, Teller, plain
from .words import word


def _dispatched(facts: Facts) -> Line:
    return tr("{letter} ist versandt").format(letter=_subject(facts)), _number(facts), "send", "success"


def _posted(facts: Facts) -> Line:
    way = tr("{way} am {day}").format(way=word("post", facts.say("way")), day=facts.day("posted_on"))
    number = tr("Nummer: {number}").format(number=facts.say("number")) if facts.say("number") else ""
    sentence = tr("{who} hat {letter} hinausgegeben").replace("{letter}", _object(facts))
    return sentence, " · ".join(part for part in (way, number) if part), "mail", "success"


def _dispatch_failed(facts: Facts) -> Line:
    sentence = tr("{letter} konnte nicht versandt werden").format(letter=_subject(facts))
    return sentence, _why(facts), "octagon-alert", "danger"


def _letter_retried(facts: Facts) -> Line:
    sentence = tr("{who} hat {letter} nach Klärung wieder auf den Weg gebracht")
    return sentence.replace("{letter}", _object(facts)), facts.say("reason"), "refresh-cw", "accent"


def _subject(facts: Facts) -> str:
    """At the head of a sentence."""
    return word("letter_subject", facts.say("what") or "other")


def _object(facts: Facts) -> str:
    return word("letter_object", facts.say("what") or "other")


def _why(facts: Facts) -> str:
    """Reasons of the house in plain words; what the service said as it said it."""
    code = facts.say("reason").partition(": ")[0]
    reasons = {
        "reply.key_unusable": tr("Der Schlüssel für die Antwort ist nicht verwendbar."),
        "reply.other_inbox": tr("Der Antrag kam über einen anderen Zustellpunkt."),
        "letter.unknown_outside": tr("Der Zustelldienst kennt die Sendung nicht mehr."),
        "letterhead.missing": tr("Für die Einheit fehlt der Briefkopf."),
        "pack.none": tr("Das Dienstpaket des Vorgangs fehlt."),
    }
    said = reasons.get(code, facts.say("reason"))
    return " · ".join(part for part in (said, _number(facts)) if part)


def _number(facts: Facts) -> str:
    number = facts.say("remote_id")
    return tr("Sendungsnummer: {number}").format(number=number) if number else ""


LETTER_TELLERS: Mapping[str, Teller] = {
    "dispatched": _dispatched,
    "posted": _posted,
    "notice_left": plain(
        lambda: tr("Alle Ausfertigungen des Bescheids sind hinaus"), "badge-check", "success"
    ),
    "dispatch_failed": _dispatch_failed,
    "letter_retried": _letter_retried,
}
