"""The inboxes the configuration names and the ways out they open, told without opening any of them."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import ACKNOWLEDGE, TO_APPLICANT, Way
from clerk_app.gateways.fitconnect.bundle import is_identifier
from clerk_app.gateways.fitconnect.online.profile import KIND, REPLY

from .config import Config, Entry, read_config
from .paths import Home

ENVIRONMENTS = ("TEST", "STAGE", "PROD")


def ways_of(config: Config) -> Mapping[Way, Entry]:
    """Acknowledgements, and requests where that is said; notices have no way here, and go by none."""
    return {
        _way(kind, entry): entry for entry in config.channels if _replies(entry) for kind in _kinds(entry)
    }


def known_ways(home: Home) -> tuple[Way, ...]:
    """Without opening a key or a line; what is written wrongly is told by whoever sends."""
    return tuple(ways_of(read_config(home.config)))


def ways_as_far_as_known(home: Home) -> tuple[Way, ...]:
    """For an examination: configuration that is wrong opens no way, and is told elsewhere."""
    try:
        return known_ways(home)
    except (ClerkError, OutsideError):
        return ()


def destination(entry: Entry) -> str:
    text = entry.text("destination").lower()
    if not is_identifier(text):
        raise entry.wrong("identifier", "destination", value=text)
    return text


def environment(entry: Entry) -> str:
    return entry.choice("environment", ENVIRONMENTS)


def _replies(entry: Entry) -> bool:
    return entry.text("kind", "") == KIND and entry.flag("reply")


def _kinds(entry: Entry) -> tuple[str, ...]:
    return (ACKNOWLEDGE, *TO_APPLICANT) if entry.flag("reply_requests") else (ACKNOWLEDGE,)


def _way(kind: str, entry: Entry) -> Way:
    told = environment(entry)
    return Way(kind, REPLY, destination(entry), told)
