"""The ways out the configuration opens: inboxes through which answers go back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from time import monotonic

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import ACKNOWLEDGE, TO_APPLICANT, Way
from clerk_app.gateways.fitconnect.online.api import SubmissionApi
from clerk_app.gateways.fitconnect.online.channel import KIND
from clerk_app.gateways.fitconnect.online.key_board import KeyBoard
from clerk_app.gateways.fitconnect.online.token import TokenDesk
from clerk_app.gateways.fitconnect.online.wire import open_wire
from clerk_app.gateways.fitconnect.replies.channel import REPLY, FitConnectReplies, ReplyLine
from clerk_app.gateways.fitconnect.schemas import Schemas, load_schemas
from clerk_app.gateways.vault import open_vault
from clerk_app.services.letter_channel import LetterChannel

from . import fit_connect_channel
from .channels import VAULT, require_distinct
from .config import Config, Entry, read_config
from .paths import Home, Shipped
from .secret_places import secrets_of

Clock = Callable[[], datetime]
Pause = Callable[[float], None]


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


@contextmanager
def open_replies(
    home: Home, clock: Clock, pause: Pause, shipped: Shipped | None = None
) -> Iterator[Mapping[Way, LetterChannel]]:
    """All ways out, closed again at the end; none if one of them is written wrongly."""
    config = read_config(home.config)
    require_distinct(config)
    schemas = load_schemas((shipped or Shipped()).resources / "fitconnect")
    with ExitStack() as stack:
        opened: dict[Way, LetterChannel] = {}
        for way, entry in ways_of(config).items():
            same = next((one for known, one in opened.items() if _inbox(known) == _inbox(way)), None)
            line = same or stack.enter_context(closing(_open(entry, config, schemas, clock, pause)))
            opened[way] = line
        yield opened


def _open(entry: Entry, config: Config, schemas: Schemas, clock: Clock, pause: Pause) -> FitConnectReplies:
    """Without the keys that open applications: whoever sends answers does not need them."""
    secrets = secrets_of(open_vault(VAULT), config, entry.text("environment"))
    profile = fit_connect_channel.profile(entry, secrets)
    wire = open_wire(profile, clock, pause)
    api = SubmissionApi(wire, profile, TokenDesk(wire, profile, monotonic))
    keys = KeyBoard(api, (), (), profile.destination, monotonic)
    return FitConnectReplies(profile, ReplyLine(wire, api, keys), schemas, clock)


def _replies(entry: Entry) -> bool:
    return entry.text("kind", "") == KIND and entry.flag("reply")


def _kinds(entry: Entry) -> tuple[str, ...]:
    return (ACKNOWLEDGE, *TO_APPLICANT) if entry.flag("reply_requests") else (ACKNOWLEDGE,)


def _way(kind: str, entry: Entry) -> Way:
    environment = entry.choice("environment", fit_connect_channel.ENVIRONMENTS)
    return Way(kind, REPLY, fit_connect_channel.destination(entry), environment)


def _inbox(way: Way) -> tuple[str, str]:
    return way.destination, way.environment
