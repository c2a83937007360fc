from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta

import keyring as system_keyring
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12

from clerk_app.domain.errors import ClerkError
from clerk_app.gateways.fitconnect.key_shelf import held_keys, read_key_file, shelve
from clerk_app.gateways.fitconnect.keys import (
    DECRYPTION_SECRET,
    SERVICE_SECRET,
    keys_from_store,
    read_private_keys,
    read_public_keys,
)
from clerk_app.gateways.fitconnect.public_shelf import shelve_public
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.jwk import ENCRYPTION, SIGNATURE
from clerk_app.gateways.vault import Vault
from clerk_app.opening.key_health import of_the_keys

BITS = 2048


@pytest.fixture
def store(keys_in_memory):
    return Vault("Prüfung", system_keyring.get_keyring())


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, BITS)


def certificate(key: rsa.RSAPrivateKey, days: int, *, opens: bool = True, signs: bool = False):
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Prüfamt")])
    usage = x509.KeyUsage(signs, False, opens, False, False, False, False, False, False)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(now - timedelta(days=400))
    built = built.not_valid_after(now + timedelta(days=days, hours=1)).add_extension(usage, critical=True)
    return built.sign(key, hashes.SHA256())


def bag(key, days=500, name=b"amt-kid-2026", password=b"geheim", **usage) -> bytes:
    cert = certificate(key, days, **usage)
    return pkcs12.serialize_key_and_certificates(name, key, cert, None, BestAvailableEncryption(password))


def test_a_new_key_stands_beside_the_old_one_and_a_known_one_is_replaced(store, key):
    for kid in ("alter-schluessel", "neuer-schluessel", "neuer-schluessel"):
        text = json.dumps(jwk.private_jwk(jwk.PrivateKey(kid, ENCRYPTION, key))).encode()
        shelve(store, read_key_file(text, "k.json", minimum_bits=BITS))
    kept = read_private_keys(store.get(DECRYPTION_SECRET).encode(), "store", BITS)
    assert [one.kid for one in kept] == ["neuer-schluessel", "alter-schluessel"]
    assert {one.kid for one in held_keys(store)} == {"neuer-schluessel", "alter-schluessel"}


def test_a_pkcs12_file_brings_key_purpose_and_last_day(store, key):
    (one,) = shelve(store, read_key_file(bag(key), "k.p12", "geheim", minimum_bits=BITS))
    assert one.kid == "amt-kid-2026" and one.algorithm == ENCRYPTION and one.expires_on is not None
    (two,) = read_key_file(bag(key, opens=False, signs=True), "k.p12", "geheim", minimum_bits=BITS)
    assert two.key.algorithm == SIGNATURE


@pytest.mark.parametrize(
    "password, usage, code",
    [("falsch", {}, "keys.locked"), ("geheim", {"signs": True}, "keys.use_unknown")],
)
def test_what_cannot_be_opened_or_understood_is_not_taken_in(key, password, usage, code):
    with pytest.raises(ClerkError) as told:
        read_key_file(bag(key, **usage), "k.p12", password, minimum_bits=BITS)
    assert told.value.code == code


def test_keys_by_which_logs_are_checked_are_kept_beside_the_ones_already_there(store):
    pair = [jwk.generate(f"dienst-schluessel-{number}", SIGNATURE) for number in (1, 2)]
    for one in (pair[0], pair[1], pair[1]):
        public = jwk.PublicKey(one.kid, one.algorithm, one.key.public_key())
        octets = json.dumps({"keys": [jwk.public_jwk(public)]}).encode()
        shelve_public(store, read_public_keys(octets, "jwks.json"), "service")
    assert [key.kid for key in keys_from_store(store).service] == [
        "dienst-schluessel-2",
        "dienst-schluessel-1",
    ]
    shelve_public(store, read_public_keys(json.dumps(jwk.private_jwk(pair[0])).encode(), "p.json"), "service")
    assert not any("d" in one for one in json.loads(store.get(SERVICE_SECRET))["keys"])


@pytest.mark.parametrize("octets", [b"", b"\x30\x80", b"{", b"{}", b"no key"])
def test_other_files_are_no_keys(octets):
    with pytest.raises(ClerkError):
        read_key_file(octets, "k", minimum_bits=BITS)


@pytest.mark.parametrize(
    "days, state, words",
    [
        (400, None, ""),
        (91, None, ""),
        (90, "warning", "rechtzeitig"),
        (30, "warning", "jetzt"),
        (-2, "fault", "abgelaufen"),
    ],
)
def test_keys_that_end_soon_are_told(store, key, days, state, words):
    cert = certificate(key, days)
    told = jwk.private_jwk(jwk.PrivateKey("kid-mit-ende", ENCRYPTION, key))
    told["x5c"] = [base64.b64encode(cert.public_bytes(Encoding.DER)).decode()]
    shelve(store, read_key_file(json.dumps(told).encode(), "k.json", minimum_bits=BITS))
    found = of_the_keys(store)
    assert [one.state for one in found] == ([state] if state else [])
    assert all(words in one.text for one in found)
