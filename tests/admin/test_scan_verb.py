"""`admin scan` and `admin doctor` over a real socket, configured as IT would."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clerk_app.admin.command import FAULTS, FINE, run_admin
from clerk_app.domain.errors import ClerkError
from clerk_app.opening.malware import guarded, open_guard
from clerk_app.opening.office import OpenOffice, enrol_owner, open_office
from clerk_app.opening.paths import Home
from clerk_app.services.malware_guard import Guard, Policy
from tests.office_kit import receive
from tests.tools.clamd import SmallClamd, port_of, small_clamd

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenOffice]:
    with open_office(tmp_path / "amtstisch.db", practice=True, plain=True) as opened:
        yield opened


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[SmallClamd]:
    with small_clamd(tmp_path / "ctl") as made:
        yield made


def configure(folder: Path, *lines: str) -> None:
    (folder / "config.toml").write_text("\n".join(("# Amt", "[malware]", *lines)) + "\n")


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = run_admin([*words, "--home", str(folder), "--json"])
    return code, json.loads(capsys.readouterr().out)


def health(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    _, rows = asked(folder, capsys, "doctor")
    row = next(row for row in rows if row["check"] == "malware")
    return row["state"], row["message"]


def test_what_is_on_file_is_scanned_once_and_again_on_demand(
    opened: OpenOffice, daemon: SmallClamd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(opened, "wohngeld", "erstantrag_mietzuschuss")
    code, said = asked(tmp_path, capsys, "scan")
    assert (code, said["error"]) == (FAULTS, "malware.no_scanner")
    configure(tmp_path, 'kind = "clamd"', f'socket = "{tmp_path / "ctl"}"', 'policy = "required"')
    code, said = asked(tmp_path, capsys, "scan")
    assert (code, said["infected"], said["failed"]) == (FINE, [], [])
    assert said["scanned"] == said["clean"] == 5
    assert asked(tmp_path, capsys, "scan")[1]["scanned"] == 0
    assert asked(tmp_path, capsys, "scan", "--all")[1]["scanned"] == 5
    daemon.close()
    code, said = asked(tmp_path, capsys, "scan")
    assert (code, said["error"]) == (FAULTS, "malware.unreachable") and str(tmp_path) in said["message"]


def test_as_a_service_it_searches_what_comes_in_later_and_ends_when_asked_to(
    opened: OpenOffice, daemon: SmallClamd, tmp_path: Path
) -> None:
    configure(tmp_path, 'kind = "clamd"', f'socket = "{tmp_path / "ctl"}"')
    command = [sys.executable, str(ROOT / "main.py"), "admin", "scan", "--loop", "--every", "0.2", "--json"]
    with subprocess.Popen(
        [*command, "--home", str(tmp_path)], stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
    ) as service:
        assert service.stdout is not None
        assert json.loads(service.stdout.readline())["scanned"] == 0
        receive(opened, "wohngeld", "erstantrag_mietzuschuss")
        rounds = (json.loads(service.stdout.readline()) for _ in range(100))
        assert next(said["scanned"] for said in rounds if said["scanned"]) == 5
        service.send_signal(signal.SIGTERM)
        assert service.wait(timeout=60) == FINE


def test_the_health_check_names_scanner_signatures_and_policy(
    opened: OpenOffice, daemon: SmallClamd, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state, text = health(tmp_path, capsys)
    assert state == "warning" and "Kein Prüfprogramm eingerichtet" in text
    place = f'socket = "{tmp_path / "ctl"}"'
    configure(tmp_path, 'kind = "clamd"', place, 'policy = "required"')
    yesterday = datetime.now(UTC) - timedelta(days=1)
    daemon.version = f"ClamAV 1.4.3/27500/{yesterday:%a %b %d %H:%M:%S %Y}"
    state, text = health(tmp_path, capsys)
    assert state == "fine" and "ClamAV 1.4.3" in text and "nur Geprüftes öffnet" in text and "27500" in text
    daemon.version = "ClamAV 1.4.3/27500/Sun Nov  1 09:32:11 2026"
    old = datetime.now(UTC) - datetime(2026, 11, 1, 9, 32, 11, tzinfo=UTC)
    state, text = health(tmp_path, capsys)
    assert (state, f"{old.days} Tage alt" in text) == ("warning", True)
    daemon.version = "ClamAV 1.4.3"
    assert health(tmp_path, capsys)[0] == "warning"
    daemon.close()
    assert health(tmp_path, capsys)[0] == "fault"
    configure(tmp_path, 'kind = "clamd"', place)
    assert health(tmp_path, capsys)[0] == "warning"


def test_the_configuration_says_where_and_how_strictly(tmp_path: Path) -> None:
    assert open_guard(Home(tmp_path)) == Guard()
    with small_clamd() as daemon:
        port = port_of(daemon)
        configure(tmp_path, 'kind = "clamd"', 'host = "127.0.0.1"', f"port = {port}", "seconds = 5")
        guard = open_guard(Home(tmp_path))
        assert guard.policy is Policy.ADVISORY and guard.scanner is not None
        assert guard.scanner.place == f"127.0.0.1:{port}" and guard.scanner.about().version == "27500"


@pytest.mark.parametrize(
    ("lines", "code", "line", "key"),
    [
        (('kind = "clamd"',), "config.malware_place", 2, "socket"),
        (('kind = "clamd"', 'socket = "/s"', 'host = "h"'), "config.malware_place", 4, "socket"),
        (('kind = "other"', 'socket = "/s"'), "config.choice", 3, "kind"),
        (('socket = "/s"',), "config.missing", 2, "kind"),
        (('kind = "clamd"', 'socket = "/s"', 'policy = "strict"'), "config.choice", 5, "policy"),
        (('kind = "clamd"', 'socket = "/s"', 'polcy = "required"'), "config.unknown", 5, "polcy"),
        (('kind = "clamd"', 'host = "h"', "port = 70000"), "config.number", 5, "port"),
        (('kind = "clamd"', 'socket = "/s"', 'seconds = "5"'), "config.number", 5, "seconds"),
    ],
)
def test_a_mistake_is_told_with_line_and_key_and_opens_nothing(
    tmp_path: Path, lines: tuple[str, ...], code: str, line: int, key: str
) -> None:
    configure(tmp_path, *lines)
    with pytest.raises(ClerkError) as caught:
        open_guard(Home(tmp_path))
    assert (caught.value.code, caught.value.facts["line"], caught.value.facts["key"]) == (code, line, key)


def test_the_office_at_the_window_is_guarded_as_configured(
    opened: OpenOffice, daemon: SmallClamd, tmp_path: Path
) -> None:
    configure(tmp_path, 'kind = "clamd"', f'socket = "{tmp_path / "ctl"}"', 'policy = "required"')
    made = guarded(opened, Home(tmp_path))
    assert made.office.malware.policy is Policy.REQUIRED
    assert made.as_person(enrol_owner(made)).malware == made.office.malware
