"""A file leaves the office for the disk: whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.services import whole_file

_CODES = {
    errno.ENOSPC: "sheet.disk_full",
    errno.EDQUOT: "sheet.disk_full",
    errno.EACCES: "sheet.not_permitted",
    errno.EPERM: "sheet.not_permitted",
    errno.EROFS: "sheet.not_permitted",
    errno.ENOENT: "sheet.no_folder",
    errno.ENOTDIR: "sheet.no_folder",
}


def write_whole(path: Path, content: bytes) -> None:
    """What stood at the path before stays untouched until the new file lies there in full."""
    try:
        whole_file.write_whole(path, content)
    except OSError as failure:
        code = _CODES.get(failure.errno or 0, "sheet.not_written")
        raise OutsideError(code, path=str(path), folder=str(path.parent)) from failure
