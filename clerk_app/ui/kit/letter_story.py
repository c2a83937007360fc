"""What became of the letters of a case, told in sentences: sent, posted, failed, put back, returned."""

from __future__ import annotations

from collections.abc import Mapping

from .language import tr
from .telling import Facts, Line, Teller, plain, reason
from .words import word


def _dispatched(facts: Facts) -> Line:
    return tr("{letter} ist versandt").format(letter=_subject(facts)), _number(facts), "send", "success"


def _letter_made(facts: Facts) -> Line:
    told = tr("{letter} ist ausgefertigt").format(letter=_subject(facts))
    return told, tr("Jeder Ausdruck ist von nun an derselbe."), "printer", "text_muted"


def _posted(facts: Facts) -> Line:
    way = tr("{way} am {day}").format(way=word("post", facts.say("way")), day=facts.day("posted_on"))
    number = tr("Nummer: {number}").format(number=facts.say("number")) if facts.say("number") else ""
    sentence = tr("{who} hat {letter} hinausgegeben").replace("{letter}", _object(facts))
    return sentence, " · ".join(part for part in (way, number) if part), "mail", "success"


def _paper_returned(facts: Facts) -> Line:
    """A correction says so, and why."""
    what = f"{word('letter_kind', facts.say('what'))}: {word('served', facts.say('outcome'))}"
    told = [tr("{what} am {day}").format(what=what, day=facts.day("day"))]
    if facts.say("number"):
        told.append(tr("Nummer: {number}").format(number=facts.say("number")))
    if facts.say("reason"):
        told.append(reason(facts))
    entered, corrected = tr("{who} hat einen Rücklauf eingetragen"), tr("{who} hat einen Rücklauf berichtigt")
    back = facts.say("outcome") == "not_served"
    icon, tone = ("circle-alert", "danger") if back else ("mail", "success")
    return corrected if facts.say("reason") else entered, " · ".join(told), icon, tone


def _letter_renewed(facts: Facts) -> Line:
    told = tr("{who} hat ein zurückgekommenes Schreiben wieder in den Postausgang gelegt")
    return told, word("letter_kind", facts.say("what")), "refresh-cw", "accent"


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
    "letter_made": _letter_made,
    "posted": _posted,
    "notice_left": plain(
        lambda: tr("Alle Ausfertigungen des Bescheids sind hinaus"), "badge-check", "success"
    ),
    "dispatch_failed": _dispatch_failed,
    "letter_retried": _letter_retried,
    "paper_returned": _paper_returned,
    "letter_renewed": _letter_renewed,
}
