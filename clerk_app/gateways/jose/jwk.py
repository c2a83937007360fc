"""RSA keys in their JSON form (RFC 7517, RFC 7518 section 6.3), each bound to one algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import rsa

from .encoding import decode, encode
from .errors import MalformedToken, UnusableKey

ENCRYPTION = "RSA-OAEP-256"
SIGNATURE = "PS512"
MINIMUM_BITS = 4096
MAXIMUM_BITS = 16384

_EXPONENT = 65537
_OPERATIONS = {
    ENCRYPTION: ({"wrapKey", "encrypt"}, {"unwrapKey", "decrypt"}, "enc"),
    SIGNATURE: ({"verify"}, {"sign"}, "sig"),
}


@dataclass(frozen=True)
class PublicKey:
    kid: str
    algorithm: str
    key: rsa.RSAPublicKey = field(repr=False)


@dataclass(frozen=True)
class PrivateKey:
    kid: str
    algorithm: str
    key: rsa.RSAPrivateKey = field(repr=False)

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.kid, self.algorithm, self.key.public_key())


def generate(kid: str, algorithm: str, bits: int = MINIMUM_BITS) -> PrivateKey:
    return PrivateKey(kid, algorithm, rsa.generate_private_key(_EXPONENT, bits))


def parse_public(jwk: Mapping[str, object], minimum_bits: int = MINIMUM_BITS) -> PublicKey:
    kid, algorithm = _purpose(jwk)
    return PublicKey(kid, algorithm, _public_numbers(jwk, minimum_bits).public_key())


def parse_private(jwk: Mapping[str, object], minimum_bits: int = MINIMUM_BITS) -> PrivateKey:
    kid, algorithm = _purpose(jwk)
    public = _public_numbers(jwk, minimum_bits)
    p, q, d, dp, dq, qi = (_number(jwk, member) for member in ("p", "q", "d", "dp", "dq", "qi"))
    try:
        key = rsa.RSAPrivateNumbers(p, q, d, dp, dq, qi, public).private_key()
    except ValueError:
        raise UnusableKey("the private numbers do not belong together") from None
    return PrivateKey(kid, algorithm, key)


def public_jwk(key: PublicKey) -> dict[str, object]:
    numbers = key.key.public_numbers()
    return _head(key, private=False) | {"n": _spelled(numbers.n), "e": _spelled(numbers.e)}


def private_jwk(key: PrivateKey) -> dict[str, object]:
    """The secret itself; belongs into the key store and nowhere else."""
    numbers = key.key.private_numbers()
    secret = {
        "d": numbers.d,
        "p": numbers.p,
        "q": numbers.q,
        "dp": numbers.dmp1,
        "dq": numbers.dmq1,
        "qi": numbers.iqmp,
    }
    spelled = {member: _spelled(number) for member, number in secret.items()}
    return public_jwk(key.public) | _head(key, private=True) | spelled


def _head(key: PublicKey | PrivateKey, private: bool) -> dict[str, object]:
    operation = {ENCRYPTION: ("wrapKey", "unwrapKey"), SIGNATURE: ("verify", "sign")}[key.algorithm][private]
    return {"kty": "RSA", "kid": key.kid, "alg": key.algorithm, "key_ops": [operation]}


def _purpose(jwk: Mapping[str, object]) -> tuple[str, str]:
    """Key id and algorithm, once everything the key says about its use agrees with them."""
    kid, algorithm, operations = jwk.get("kid"), jwk.get("alg"), jwk.get("key_ops")
    if jwk.get("kty") != "RSA" or not isinstance(kid, str) or not 1 <= len(kid) <= 256:
        raise UnusableKey("not an RSA key with a key id")
    if not isinstance(algorithm, str) or algorithm not in _OPERATIONS:
        raise UnusableKey("algorithm outside the FIT-Connect list")
    for_public, for_private, use = _OPERATIONS[algorithm]
    if "use" in jwk and jwk["use"] != use:
        raise UnusableKey("meant for another use")
    if operations is not None and not _allowed(operations, for_public | for_private):
        raise UnusableKey("meant for another operation")
    return kid, algorithm


def _allowed(operations: object, allowed: set[str]) -> bool:
    return (
        isinstance(operations, list)
        and bool(operations)
        and all(isinstance(operation, str) and operation in allowed for operation in operations)
    )


def _public_numbers(jwk: Mapping[str, object], minimum_bits: int) -> rsa.RSAPublicNumbers:
    modulus = _number(jwk, "n")
    if not minimum_bits <= modulus.bit_length() <= MAXIMUM_BITS:
        raise UnusableKey(f"{modulus.bit_length()} bits")
    if _number(jwk, "e") != _EXPONENT or modulus % 2 == 0:
        raise UnusableKey("not a sound RSA modulus and exponent")
    return rsa.RSAPublicNumbers(_EXPONENT, modulus)


def _number(jwk: Mapping[str, object], member: str) -> int:
    text = jwk.get(member)
    if not isinstance(text, str) or len(text) > MAXIMUM_BITS:
        raise UnusableKey(f"no {member}")
    try:
        return int.from_bytes(decode(text), "big")
    except MalformedToken:
        raise UnusableKey(f"{member} is not base64url") from None


def _spelled(number: int) -> str:
    return encode(number.to_bytes((number.bit_length() + 7) // 8, "big"))
