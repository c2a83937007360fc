"""Opens the ways out the configuration names: inboxes through which answers go back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from time import monotonic

from clerk_app.domain.outgoing import Way
from clerk_app.gateways.fitconnect.online.api import SubmissionApi
from clerk_app.gateways.fitconnect.online.key_board import KeyBoard
from clerk_app.gateways.fitconnect.online.token import TokenDesk
from clerk_app.gateways.fitconnect.online.wire import open_wire
from clerk_app.gateways.fitconnect.replies.channel import FitConnectReplies, ReplyLine
from clerk_app.gateways.fitconnect.schemas import Schemas, load_schemas
from clerk_app.gateways.vault import open_vault
from clerk_app.services.letter_channel import LetterChannel

from . import fit_connect_channel
from .channels import VAULT, require_distinct
from .config import Config, Entry, read_config
from .inboxes import ways_of
from .paths import Home, Shipped
from .secret_places import secrets_of

Clock = Callable[[], datetime]
Pause = Callable[[float], None]


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


def _inbox(way: Way) -> tuple[str, str]:
    return way.destination, way.environment
