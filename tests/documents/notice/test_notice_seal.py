"""A sealed notice: the seal is valid, covers the whole file, and the file stays fit for the archive."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import notice_samples as samples
import pytest
import verapdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.seal.pkcs12 import FileSeal, open_seal
from clerk_app.services.sealing import Sealing

NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = b"geheim"


@pytest.fixture(scope="module", params=["ec", "rsa"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A file with a seal and its chain, and the root that vouches for it."""
    key = (
        ec.generate_private_key(ec.SECP256R1())
        if request.param == "ec"
        else rsa.generate_private_key(65537, 3072)
    )
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Muster-Wurzel", root_key, "Muster-Wurzel", root_key, ca=True)
    seal = _certificate("Wetteraukreis Amtssiegel", key, "Muster-Wurzel", root_key, ca=False)
    path = tmp_path_factory.mktemp("siegel") / "siegel.p12"
    way = BestAvailableEncryption(PASSWORD)
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"siegel", key, seal, [root], way))
    return path, root.public_bytes(Encoding.DER)


def _certificate(name, key, issuer, issuer_key, *, ca, until=NOW + timedelta(days=30)):
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=60))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, **usage
            ),
            critical=True,
        )
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _sealed(shop: PrintShop, held: tuple[Path, bytes], notice=samples.GRANT) -> bytes:
    return shop.print_notice(notice, Sealing(open_seal(held[0], PASSWORD, NOW), NOW))


def _status(printed: bytes, root: bytes):
    (trusted,) = load_certs_from_pemder_data(root)
    (signature,) = PdfFileReader(io.BytesIO(printed)).embedded_signatures
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted], allow_fetching=False))


def test_the_seal_is_valid_trusted_and_covers_the_whole_file(shop, held):
    status = _status(_sealed(shop, held), held[1])

    assert status.bottom_line
    assert (status.intact, status.valid, status.trusted) == (True, True, True)
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.signer_reported_dt == NOW
    assert status.signing_cert.subject.native["common_name"] == "Wetteraukreis Amtssiegel"


def test_one_changed_byte_breaks_the_seal(shop, held):
    printed = bytearray(_sealed(shop, held))
    at = printed.index(b"/Type/Metadata") + 400
    printed[at] ^= 1

    assert not _status(bytes(printed), held[1]).intact


@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_a_sealed_notice_keeps_every_rule_of_archive_and_access(shop, held, tmp_path):
    paths = [tmp_path / "kurz.pdf", tmp_path / "lang.pdf"]
    for path, notice in zip(paths, (samples.GRANT, samples.LONG), strict=True):
        path.write_bytes(_sealed(shop, held, notice))

    assert [verdict.broken for verdict in verapdf.verdicts(paths)] == [{}] * 4


def test_without_a_seal_nothing_of_it_is_in_the_file(shop):
    printed = shop.print_notice(samples.GRANT)

    assert b"/ByteRange" not in printed
    assert not PdfFileReader(io.BytesIO(printed)).embedded_signatures


def test_a_wrong_password_a_missing_file_and_an_expired_seal_are_told_apart(held, tmp_path):
    with pytest.raises(ClerkError, match=r"seal\.password"):
        open_seal(held[0], b"falsch", NOW)
    with pytest.raises(OutsideError, match=r"seal\.unreadable"):
        open_seal(tmp_path / "nichts.p12", PASSWORD, NOW)
    with pytest.raises(ClerkError, match=r"seal\.expired"):
        open_seal(held[0], PASSWORD, NOW + timedelta(days=31))


def test_weak_keys_do_not_seal(tmp_path):
    key = rsa.generate_private_key(65537, 2048)
    certificate = _certificate("Schwach", key, "Schwach", key, ca=False)
    path = tmp_path / "schwach.p12"
    way = BestAvailableEncryption(PASSWORD)
    path.write_bytes(pkcs12.serialize_key_and_certificates(None, key, certificate, None, way))

    with pytest.raises(ClerkError, match=r"seal\.key_kind"):
        open_seal(path, PASSWORD, NOW)


def test_a_seal_larger_than_its_place_is_refused(shop, held):
    class Large(FileSeal):
        @property
        def room(self) -> int:
            return 100

    sealer = open_seal(held[0], PASSWORD, NOW)
    large = Large(sealer._signer)

    with pytest.raises(OutsideError, match=r"seal\.too_large"):
        shop.print_notice(samples.GRANT, Sealing(large, NOW))
