"""Answers to the service: Security Event Tokens (RFC 8417) that accept or reject a submission."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.submission import Problem
from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jwe, jwe_file, jws
from clerk_app.gateways.jose.jwk import PrivateKey

from ..bundle import Bundle, Sealed
from ..event_log import EVENT_BASE, TOKEN_TYPE

ACCEPT = "accept-submission"
REJECT = "reject-submission"


@dataclass(frozen=True)
class Receipt:
    """What an answer quotes: the tags of the parts as they arrived here, and the wording the service uses."""

    schema: str
    tags: Mapping[str, object]

    def text(self) -> str:
        return json.dumps({"schema": self.schema, "tags": self.tags}, separators=(",", ":"))


def receipt(bundle: Bundle, schema: str) -> Receipt:
    """Tags are read from the sealed parts themselves, not copied from the log."""
    tags: dict[str, object] = {"metadata": jwe.authentication_tag(bundle.metadata)}
    if bundle.data:
        tags["data"] = jwe.authentication_tag(bundle.data)
    tags["attachments"] = {part: _tag(token) for part, token in bundle.attachments.items()}
    return Receipt(schema, tags)


def read_receipt(text: str) -> Receipt:
    said = strict_json.parse(text.encode()) if text else {}
    members = said if isinstance(said, dict) else {}
    schema, tags = members.get("schema"), members.get("tags")
    return Receipt(schema if isinstance(schema, str) else "", tags if isinstance(tags, dict) else {})


def accepting(delivery: Delivery, schema: str, key: PrivateKey, at: datetime) -> str:
    payload = {"authenticationTags": read_receipt(delivery.receipt).tags}
    return _signed(delivery, ACCEPT, payload, schema, key, at)


def rejecting(delivery: Delivery, base: str, schema: str, key: PrivateKey, at: datetime) -> str:
    """`base` is the address under which the types of problems stand."""
    payload = {"problems": [_problem(problem, base) for problem in delivery.problems]}
    return _signed(delivery, REJECT, payload, schema, key, at)


@dataclass(frozen=True)
class Written:
    schema: str
    issued_at: float


def claims(token: str) -> Written:
    """How an answer of ours was written."""
    said = strict_json.parse(jws.unverified_payload(token))
    members = said if isinstance(said, dict) else {}
    return Written(str(members.get("$schema", "")), float(str(members.get("iat", 0))))


def newest_schema(tokens: Sequence[str]) -> str:
    """The wording of the service's own latest event; it takes no other from us."""
    for token in reversed(tokens):
        said = strict_json.parse(jws.unverified_payload(token))
        if isinstance(said, dict) and str(said.get("iss", "")).startswith("http"):
            schema = said.get("$schema")
            return schema if isinstance(schema, str) else ""
    return ""


def _problem(problem: Problem, base: str) -> dict[str, str]:
    return {
        "type": base + problem.slug,
        "title": problem.title,
        "detail": problem.detail,
        "instance": problem.instance or "submission",
    }


def _signed(
    delivery: Delivery, kind: str, payload: object, schema: str, key: PrivateKey, at: datetime
) -> str:
    said: dict[str, object] = {"$schema": schema} if schema else {}
    said |= {
        "jti": str(uuid4()),
        "iss": delivery.destination_id,
        "iat": int(at.timestamp()),
        "sub": f"submission:{delivery.submission_id}",
        "txn": f"case:{delivery.thread_id}",
        "events": {EVENT_BASE + kind: payload},
    }
    return jws.sign(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), key, TOKEN_TYPE)


def _tag(token: Sealed) -> str:
    return jwe.authentication_tag(token) if isinstance(token, str) else jwe_file.authentication_tag(token)
