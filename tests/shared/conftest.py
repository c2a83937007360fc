"""A real server, and the headless side used on it as IT does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clerk_app.opening.shared_place import SharedPlace, shared_place
from tests.tools.postgres import SUPERUSER, Server, running_server

ROOT = Path(__file__).parents[2]
OFFICE = "friedberg"
PEOPLE = (
    ("eingang", "Posteingang", "mailroom", "poststelle"),
    ("a.becker", "A. Becker", "clerk", "fahrerlaubnis"),
    ("a.becker", "A. Becker", "supervisor", "fahrerlaubnis"),
    ("k.vogt", "K. Vogt", "supervisor", "fahrerlaubnis"),
    ("t.wagner", "T. Wagner", "clerk", "bauantrag"),
    ("r.hahn", "R. Hahn", "auditor", "poststelle"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first of them sets a whole office up by the command line, each verb a program of its own."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(300))


@dataclass(frozen=True)
class Headless:
    """`main.py admin --database … ` in the name of a login."""

    server: Server
    home: Path

    def url(self, login: str) -> str:
        return f"postgresql://{login}@127.0.0.1:{self.server.port}/{OFFICE}"

    def place(self, login: str) -> SharedPlace:
        return shared_place(self.url(login), self.home, weak_line=False)

    def run(self, login: str, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), "admin", "--database", self.url(login), *words]
        environment = dict(os.environ, AMTSTISCH_HOME=str(self.home), PYTHONUTF8="1")
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", input=typed
        )

    def value(self, login: str, *words: str) -> Any:
        done = self.run(login, *words, "--json")
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="session")
def it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headless]:
    """An office IT has set up with the verbs alone: database, walls, units, people."""
    for server in running_server():
        headless = Headless(server, tmp_path_factory.mktemp("desk"))
        headless.value(SUPERUSER, "init")
        for login, name, role, unit in PEOPLE:
            headless.value(SUPERUSER, "users", "add", login, "--person", name, "--role", role, "--unit", unit)
        yield headless
