"""Fetches time stamps (RFC 3161) over signatures, and believes none it has not checked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

import httpx
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from clerk_app.domain.errors import OutsideError

from . import der
from . import der_reading as read
from .sealer import STAMP_ROOM
from .signatures import taken_apart, vouched_for
from .stamped import stamped_imprint

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = (0, 1)
_MOST = 256 * 1024
_ENOUGH_FAILURES = 3  # in a row
_HEADERS = {"content-type": "application/timestamp-query", "accept": "application/timestamp-reply"}


@dataclass(frozen=True)
class StampService:
    """`required`: without its time stamp nothing is sealed; otherwise it is sealed without."""

    address: str
    roots: tuple[x509.Certificate, ...] = field(repr=False)
    required: bool = True
    seconds: float = 10.0


class StampDesk:
    """Asks the service for one time stamp per signature."""

    def __init__(self, client: httpx.Client, service: StampService) -> None:
        self._client = client
        self._service = service
        self._failures = 0

    def stamp(self, signature: bytes) -> bytes | None:
        """Where it may be left out, a service that keeps failing is not asked for each notice of a list."""
        if self._failures >= _ENOUGH_FAILURES and not self._service.required:
            return None
        nonce = secrets.randbits(63)
        try:
            token = _token(self._asked(_request(signature, nonce)))
            _require_good(token, signature, nonce, self._service.roots)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as trouble:
            self._failures += 1
            if not self._service.required:
                return None
            raise OutsideError(
                "seal.time_stamp",
                address=self._service.address,
                reason=str(trouble) or type(trouble).__name__,
            ) from trouble
        self._failures = 0
        return token

    def _asked(self, request: bytes) -> bytes:
        """The time limit holds for the whole answer, however slowly it trickles in."""
        end, answer = monotonic() + self._service.seconds, b""
        limits = httpx.Timeout(self._service.seconds)
        with self._client.stream(
            "POST", self._service.address, content=request, headers=_HEADERS, timeout=limits
        ) as response:
            if response.status_code != httpx.codes.OK:
                raise ValueError(f"HTTP {response.status_code}")
            for piece in response.iter_raw():
                answer += piece
                if len(answer) > _MOST or monotonic() > end:
                    raise ValueError("too large" if len(answer) > _MOST else "too slow")
        return answer


def _request(signature: bytes, nonce: int) -> bytes:
    algorithm = der.sequence(der.object_id(_SHA256), der.NULL)
    imprint = der.sequence(algorithm, der.octets(hashlib.sha256(signature).digest()))
    return der.sequence(der.integer(1), imprint, der.integer(nonce), der.TRUE)


def _token(answer: bytes) -> bytes:
    status, *token = read.sequence(answer)
    code = read.integer(read.first(status.content).content)
    if code not in _GRANTED or not token:
        raise ValueError(f"refused, status {code}")
    if len(token[0].whole) > STAMP_ROOM:
        raise ValueError("time stamp too large")
    return token[0].whole


def _require_good(token: bytes, signature: bytes, nonce: int, roots: Sequence[x509.Certificate]) -> None:
    """It speaks of our signature, answers our question, and comes from whom the authority trusts."""
    imprint, signed = stamped_imprint(token), taken_apart(token)
    if imprint.digest != hashlib.sha256(signature).digest() or imprint.nonce != nonce:
        raise ValueError("time stamp for something else")
    if not signed.holds(signed.content):
        raise ValueError("time stamp not intact")
    if not _may_stamp(signed.certificate):
        raise ValueError("certificate not made for time stamps")
    if not vouched_for(signed.certificate, signed.others, roots, imprint.moment):
        raise ValueError("time stamp from a service the authority does not trust")


def _may_stamp(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in usage
