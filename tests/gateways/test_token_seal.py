"""A seal on a token (PKCS#11), tried on SoftHSM: the key never leaves it, and what is wrong is told apart."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.gateways.seal.sealer import HeldSeal
from clerk_app.opening.paths import Home, Shipped
from clerk_app.opening.seal_health import of_the_seal
from clerk_app.opening.seals import ConfiguredSeal
from clerk_app.services.sealing import Sealing
from tests.bench.notice_bench_serial import serial_notice
from tests.tools import seals
from tests.tools.seals import NOW, Issued

MODULES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm.so",
    "/usr/lib64/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
MODULE = next((Path(path) for path in MODULES if Path(path).exists()), None)
LABEL, PIN = "Amtssiegel", "123456"

pkcs11 = pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed here")
pytestmark = pytest.mark.skipif(
    MODULE is None or not shutil.which("softhsm2-util"), reason="no SoftHSM here (package softhsm2)"
)


@dataclass(frozen=True)
class Drawer:
    """A token with one seal per kind of key, and the root that vouches for both."""

    root: Issued
    place: Any

    def holding(self, kind: str) -> Any:
        return replace(self.place, label=f"{LABEL}-{kind}")


@pytest.fixture(scope="session")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawer]:
    """One for the whole process: the maker's library reads its settings once."""
    from clerk_app.gateways.seal.pkcs11_token import TokenPlace

    folder = tmp_path_factory.mktemp("token")
    (folder / "kept").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'kept'}\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    try:
        _util("--init-token", "--free", "--label", "Behoerde", "--so-pin", "87654321", "--pin", PIN)
        root = seals.root()
        place = TokenPlace(Path(str(MODULE)), "Behoerde", LABEL, PIN)
        for number, (kind, key) in enumerate(_keys().items(), 1):
            _lay_in(folder, seals.seal(root, key=key), f"{LABEL}-{kind}", f"{number:02}")
        yield Drawer(root, place)
    finally:
        if before is None:
            del os.environ["SOFTHSM2_CONF"]
        else:
            os.environ["SOFTHSM2_CONF"] = before


def _keys() -> dict[str, seals.Key]:
    return {
        "ec": ec.generate_private_key(ec.SECP256R1()),
        "p384": ec.generate_private_key(ec.SECP384R1()),
        "rsa": rsa.generate_private_key(65537, 3072),
    }


def _lay_in(folder: Path, held: Issued, label: str, number: str) -> None:
    from pkcs11.util.x509 import decode_x509_certificate

    file = folder / f"{label}.pem"
    file.write_bytes(held.private_pem)
    told = ("--token", "Behoerde", "--label", label, "--id", number, "--pin", PIN)
    _util("--import", str(file), *told)
    with pkcs11.lib(str(MODULE)).get_token(token_label="Behoerde").open(rw=True, user_pin=PIN) as session:
        entry = decode_x509_certificate(held.der) | {
            pkcs11.Attribute.LABEL: label,
            pkcs11.Attribute.TOKEN: True,
            pkcs11.Attribute.PRIVATE: False,
        }
        session.create_object(entry)


def _util(*told: str) -> None:
    subprocess.run(["softhsm2-util", *told], check=True, capture_output=True, timeout=30)


@pytest.fixture(scope="module")
def shop() -> PrintShop:
    return PrintShop(Shipped().resources)


@pytest.mark.parametrize("kind", ["ec", "p384", "rsa"])
def test_what_a_token_seals_is_valid_for_an_independent_reader(drawer, shop, kind):
    from clerk_app.gateways.seal.pkcs11_token import signer_on_token

    with signer_on_token(drawer.holding(kind)) as signer:
        pdf = shop.print_notice(serial_notice(1), Sealing(HeldSeal(signer), NOW))

    (trusted,) = load_certs_from_pemder_data(drawer.root.der)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=[trusted], allow_fetching=False)
    assert validate_pdf_signature(signature, context).bottom_line
    found = found_seal(pdf)
    assert found is not None and (found.intact, found.holder) == (True, seals.HOLDER)


def test_a_wrong_pin_an_absent_token_and_an_empty_one_are_told_apart(drawer):
    from clerk_app.gateways.seal.pkcs11_token import signer_on_token

    good = drawer.holding("ec")
    for place, error, code in (
        (replace(good, pin="000000"), ClerkError, r"seal\.pin'"),
        (replace(good, token="Fort"), OutsideError, r"seal\.token_away"),
        (replace(good, module=Path(__file__)), OutsideError, r"seal\.token_away"),
        (replace(good, label="Nichts"), ClerkError, r"seal\.not_on_token"),
    ):
        with pytest.raises(error, match=code), signer_on_token(place):
            pass
    with signer_on_token(good) as signer:
        assert signer.sign(b"x")


def test_the_configuration_leads_to_the_token_and_the_doctor_reads_its_dates(drawer, tmp_path, monkeypatch):
    monkeypatch.setattr("clerk_app.gateways.vault.open_vault", lambda name: {"siegel-pin": PIN})
    (tmp_path / "config.toml").write_text(
        f'[seal]\nkind = "token"\nmodule = "{MODULE}"\ntoken = "Behoerde"\nkey = "{LABEL}-ec"\n'
        'pin = "keyring:siegel-pin"\n',
        encoding="utf-8",
    )
    with ConfiguredSeal(tmp_path / "config.toml").unlocked(NOW) as sealer:
        assert sealer is not None and sealer.holder == seals.HOLDER and sealer.seal(bytes(32))
    assert of_the_seal(Home(tmp_path), NOW).state == "fine"
