"""The password of the shared office in the key store of a real session, and never in a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.setup.hands import program
from tests.tools.guarded_office import PASSWORD, ROOT, GuardedOffice

PLAIN_STORE = """
import json, pathlib
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 9
    file = pathlib.Path.home() / "kept.json"
    def _all(self): return json.loads(self.file.read_text()) if self.file.exists() else {}
    def get_password(self, service, username): return self._all().get(service + username)
    def set_password(self, service, username, password):
        self.file.write_text(json.dumps(self._all() | {service + username: password}))
    def delete_password(self, service, username):
        self.file.write_text(json.dumps({k: v for k, v in self._all().items() if k != service + username}))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A person's home; short, because sockets lie in it."""
    with tempfile.TemporaryDirectory(prefix="amtstisch-home-") as folder:
        Path(folder, "run").mkdir(mode=0o700)
        yield Path(folder)


def session(guarded: GuardedOffice, home: Path, *words: str, bus: bool = True, **more: str) -> list[object]:
    wrapper = ["dbus-run-session", "--"] if bus else []
    command = [sys.executable, "-m", "tests.tools.key_store_session", guarded.address(), str(home), *words]
    done = subprocess.run(
        [*wrapper, *command],
        cwd=ROOT, env=_environment(home) | more, capture_output=True, text=True, timeout=90,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[object] = json.loads(done.stdout.splitlines()[-1])
    return answers


def _environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LC_ALL": "C.UTF-8",
    }


def in_clear_text(home: Path) -> list[Path]:
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in files if PASSWORD.encode() in path.read_bytes()]


@pytest.fixture
def key_store() -> None:
    if not (program("dbus-run-session") and program("gnome-keyring-daemon")):
        pytest.skip("auf diesem Rechner fehlt ein Schlüsselspeicher (Pakete gnome-keyring, dbus)")


@pytest.mark.usefixtures("key_store")
def test_a_password_is_kept_found_by_the_next_session_and_forgotten(
    guarded: GuardedOffice, home: Path
) -> None:
    assert session(guarded, home, "unlock", "can_keep", "enter", "keep", "enter") == [
        "unlocked", True, "database.password_wanted", "kept", "entered",
    ]  # fmt: skip
    assert session(guarded, home, "unlock", "find", "enter") == ["unlocked", PASSWORD, "entered"]
    assert list(home.rglob("*.keyring"))  # it lies there,
    assert in_clear_text(home) == []  # but not for anybody to read
    assert session(guarded, home, "unlock", "forget", "find") == ["unlocked", "forgotten", None]


@pytest.mark.usefixtures("key_store")
def test_a_locked_key_store_is_no_reason_not_to_ask(guarded: GuardedOffice, home: Path) -> None:
    words = ("unlock", "keep", "lock", "find", "enter", "keep", "enter_typed")
    assert session(guarded, home, *words) == [
        "unlocked", "kept", "locked", None, "database.password_wanted", "vault.unavailable", "entered",
    ]  # fmt: skip
    assert in_clear_text(home) == []


def test_without_a_key_store_nothing_is_kept_anywhere(guarded: GuardedOffice, home: Path) -> None:
    words = ("can_keep", "find", "enter", "enter_typed", "find")
    assert session(guarded, home, *words, bus=False) == [
        False,
        None,
        "database.password_wanted",
        "entered",
        None,
    ]
    assert in_clear_text(home) == []


def test_a_store_that_writes_plain_files_is_not_taken_for_one(guarded: GuardedOffice, home: Path) -> None:
    package = home / "python" / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(PLAIN_STORE)
    chosen = {
        "PYTHONPATH": str(home / "python"),
        "PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring",
    }
    words = ("can_keep", "keep", "find", "forget")
    assert session(guarded, home, *words, bus=False, **chosen) == [
        False, "vault.unavailable", None, "forgotten",
    ]  # fmt: skip
    assert in_clear_text(home) == []
    # the positive control: asked past the office, this store would have written it down
    assert session(guarded, home, "keep_past_the_office", bus=False, **chosen) == ["kept"]
    assert in_clear_text(home) == [home / "kept.json"]
    shutil.rmtree(home / "python")
