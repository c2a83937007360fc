"""What waits in the outbox, and what is stuck there."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.outgoing import (
    ACKNOWLEDGE,
    GONE,
    OPEN,
    TO_APPLICANT,
    LetterCount,
    OutboxOverview,
    StuckLetter,
)
from clerk_app.opening.inboxes import known_ways
from clerk_app.opening.office import now, open_office
from clerk_app.opening.shared import shared_engine
from clerk_app.opening.shared_place import SharedPlace
from clerk_app.services.dispatching import retry
from clerk_app.storage.outbox import overview

KINDS = {
    "acknowledge": "Eingangsbestätigung",
    "dispatch": "Bescheid",
    "information_request": "Nachforderung",
    "hearing": "Anhörung",
    "statement": "Bitte um Stellungnahme",
}
_REPLIES = {
    "post": "Post",
    "eMail": "E-Mail",
    "deMail": "De-Mail",
    "elster": "ELSTER",
    "idBundDeMailbox": "BundID-Postfach",
    "fitConnect": "FIT-Connect",
}
_LONGEST = 300
_STATES = {
    "waiting": "wartet",
    "leased": "in Arbeit",
    "announced": "angekündigt",
    "uncertain": "ungewiss",
    "sent": "versandt",
    "posted": "zur Post",
    "failed": "gescheitert",
}


def outbox(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    """A fault is what nobody will take care of by itself."""
    found, moment = _looked(told), now()
    value = {
        "counts": [_counted(count, moment) for count in found.counts],
        "stuck": [_named(letter, moment) for letter in found.stuck],
    }
    lines = [_count_line(count, moment) for count in found.counts] or ["Der Postausgang ist leer."]
    lines += ["", "Zu klären:"] if found.stuck else []
    lines += [_stuck_line(letter, moment) for letter in found.stuck]
    return value, lines, any(letter.state.value == "failed" for letter in found.stuck)


def retry_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("letter", metavar="SENDUNG", help="Kennung aus „outbox“")
    parser.add_argument(
        "--reason",
        required=True,
        metavar="TEXT",
        help="was geklärt wurde; steht im Journal, deshalb ohne Namen und Anschriften",
    )


def put_back(told: argparse.Namespace) -> tuple[Any, Sequence[str], bool]:
    """In the name of whoever is at the machine; in the shared office of whoever has signed in."""
    if not 0 < len(told.reason.strip()) <= _LONGEST:
        raise ClerkError("outbox.no_reason", most=_LONGEST)
    with open_office(told.database) as opened:
        login = opened.office.actor.login if opened.shared else getpass.getuser()
        known = None if opened.shared else opened.reader.actor(login)
        office = opened.as_person(login) if known else opened.office
        letter = retry(office, told.letter, told.reason.strip())
    what = KINDS.get(letter.kind, letter.kind)
    value = {"id": letter.id, "case": letter.case, "kind": letter.kind, "was": letter.state.value}
    return value, [f"{what} {letter.id} geht mit dem nächsten Versand wieder hinaus."], False


def _looked(told: argparse.Namespace) -> OutboxOverview:
    ways = known_ways(told.home)
    if isinstance(told.database, SharedPlace):
        with shared_engine(told.database) as engine:
            return overview(engine, now(), ways)
    with open_office(told.database) as opened:
        return overview(opened.engine, now(), ways)


def _counted(count: LetterCount, moment: datetime) -> dict[str, object]:
    age = int((moment - count.oldest).total_seconds())
    return {
        "kind": count.kind,
        "reply": count.reply,
        "way": count.way,
        "state": count.state.value,
        "count": count.count,
        "oldest": count.oldest.isoformat(),
        "oldest_age_seconds": max(0, age),
    }


def _named(letter: StuckLetter, moment: datetime) -> dict[str, object]:
    return {
        "id": letter.id,
        "case": letter.case,
        "kind": letter.kind,
        "state": letter.state.value,
        "attempts": letter.attempts,
        "due_at": letter.due_at.isoformat(),
        "age_seconds": max(0, int((moment - letter.due_at).total_seconds())),
        "trouble": letter.trouble,
    }


def _count_line(count: LetterCount, moment: datetime) -> str:
    what, state = KINDS.get(count.kind, count.kind), _STATES[count.state.value]
    age = "" if count.state in GONE else f"   älteste: {_age(moment - count.oldest)}"
    told = f"{count.count:>6}  {what:<20} {state:<12}{age}".rstrip()
    return told if count.way or count.state not in OPEN else f"{told}   {_no_way(count)}"


def _no_way(count: LetterCount) -> str:
    if count.kind not in (ACKNOWLEDGE, *TO_APPLICANT):
        return "kein Versandweg eingerichtet"
    return f"kein Antwortweg eingerichtet ({_REPLIES.get(count.reply, count.reply)})"


def _stuck_line(letter: StuckLetter, moment: datetime) -> str:
    what, state = KINDS.get(letter.kind, letter.kind), _STATES[letter.state.value]
    since = f"fällig seit {_age(moment - letter.due_at)}, {letter.attempts} Versuche"
    told = f": {letter.trouble}" if letter.trouble else ""
    return f"  {what} {state}, Vorgang {letter.case}, {since}{told} [{letter.id}]"


def _age(span: timedelta) -> str:
    hours = int(span.total_seconds()) // 3600
    if hours >= 48:
        return f"{hours // 24} Tage"
    return f"{hours} Std." if hours else f"{max(0, int(span.total_seconds()) // 60)} Min."
