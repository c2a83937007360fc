"""The headless side in this very process, on a shared office of a test server."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from clerk_app.admin.command import run_admin
from tests.tools.postgres import SUPERUSER, Server, programs


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


Admin = Callable[..., Answer]


def admin_of(
    server: Server, office: str, capsys: pytest.CaptureFixture[str], login: str = SUPERUSER
) -> Admin:
    return admin_at(f"postgresql://{login}@127.0.0.1:{server.port}/{office}", capsys)


def admin_at(address: str, capsys: pytest.CaptureFixture[str]) -> Admin:
    return admin_told(capsys, "--database", address)


def admin_told(capsys: pytest.CaptureFixture[str], *place: str) -> Admin:
    def admin(*words: str) -> Answer:
        capsys.readouterr()
        code = run_admin([*words, *place])
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return admin


def with_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools of the very server the tests run."""
    monkeypatch.setenv("PATH", str(programs()), prepend=":")
