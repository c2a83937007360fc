"""Sealing and signing: what is made can be opened, and nothing else passes."""

from __future__ import annotations

import json
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from jwcrypto import jwe as other_jwe
from jwcrypto import jwk as other_jwk
from jwcrypto import jws as other_jws

from clerk_app.gateways.jose import encoding, jwe, jwk, jws
from clerk_app.gateways.jose.errors import (
    JoseError,
    MalformedToken,
    OversizedToken,
    TamperedToken,
    UnsupportedToken,
    UnusableKey,
    WrongKey,
)

TYPE = "secevent+jwt"


def forged_jwe(
    key: jwk.PrivateKey, header: dict[str, object], plaintext: bytes = b"text", bits: int = 256
) -> str:
    """A token with any header whatever, sealed properly."""
    protected = encoding.encode(json.dumps(header).encode())
    content_key, nonce = AESGCM.generate_key(bits), b"n" * 12
    sealed = AESGCM(content_key).encrypt(nonce, plaintext, protected.encode())
    parts = (key.public.key.encrypt(content_key, jwe._oaep()), nonce, sealed[:-16], sealed[-16:])
    return ".".join((protected, *map(encoding.encode, parts)))


def good_header(key: jwk.PrivateKey, **more: object) -> dict[str, object]:
    return {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": key.kid, "cty": "application/json", **more}


@pytest.mark.parametrize("plaintext", [b"", b"\0", b"{}", "Straße".encode(), bytes(range(256)) * 999])
def test_a_sealed_part_opens_to_the_same_octets(post, plaintext):
    token = jwe.encrypt(plaintext, post.inbox.public, "application/json")
    assert jwe.decrypt(token, post.inbox) == plaintext
    assert jwe.read_header(token) == jwe.Header(post.inbox.kid, "application/json", deflated=False)


def test_another_implementation_opens_what_we_seal(post):
    token = jwe.encrypt(b"content", post.inbox.public, "application/pdf")
    judge = other_jwe.JWE(algs=["RSA-OAEP-256", "A256GCM"])
    judge.deserialize(token, other_jwk.JWK(**jwk.private_jwk(post.inbox)))
    assert judge.payload == b"content"
    assert "zip" not in judge.jose_header


@pytest.mark.parametrize("compression", [{}, {"zip": "DEF"}])
def test_we_open_what_another_implementation_seals(post, compression):
    maker = other_jwe.JWE(b"content" * 50, protected=json.dumps(good_header(post.inbox, **compression)))
    maker.add_recipient(other_jwk.JWK(**jwk.public_jwk(post.inbox.public)))
    assert jwe.decrypt(maker.serialize(compact=True), post.inbox) == b"content" * 50


def test_signatures_are_understood_both_ways(post):
    key = post.service.key
    judge = other_jws.JWS()
    judge.allowed_algs = ["PS512"]
    judge.deserialize(jws.sign(b"statement", key, TYPE), other_jwk.JWK(**jwk.public_jwk(key.public)))
    maker = other_jws.JWS(b"statement")
    header = json.dumps({"alg": "PS512", "typ": TYPE, "kid": key.kid})
    maker.add_signature(other_jwk.JWK(**jwk.private_jwk(key)), alg="PS512", protected=header)
    assert judge.payload == b"statement"
    assert jws.verify(maker.serialize(compact=True), key.public, TYPE) == b"statement"


def test_a_part_sealed_for_somebody_else_is_the_wrong_key(post):
    token = jwe.encrypt(b"content", post.stranger.public, "application/json")
    with pytest.raises(WrongKey):
        jwe.decrypt(token, post.inbox)


@pytest.mark.parametrize("segment", [0, 2, 3, 4])
def test_one_changed_octet_is_noticed(post, segment):
    segments = jwe.encrypt(b'{"a": 1}' * 9, post.inbox.public, "application/json").split(".")
    octets = bytearray(encoding.decode(segments[segment]))
    octets[-3] ^= 1
    segments[segment] = encoding.encode(bytes(octets))
    with pytest.raises((TamperedToken, MalformedToken)):
        jwe.decrypt(".".join(segments), post.inbox)


@pytest.mark.parametrize(
    "change",
    [
        {"alg": "RSA-OAEP"},
        {"alg": "RSA1_5"},
        {"alg": "dir"},
        {"alg": None},
        {"enc": "A128GCM"},
        {"enc": "A256CBC-HS512"},
        {"zip": "GZIP"},
        {"zip": None},
        {"crit": ["exp"]},
        {"jku": "https://example.invalid/keys"},
        {"kid": None},
        {"kid": ""},
        {"kid": 7},
        {"cty": 7},
    ],
)
def test_headers_outside_the_list_are_refused(post, change):
    token = forged_jwe(post.inbox, good_header(post.inbox) | change)
    with pytest.raises(MalformedToken):
        jwe.decrypt(token, post.inbox)


def test_a_header_may_not_name_a_member_twice(post):
    token = forged_jwe(post.inbox, good_header(post.inbox))
    protected = b'{"alg":"none","alg":"RSA-OAEP-256","enc":"A256GCM","kid":"inbox-0001"}'
    with pytest.raises(MalformedToken):
        jwe.decrypt(".".join((encoding.encode(protected), *token.split(".")[1:])), post.inbox)


def test_a_short_content_key_is_refused(post):
    with pytest.raises(MalformedToken):
        jwe.decrypt(forged_jwe(post.inbox, good_header(post.inbox), bits=128), post.inbox)


def test_compressed_content_is_read_up_to_the_limit(post):
    deflater = zlib.compressobj(wbits=-15)
    bomb = deflater.compress(b"0" * 1_000_001) + deflater.flush()
    token = forged_jwe(post.inbox, good_header(post.inbox, zip="DEF"), bomb)
    with pytest.raises(OversizedToken):
        jwe.decrypt(token, post.inbox, jwe.Limits(plaintext_bytes=1_000_000))
    assert len(jwe.decrypt(token, post.inbox, jwe.Limits(plaintext_bytes=1_000_001))) == 1_000_001


@pytest.mark.parametrize(
    "spoil", [lambda packed: packed[:-1], lambda packed: packed + b"more", lambda _: b"\xff"]
)
def test_a_broken_compression_is_the_makers_fault(post, spoil):
    deflater = zlib.compressobj(wbits=-15)
    packed = deflater.compress(b"text" * 99) + deflater.flush()
    with pytest.raises(MalformedToken):
        jwe.decrypt(forged_jwe(post.inbox, good_header(post.inbox, zip="DEF"), spoil(packed)), post.inbox)


def test_what_is_too_large_is_told_from_what_is_wrong(post):
    token = jwe.encrypt(b"x" * 2000, post.inbox.public, "text/plain")
    with pytest.raises(OversizedToken):
        jwe.decrypt(token, post.inbox, jwe.Limits(token_bytes=1000))
    with pytest.raises(OversizedToken):
        jwe.decrypt(token, post.inbox, jwe.Limits(plaintext_bytes=1999))


@pytest.mark.parametrize("token", ["", "a.b.c.d", "a.b.c.d.e.f", "....", "é.b.c.d.e", "e30.e30.e30.e30.e30"])
def test_what_is_no_token_is_malformed(post, token):
    with pytest.raises(MalformedToken):
        jwe.decrypt(token, post.inbox)


@pytest.mark.parametrize("text", ["A", "AA==", "A+", "A/", "AB", "AAB", "A A", "AA\n", "ä", "AAAA="])
def test_base64url_has_one_spelling(text):
    with pytest.raises(MalformedToken):
        encoding.decode(text)


@pytest.mark.parametrize("octets", [b"", b"\0", b"\xff\xfe", b"abc", b"\xfb\xff\xbf\x00"])
def test_base64url_goes_both_ways(octets):
    assert encoding.decode(encoding.encode(octets)) == octets


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "typ": TYPE, "kid": "service-0001"},
        {"alg": "RS512", "typ": TYPE, "kid": "service-0001"},
        {"alg": "PS512", "typ": "JWT", "kid": "service-0001"},
        {"alg": "PS512", "typ": TYPE},
        {"alg": "PS512", "typ": TYPE, "kid": ""},
        {"alg": "PS512", "typ": TYPE, "kid": "service-0001", "crit": ["b64"], "b64": False},
        {"alg": "PS512", "typ": TYPE, "kid": "service-0001", "jwk": {}},
    ],
)
def test_signed_statements_with_other_headers_are_refused(post, header):
    key = post.service.key
    signed = f"{encoding.encode(json.dumps(header).encode())}.{encoding.encode(b'{}')}"
    signature = key.key.sign(signed.encode(), jws._pss(), jws.hashes.SHA512())
    with pytest.raises((UnsupportedToken, MalformedToken)):
        jws.verify(f"{signed}.{encoding.encode(signature)}", key.public, TYPE)


