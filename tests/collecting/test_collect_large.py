"""Large attachments pass through bounded memory: from the line to disk, opened there, stored in pieces."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.opening.office import open_office
from clerk_app.services.reading import Box, Filter
from clerk_app.storage import pieces
from tests.fitconnect_server.cast import lay_out, new_cast
from tests.fitconnect_server.large import Part, cut_up, large_parcel, plaintext, seal_file
from tests.fitconnect_server.lines import serving
from tests.fitconnect_server.parcels import name_of, sealed_parcel
from tests.fitconnect_server.service import Service

from .collector_processes import CollectorProcess, prepare
from .post_office import PostOffice

MEBIBYTE = 1024 * 1024
NAME = "Pläne.pdf"


def sealed(post: PostOffice, size: int) -> Part:
    part = Part(name_of("large/1"), post.folder / "sealed.jwe")
    seal_file(plaintext(size), post.cast.inbox.public, part.file)
    return part


def kept(post: PostOffice) -> bytes:
    (case,) = post.cases()
    (document,) = post.office.reader.case(post.office.actor, case.id).documents
    assert document.name == NAME
    return post.office.reader.content(document.sha256)


def test_what_does_not_fit_into_memory_is_stored_octet_by_octet(post: PostOffice) -> None:
    size = 5 * MEBIBYTE + 17
    post.limits = replace(post.limits, in_memory_bytes=MEBIBYTE)
    post.service.lay_in(large_parcel(post.service, 1, size, [sealed(post, size)], post.clock.now))
    assert post.collect().accepted == 1
    assert kept(post) == b"".join(plaintext(size))
    assert list((post.folder / "spool").iterdir()) == []
    assert post.office.reader.verify() == ()  # type: ignore[attr-defined]


def test_fragments_on_disk_and_in_memory_are_put_together(post: PostOffice) -> None:
    size = 3 * MEBIBYTE
    post.limits = replace(post.limits, in_memory_bytes=MEBIBYTE)
    parts = [Part(name_of(f"fragment/{n}"), post.folder / f"{n}.jwe") for n in range(2)]
    for part, content in zip(parts, cut_up(plaintext(size), at=200_001), strict=True):
        seal_file(iter(content), post.cast.inbox.public, part.file)
    post.service.lay_in(large_parcel(post.service, 1, size, parts, post.clock.now))
    assert post.collect().accepted == 1
    assert kept(post) == b"".join(plaintext(size))


def test_a_large_part_with_another_hash_is_rejected(post: PostOffice) -> None:
    size = 2 * MEBIBYTE
    post.limits = replace(post.limits, in_memory_bytes=MEBIBYTE)
    post.service.lay_in(large_parcel(post.service, 1, size - 1, [sealed(post, size)], post.clock.now))
    assert post.collect().rejected == 1
    assert post.cases() == []


def test_a_large_part_damaged_on_the_way_is_fetched_again(post: PostOffice) -> None:
    size = 2 * MEBIBYTE
    post.limits = replace(post.limits, in_memory_bytes=MEBIBYTE)
    parcel = large_parcel(post.service, 1, size, [sealed(post, size)], post.clock.now)
    post.service.lay_in(parcel)
    post.wish("garble", "GET .*attachments")
    assert post.collect().failed == 1
    post.later()
    assert post.collect().accepted == 1


def test_more_than_allowed_is_left_with_the_service(post: PostOffice) -> None:
    size = 2 * MEBIBYTE
    post.limits = replace(post.limits, attachment_bytes=MEBIBYTE)
    parcel = large_parcel(post.service, 1, size, [sealed(post, size)], post.clock.now)
    post.service.lay_in(parcel)
    assert post.collect().failed == 1
    assert parcel.state == "submitted"


def test_forty_eight_mebibytes_pass_through_little_memory(tmp_path: Path) -> None:
    require_little_memory(tmp_path, 48 * MEBIBYTE, 32 * MEBIBYTE)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_gibibyte_passes_through_little_memory(tmp_path: Path) -> None:
    require_little_memory(tmp_path, 1024 * MEBIBYTE, 64 * MEBIBYTE)


def require_little_memory(home: Path, size: int, most: int) -> None:
    """How much more a collector needs with the large attachment than with a small one."""
    service = Service(new_cast(), "")
    with serving(service) as address:
        service.issuer = f"{address}/submission-api"
        lay_out(service.cast, home, address)
        prepare(home)
        now = datetime.now(UTC)
        service.lay_in(sealed_parcel(service.cast, service.issuer, 1, now))
        usual = _memory(home)
        part = Part(name_of("large/2"), home / "sealed.jwe")
        seal_file(plaintext(size), service.cast.inbox.public, part.file)
        parcel = large_parcel(service, 2, size, [part], now)
        service.lay_in(parcel)
        needed = _memory(home) - usual
    assert parcel.state == "accepted"
    assert needed < most, f"{needed / MEBIBYTE:.0f} MiB"
    _require_kept(home, size)


def _memory(home: Path) -> int:
    code, kibibytes = (collector := CollectorProcess(home)).wait()
    assert code == 0, collector.text
    return kibibytes * 1024


def _require_kept(home: Path, size: int) -> None:
    told = hashlib.sha256()
    for piece in plaintext(size):
        told.update(piece)
    with open_office(home / "amtstisch.db", practice=True, plain=True) as opened:
        rows = opened.reader.page(opened.office.actor, Filter(Box.ALL)).rows
        documents = [d for row in rows for d in opened.reader.case(opened.office.actor, row.id).documents]
        assert told.hexdigest() in {document.sha256 for document in documents}
        with opened.engine.connect() as connection:
            assert pieces.digest(connection, told.hexdigest()) == told.hexdigest()
