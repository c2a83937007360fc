"""The seal on the command line: a whole list under one opening of it, and a warning before it ends."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from clerk_app.admin import notice_desk
from clerk_app.admin.command import run_admin
from clerk_app.gateways.seal.finding import found_seal
from clerk_app.opening.office import open_office
from clerk_app.opening.paths import Shipped
from clerk_app.packs.authority import load_authority
from clerk_app.services.printing import UNSTAMPED
from tests.admin.bulk_list import bulk_list
from tests.tools import seals
from tests.tools.seals import CONFIGURATION, NOW
from tests.tools.stamp_service import by_pyhanko, stamp_server


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a seal, of an authority whose legal office has confirmed its texts."""
    root = seals.root()
    seals.lay_out(tmp_path, root)
    (tmp_path / "tsa.pem").write_bytes(root.pem)
    authority = load_authority(Shipped().authority)
    confirmed = replace(authority, confirmations=authority.practice_confirmations)
    monkeypatch.setattr(notice_desk, "load_authority", lambda path: confirmed)
    return tmp_path


def _bulk(home: Path, *more: str, count: int = 3, **changes: object) -> list[dict[str, Any]]:
    words = (
        "notice",
        "bulk",
        "--home",
        str(home),
        "--pack",
        "wohngeld",
        "--signatory",
        "A. Becker",
        "--json",
    )
    out = home / "bescheide"
    code = run_admin([*words, "--list", str(bulk_list(home, count, **changes)), "--out", str(out), *more])
    assert code == 0
    return [json.loads(line) for line in (out / "bescheide.jsonl").read_text("utf-8").splitlines()]


def _seals(home: Path) -> list[bool]:
    pdfs = sorted((home / "bescheide").glob("*.pdf"))
    return [(found := found_seal(pdf.read_bytes())) is not None and found.intact for pdf in pdfs]


def test_a_whole_list_is_sealed_under_one_opening_of_the_seal(home, monkeypatch):
    opened = []

    def counting(*told: object) -> Any:
        opened.append(told)
        return load(*told)

    load = pkcs12.load_pkcs12
    monkeypatch.setattr(pkcs12, "load_pkcs12", counting)
    _bulk(home, count=5)
    assert _seals(home) == [True] * 5
    assert len(opened) == 1


def test_every_copy_of_a_list_is_sealed(home):
    spouse = {"role": "spouse", "address": ["Frau", "Ayşe Öztürk", "Usagasse 3", "61169 Friedberg"]}
    lines = _bulk(home, count=2, parties=[spouse])
    assert [len(line["copies"]) for line in lines] == [1, 1]
    assert _seals(home) == [True] * 4


def test_practice_on_the_command_line_bears_no_seal_unless_one_is_told(home):
    _bulk(home, "--practice")
    assert _seals(home) == [False] * 3


def test_a_seal_that_cannot_be_opened_prints_nothing(home, capsys):
    seals.file_of(seals.seal(seals.root()), home / "siegel.p12", password=b"anders")
    with pytest.raises(AssertionError):
        _bulk(home)
    assert "seal.password" in capsys.readouterr().out
    assert not list((home / "bescheide").glob("*"))


def test_a_missing_time_stamp_stands_beside_each_notice_it_is_missing_from(home):
    stamping = seals.stamper(seals.root())
    with stamp_server(by_pyhanko(stamping)) as service:
        told = (
            f'time_stamp_url = "{service.address}"\ntime_stamp = "optional"\ntime_stamp_roots = "tsa.pem"\n'
        )
        (home / "config.toml").write_text(CONFIGURATION + told, encoding="utf-8")
        lines = _bulk(home, count=2)
    assert service.asked == 2
    assert _seals(home) == [True] * 2
    assert [line["remarks"] for line in lines] == [[UNSTAMPED]] * 2


@pytest.mark.parametrize(
    "days, state, words",
    [
        (200, "fine", "gültig bis"),
        (60, "warning", "Bitte rechtzeitig"),
        (20, "warning", "Bitte jetzt"),
        (-2, "fault", "abgelaufen"),
    ],
)
def test_the_doctor_speaks_up_before_the_seal_ends(home, capsys, days, state, words):
    seals.file_of(seals.seal(seals.root(), until=NOW + timedelta(days=days, hours=1)), home / "siegel.p12")
    seal = _doctor(home, capsys)
    assert (seal["state"], words in seal["message"]) == (state, True)


def test_the_doctor_says_what_is_wrong_and_where_there_is_none(home, capsys):
    (home / "kennwort").write_bytes(b"falsch")
    seal = _doctor(home, capsys)
    assert (seal["state"], "seal.password" in seal["message"]) == ("fault", True)
    (home / "config.toml").unlink()
    assert _doctor(home, capsys)["state"] == "fine"


def _doctor(home: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    with open_office(home / "amtstisch.db", practice=True, plain=True):
        pass
    run_admin(["doctor", "--home", str(home), "--json"])
    checks = json.loads(capsys.readouterr().out)
    return next(check for check in checks if check["check"] == "seal")


def test_the_doctor_says_what_bears_the_seal_and_what_nobody_can_seal(home, capsys):
    assert _doctor(home, capsys)["message"].endswith("für: Bescheide.")
    (home / "config.toml").write_text(f'{CONFIGURATION}letters = ["information_request"]\n', encoding="utf-8")
    assert _doctor(home, capsys)["message"].endswith("für: Bescheide, Nachforderungen.")
    (home / "config.toml").write_text(f'{CONFIGURATION}letters = ["briefe"]\n', encoding="utf-8")
    seal = _doctor(home, capsys)
    assert (seal["state"], "config.choice" in seal["message"]) == ("fault", True)


def test_the_password_of_the_seal_comes_from_the_key_store(home, keys_in_memory, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("geheim\n"))
    assert run_admin(["keys", "secret", "amtssiegel", "--home", str(home), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"reference": "keyring:amtssiegel"}
    (home / "kennwort").unlink()
    told = CONFIGURATION.replace("secret_files = true", "").replace("file:kennwort", "keyring:amtssiegel")
    (home / "config.toml").write_text(told, encoding="utf-8")
    _bulk(home)
    assert _seals(home) == [True] * 3


def test_an_empty_secret_is_not_kept(home, keys_in_memory, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert run_admin(["keys", "secret", "amtssiegel", "--home", str(home)]) == 2
