"""ClamAV itself, with a database of two signatures of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.clamd import PIECE, Clamd, Patience
from clerk_app.setup.hands import program
from tests.tools.clamd import EICAR

pytestmark = pytest.mark.long
WORD = b"amtstisch-pruefling"
CONFIG = """LocalSocket {folder}/ctl
DatabaseDirectory {folder}/db
LogFile {folder}/log
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength 1M
MaxFileSize 1M
AlertExceedsMax yes
"""


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    daemon = program("clamd")
    if daemon is None:
        pytest.skip("auf diesem Rechner gibt es kein clamd (Debian: clamav-daemon)")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "db").mkdir()
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (folder / "db" / "own.hdb").write_text(f"{digest}:{len(EICAR)}:Amt.Eicar\n")
    (folder / "db" / "own.ndb").write_text(f"Amt.Word:0:*:{WORD.hex()}\n")
    (folder / "clamd.conf").write_text(CONFIG.format(folder=folder))
    with subprocess.Popen(
        [str(daemon), "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL
    ) as running:
        made = Clamd(str(folder / "ctl"), Patience(silence=20, whole=30, largest=3_000_000))
        try:
            _await(made, running)
            yield made
        finally:
            running.terminate()


def _await(clamd: Clamd, running: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and running.poll() is None:
        try:
            clamd.about()
        except OutsideError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"clamd did not start ({running.poll()})")


def test_it_says_what_it_is(clamd: Clamd):
    about = clamd.about()
    assert about.engine.startswith("ClamAV ") and about.made_at is None


def test_it_finds_what_its_signatures_know_and_nothing_else(clamd: Clamd, tmp_path: Path):
    assert clamd.scan(EICAR).startswith("Amt.Eicar")
    assert clamd.scan(b"x" * PIECE + WORD + b"x").startswith("Amt.Word")
    assert clamd.scan(b"") == clamd.scan(os.urandom(3 * PIECE)) == ""
    (tmp_path / "file").write_bytes(b"%PDF-1.4 " + WORD)
    assert clamd.scan(tmp_path / "file").startswith("Amt.Word")


def test_beyond_its_own_limit_nothing_is_clean(clamd: Clamd):
    with pytest.raises(OutsideError) as caught:
        clamd.scan(b"x" * 2_500_000)
    assert caught.value.code == "malware.too_large"
    assert clamd.scan(b"x" * 1000) == ""
