"""Time stamps over seals: fetched from a real service, checked, and left out only where that is allowed."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.documents.notice import PrintShop
from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.gateways.seal.pkcs12 import signer_in_file
from clerk_app.gateways.seal.sealer import HeldSeal
from clerk_app.gateways.seal.time_stamp import StampDesk, StampService
from clerk_app.opening.paths import Shipped
from clerk_app.services.sealing import FoundSeal, Sealing
from tests.bench.notice_bench_serial import serial_notice
from tests.tools import seals
from tests.tools.seals import NOW, PASSWORD, Issued
from tests.tools.stamp_service import Stamper, StampServer, by_openssl, by_pyhanko, stamp_server

FAULTS = {
    "silent": "timed out|disconnected",
    "trickling": "too slow|timed out",
    "busy": "HTTP 503",
    "refusing": "refused, status 2",
    "garbage": "cut off",
    "tampered": "not intact",
    "other_question": "something else",
    "other_document": "something else",
}
SLOW = ("silent", "trickling")


@pytest.fixture(scope="module")
def root() -> Issued:
    return seals.root()


@pytest.fixture(scope="module", params=["openssl", "pyhanko"])
def service(
    request: pytest.FixtureRequest, root: Issued, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StampServer]:
    """Two programs that know nothing of ours, with keys of both kinds."""
    with stamp_server(_stamper(request.param, root, tmp_path_factory.mktemp("stempel"))) as served:
        yield served


def _stamper(program: str, root: Issued, folder: Path) -> Stamper:
    if program == "pyhanko":
        return by_pyhanko(seals.stamper(root))
    if not shutil.which("openssl"):
        pytest.skip("no openssl here")
    return by_openssl(seals.stamper(root, key=ec.generate_private_key(ec.SECP256R1())), folder)


@pytest.fixture(autouse=True)
def honest(service: StampServer) -> None:
    service.fault = ""


@pytest.fixture(scope="module")
def shop() -> PrintShop:
    return PrintShop(Shipped().resources)


@pytest.fixture(scope="module")
def file(root: Issued, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seals.file_of(seals.seal(root), tmp_path_factory.mktemp("siegel") / "siegel.p12", root)


def _sealed(shop: PrintShop, file: Path, service: StampService) -> bytes:
    with httpx.Client() as client:
        sealer = HeldSeal(signer_in_file(file, PASSWORD), StampDesk(client, service).stamp)
        return shop.print_notice(serial_notice(1), Sealing(sealer, NOW))


def _told(service: StampServer, root: Issued, *, required: bool, seconds: float = 30.0) -> StampService:
    return StampService(service.address, (root.certificate,), required, seconds)


def _patience(fault: str) -> float:
    return 1.0 if fault in SLOW else 30.0


def _found(pdf: bytes) -> FoundSeal:
    found = found_seal(pdf)
    assert found is not None
    return found


def test_an_independent_reader_finds_seal_and_time_stamp_valid(shop, file, service, root):
    pdf = _sealed(shop, file, _told(service, root, required=True))

    (trusted,) = load_certs_from_pemder_data(root.der)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=[trusted], allow_fetching=False)
    status = validate_pdf_signature(signature, context, ts_validation_context=context)
    assert status.bottom_line
    stamp = status.timestamp_validity
    assert stamp is not None and (stamp.valid, stamp.intact, stamp.trusted) == (True, True, True)
    assert _found(pdf).stamped_at == stamp.timestamp
    assert _found(pdf).intact


def test_what_would_make_it_last_is_not_claimed(shop, file, service, root):
    """Level B-T and no more: no revocation data, no document time stamp."""
    pdf = _sealed(shop, file, _told(service, root, required=True))

    reader = PdfFileReader(io.BytesIO(pdf))
    assert "/DSS" not in reader.root
    assert len(reader.embedded_signatures) == 1 and not reader.embedded_timestamp_signatures


@pytest.mark.parametrize("fault", FAULTS)
def test_where_a_time_stamp_is_required_no_fault_of_the_service_lets_a_seal_through(
    shop, file, service, root, fault
):
    service.fault = fault
    begun = time.monotonic()
    with pytest.raises(OutsideError, match=r"seal\.time_stamp") as told:
        _sealed(shop, file, _told(service, root, required=True, seconds=_patience(fault)))
    assert re.search(FAULTS[fault], str(told.value.facts["reason"]))
    if fault in SLOW:
        assert time.monotonic() - begun < 15


@pytest.mark.parametrize("fault", FAULTS)
def test_where_it_is_optional_the_seal_holds_without_one(shop, file, service, root, fault):
    service.fault = fault
    found = _found(_sealed(shop, file, _told(service, root, required=False, seconds=_patience(fault))))
    assert found.intact and found.stamped_at is None


def test_a_service_nobody_answers_for_is_not_believed(shop, file, service):
    with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
        _sealed(shop, file, _told(service, seals.root("Fremde Wurzel"), required=True))


def test_a_root_of_the_same_name_is_not_the_root(shop, file, service):
    with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
        _sealed(shop, file, _told(service, seals.root(), required=True))


def test_a_certificate_made_for_something_else_stamps_nothing(shop, file, root):
    with stamp_server(by_pyhanko(seals.stamper(root, stamping=False))) as other:
        with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
            _sealed(shop, file, _told(other, root, required=True))
        assert other.asked == 1


def test_a_service_that_is_not_there_is_an_outage(shop, file, root):
    with stamp_server(by_pyhanko(seals.stamper(root))) as gone:
        told = _told(gone, root, required=True)
    with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
        _sealed(shop, file, told)


@pytest.mark.parametrize("required, asked", [(False, 3), (True, 5)])
def test_a_long_list_does_not_wait_for_a_dead_service_at_each_notice(service, root, required, asked):
    service.fault, before = "busy", service.asked
    with httpx.Client() as client:
        desk = StampDesk(client, _told(service, root, required=required))
        for _ in range(5):
            try:
                assert desk.stamp(b"unterschrift") is None
            except OutsideError:
                assert required
    assert service.asked - before == asked
