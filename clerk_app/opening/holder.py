"""Who works on what has been claimed: a name for each process, and whether its bearer still lives."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path


def own_name() -> str:
    """Nobody else is called so, not even the same program a minute later."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


def is_gone(holder: str) -> bool:
    """Whether it worked on this machine and was ended. Of other machines nothing is known here."""
    machine, _, rest = holder.rpartition(":")[0].rpartition(":")
    if os.name != "posix" or machine != socket.gethostname() or not rest.isdecimal():
        return False
    # A container gives its program the same number again after every start.
    return int(rest) == os.getpid() or not _lives(int(rest))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return not _is_ended(process)


def _is_ended(process: int) -> bool:
    """Killed, but whoever started it has not asked for its end yet (Linux)."""
    try:
        return (
            Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] == "Z"
        )
    except (OSError, IndexError):
        return False
