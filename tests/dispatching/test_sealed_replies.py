"""Acknowledgements sealed by the authority: valid at the applicant's, and none goes without."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from clerk_app.opening.seals import ConfiguredSeal
from clerk_app.services.dispatching import Result
from tests.collecting.post_office import OfficeMaker
from tests.tools import seals
from tests.tools.seals import CONFIGURATION, PASSWORD, Issued

from .reply_office import ReplyOffice


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> OfficeMaker:
    return OfficeMaker(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def root() -> Issued:
    return seals.root()


@pytest.fixture
def desk(offices: OfficeMaker, root: Issued, tmp_path: Path) -> Iterator[ReplyOffice]:
    """An office of the authority itself, with a seal for acknowledgements."""
    seals.lay_out(tmp_path, root, 'letters = ["acknowledge"]\n')
    with offices.post_office() as post:
        house = replace(post.office.house, practice=False)
        post.office = replace(post.office, house=house, seal=ConfiguredSeal(tmp_path / "config.toml"))
        yield ReplyOffice(post)


def configure(folder: Path, more: str) -> None:
    (folder / "config.toml").write_text(f"{CONFIGURATION}{more}\n", encoding="utf-8")


def sheet(desk: ReplyOffice) -> bytes:
    (told,) = desk.arrived()
    (content,) = told.attachments.values()
    return content


def test_the_applicant_gets_it_with_a_seal_that_holds(desk: ReplyOffice, root: Issued) -> None:
    desk.taken_in()
    assert desk.dispatch() == {Result.SENT: 1}

    (trusted,) = load_certs_from_pemder_data(root.der)
    (signature,) = PdfFileReader(io.BytesIO(sheet(desk))).embedded_signatures
    context = ValidationContext(trust_roots=[trusted], allow_fetching=False)
    assert validate_pdf_signature(signature, context).bottom_line


def test_where_only_notices_are_sealed_it_goes_without(desk: ReplyOffice, tmp_path: Path) -> None:
    configure(tmp_path, "")
    desk.taken_in()
    assert desk.dispatch() == {Result.SENT: 1}
    assert b"/Type/Sig" not in sheet(desk)


def test_while_the_seal_cannot_be_opened_it_rests_and_goes_once_it_can(
    desk: ReplyOffice, tmp_path: Path
) -> None:
    (tmp_path / "kennwort").write_bytes(b"falsch")
    desk.taken_in()
    assert desk.dispatch() == {Result.RESTED: 1}
    assert desk.arrived() == []

    (tmp_path / "kennwort").write_bytes(PASSWORD)
    assert desk.dispatch("two") == {Result.SENT: 1}
    assert b"/Type/Sig" in sheet(desk)
