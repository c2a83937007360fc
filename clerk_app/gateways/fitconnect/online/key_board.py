"""Whose signatures count in an event log: the service's keys, and those of the destinations named in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from clerk_app.gateways import strict_json
from clerk_app.gateways.jose import jwk, jws
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.gateways.jose.jwk import PrivateKey, PublicKey

from ..bundle import is_identifier
from ..event_log import TOKEN_TYPE
from ..keys import KeyRing
from .api import Document, SubmissionApi
from .trouble import Declined

_PATIENCE = 60.0  # seconds before the service is asked again for a key it did not have


class KeyBoard:
    """Keys are fetched when first needed, and again when a log names one that is not here yet."""

    def __init__(
        self,
        api: SubmissionApi,
        decryption: tuple[PrivateKey, ...],
        own: tuple[PublicKey, ...],
        destination: str,
        seconds: Callable[[], float],
        minimum_bits: int = jwk.MINIMUM_BITS,
    ) -> None:
        self._api = api
        self._decryption = decryption
        self._destination = destination
        self._seconds = seconds
        self._minimum_bits = minimum_bits
        self._service: dict[str, PublicKey] = {}
        self._destinations = {(destination, key.kid): key for key in own}
        self._asked: dict[str, float] = {}
        # Several fetches go on at once: who finds a key being asked for waits for the answer.
        self._learning = Lock()

    def ring(self, tokens: Iterable[str]) -> KeyRing:
        """Everything known that may have signed these events. A key nobody has is simply missing."""
        signers = {_signer(token) for token in tokens}
        with self._learning:
            for issuer, kid in signers:
                self._learn(issuer, kid)
            known = list(self._destinations.items())
            service = tuple(self._service.values())
        keys = {kid: key for (_, kid), key in known}
        owners = {kid: issuer for (issuer, kid), _ in known}
        return KeyRing(self._decryption, service, tuple(keys.values()), owners)

    def _learn(self, issuer: str, kid: str) -> None:
        if issuer.startswith(("https://", "http://")):
            self._learn_service(kid)
        elif is_identifier(issuer) and kid:
            self._learn_destination(issuer, kid)

    def differs_from_published(self, kid: str) -> bool:
        """Whether senders seal for another key of this name than the one we hold: a mistake of ours."""
        held = [key for key in self._decryption if key.kid == kid]
        if not held:
            return False
        try:
            published = jwk.parse_public(
                self._api.destination_key(self._destination, kid), self._minimum_bits
            )
        except (Declined, JoseError):
            return False
        return all(key.key.public_key() != published.key for key in held)

    def _learn_service(self, kid: str) -> None:
        if kid in self._service or not self._may_ask("service"):
            return
        offered = self._api.service_keys().get("keys")
        for one in offered if isinstance(offered, list) else []:
            self._keep_service(one)

    def _keep_service(self, one: object) -> None:
        """A set may hold keys for other purposes than ours."""
        key = self._usable(one) if isinstance(one, dict) else None
        if key is not None:
            self._service[key.kid] = key

    def _learn_destination(self, issuer: str, kid: str) -> None:
        if (issuer, kid) in self._destinations or not self._may_ask(f"{issuer}/{kid}"):
            return
        # A key id of ours is never given to somebody else, whatever a log says.
        if any(known == kid for _, known in self._destinations):
            return
        try:
            key = self._usable(self._api.destination_key(issuer, kid))
        except Declined:
            return
        if key is not None and key.kid == kid:
            self._destinations[issuer, kid] = key

    def _usable(self, one: Document) -> PublicKey | None:
        try:
            key = jwk.parse_public(one, self._minimum_bits)
        except JoseError:
            return None
        return key if key.algorithm == jwk.SIGNATURE else None

    def _may_ask(self, what: str) -> bool:
        """Answers of the service are remembered, also that it has no such key."""
        now = self._seconds()
        if now - self._asked.get(what, now - 2 * _PATIENCE) < _PATIENCE:
            return False
        self._asked[what] = now
        return True


def _signer(token: str) -> tuple[str, str]:
    """Who claims to have signed: to be believed only once the signature has been checked."""
    try:
        claims = strict_json.parse(jws.unverified_payload(token))
        kid = jws.read_kid(token, TOKEN_TYPE)
    except (JoseError, strict_json.NotJson):
        return "", ""
    issuer = claims.get("iss") if isinstance(claims, dict) else None
    return (issuer, kid) if isinstance(issuer, str) else ("", "")
