"""The access token (OAuth 2.0 client credentials, RFC 6749 section 4.4; the secret travels in the body)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from threading import Lock
from urllib.parse import urlencode

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways import strict_json

from .profile import Profile
from .trouble import Declined
from .wire import Ask, Wire, require

_EARLY = 60.0  # seconds before its end a token counts as used up


class TokenDesk:
    def __init__(self, wire: Wire, profile: Profile, seconds: Callable[[], float]) -> None:
        self._wire = wire
        self._profile = profile
        self._seconds = seconds
        self._token = ""
        self._good_until = 0.0
        self._asking = Lock()

    def token(self, refused: str = "") -> str:
        """A token; `refused` is one the service has just turned down."""
        with self._asking:
            if not self._token or self._token == refused or self._seconds() >= self._good_until:
                self._fetch()
            return self._token

    def _fetch(self) -> None:
        asked_at = self._seconds()
        try:
            heard = require(self._wire.patiently(self._ask()), 200)
        except Declined as no:
            raise self._refusal(no) from no
        self._token, lasts = _read(heard.body)
        self._good_until = asked_at + max(lasts - _EARLY, lasts / 2)

    def _ask(self) -> Ask:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._profile.client_id,
            "client_secret": self._profile.client_secret,
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return Ask("POST", self._profile.token_url, headers, content=urlencode(form).encode())

    def _refusal(self, no: Declined) -> OutsideError:
        if no.status == 404:
            facts = {"address": self._profile.token_url, "key": "token_url"}
            return OutsideError("channel.no_api", channel=self._profile.name, **facts)
        said = str(no.problem)
        code = "channel.no_destination" if "invalid_scope" in said else "channel.login_refused"
        return OutsideError(
            code, channel=self._profile.name, client=self._profile.client_id, status=no.status
        )


def _read(body: bytes) -> tuple[str, float]:
    try:
        said = strict_json.parse(body)
    except strict_json.NotJson:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("access_token"), str):
        raise OutsideError("channel.answer_malformed", part="token")
    lasts = said.get("expires_in")
    return said["access_token"], float(lasts) if isinstance(lasts, Decimal) else 2 * _EARLY
