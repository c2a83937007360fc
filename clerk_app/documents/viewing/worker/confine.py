"""The reader locks itself in before it touches the first foreign byte, as far as the system lets it."""

from __future__ import annotations

import ctypes
import signal
import sys

from . import landlock, seccomp

if sys.platform == "linux":
    import resource

_MEMORY = 1 << 30
_CPU_SECONDS = 600  # a net only; every single act has its own alarm
_OPEN_FILES = 32

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38


def lock_in() -> dict[str, int]:
    """What holds afterwards, by name; 0 where the system does not offer it."""
    if sys.platform != "linux":
        return {"limits": 0, "no_new_privs": 0, "landlock": 0, "seccomp": 0}
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    sealed = libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    return {
        "limits": int(_limit()),
        "no_new_privs": int(sealed),
        "landlock": landlock.restrict(libc) if sealed else 0,
        "seccomp": int(sealed and seccomp.restrict(libc)),
    }


def _limit() -> bool:
    if sys.platform != "linux":
        return False
    limits = (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    )
    return False not in [_lower(kind, limit) for kind, limit in limits]


def _lower(kind: int, limit: int) -> bool:
    if sys.platform != "linux":
        return False
    try:
        resource.setrlimit(kind, (limit, limit))
    except (ValueError, OSError):  # a stricter limit already holds
        return resource.getrlimit(kind)[1] in range(limit + 1)
    return True
