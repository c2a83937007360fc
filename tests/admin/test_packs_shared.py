"""A signed pack is installed at the shared office by its template editor, and by nobody else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk_app.admin.command import FAULTS, FINE, run_admin
from clerk_app.opening.paths import Shipped
from tests.tools.postgres import lent_server
from tests.tools.shared_office import SharedOffice, furnished

Ran = tuple[int, object]
Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def office() -> Iterator[SharedOffice]:
    yield from furnished(lent_server())


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "home" / "pack_keys").mkdir(parents=True)

    def ran(*words: object) -> Ran:
        code = run_admin([*map(str, words), "--home", str(tmp_path / "home"), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else said.err

    return ran


@pytest.fixture
def release(run: Run, tmp_path: Path) -> Path:
    """The next version of the driving licence, signed by two people who are known here."""
    folder = tmp_path / "neu" / "fahrerlaubnis"
    shutil.copytree(Shipped().packs / "fahrerlaubnis", folder)
    sheet = folder / "pack.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace('version = "2026-11.3"', 'version = "2027-01"'), "utf-8"
    )
    signed: Path = folder
    for name in ("Vorlagenpflege", "Rechtsamt"):
        key = tmp_path / f"{name}.json"
        assert run("packs", "key", "--person", name, "--out", key)[0] == FINE
        shutil.copy(key.with_suffix(".public.json"), tmp_path / "home" / "pack_keys")
        target = tmp_path / f"{name}.zip"
        assert run("packs", "export", signed, "--key", key, "--out", target)[0] == FINE
        signed = target
    return signed


def test_the_editor_installs_it_and_the_journal_of_the_server_says_so(
    run: Run, release: Path, office: SharedOffice
) -> None:
    code, told = run("packs", "import", release, "--database", office.server.url(office.name, "e.texte"))
    assert (code, told["version"]) == (FINE, "2027-01"), told  # type: ignore[index]
    with office.connect() as owner:
        entries = [
            json.loads(row[0])
            for row in owner.execute("SELECT entry FROM audit.journal WHERE entry LIKE '%pack_installed%'")
        ]
    assert [(e["actor"], e["facts"]["signed_by"]) for e in entries] == [
        ("e.texte", ["Vorlagenpflege", "Rechtsamt"])
    ]


def test_a_clerk_installs_nothing_and_nothing_stays_behind(
    run: Run, release: Path, office: SharedOffice, tmp_path: Path
) -> None:
    code, told = run("packs", "import", release, "--database", office.server.url(office.name, "a.becker"))
    assert code == FAULTS, told
    assert not list((tmp_path / "home").glob("packs/fahrerlaubnis/2027-01*"))
