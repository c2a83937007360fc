"""Seals to be tried: roots, certificates of seals and of a time stamp service, and the files they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.now(UTC).replace(microsecond=0)
PASSWORD = b"geheim"
HOLDER = "Wetteraukreis Amtssiegel"
FILE, SECRET = "siegel.p12", "kennwort"
CONFIGURATION = f"""
[policy]
secret_files = true
[seal]
kind = "file"
file = "{FILE}"
password = "file:{SECRET}"
"""
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Issued:
    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def private_der(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    @property
    def private_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def root(name: str = "Muster-Wurzel") -> Issued:
    key = ec.generate_private_key(ec.SECP256R1())
    return Issued(key, _certificate(name, key, name, key, NOW + timedelta(days=3650), ca=True))


def seal(issuer: Issued, *, key: Key | None = None, until: datetime = NOW + timedelta(days=365)) -> Issued:
    key = key or ec.generate_private_key(ec.SECP256R1())
    return Issued(key, _issued(HOLDER, key, issuer, until))


def stamper(issuer: Issued, *, key: Key | None = None, stamping: bool = True) -> Issued:
    """RSA unless told otherwise, as such services mostly are."""
    key = key or rsa.generate_private_key(65537, 3072)
    usage = ExtendedKeyUsageOID.TIME_STAMPING if stamping else ExtendedKeyUsageOID.EMAIL_PROTECTION
    return Issued(key, _issued("Zeitstempel", key, issuer, NOW + timedelta(days=365), usage))


def file_of(held: Issued, path: Path, *chain: Issued, password: bytes = PASSWORD) -> Path:
    others = [one.certificate for one in chain] or None
    way = BestAvailableEncryption(password)
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"siegel", held.key, held.certificate, others, way)
    )
    return path


def lay_out(folder: Path, root: Issued, more: str = "") -> Path:
    """What IT lays down for a seal: the file, its password, and where both are named."""
    file_of(seal(root), folder / FILE, root)
    (folder / SECRET).write_bytes(PASSWORD)
    (folder / SECRET).chmod(0o600)
    configuration = folder / "config.toml"
    configuration.write_text(CONFIGURATION + more, encoding="utf-8")
    return configuration


def _issued(
    name: str, key: Key, issuer: Issued, until: datetime, usage: x509.ObjectIdentifier | None = None
) -> x509.Certificate:
    by = issuer.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    return _certificate(name, key, str(by), issuer.key, until, usage=usage)


def _certificate(name, key, issuer, issuer_key, until, *, ca=False, usage=None):
    kept = dict.fromkeys(
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
                digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, **kept
            ),
            critical=True,
        )
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(issuer_key, hashes.SHA256())
