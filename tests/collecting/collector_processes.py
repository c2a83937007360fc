"""Real collectors: `main.py admin collect` as processes, which can be asked to end, or be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from clerk_app.opening.office import open_office
from tests.fitconnect_server.service import Service

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0


class CollectorProcess:
    def __init__(self, home: Path, *options: str) -> None:
        self._told = home / f"told-{time.monotonic_ns()}.jsonl"
        self._output = self._told.open("wb")
        command = [sys.executable, "main.py", "admin", "collect", "--home", str(home), "--json", *options]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=self._output, stderr=subprocess.STDOUT, env=_environment()
        )

    @property
    def rounds(self) -> list[dict[str, dict[str, int]]]:
        """What it has told so far; a line that is being written does not count."""
        lines = self._told.read_text("utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines if line.startswith("{")]

    @property
    def text(self) -> str:
        return self._told.read_text("utf-8")

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def kill(self) -> None:
        self.process.kill()
        self._finish()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self._finish()

    def wait(self) -> tuple[int, int]:
        """Exit code and the most memory it had, in KiB."""
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self._output.close()
        return self.process.returncode, usage.ru_maxrss

    def _finish(self) -> int:
        code = self.process.wait(PATIENCE)
        self._output.close()
        return code


def prepare(home: Path) -> None:
    """The office exists before anybody collects for it."""
    with open_office(home / "amtstisch.db", practice=True, plain=True):
        pass


def until(holds: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def all_answered(service: Service) -> bool:
    return all(parcel.state != "submitted" for parcel in service.parcels.values())


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
