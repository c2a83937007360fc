"""How strict the service is with answers: header, signature, claims, wording, state and content."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass

from clerk_app.gateways.fitconnect.event_log import EVENT_BASE, TOKEN_TYPE
from clerk_app.gateways.jose import jws
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.gateways.jose.jwk import PublicKey

from .parcels import SET_SCHEMA, Parcel

PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/"
KNOWN_PROBLEMS = {
    "invalid-event-log",
    "attachments-mismatch",
    "service-mismatch",
    "incorrect-authentication-tag",
    "encryption-issue",
    "syntax-violation",
    "schema-violation",
    "missing-schema",
    "unsupported-schema",
    "unsupported-service",
    "unsupported-data-schema",
    "unsupported-reply-channel",
    "missing-data",
    "hash-mismatch",
    "missing-attachment",
    "technical-error",
}
INSTANCE = re.compile(r"submission|metadata|data|attachment:[0-9a-f-]{36}")
CLAIMS = {"$schema", "jti", "iss", "iat", "sub", "txn", "events"}
TOLERANCE = 300.0


class Refused(Exception):
    def __init__(self, status: int, issue: str) -> None:
        super().__init__(status, issue)
        self.status = status
        self.issue = issue


@dataclass(frozen=True)
class Answer:
    submission: str
    kind: str
    jti: str
    payload: dict[str, object]


def read_answer(token: str, destination: str, key: PublicKey, case: str, now: float, version: str) -> Answer:
    """Everything about the token itself; state and content are looked at afterwards."""
    try:
        if jws.read_kid(token, TOKEN_TYPE) != key.kid:
            raise Refused(400, "unknown key id")
        claims = json.loads(jws.verify(token, key, TOKEN_TYPE))
    except (JoseError, ValueError) as wrong:
        raise Refused(400, f"not a valid SET: {wrong}") from None
    _require(claims.keys() == CLAIMS, "exactly the required claims")
    _require(claims["$schema"] == SET_SCHEMA.format(version=version), "Payload Schema not supported")
    _require(_is_uuid(claims["jti"]), "jti")
    _require(claims["iss"] == destination, "iss is not the destination")
    _require(claims["txn"] == f"case:{case}", "txn")
    _require(isinstance(claims["iat"], int) and abs(claims["iat"] - now) <= TOLERANCE, "iat too far from now")
    _require(isinstance(claims["events"], dict) and len(claims["events"]) == 1, "exactly one event")
    _require(claims["sub"].startswith("submission:"), "sub")
    uri, payload = next(iter(claims["events"].items()))
    _require(uri in (EVENT_BASE + "accept-submission", EVENT_BASE + "reject-submission"), "event")
    return Answer(
        claims["sub"].removeprefix("submission:"), uri.removeprefix(EVENT_BASE), claims["jti"], payload
    )


def require_content(answer: Answer, parcel: Parcel) -> None:
    if answer.kind == "accept-submission":
        _require(answer.payload == {"authenticationTags": parcel.tags}, "authenticationTags differ")
        return
    problems = answer.payload.get("problems")
    _require(
        isinstance(problems, list) and bool(problems) and answer.payload.keys() == {"problems"}, "problems"
    )
    for problem in problems:  # type: ignore[union-attr]
        _require(problem.keys() == {"type", "title", "detail", "instance"}, "members of a problem")
        _require(problem["type"].removeprefix(PROBLEMS) in KNOWN_PROBLEMS, f"type {problem['type']}")
        _require(bool(INSTANCE.fullmatch(problem["instance"])), f"instance {problem['instance']}")
        _require(bool(problem["title"]) and bool(problem["detail"]), "title and detail")


def _require(holds: bool, issue: str) -> None:
    if not holds:
        raise Refused(422, issue)


def _is_uuid(text: object) -> bool:
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False
