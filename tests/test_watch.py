"""What is watched over in every test really is caught."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import keyring
import pytest

ROOT = Path(__file__).resolve().parents[1]
CARELESS = """
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

@pytest.mark.parametrize("careless", [
    lambda: QDialog().exec(),
    lambda: QMessageBox.question(None, "Frage", "Wirklich?"),
    lambda: QFileDialog.getOpenFileName(None),
])
def test_opens(qapp, careless):
    careless()

def test_is_careful():
    pass

@pytest.mark.long
def test_takes_long():
    pass
"""


@pytest.fixture
def careless(tmp_path):
    path = tmp_path / "test_careless.py"
    path.write_text(CARELESS)

    def run(*arguments: str) -> str:
        fixed = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-p", "no:randomly", "-q"]
        command = [
            sys.executable,
            "-m",
            "pytest",
            *fixed,
            "-c",
            str(ROOT / "pyproject.toml"),
            str(path),
            *arguments,
        ]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8").stdout

    return run


def test_a_dialog_nobody_would_answer_fails_the_test(careless):
    said = careless()
    for name in ("QDialog.exec", "QMessageBox.question", "QFileDialog.getOpenFileName"):
        assert f"A modal dialog would have opened: {name}" in said
    assert "1 deselected, 3 errors" in said


def test_long_tests_run_when_asked_for(careless):
    assert "5 passed" in careless("--long")


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_the_network_is_out_of_reach(address):
    with pytest.raises(pytest.fail.Exception, match="reached for the network"):
        socket.create_connection(address, timeout=1)


def test_this_machine_itself_is_within_reach():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]):
        pass


def test_keys_stay_in_memory_and_every_test_begins_with_none(keys_in_memory):
    keyring.set_password("Amtstisch", "key", "geheim-Ä")
    assert keyring.get_password("Amtstisch", "key") == "geheim-Ä"
    assert keys_in_memory.kept == {("Amtstisch", "key"): "geheim-Ä"}


def test_time_and_place_are_those_of_the_office():
    assert time.strftime("%H:%M", time.localtime(1_751_328_000)) == "02:00"  # 2025-07-01T00:00Z in Berlin
    assert "amtstisch-test-" in os.environ["XDG_CONFIG_HOME"]
