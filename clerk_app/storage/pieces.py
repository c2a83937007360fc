"""Large contents lie in pieces, so that nobody ever has to hold one whole who only passes it on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from .tables import content_pieces, contents

PIECE = 4 * 1024 * 1024


def keep(connection: sa.Connection, file: Path) -> str:
    """Put the content of a file into the store; returns its sha256."""
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if connection.scalar(sa.select(sa.exists().where(contents.c.sha256 == sha256))):
        return sha256
    size = file.stat().st_size
    with file.open("rb") as stream:
        whole = stream.read() if size <= PIECE else b""
        connection.execute(contents.insert().values(sha256=sha256, size=size, bytes=whole))
        position = 0
        while piece := stream.read(PIECE):
            row = {"sha256": sha256, "position": position, "bytes": piece}
            connection.execute(content_pieces.insert().values(**row))
            position += 1
    return sha256


def read(connection: sa.Connection, sha256: str) -> bytes | None:
    row = connection.execute(
        sa.select(contents.c.size, contents.c.bytes).where(contents.c.sha256 == sha256)
    ).one_or_none()
    if row is None:
        return None
    return bytes(row.bytes) if row.bytes or not row.size else b"".join(_pieces(connection, sha256))


def digest(connection: sa.Connection, sha256: str) -> str | None:
    """What the kept octets really hash to; None if there are none."""
    row = connection.execute(
        sa.select(contents.c.size, contents.c.bytes).where(contents.c.sha256 == sha256)
    ).one_or_none()
    if row is None:
        return None
    told = hashlib.sha256(row.bytes)
    if row.size and not row.bytes:
        for piece in _pieces(connection, sha256):
            told.update(piece)
    return told.hexdigest()


def _pieces(connection: sa.Connection, sha256: str) -> Iterator[bytes]:
    p = content_pieces.c
    for position in connection.scalars(
        sa.select(p.position).where(p.sha256 == sha256).order_by(p.position)
    ).all():
        one = (p.sha256 == sha256) & (p.position == position)
        yield bytes(connection.scalar(sa.select(p.bytes).where(one)) or b"")
