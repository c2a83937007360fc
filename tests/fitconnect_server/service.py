"""The delivery service itself, without a network: a request goes in, a reply comes out."""

from __future__ import annotations

import base64
import json
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import PublicKey

from . import replies, sending
from .cast import SERVICE_IDENTIFIER, Cast
from .inspection import Refused, read_answer, require_content
from .parcels import Parcel, service_event, subject_event
from .wishes import Moods, Wish

PROBLEM = "https://schema.fitko.de/fit-connect/submission-api/problems/"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""


@dataclass
class Reply:
    status: int = 200
    body: bytes | Path = b""
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False  # break the line instead of answering
    cut: bool = False
    trickle: float = 0.0  # seconds between pieces


class Service:
    def __init__(
        self, cast: Cast, issuer: str, moods: Moods | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self.cast = cast
        self.issuer = issuer
        self.moods = moods or Moods()
        self.parcels: dict[str, Parcel] = {}
        self.replies: dict[str, replies.Reply] = {}
        self._reply_events: dict[str, list[str]] = {}  # by case
        self.requests: list[str] = []
        self.encryption_kid = cast.inbox.kid
        self.offered = [SERVICE_IDENTIFIER]  # what the inbox takes applications for
        self._clock = clock
        self._tokens: dict[str, float] = {}
        self._lock = threading.RLock()

    def now(self) -> float:
        return self._clock() + self.moods.clock_skew

    def lay_in(self, parcel: Parcel) -> None:
        self.parcels[parcel.submission] = parcel

    def return_to_sender(self, submission: str) -> None:
        """What the service does by itself after fourteen days."""
        parcel = self.parcels[submission]
        problem = {"type": "about:blank", "title": "timeout", "detail": "", "instance": "submission"}
        self._log(parcel, "reject-submission", {"problems": [problem]})
        parcel.state = "rejected"

    def answer(self, request: Request) -> Reply:
        """Wishes are granted here: before, after, or on top of what the service would do."""
        said = f"{request.method} {request.path}"
        self.requests.append(said)
        wish = self.moods.granted(said)
        if wish is not None and wish.kind in _BEFORE:
            return _BEFORE[wish.kind](wish)
        with self._lock:
            reply = self._answer(request)
        return _AFTER[wish.kind](reply, wish) if wish is not None else reply

    def _answer(self, request: Request) -> Reply:
        if not request.headers.get("user-agent"):
            return Reply(403, b"forbidden")
        if request.path == "/token":
            return self._token(request)
        if request.path == "/submission-api/.well-known/jwks.json":
            return _json(200, {"keys": [jwk.public_jwk(self.cast.service.public)]})
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._tokens.get(bearer, 0.0) <= self._clock():
            return _problem(401, "unauthorized")
        for method, pattern, handler in _ROUTES:
            match = re.fullmatch(r"/submission-api/(?:v1|v2)" + pattern, request.path)
            if match and method == request.method:
                return handler(self, request, *match.groups())
        return _problem(404, "not-found")

    def _token(self, request: Request) -> Reply:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        right = (self.cast.client_id, self.cast.client_secret)
        by_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        if "authorization" in request.headers or (form.get("client_id"), form.get("client_secret")) != right:
            return _json(401, {"error": "invalid_client"})
        if not by_form or form.get("grant_type") != "client_credentials":
            return _json(400, {"error": "unsupported_grant_type"})
        token = secrets.token_urlsafe(24)
        self._tokens[token] = self._clock() + self.moods.token_seconds
        said = {"access_token": token, "token_type": "Bearer", "expires_in": self.moods.token_seconds}
        return _json(200, said)

    def _pickup(self, request: Request) -> Reply:
        offset, limit = int(request.query.get("offset", 0)), int(request.query.get("limit", 100))
        if not 0 < limit <= 500 or offset < 0:
            return _problem(400, "invalid-paging")
        shown = {"submitted", "accepted", "rejected"} if self.moods.list_answered else {"submitted"}
        waiting = [
            p for p in self.parcels.values() if p.state in shown and p.destination == self.cast.destination
        ]
        if self.moods.list_reversed:
            waiting.reverse()
        if self.moods.list_twice:
            waiting = [parcel for parcel in waiting for _ in range(2)]
        rows = [
            {"destinationId": p.destination, "submissionId": p.submission, "caseId": p.case}
            for p in waiting[offset : offset + limit]
        ]
        count = {"count": len(rows), "offset": offset, "totalCount": len(waiting)}
        return _json(200, count | {"submissions": rows})

    def _submission(self, request: Request, submission: str) -> Reply:
        parcel = self.parcels.get(submission)
        if parcel is None or parcel.state != "submitted":
            return _problem(404, "submission-not-found")
        return _json(200, parcel.document)

    def _attachment(self, request: Request, submission: str, attachment: str) -> Reply:
        parcel = self.parcels.get(submission)
        if "application/jose" not in request.headers.get("accept", ""):
            return _problem(406, "not-acceptable")
        if parcel is None or parcel.state != "submitted" or attachment not in parcel.attachments:
            return _problem(404, "attachment-not-found")
        sealed = parcel.attachments[attachment]
        return Reply(
            200, sealed.encode() if isinstance(sealed, str) else sealed, {"Content-Type": "application/jose"}
        )

    def _events(self, request: Request, case: str) -> Reply:
        tokens = [token for parcel in self._of_case(case) for token in parcel.events]
        tokens += self._reply_events.get(case, [])
        offset, limit = int(request.query.get("offset", 0)), int(request.query.get("limit", 500))
        if not tokens:
            return _problem(404, "case-not-found")
        if not 0 < limit <= 500:
            return _problem(400, "invalid-paging")
        page = tokens[offset : offset + limit]
        count = {"count": len(page), "offset": offset, "totalCount": len(tokens)}
        return _json(200, count | {"eventLog": page})

    def _send_event(self, request: Request, case: str) -> Reply:
        if request.headers.get("content-type") != "application/jose":
            return _problem(415, "unsupported-media-type")
        if not self._of_case(case):
            return _problem(404, "case-not-found")
        token = request.body.decode("ascii", "replace")
        key = self.cast.signer.public
        try:
            answer = read_answer(token, self.cast.destination, key, case, self.now(), self.moods.set_version)
            parcel = self.parcels.get(answer.submission)
            if parcel is None or parcel.case != case:
                raise Refused(422, "sub")
            if parcel.state != "submitted":
                raise Refused(409, "invalid state transition")
            require_content(answer, parcel)
        except Refused as no:
            return _problem(no.status, "invalid-event", no.issue)
        parcel.events.append(token)
        parcel.answers.append((answer.kind, answer.jti))
        parcel.state = "accepted" if answer.kind == "accept-submission" else "rejected"
        return Reply(204)

    def _destination(self, request: Request, destination: str) -> Reply:
        if destination != self.cast.destination:
            return _problem(404, "destination-not-found")
        more = {"regions": ["DE06440"], "submissionSchemas": []}
        services = [{"identifier": one} | more for one in self.offered]
        said = {"destinationId": destination, "status": "active", "encryptionKid": self.encryption_kid}
        return _json(
            200, said | {"publicServices": services, "metadataVersions": ["2.1.0"], "replyChannels": {}}
        )

    def _key(self, request: Request, destination: str, kid: str) -> Reply:
        keys = {self.encryption_kid: self.cast.inbox.public, self.cast.signer.kid: self.cast.signer.public}
        if destination != self.cast.destination or kid not in keys:
            return _problem(404, "key-not-found")
        key: PublicKey = keys[kid]
        return _json(200, jwk.public_jwk(key) | {"kid": kid})

    def _of_case(self, case: str) -> list[Parcel]:
        return [parcel for parcel in self.parcels.values() if parcel.case == case]

    def _log(self, parcel: Parcel, kind: str, payload: object) -> None:
        told = (self.issuer, self.cast.service, self.now(), self.moods.set_version)
        parcel.events.append(service_event(parcel, kind, payload, *told))

    def announce(self, request: Request) -> Reply:
        return self._sent(lambda: sending.announce(json.loads(request.body), self.parcels), request)

    def attach(self, request: Request, submission: str, attachment: str) -> Reply:
        return self._sent(
            lambda: sending.attach(self.parcels.get(submission), attachment, request.body.decode()), request
        )

    def submit(self, request: Request, submission: str) -> Reply:
        old = "/v1/" in request.path

        def submitted() -> tuple[int, object]:
            parcel = self.parcels.get(submission)
            said = sending.submit(parcel, json.loads(request.body), old=old)
            assert parcel is not None
            self._log(parcel, "create-submission", {})
            self._log(parcel, "submit-submission", {"authenticationTags": parcel.tags})
            return said

        return self._sent(submitted, request)

    def announce_reply(self, request: Request) -> Reply:
        def announced() -> tuple[int, object]:
            reply = replies.announce(json.loads(request.body), self.parcels, self.replies)
            self._log_reply(reply, "create-reply", {})
            return 201, {"replyId": reply.id, "caseId": reply.case}

        return self._sent(announced, request)

    def attach_to_reply(self, request: Request, reply: str, attachment: str) -> Reply:
        if request.headers.get("content-type") != "application/jose":
            return _problem(415, "unsupported-media-type")

        def attached() -> tuple[int, object]:
            replies.attach(self.replies.get(reply), attachment, request.body.decode("ascii", "replace"))
            return 204, None

        return self._sent(attached, request)

    def submit_reply(self, request: Request, reply: str) -> Reply:
        def submitted() -> tuple[int, object]:
            done = replies.submit(self.replies.get(reply), json.loads(request.body))
            self._log_reply(done, "submit-reply", {"authenticationTags": done.tags})
            return 200, {"replyId": done.id, "caseId": done.case}

        return self._sent(submitted, request)

    def _log_reply(self, reply: replies.Reply, kind: str, payload: object) -> None:
        told = (self.issuer, self.cast.service, self.now(), self.moods.set_version)
        token = subject_event(f"reply:{reply.id}", reply.case, kind, payload, *told)
        self._reply_events.setdefault(reply.case, []).append(token)

    def _sent(self, step: Callable[[], tuple[int, object]], request: Request) -> Reply:
        try:
            status, said = step()
        except Refused as no:
            return _problem(no.status, "invalid-submission", no.issue)
        return _json(status, said) if said is not None else Reply(status)


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _json(status: int, said: object) -> Reply:
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/json"})


def _problem(status: int, name: str, issue: str = "") -> Reply:
    said = {"type": PROBLEM + name, "title": name, "status": status, "detail": issue, "issue": issue}
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/problem+json"})


def _patience(wish: Wish) -> Reply:
    reply = _problem(429, "too-many-requests")
    reply.headers |= {
        "Retry-After": str(int(wish.value)),
        "RateLimit-Remaining": "0",
        "RateLimit-Limit": "100",
    }
    return reply


def _hang(wish: Wish) -> Reply:
    """Nothing is done, and nothing said, for a while."""
    time.sleep(wish.value or 1.0)
    return Reply(drop=True)


def _cut(reply: Reply, wish: Wish) -> Reply:
    reply.cut = True
    return reply


def _slow(reply: Reply, wish: Wish) -> Reply:
    reply.trickle = wish.value or 0.05
    return reply


def _garbled(reply: Reply, wish: Wish) -> Reply:
    """One octet somewhere in the middle, never the same one twice, as a broken line would do."""
    body = bytearray(reply.body if isinstance(reply.body, bytes) else reply.body.read_bytes())
    if body:
        at = len(body) // 2 + 101 * wish.times % (len(body) // 4 + 1)
        body[at] = ord("A") if body[at] != ord("A") else ord("B")
    return Reply(reply.status, bytes(body), reply.headers)


_BEFORE: Mapping[str, Callable[[Wish], Reply]] = {
    "drop-before": lambda wish: Reply(drop=True),
    "500": lambda wish: _problem(500, "internal"),
    "429": _patience,
    "401": lambda wish: _problem(401, "unauthorized"),
    "404": lambda wish: _problem(404, "not-found"),
    "422": lambda wish: _problem(422, "unprocessable", "as told"),
    "hang": _hang,
    "conflict": lambda wish: _problem(409, "conflict"),
}


def _hang_after(reply: Reply, wish: Wish) -> Reply:
    """All is done, but nobody is told."""
    time.sleep(wish.value or 1.0)
    return Reply(drop=True)


_AFTER: Mapping[str, Callable[[Reply, Wish], Reply]] = {
    "drop-after": lambda reply, wish: Reply(drop=True),
    "hang-after": _hang_after,
    "503-after": lambda reply, wish: _problem(503, "unavailable"),
    "slow": _slow,
    "truncate": _cut,
    "garble": _garbled,
}
_ID = r"([0-9a-f-]{36})"
_ROUTES: Iterable[tuple[str, str, Callable[..., Reply]]] = (
    ("GET", r"/submissions", Service._pickup),
    ("GET", rf"/submissions/{_ID}", Service._submission),
    ("GET", rf"/submissions/{_ID}/attachments/{_ID}", Service._attachment),
    ("GET", rf"/cases/{_ID}/events", Service._events),
    ("POST", rf"/cases/{_ID}/events", Service._send_event),
    ("GET", rf"/destinations/{_ID}", Service._destination),
    ("GET", rf"/destinations/{_ID}/keys/([\w-]+)", Service._key),
    ("POST", r"/replies", Service.announce_reply),
    ("PUT", rf"/replies/{_ID}/attachments/{_ID}", Service.attach_to_reply),
    ("PUT", rf"/replies/{_ID}", Service.submit_reply),
    ("POST", r"/submissions", Service.announce),
    ("PUT", rf"/submissions/{_ID}/attachments/{_ID}", Service.attach),
    ("PUT", rf"/submissions/{_ID}", Service.submit),
)
