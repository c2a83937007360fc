"""Sealing on the way to approval: sealed before anybody looks, approved as sealed, or not laid down."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.domain.case import CaseState
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.outgoing import NOTICE
from clerk_app.domain.party import HandParty, Parties
from clerk_app.gateways.seal.pkcs12 import signer_in_file
from clerk_app.gateways.seal.sealer import HeldSeal
from clerk_app.opening.office import OpenOffice
from clerk_app.opening.seals import ConfiguredSeal
from clerk_app.practice.scenes import settle
from clerk_app.services import approval, assignment, decision
from clerk_app.services.approval import Seen
from clerk_app.services.notices import notice_of_case
from clerk_app.services.office import Office
from clerk_app.services.printing import UNSTAMPED
from clerk_app.services.reading import NoticeRow
from clerk_app.services.sealing import Sealer
from tests.office_kit import practice_office, receive
from tests.tools import seals
from tests.tools.seals import CONFIGURATION, NOW, PASSWORD, Issued
from tests.tools.stamp_service import StampServer, by_pyhanko, stamp_server


@dataclass
class Authority:
    """An office with a seal as IT configures it, and the two people a notice needs."""

    opened: OpenOffice
    folder: Path
    root: Issued
    practice: bool = False

    def configure(self, more: str = "", *, text: str = CONFIGURATION) -> None:
        (self.folder / "config.toml").write_text(text + more, encoding="utf-8")

    def lay_in(self, held: Issued, password: bytes = PASSWORD) -> None:
        seals.file_of(held, self.folder / "siegel.p12", self.root, password=password)

    def stamped_by(self, service: StampServer, rule: str, seconds: int = 30) -> None:
        (self.folder / "tsa.pem").write_bytes(self.root.pem)
        self.configure(
            f'time_stamp_url = "{service.address}"\ntime_stamp = "{rule}"\n'
            f'time_stamp_roots = "tsa.pem"\ntime_stamp_seconds = {seconds}\n'
        )

    def person(self, login: str) -> Office:
        office = self.opened.as_person(login)
        house = replace(office.house, practice=self.practice)
        return replace(office, house=house, seal=ConfiguredSeal(self.folder / "config.toml"))

    @property
    def clerk(self) -> Office:
        return self.person("a.becker")

    def ready(self, number: int = 1) -> str:
        case = receive(self.opened, "wohngeld", "erstantrag_mietzuschuss", number)
        assignment.claim(self.clerk, case, 1)
        assert settle(self.clerk, case, "bewilligung").blockers == ()
        return case

    def submit(self, case: str) -> NoticeRow:
        decision.submit(self.clerk, case, self.record(case).case.version)
        return self.record(case).notices[0]

    def approve(self, case: str, notice: NoticeRow) -> None:
        seen = Seen(notice.id, notice.pdf_sha256, notice.data_sha256)
        approval.approve(self.person("k.vogt"), case, self.record(case).case.version, seen)

    def record(self, case: str):
        return self.clerk.reader.case(self.clerk.actor, case)

    def notes(self, case: str) -> list[tuple[object, str]]:
        story = self.record(case).timeline
        return [(entry.facts["record"], entry.text) for entry in story if entry.kind == "noted"]

    def contents(self) -> int:
        with self.opened.engine.connect() as connection:
            return int(connection.scalar(sa.text("SELECT count(*) FROM contents")) or 0)


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    with practice_office(tmp_path) as opened:
        made = Authority(opened, tmp_path, seals.root())
        seals.lay_out(tmp_path, made.root)
        yield made


@pytest.fixture
def service(authority: Authority) -> Iterator[StampServer]:
    with stamp_server(by_pyhanko(seals.stamper(authority.root))) as served:
        yield served


def _valid(pdf: bytes, root: Issued) -> bool:
    (trusted,) = load_certs_from_pemder_data(root.der)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=[trusted], allow_fetching=False)
    return bool(validate_pdf_signature(signature, context, ts_validation_context=context).bottom_line)


def test_the_supervisor_approves_the_sealed_bytes_and_they_stay_those(authority: Authority):
    case = authority.ready()
    notice = authority.submit(case)
    laid = authority.clerk.reader.content(notice.pdf_sha256)
    assert _valid(laid, authority.root)

    authority.approve(case, notice)
    assert authority.record(case).case.state is CaseState.APPROVED
    assert notice_of_case(authority.clerk, case).pdf == laid
    assert authority.opened.reader.verify() == ()


def test_every_copy_bears_a_seal_of_its_own_and_none_is_released_with_another(authority: Authority):
    case = authority.ready()
    draft = authority.record(case).draft
    spouse = HandParty("spouse", "Frau\nAyşe Öztürk\nUsagasse 3\n61169 Friedberg")
    parties = Parties({"hand_1": spouse})
    decision.save(authority.clerk, case, replace(draft.draft, parties=parties), draft.revision)
    notice = authority.submit(case)

    pdfs = [authority.clerk.reader.content(copy.pdf_sha256) for copy in notice.copies]
    assert len(pdfs) == 2
    assert all(_valid(pdf, authority.root) for pdf in pdfs)
    assert authority.opened.reader.verify() == ()
    told = notice_of_case(authority.clerk, case)
    assert [told.pdf, *(copy.pdf for copy in told.copies)] == pdfs

    broken = pdfs[1].replace(b"/M(D:20", b"/M(D:19")
    assert broken != pdfs[1] and not authority.clerk.find_seal(broken).intact
    with authority.opened.engine.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER contents_no_update"))
        connection.execute(
            sa.text("UPDATE contents SET bytes = :bytes WHERE sha256 = :sha256"),
            {"bytes": broken, "sha256": notice.copies[1].pdf_sha256},
        )
    with pytest.raises(OutsideError, match=r"content\.changed"):
        authority.approve(case, notice)
    (fault,) = authority.opened.reader.verify()
    assert (fault.kind, fault.detail) == ("content_changed", notice.copies[1].pdf_sha256)


def test_where_no_seal_is_set_up_nothing_is_sealed(authority: Authority):
    authority.configure(text="")
    notice = authority.submit(authority.ready())
    pdf = authority.clerk.reader.content(notice.pdf_sha256)
    assert authority.clerk.find_seal(pdf) is None
    assert b"/Type/Sig" not in pdf


def test_practice_never_bears_the_seal(authority: Authority):
    authority.practice = True
    pdf = authority.clerk.reader.content(authority.submit(authority.ready()).pdf_sha256)
    assert authority.clerk.find_seal(pdf) is None


def test_a_draft_bears_no_seal(authority: Authority):
    rendered = notice_of_case(authority.clerk, authority.ready())
    assert rendered.status == "draft"
    assert authority.clerk.find_seal(rendered.pdf) is None


def _wrong_password(it: Authority) -> None:
    it.lay_in(seals.seal(it.root), b"ein anderes")


def _expired(it: Authority) -> None:
    it.lay_in(seals.seal(it.root, until=NOW - timedelta(days=1)))


def _no_file(it: Authority) -> None:
    (it.folder / "siegel.p12").unlink()


def _open_password(it: Authority) -> None:
    (it.folder / "kennwort").chmod(0o644)


def _misspelt(it: Authority) -> None:
    it.configure('pasword = "x"\n')


def _no_toml(it: Authority) -> None:
    it.configure("[seal\n")


FAULTS = {
    "seal.password": _wrong_password,
    "seal.expired": _expired,
    "config.file_missing": _no_file,
    "config.secret_open_to_others": _open_password,
    "config.unknown": _misspelt,
    "config.syntax": _no_toml,
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_seal_that_cannot_be_used_leaves_nothing_half_done(authority: Authority, code: str):
    case = authority.ready()
    before, contents = authority.record(case), authority.contents()
    FAULTS[code](authority)

    with pytest.raises((ClerkError, OutsideError)) as told:
        authority.submit(case)

    assert told.value.code == code
    assert authority.record(case) == before
    assert authority.contents() == contents
    authority.lay_in(seals.seal(authority.root))
    (authority.folder / "kennwort").chmod(0o600)
    authority.configure()
    assert authority.submit(case).status == "waiting"


def test_a_seal_by_another_key_than_its_certificate_is_caught_before_it_is_stored(authority: Authority):
    @dataclass
    class Mixed:
        sign: Callable[[bytes], bytes] | None

        def unlocked(self, moment: datetime, kind: str = NOTICE) -> AbstractContextManager[Sealer]:
            signer = signer_in_file(authority.folder / "siegel.p12", PASSWORD)
            return nullcontext(HeldSeal(replace(signer, sign=self.sign or signer.sign)))

    other = seals.seal(authority.root).key
    case = authority.ready()
    version = authority.record(case).case.version
    wrong = Mixed(lambda data: other.sign(data, ec.ECDSA(seals.hashes.SHA256())))
    with pytest.raises(OutsideError, match=r"seal\.broken"):
        decision.submit(replace(authority.clerk, seal=wrong), case, version)
    assert authority.record(case).notices == ()
    decision.submit(replace(authority.clerk, seal=Mixed(None)), case, version)


def test_a_required_time_stamp_that_does_not_come_holds_the_notice_back(authority, service):
    authority.stamped_by(service, "required", seconds=1)
    case = authority.ready()
    service.fault = "silent"
    with pytest.raises(OutsideError, match=r"seal\.time_stamp"):
        authority.submit(case)
    assert authority.record(case).notices == ()

    service.fault = ""
    authority.stamped_by(service, "required")
    pdf = authority.clerk.reader.content(authority.submit(case).pdf_sha256)
    found = authority.clerk.find_seal(pdf)
    assert _valid(pdf, authority.root)
    assert found is not None and found.stamped_at is not None
    assert authority.notes(case) == []


def test_an_optional_one_that_does_not_come_is_said_in_the_records(authority, service):
    authority.stamped_by(service, "optional")
    service.fault = "busy"
    case = authority.ready()
    notice = authority.submit(case)

    found = authority.clerk.find_seal(authority.clerk.reader.content(notice.pdf_sha256))
    assert found is not None and found.intact and found.stamped_at is None
    assert authority.notes(case) == [(True, UNSTAMPED)]
    authority.approve(case, notice)


def test_nobody_else_waits_while_the_time_stamp_is_fetched(authority, service):
    """The service itself tries to write to the office's file while it is asked."""
    written: list[bool] = []
    engine = authority.opened.engine

    def write() -> None:
        other = engine.raw_connection()
        try:
            other.cursor().execute("PRAGMA busy_timeout = 0")
            other.cursor().execute("BEGIN IMMEDIATE")
            written.append(True)
            other.rollback()
        except engine.dialect.dbapi.OperationalError:  # type: ignore[union-attr]
            written.append(False)
        finally:
            other.invalidate()

    authority.stamped_by(service, "required")
    case = authority.ready()
    service.before = write
    authority.submit(case)
    assert written == [True]

    with authority.clerk.transaction(authority.clerk.actor) as work:
        work.next_number("Schwebe")
        write()
    assert written == [True, False]
