"""The event log of a case: Security Event Tokens (RFC 8417), each signed with PS512.

Claims: $schema, jti, iss, iat, sub ("submission:<id>"), txn ("case:<id>") and exactly one event.
Issuer is the delivery service (a URL; key from its JWKS) or a destination (its id; key of that destination).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jws
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.gateways.jose.jwk import PublicKey

from .bundle import Bundle, is_identifier
from .faults import LogFault, OwnFault, Stumble
from .keys import KeyRing

TOKEN_TYPE = "secevent+jwt"
EVENT_BASE = "https://schema.fitko.de/fit-connect/events/"
SUBMIT = "submit-submission"

_BY_SERVICE_ONLY = {"create-submission", SUBMIT}
_FINAL = {"accept-submission", "reject-submission", "delete-submission"}
_EARLIEST, _LATEST = Decimal(1_400_000_000), Decimal(7_000_000_000)  # years 2014 to 2191


@dataclass(frozen=True)
class Event:
    identifier: str  # jti
    kind: str  # e.g. "submit-submission"
    issuer: str
    subject: str
    occurred_at: datetime
    payload: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True)
class Tags:
    """Authentication tags of the sealed parts, as the delivery service vouches for them."""

    metadata: str
    data: str
    attachments: Mapping[str, str]


def read_log(bundle: Bundle, keys: KeyRing) -> tuple[Event, ...]:
    """Every event of the case, each verified; a single one that is not authentic spoils the log."""
    return read_events(bundle.case_id, bundle.events, bundle.events_announced, keys)


def read_events(case_id: str, tokens: Sequence[str], announced: int, keys: KeyRing) -> tuple[Event, ...]:
    # Overlapping pages of the log repeat a token letter by letter.
    events, shortfall = _verified(dict.fromkeys(tokens), keys, f"case:{case_id}")
    if shortfall is not None:
        raise shortfall
    if announced > len(tokens):
        raise OwnFault(Stumble.OWN_LOG_INCOMPLETE)
    if len({event.identifier for event in events}) != len(events):
        raise LogFault(Stumble.LOG_BROKEN, reason="jti")
    return events


def submit_event(events: tuple[Event, ...], submission_id: str) -> Event:
    """The one event by which the service took the submission in."""
    submitted = [event for event in _of(events, submission_id) if event.kind == SUBMIT]
    if len(submitted) != 1:
        raise LogFault(Stumble.LOG_BROKEN, reason=f"{len(submitted)} × {SUBMIT}")
    return submitted[0]


def final_events(events: tuple[Event, ...], submission_id: str) -> tuple[Event, ...]:
    """What already became of the submission, according to the log."""
    return tuple(event for event in _of(events, submission_id) if event.kind in _FINAL)


def authentication_tags(event: Event) -> Tags:
    tags = event.payload.get("authenticationTags")
    if isinstance(tags, dict):
        metadata, data, attachments = tags.get("metadata"), tags.get("data", ""), tags.get("attachments", {})
        if isinstance(metadata, str) and isinstance(data, str) and _is_text_map(attachments):
            return Tags(metadata, data, attachments)
    raise LogFault(Stumble.LOG_BROKEN, reason="authenticationTags")


def _of(events: tuple[Event, ...], submission_id: str) -> list[Event]:
    return [event for event in events if event.subject == f"submission:{submission_id}"]


def _verified(
    tokens: Iterable[str], keys: KeyRing, transaction: str
) -> tuple[tuple[Event, ...], OwnFault | None]:
    """A key we lack does not end the check: a forged event further down must still raise the alarm."""
    events, shortfall = [], None
    for token in tokens:
        try:
            events.append(_event(token, keys, transaction))
        except OwnFault as fault:
            shortfall = fault
    return tuple(events), shortfall


def _event(token: str, keys: KeyRing, transaction: str) -> Event:
    try:
        claims = _claims(jws.unverified_payload(token))
        issuer = _text(claims, "iss")
        jws.verify(token, _key(issuer, jws.read_kid(token, TOKEN_TYPE), keys), TOKEN_TYPE)
    except JoseError:
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="signature") from None
    if claims.get("txn") != transaction:
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="txn")
    kind, payload = _single_event(claims)
    if kind in _BY_SERVICE_ONLY and not _is_service(issuer):
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="iss")
    return Event(_text(claims, "jti"), kind, issuer, _text(claims, "sub"), _instant(claims), payload)


def _key(issuer: str, kid: str, keys: KeyRing) -> PublicKey:
    """The issuer decides whose keys count, so that a destination cannot speak for the service."""
    if not _is_service(issuer):
        return _destination_key(issuer, kid, keys)
    if not keys.service:
        raise OwnFault(Stumble.OWN_NO_SERVICE_KEYS)
    for key in keys.service:
        if key.kid == kid:
            return key
    raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="kid")


def _destination_key(issuer: str, kid: str, keys: KeyRing) -> PublicKey:
    if not is_identifier(issuer):
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="iss")
    for key in keys.destination:
        if key.kid == kid and keys.owners.get(kid, issuer) == issuer:
            return key
    # A forwarded submission carries events of the destination before us, whose key we may not have.
    raise OwnFault(Stumble.OWN_NO_DESTINATION_KEY)


def _claims(payload: bytes) -> dict[str, object]:
    try:
        claims = strict_json.parse(payload)
    except strict_json.NotJson:
        claims = None
    if not isinstance(claims, dict):
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="claims")
    return claims


def _single_event(claims: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
    events = claims.get("events")
    if not isinstance(events, dict) or len(events) != 1:
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="events")
    uri, payload = next(iter(events.items()))
    if not uri.startswith(EVENT_BASE) or not isinstance(payload, dict):
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="events")
    return uri.removeprefix(EVENT_BASE), payload


def _instant(claims: Mapping[str, object]) -> datetime:
    seconds = claims.get("iat")
    if not isinstance(seconds, Decimal) or not _EARLIEST < seconds < _LATEST:
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason="iat")
    return datetime.fromtimestamp(float(seconds), UTC)


def _text(claims: Mapping[str, object], claim: str) -> str:
    value = claims.get(claim)
    if not isinstance(value, str) or not value:
        raise LogFault(Stumble.LOG_NOT_AUTHENTIC, reason=claim)
    return value


def _is_text_map(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _is_service(issuer: str) -> bool:
    return issuer.startswith(("https://", "http://"))
