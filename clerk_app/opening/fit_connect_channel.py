"""A `[[channel]]` of kind fit-connect: its values checked one by one, its keys opened, its line laid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from clerk_app.gateways.fitconnect.online.api import SubmissionApi
from clerk_app.gateways.fitconnect.online.channel import Examiners, FitConnectChannel, Line
from clerk_app.gateways.fitconnect.online.key_board import KeyBoard
from clerk_app.gateways.fitconnect.online.profile import Profile
from clerk_app.gateways.fitconnect.online.token import TokenDesk
from clerk_app.gateways.fitconnect.online.wire import open_wire
from clerk_app.gateways.jose.jwk import ENCRYPTION, SIGNATURE, PrivateKey
from clerk_app.services.channels import Policy

from .config import Entry
from .inboxes import destination
from .key_entries import private_keys
from .secret_places import Secrets

KNOWN = (
    "kind", "name", "environment", "token_url", "submission_api", "destination", "client_id", "client_secret",
    "decryption_keys", "signing_key", "earlier_signing_keys", "accept", "reply", "reply_requests",
    "api_version", "proxy", "ca_file", "unannounced_schema",
)  # fmt: skip
_AT_HOME = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Plan:
    profile: Profile
    decryption: tuple[PrivateKey, ...]
    signing: PrivateKey
    earlier: tuple[PrivateKey, ...]
    announced_only: bool = False


def plan(entry: Entry, secrets: Secrets) -> Plan:
    signing = private_keys(entry, secrets, "signing_key", (entry.text("signing_key"),), SIGNATURE)
    if len(signing) != 1:
        raise entry.wrong("key_unusable", "signing_key", reason="one key expected")
    return Plan(
        profile=profile(entry, secrets),
        decryption=private_keys(
            entry, secrets, "decryption_keys", entry.texts("decryption_keys"), ENCRYPTION
        ),
        signing=signing[0],
        earlier=private_keys(
            entry, secrets, "earlier_signing_keys", entry.texts("earlier_signing_keys", ()), SIGNATURE
        ),
        announced_only=entry.choice("unannounced_schema", ("remark", "reject"), "remark") == "reject",
    )


def build(
    plan: Plan,
    examiners: Examiners,
    spool: Path,
    clock: Callable[[], datetime],
    pause: Callable[[float], None],
) -> FitConnectChannel:
    profile = plan.profile
    wire = open_wire(profile, clock, pause)
    api = SubmissionApi(wire, profile, TokenDesk(wire, profile, monotonic))
    own = tuple(key.public for key in (plan.signing, *plan.earlier))
    keys = KeyBoard(api, plan.decryption, own, profile.destination, monotonic)
    schemas = replace(examiners.schemas, announced_only=plan.announced_only)
    line, desk = Line(wire, api, keys), replace(examiners, schemas=schemas)
    return FitConnectChannel(profile, line, plan.signing, desk, spool)


def profile(entry: Entry, secrets: Secrets) -> Profile:
    """The inbox and the way to it, without its keys."""
    entry.require_known(KNOWN)
    entry.flag("reply")
    entry.flag("reply_requests")
    return Profile(
        name=entry.text("name"),
        environment=entry.text("environment"),
        token_url=_address(entry, "token_url"),
        submission_api=_address(entry, "submission_api").rstrip("/"),
        destination=destination(entry),
        client_id=entry.text("client_id"),
        client_secret=secrets.read(entry, "client_secret", entry.text("client_secret")),
        policy=Policy(entry.choice("accept", tuple(Policy), Policy.AUTOMATIC.value)),
        prefix=entry.choice("api_version", ("v1", "v2"), "v2"),
        proxy=entry.text("proxy", ""),
        ca_file=_ca_file(entry),
    )


def _address(entry: Entry, key: str) -> str:
    """Only an encrypted line proves who is at its other end; a test server on this machine needs none."""
    text = entry.text(key)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("https", "http") or parts.username or parts.query:
        raise entry.wrong("address", key, value=text)
    if parts.scheme == "http" and not (host in _AT_HOME and entry.text("environment") == "TEST"):
        raise entry.wrong("insecure", key, value=text)
    return text


def _ca_file(entry: Entry) -> Path | None:
    text = entry.text("ca_file", "")
    path = (entry.path.parent / text).resolve() if text else None
    if path is not None and not path.is_file():
        raise entry.wrong("file_missing", "ca_file", file=str(path))
    return path
