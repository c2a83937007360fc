"""Builds the channels the configuration names. A new kind of channel is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from clerk_app.gateways.fitconnect.catalogue import load_catalogue
from clerk_app.gateways.fitconnect.environments import load_environments
from clerk_app.gateways.fitconnect.online.channel import Examiners
from clerk_app.gateways.fitconnect.schemas import load_schemas
from clerk_app.gateways.vault import open_vault
from clerk_app.services.channels import Channel

from . import fit_connect_channel, folder_channel
from .config import Config, Entry, read_config
from .inboxes import environment as environment_of
from .paths import Home, Shipped
from .secret_places import Secrets, SecretStore, secrets_of

VAULT = "Amtstisch"


class OpenChannel(Channel, Protocol):
    """A channel that holds something open until the office closes."""

    def close(self) -> None: ...


@dataclass(frozen=True)
class Workshop:
    """What channels are built with. `pause` waits between tries and may end the work."""

    home: Home
    config: Config
    store: SecretStore
    examiners: Callable[[], Examiners]
    clock: Callable[[], datetime]
    pause: Callable[[float], None]
    shipped: Shipped = Shipped()

    def secrets(self, environment: str) -> Secrets:
        return secrets_of(self.store, self.config, environment)


Builder = Callable[[Entry, Workshop], OpenChannel]


def _fit_connect(entry: Entry, workshop: Workshop) -> OpenChannel:
    environment = environment_of(entry)
    secrets = workshop.secrets(environment)
    plan = fit_connect_channel.plan(entry, secrets)
    return fit_connect_channel.build(
        plan, workshop.examiners(), workshop.home.spool, workshop.clock, workshop.pause
    )


def _folder(entry: Entry, workshop: Workshop) -> OpenChannel:
    secrets = workshop.secrets("")
    return folder_channel.build(entry, workshop.home, workshop.pause, workshop.shipped, secrets)


KINDS: Mapping[str, Builder] = {"fit-connect": _fit_connect, "folder": _folder}


@contextmanager
def open_channels(
    home: Home, clock: Callable[[], datetime], pause: Callable[[float], None], shipped: Shipped | None = None
) -> Iterator[tuple[OpenChannel, ...]]:
    """All channels of the configuration, closed again at the end; none if one of them is written wrongly."""
    config = read_config(home.config)
    shipped = shipped or Shipped()
    resources = shipped.resources / "fitconnect"
    store = open_vault(VAULT)
    workshop = Workshop(home, config, store, lambda: _examiners(resources, home.forms), clock, pause, shipped)
    require_distinct(config)
    with ExitStack() as stack:
        built = (KINDS[entry.choice("kind", tuple(KINDS))](entry, workshop) for entry in config.channels)
        yield tuple(stack.enter_context(closing(channel)) for channel in built)


def _examiners(resources: Path, forms: Path) -> Examiners:
    return Examiners(
        load_schemas(resources, forms=forms),
        load_catalogue(resources / "problems.toml"),
        load_environments(resources / "environments.toml"),
    )


def require_distinct(config: Config) -> None:
    """Names tell channels apart in lists; an inbox asked twice would only be asked in vain."""
    for key in ("name", "destination"):
        seen: set[str] = set()
        for entry in config.channels:
            value = entry.text(key, "")
            if value and value in seen:
                raise entry.wrong("twice", key, value=value)
            seen.add(value)
