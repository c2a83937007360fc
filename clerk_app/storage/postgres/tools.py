"""The server's own tools for copies: found on this machine, never older than the server they copy."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from clerk_app.domain.errors import OutsideError

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "C:/Program Files/PostgreSQL/*/bin")
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


def tool(name: str, at_least: int) -> Path:
    """The oldest that knows a server of this major version."""
    found = {path: _version(path) for path in _candidates(name)}
    fitting = {path: version for path, version in found.items() if version >= at_least}
    if fitting:
        return min(fitting, key=lambda path: fitting[path])
    newest = max(found.values(), default=0)
    if not newest:
        raise OutsideError("tool.missing", name=name, needed=at_least)
    raise OutsideError("tool.too_old", name=name, needed=at_least, found=newest)


def _candidates(name: str) -> Iterator[Path]:
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)
    for place in _PLACES:
        anchor = Path(place).anchor or "/"
        if Path(anchor).exists():
            for folder in sorted(Path(anchor).glob(place.removeprefix(anchor))):
                beside = shutil.which(name, path=str(folder))
                if beside:
                    yield Path(beside)


def _version(path: Path) -> int:
    try:
        said = subprocess.run(
            [path, "--version"], capture_output=True, text=True, encoding="utf-8", timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    hit = _VERSION.search(said.stdout)
    return int(hit[1]) if hit else 0
