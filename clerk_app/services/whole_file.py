"""A file comes to lie on the disk whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """What stood at the path before stays untouched until the new file lies there in full."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)  # 0600 by itself
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
