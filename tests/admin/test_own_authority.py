"""The authority's own file stands over the one the program comes with, and an update touches neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.admin.command import run_admin
from clerk_app.domain.errors import ClerkError
from clerk_app.opening.health import examine
from clerk_app.opening.own_authority import own_authority
from clerk_app.opening.paths import Home, Shipped
from clerk_app.packs.entry import PackError
from tests.office_kit import practice_office

OWN = """
name = "Stadt Musterburg"
return_line = "Stadt Musterburg · Markt 1 · 12345 Musterburg"
unverified = ["Anschrift des Ordnungsamts"]
confirmations = ["wohngeld.widerspruch"]

[[unit]]
id = "ordnung"
name = "Ordnungsamt"
address = ["Markt 1", "12345 Musterburg"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "authority.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def test_the_one_in_the_data_folder_holds(own: Path) -> None:
    with practice_office(own) as opened:
        assert opened.authority.name == "Stadt Musterburg"
        assert set(opened.office.house.letterheads) == {"ordnung"}
        assert opened.reader.units()["ordnung"] == "Ordnungsamt"
        found = {one.name: one for one in examine(opened, own / "office.db", Home(own))}
    told = found["authority"].text
    assert "Anschrift des Ordnungsamts" in told and str(own / "authority.toml") in told
    privacy = found["privacy"]
    assert privacy.state == "warning" and "„supervision“: aufenthaltstitel, bauantrag" in privacy.text


def test_many_desks_share_the_one_their_settings_name(own: Path) -> None:
    desk = own / "desk"
    desk.mkdir()
    (desk / "config.toml").write_text('authority = "../authority.toml"\n', encoding="utf-8")
    (desk / "authority.toml").write_text("kein TOML", encoding="utf-8")
    with practice_office(desk) as opened:
        assert opened.authority.name == "Stadt Musterburg"


def test_without_one_the_shipped_holds(tmp_path: Path) -> None:
    assert own_authority(Home(tmp_path), Shipped()) == Shipped().authority


def test_a_named_one_that_is_not_there_is_told_and_nothing_else_taken(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('authority = "fehlt.toml"\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"fehlt\.toml"), practice_office(tmp_path):
        pass


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("authority = 5\n", encoding="utf-8")
    with pytest.raises(ClerkError, match=r"config\.text"):
        own_authority(Home(tmp_path), Shipped())


def test_verbs_without_an_office_follow_it(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = own / "muster.pdf"
    words = ["--home", str(own), "notice", "letterhead", "--unit", "ordnung", "--out", str(sample), "--json"]
    run_admin(words)
    assert json.loads(capsys.readouterr().out)["unit"] == "ordnung"
    assert sample.read_bytes().startswith(b"%PDF")
