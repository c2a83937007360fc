"""Who works on what has been claimed: a name for each process, and whether its bearer still lives."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from functools import cache
from pathlib import Path

_MACHINE = Path("/etc/machine-id")


def own_name() -> str:
    """Nobody else is called so, not even the same program a minute later."""
    return f"{this_machine()}:{os.getpid()}:{secrets.token_hex(4)}"


@cache
def this_machine() -> str:
    """Two machines may be called alike, so its own mark goes along where the system has one."""
    try:
        mark = hashlib.sha256(_MACHINE.read_bytes()).hexdigest()[:8]
    except OSError:
        mark = ""
    return f"{socket.gethostname()}/{mark}"


def is_gone(holder: str) -> bool:
    """Whether it worked on this machine and was ended. Of other machines nothing is known here."""
    machine, _, rest = holder.rpartition(":")[0].rpartition(":")
    if os.name != "posix" or machine != this_machine() or not rest.isdecimal():
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
