"""How much one arrival in the folder may hold before it is turned away."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    files: int = 1000
    file_bytes: int = 512 * MEBIBYTE
    all_bytes: int = 2048 * MEBIBYTE
    ratio: int = 200  # unpacked to packed; honest documents stay far below
    data_bytes: int = 64 * MEBIBYTE
    mail_bytes: int = 256 * MEBIBYTE
    depth: int = 12  # folders within folders


DEFAULT_LIMITS = Limits()
