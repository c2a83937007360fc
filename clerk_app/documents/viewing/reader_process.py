"""One reader as the desk sees it: asked one thing at a time, ended when it takes too long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import OutsideError
from clerk_app.services.reading_lamp import CRASHED, DAMAGED, TOO_SLOW, TROUBLES, UNAVAILABLE

from . import wire
from .board import Board

_ROOT = Path(__file__).parents[3]
_START = (
    "import sys; sys.path.append(sys.argv.pop(1));"
    "from clerk_app.documents.viewing.worker.main import run; run()"
)
_KEPT_SETTINGS = ("SYSTEMROOT", "LD_LIBRARY_PATH")
_OUT_OF_TIME = frozenset(-getattr(signal, name) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name))

Answer = tuple[dict[str, Any], bytes | bytearray]


def usual_command() -> tuple[str, ...]:
    """A packaged program hands in a command of its own; the number of the board is put behind either."""
    return (sys.executable, "-I", "-c", _START, str(_ROOT))


class ReaderProcess:
    """Its caller sees to it that only one thread asks at a time; `end` may come from any thread."""

    def __init__(self, command: Sequence[str], within: float) -> None:
        self._board = Board()
        self._process = _started(command, self._board)
        self._board.handed_over()
        self._overdue = False
        try:
            ready, _ = self._exchange(None, b"", within)
        except OutsideError as failed:
            self.clear_away()
            raise OutsideError(UNAVAILABLE) from failed
        self.confinement: Mapping[str, int] = ready.get("ready", {})

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return not self._overdue and self._process.poll() is None

    def ask(self, request: dict[str, Any], load: bytes, within: float) -> Answer:
        heading, answer = self._exchange(request | {"within": within}, load, within)
        if "refused" in heading:
            code = f"document.{heading['refused']}"
            raise OutsideError(code if code in TROUBLES else DAMAGED)
        return heading, answer

    def pixels(self, length: int) -> bytes:
        return self._board.copy(length)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def clear_away(self) -> None:
        """Only when no answer of this reader is being read any more."""
        self.end()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._board.wipe()

    def _exchange(self, request: dict[str, Any] | None, load: bytes, within: float) -> Answer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        deadline = threading.Timer(within, self._give_up)
        deadline.daemon = True
        deadline.start()
        try:
            if request is not None:
                wire.send(self._process.stdin, request, load)
            return wire.receive(self._process.stdout)
        except (EOFError, OSError, ValueError) as gone:
            self.end()
            late = self._overdue or self._process.returncode in _OUT_OF_TIME
            raise OutsideError(TOO_SLOW if late else CRASHED, seconds=within) from gone
        finally:
            deadline.cancel()

    def _give_up(self) -> None:
        self._overdue = True
        self._process.kill()


def _started(command: Sequence[str], board: Board) -> subprocess.Popen[bytes]:
    fd = -1 if board.fd is None else board.fd
    try:
        return subprocess.Popen(
            [*command, str(fd)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ},
            pass_fds=() if board.fd is None else (fd,),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as failed:
        board.wipe()
        raise OutsideError(UNAVAILABLE) from failed
