"""A process of its own for foreign octets: it gets them, gives one answer and is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

if sys.platform == "linux":
    import resource

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.append(sys.argv.pop(1));from {worker} import run; run()"
_KEPT_SETTINGS = ("SYSTEMROOT", "LD_LIBRARY_PATH")
_MEMORY = 1 << 30
_SECONDS = 15


class TooSlow(Exception):
    """It was ended before it had an answer."""


class Broken(Exception):
    """It ended without an answer."""


def answer(worker: str, content: bytes, within: float) -> bytes:
    """What the module's `run` wrote. It read foreign octets; its answer is trusted no more than they are."""
    command = [sys.executable, "-I", "-c", _START.format(worker=worker), str(_ROOT)]
    kept = {name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=within,
            env=kept,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise TooSlow from None
    except OSError:
        raise Broken from None
    if done.returncode != 0:
        raise Broken
    return done.stdout


def lock_in() -> None:
    """No file, no child, little memory and time; whatever is needed has been loaded before."""
    if sys.platform != "linux":
        return
    limits = (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 3),
    )
    for kind, limit in limits:
        resource.setrlimit(kind, (limit, limit))
