"""A file comes to lie on the disk whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends otherwise


def write_whole(
    path: Path, content: bytes, *, settle: bool = True, private: bool = True, draft: Path | None = None
) -> None:
    """What stood at the path before stays until the new file lies there in full. A pipe takes it as it comes.

    `settle` waits for the disk; a `private` file is for nobody but its owner. Whoever is alone in the folder
    names the `draft`, which the next try overwrites should this one be killed.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    part = draft or path.with_name(f".{secrets.token_hex(6)}.part")
    flags = os.O_TRUNC if draft else os.O_EXCL
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | flags | _BINARY, 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if settle:
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
