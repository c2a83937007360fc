"""Two starts at the same moment."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from clerk_app.setup.machine import SetupError
from clerk_app.setup.waiting import alone

HOLD = """
import sys, time
from pathlib import Path
from clerk_app.setup.waiting import alone
with alone(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_start_waits_until_the_first_is_done(tmp_path, holder):
    said = []

    def speak(text):
        said.append(text)
        threading.Thread(target=lambda: (holder.stdin.write("\n"), holder.stdin.flush())).start()

    with alone(tmp_path / "lock", speak, patience=30):
        assert "wartet" in said[0]
    assert holder.wait(10) == 0


def test_a_start_that_was_killed_holds_nobody_up(tmp_path, holder):
    holder.kill()
    holder.wait()
    said = []
    with alone(tmp_path / "lock", said.append, patience=0):
        pass
    assert said == []


def test_patience_ends(tmp_path, holder):
    with pytest.raises(SetupError, match="anderen Start"), alone(tmp_path / "lock", str, patience=0):
        pass