def test_a_signature_covers_the_statement(post):
    header, _, signature = jws.sign(b'{"a":1}', post.service.key, TYPE).split(".")
    other = encoding.encode(b'{"a":2}')
    with pytest.raises(TamperedToken):
        jws.verify(f"{header}.{other}.{signature}", post.service.key.public, TYPE)


def test_a_statement_of_another_signer_is_the_wrong_key(post):
    with pytest.raises(WrongKey):
        jws.verify(jws.sign(b"{}", post.destination, TYPE), post.service.key.public, TYPE)


def test_keys_serve_their_purpose_only(post):
    with pytest.raises(WrongKey):
        jwe.encrypt(b"", post.service.key.public, "text/plain")
    with pytest.raises(WrongKey):
        jws.sign(b"", post.inbox, TYPE)


def test_keys_survive_their_json_form(post):
    again = jwk.parse_private(json.loads(json.dumps(jwk.private_jwk(post.inbox))), minimum_bits=2048)
    public = jwk.parse_public(jwk.public_jwk(post.inbox.public), minimum_bits=2048)
    assert jwe.decrypt(jwe.encrypt(b"content", public, "text/plain"), again) == b"content"


def test_private_numbers_do_not_show_in_logs(post):
    number = str(jwk.private_jwk(post.inbox)["d"])
    assert number not in repr(post.inbox)
    assert "key" not in repr(post.inbox).replace("PrivateKey", "")


