"""A sealed notice: the seal is valid, covers the whole file, and the file stays fit for the archive."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import notice_samples as samples
import pytest
import verapdf
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.gateways.seal.pkcs12 import signer_in_file
from clerk_app.gateways.seal.sealer import HeldSeal
from clerk_app.opening.seals import FileSeal
from clerk_app.services.sealing import FoundSeal, Sealing
from tests.tools import seals
from tests.tools.seals import NOW, PASSWORD


@pytest.fixture(scope="module", params=["ec", "rsa"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A file with a seal and its chain, and the root that vouches for it."""
    key = rsa.generate_private_key(65537, 3072) if request.param == "rsa" else None
    root = seals.root()
    sealing = seals.seal(root, key=key, until=NOW + timedelta(days=30))
    return seals.file_of(sealing, tmp_path_factory.mktemp("siegel") / "siegel.p12", root), root.der


def _sealed(shop: PrintShop, held: tuple[Path, bytes], notice=samples.GRANT) -> bytes:
    with FileSeal(held[0], PASSWORD).unlocked(NOW) as sealer:
        return shop.print_notice(notice, Sealing(sealer, NOW))


def _open(path: Path, password: bytes, moment: datetime) -> None:
    with FileSeal(path, password).unlocked(moment):
        pass


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
        _open(held[0], b"falsch", NOW)
    with pytest.raises(OutsideError, match=r"seal\.unreadable"):
        _open(tmp_path / "nichts.p12", PASSWORD, NOW)
    with pytest.raises(ClerkError, match=r"seal\.expired"):
        _open(held[0], PASSWORD, NOW + timedelta(days=31))


def test_weak_keys_do_not_seal(tmp_path):
    key = rsa.generate_private_key(65537, 2048)
    path = seals.file_of(seals.seal(seals.root(), key=key), tmp_path / "schwach.p12")

    with pytest.raises(ClerkError, match=r"seal\.key_kind"):
        _open(path, PASSWORD, NOW)


def test_a_seal_larger_than_its_place_is_refused(shop, held):
    class Large(HeldSeal):
        @property
        def room(self) -> int:
            return 100

    large = Large(signer_in_file(held[0], PASSWORD))

    with pytest.raises(OutsideError, match=r"seal\.too_large"):
        shop.print_notice(samples.GRANT, Sealing(large, NOW))


def test_what_a_file_bears_is_read_from_its_bytes(shop, held):
    found = found_seal(_sealed(shop, held))

    assert found == FoundSeal(seals.HOLDER, NOW + timedelta(days=30), intact=True)
    assert found_seal(shop.print_notice(samples.GRANT)) is None


@pytest.mark.parametrize("place", [b"/Type/Metadata", b"/M(D:", b"/ByteRange[0 00000"])
def test_a_file_changed_anywhere_bears_a_seal_that_does_not_hold(shop, held, place):
    printed = bytearray(_sealed(shop, held))
    printed[printed.index(place) + len(place) + 2] ^= 1

    found = found_seal(bytes(printed))
    assert found is not None and not found.intact


def test_a_seal_that_leaves_something_uncovered_does_not_hold(shop, held):
    found = found_seal(_sealed(shop, held) + b"\n% mehr")

    assert found is not None and not found.intact


def test_a_seal_overwritten_anywhere_is_never_an_error(shop, held):
    printed = _sealed(shop, held)
    start = printed.index(b"/Contents<") + len(b"/Contents<")
    places = range(start, printed.index(b">", start) - 20, 14)
    read = [found_seal(printed[:at] + b"f" * 20 + printed[at + 20 :]) for at in places]

    assert None not in read
    assert sum(not found.intact for found in read if found) > len(places) / 4


def test_unsealed_notices_are_the_same_bytes_sealed_ones_the_same_but_for_the_seal(shop, held):
    assert shop.print_notice(samples.GRANT) == shop.print_notice(samples.GRANT)
    first, second = _sealed(shop, held), _sealed(shop, held)
    start = first.index(b"/Contents<")
    end = first.index(b">", start)
    assert first[:start] + first[end:] == second[:start] + second[end:]
