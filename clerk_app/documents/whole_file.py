"""A printed sheet comes to lie on the disk whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, *, settle: bool = False) -> None:
    """What stood there before stays until the new one lies there in full. A pipe takes it as it comes."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    draft = path.with_name(f"{path.name}.neu")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            if settle:
                os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