def test_keys_shorter_than_the_standard_demands_are_refused(post):
    with pytest.raises(UnusableKey, match="2048 bits"):
        jwk.parse_public(jwk.public_jwk(post.inbox.public))


@pytest.mark.parametrize(
    "change",
    [
        {"kty": "EC"},
        {"kid": None},
        {"kid": ""},
        {"alg": "RSA-OAEP"},
        {"alg": None},
        {"use": "sig"},
        {"key_ops": ["sign"]},
        {"key_ops": []},
        {"key_ops": "wrapKey"},
        {"key_ops": [["wrapKey"]]},
        {"e": "Aw"},
        {"n": "AA"},
        {"n": None},
        {"n": "not base64url!"},
    ],
)
def test_unusable_public_keys_are_refused(post, change):
    with pytest.raises(UnusableKey):
        jwk.parse_public(jwk.public_jwk(post.inbox.public) | change, minimum_bits=2048)


@pytest.mark.parametrize("member", ["d", "p", "q", "dp", "dq", "qi"])
def test_private_keys_must_be_whole(post, member):
    whole = jwk.private_jwk(post.inbox)
    with pytest.raises(UnusableKey):
        jwk.parse_private(whole | {member: None}, minimum_bits=2048)
    with pytest.raises(UnusableKey):
        jwk.parse_private(whole | {member: "AQAB"}, minimum_bits=2048)


def test_every_refusal_is_of_one_family():
    assert issubclass(UnsupportedToken, MalformedToken)
    assert all(issubclass(kind, JoseError) for kind in (WrongKey, TamperedToken, OversizedToken, UnusableKey))
