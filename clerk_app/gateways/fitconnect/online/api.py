"""The calls of the Submission API a subscriber needs, with the token, page by page where there are pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways import strict_json
from clerk_app.services.channels import Announcement, Vanished

from ..bundle import is_identifier
from .catching import Catch
from .profile import Profile
from .token import TokenDesk
from .trouble import Declined
from .wire import Ask, Heard, Wire, require

JOSE = "application/jose"
JSON = "application/json"
_PAGE = 100
_LOG_PAGE = 500
_LONGEST_LOG = 5000

Document = Mapping[str, object]


class SubmissionApi:
    def __init__(self, wire: Wire, profile: Profile, tokens: TokenDesk) -> None:
        self._wire = wire
        self._profile = profile
        self._tokens = tokens

    def waiting(self) -> Iterator[Announcement]:
        """The whole list before anything is fetched: answers make it shorter while it is being read."""
        listed: dict[str, Announcement] = {}
        offset, total = 0, 1
        while offset < min(total, self._profile.limits.listed):
            query = {"destinationId": self._profile.destination, "offset": str(offset), "limit": str(_PAGE)}
            page = _document(self._listed(query), "submissions")
            rows = page.get("submissions")
            if not isinstance(rows, list) or not rows:
                break
            listed |= {row.submission_id: row for row in map(self._announcement, rows) if row}
            offset += len(rows)
            total = _count(page, default=offset)
        return iter(listed.values())

    def _listed(self, query: Mapping[str, str]) -> bytes:
        """A list that is empty is there all the same: what is not found is the interface itself."""
        try:
            return self._get("/submissions", query)
        except Declined as no:
            if no.status != 404:
                raise
            facts = {"channel": self._profile.name, "address": self._url(""), "key": "submission_api"}
            raise OutsideError("channel.no_api", **facts) from no

    def submission(self, submission_id: str) -> bytes:
        return self._found(lambda: self._get(f"/submissions/{submission_id}"))

    def attachment(self, submission_id: str, attachment_id: str, target: Catch) -> None:
        path = f"/submissions/{submission_id}/attachments/{attachment_id}"
        self._found(lambda: self._get(path, accept=JOSE, target=target))

    def events(self, case_id: str) -> tuple[list[str], int]:
        """Every event of the case, and how many the service says there are."""
        tokens: list[str] = []
        total = 1
        while len(tokens) < min(total, _LONGEST_LOG):
            query = {"offset": str(len(tokens)), "limit": str(_LOG_PAGE)}
            page = _document(self._get(f"/cases/{case_id}/events", query), "events")
            rows = page.get("eventLog")
            if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
                raise OutsideError("channel.answer_malformed", part="events")
            tokens += rows
            total = _count(page, default=len(tokens))
            if not rows:
                break
        return tokens, total

    def destination(self) -> bytes:
        return self._get(f"/destinations/{self._profile.destination}")

    def destination_key(self, destination: str, kid: str) -> Document:
        return _document(self._get(f"/destinations/{destination}/keys/{kid}"), "key")

    def service_keys(self) -> Document:
        """Open to everybody; the line itself proves whose keys they are."""
        ask = Ask("GET", f"{self._profile.submission_api}/.well-known/jwks.json", {"Accept": JSON})
        return _document(require(self._wire.patiently(ask), 200).body, "jwks")

    def send_event(self, case_id: str, token: str) -> None:
        """Heard once only. Declined: it was not taken; Unheard: nobody knows."""
        headers = {"Content-Type": JOSE, "Accept": JSON}
        ask = Ask("POST", self._url(f"/cases/{case_id}/events"), headers, content=token.encode())
        require(self._authorised(ask, self._wire.once_heard), 200, 201, 202, 204)

    def announce_reply(self, case_id: str, attachments: Sequence[str]) -> str:
        """The number the reply goes by. One try only: what is announced twice is submitted once."""
        said = _encoded({"caseId": case_id, "announcedAttachments": list(attachments)})
        number = _document(self._tell("POST", "/replies", said, JSON, 201).body, "reply").get("replyId")
        if not isinstance(number, str) or not is_identifier(number):
            raise OutsideError("channel.answer_malformed", part="reply")
        return number

    def attach_to_reply(self, reply_id: str, attachment_id: str, token: str) -> None:
        path = f"/replies/{reply_id}/attachments/{attachment_id}"
        self._tell("PUT", path, token.encode(), JOSE, 200, 201, 204)

    def submit_reply(self, reply_id: str, metadata: str, data: str) -> None:
        said = _encoded({"encryptedMetadata": metadata, "encryptedData": data})
        self._tell("PUT", f"/replies/{reply_id}", said, JSON, 200, 201, 202, 204)

    def _tell(self, method: str, path: str, content: bytes, kind: str, *good: int) -> Heard:
        ask = Ask(method, self._url(path), {"Content-Type": kind, "Accept": JSON}, content=content)
        return require(self._authorised(ask, self._wire.once), *good)

    def _get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        accept: str = JSON,
        target: Catch | None = None,
    ) -> bytes:
        ask = Ask("GET", self._url(path), {"Accept": accept}, query or {})
        return require(self._authorised(ask, lambda one: self._wire.patiently(one, target)), 200).body

    def _authorised(self, ask: Ask, speak: Callable[[Ask], Heard]) -> Heard:
        """A token may end before its time: a 401 is answered once with a new one."""
        token = self._tokens.token()
        heard = speak(_with(ask, token))
        if heard.status == 401:
            heard = speak(_with(ask, self._tokens.token(refused=token)))
        if heard.status == 401:
            raise OutsideError("channel.login_refused", **self._facts(heard.status))
        if heard.status == 403:
            raise OutsideError("channel.not_connected", **self._facts(heard.status))
        return heard

    def _found(self, call: Callable[[], bytes]) -> bytes:
        try:
            return call()
        except Declined as no:
            if no.status in (404, 410):
                raise Vanished(str(no)) from no
            raise

    def _announcement(self, row: object) -> Announcement | None:
        """Rows of another inbox of the same client are not this channel's affair."""
        if not isinstance(row, dict):
            raise OutsideError("channel.answer_malformed", part="submissions")
        ids = [row.get(name) for name in ("destinationId", "submissionId", "caseId")]
        told = [one for one in ids if isinstance(one, str) and is_identifier(one)]
        if len(told) != len(ids):
            raise OutsideError("channel.answer_malformed", part="submissions")
        return Announcement(*told) if told[0] == self._profile.destination else None

    def _url(self, path: str) -> str:
        return f"{self._profile.submission_api}/{self._profile.prefix}{path}"

    def _facts(self, status: int) -> dict[str, object]:
        return {"channel": self._profile.name, "client": self._profile.client_id, "status": status}


def _encoded(said: Document) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _with(ask: Ask, token: str) -> Ask:
    return Ask(
        ask.method, ask.url, {**ask.headers, "Authorization": f"Bearer {token}"}, ask.query, ask.content
    )


def _document(body: bytes, part: str) -> Document:
    try:
        said = strict_json.parse(body)
    except strict_json.NotJson:
        said = None
    if not isinstance(said, dict):
        raise OutsideError("channel.answer_malformed", part=part)
    return said


def _count(page: Document, default: int) -> int:
    total = page.get("totalCount")
    return int(total) if isinstance(total, Decimal) and total >= 0 else default
