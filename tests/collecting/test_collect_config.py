"""The configuration: what it may say, and how every mistake is told with file, line and key."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from clerk_app.admin.command import run_admin
from clerk_app.admin.words import sentence
from clerk_app.domain.errors import ClerkError
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.vault import open_vault
from clerk_app.opening.channels import VAULT, open_channels
from clerk_app.opening.config import read_config
from clerk_app.opening.office import now
from clerk_app.opening.paths import Home
from tests.fitconnect_server.cast import Cast, lay_out, new_cast

ENC, SIG = "file:geheim/entschluesselung.json", "file:geheim/signatur.json"


@pytest.fixture(scope="module")
def cast() -> Cast:
    return new_cast()


@pytest.fixture
def config(cast: Cast, tmp_path: Path) -> Path:
    return lay_out(cast, tmp_path, "http://127.0.0.1:1")


def names(home: Path) -> list[tuple[str, str, str]]:
    with open_channels(Home(home), now, time.sleep) as channels:
        return [(channel.kind, channel.name, channel.policy.value) for channel in channels]


def refusal(home: Path) -> ClerkError:
    with pytest.raises(ClerkError) as caught:
        names(home)
    return caught.value


def edited(config: Path, old: str, new: str) -> int:
    """Edit one line; returns its number."""
    text = config.read_text("utf-8")
    assert old in text
    config.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_channel_is_opened_as_it_is_written(config: Path) -> None:
    assert names(config.parent) == [("fit-connect", "Testzustellpunkt", "automatic")]


def test_an_office_without_configuration_has_no_channels(tmp_path: Path) -> None:
    assert names(tmp_path) == []


def test_secrets_come_from_the_key_store(config: Path, cast: Cast) -> None:
    store = open_vault(VAULT)
    store.put("fc-secret", "s3cret")
    store.put("fc-keys", json.dumps({"keys": [jwk.private_jwk(cast.inbox)]}))
    store.put("fc-sign", json.dumps(jwk.private_jwk(cast.signer)))
    edited(config, "file:geheim/client-secret", "keyring:fc-secret")
    edited(config, "file:geheim/entschluesselung.json", "keyring:fc-keys")
    edited(config, "file:geheim/signatur.json", "keyring:fc-sign")
    edited(config, '"TEST"', '"PROD"')
    edited(config, "http://127.0.0.1:1/token", "https://auth.example/token")
    edited(config, "http://127.0.0.1:1/submission-api", "https://prod.example/submission-api")
    assert len(names(config.parent)) == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('kind = "fit-connect"', 'kind = "telefax"', "config.choice", "kind"),
        ('environment = "TEST"', 'environment = "DEV"', "config.choice", "environment"),
        ('accept = "automatic"', 'accept = "never"', "config.choice", "accept"),
        ('accept = "automatic"', 'unannounced_schema = "no"', "config.choice", "unannounced_schema"),
        ('client_id = "test-subscriber"', "client_id = 7", "config.text", "client_id"),
        ('client_id = "test-subscriber"', 'client_id = " "', "config.text", "client_id"),
        ('client_id = "test-subscriber"', 'clientid = "x"', "config.unknown", "clientid"),
        ("127.0.0.1:1/token", "example.org/token", "config.insecure", "token_url"),
        ("http://127.0.0.1:1/token", "ftp://example.org", "config.address", "token_url"),
        ("http://127.0.0.1:1/token", "https://u:p@example.org", "config.address", "token_url"),
        ('destination = "a1b2c3d4', 'destination = "a1b2c3', "config.identifier", "destination"),
        ("file:geheim/client-secret", "s3cret", "config.secret_form", "client_secret"),
        ("file:geheim/client-secret", "file:geheim/none", "config.secret_missing", "client_secret"),
        ("file:geheim/client-secret", "keyring:none", "config.secret_missing", "client_secret"),
        ('["file:geheim/entschluesselung.json"]', "[]", "config.texts", "decryption_keys"),
        (ENC, SIG, "config.key_unusable", "decryption_keys"),
        (f'signing_key = "{SIG}', f'signing_key = "{ENC}', "config.key_unusable", "signing_key"),
        ('accept = "automatic"', 'ca_file = "nowhere.pem"', "config.file_missing", "ca_file"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(
    config: Path, old: str, new: str, code: str, key: str
) -> None:
    line = edited(config, old, new)
    told = refusal(config.parent)
    assert (told.code, told.facts["key"]) == (code, key)
    assert told.facts["line"] == line
    said = sentence(told.code, told.facts)
    assert f"Zeile {told.facts['line']}" in said and "…" not in said.replace("= …", "")


def test_a_missing_value_points_at_its_table(config: Path) -> None:
    edited(config, 'client_id = "test-subscriber"\n', "")
    told = refusal(config.parent)
    assert (told.code, told.facts["key"], told.facts["line"]) == ("config.missing", "client_id", 1)


def test_what_is_no_toml_points_at_its_line(config: Path) -> None:
    line = edited(config, 'environment = "TEST"', 'environment = "TEST')
    assert refusal(config.parent).facts["line"] == str(line)


def test_secrets_of_real_environments_lie_in_files_only_by_policy(config: Path) -> None:
    edited(config, '"TEST"', '"STAGE"')
    edited(config, "http://127.0.0.1:1/token", "https://auth.example/token")
    edited(config, "http://127.0.0.1:1/submission-api", "https://stage.example/submission-api")
    assert refusal(config.parent).code == "config.secret_in_file"
    config.write_text("[policy]\nsecret_files = true\n\n" + config.read_text("utf-8"), "utf-8")
    assert len(names(config.parent)) == 1
    assert read_config(config).secret_files


def test_a_secret_others_can_read_is_none(config: Path) -> None:
    (config.parent / "geheim" / "client-secret").chmod(0o644)
    assert refusal(config.parent).code == "config.secret_open_to_others"


@pytest.mark.parametrize("key", ["name", "destination"])
def test_two_channels_differ_in_name_and_inbox(config: Path, key: str) -> None:
    first = config.read_text("utf-8")
    second = first.replace("Testzustellpunkt", "Zweiter") if key == "destination" else first
    second = second if key == "destination" else second.replace("a1b2c3d4-0000", "a1b2c3d4-0001")
    config.write_text(f"{first}\n# and again\n{second}", "utf-8")
    told = refusal(config.parent)
    assert (told.code, told.facts["key"]) == ("config.twice", key)
    assert int(str(told.facts["line"])) > first.count("\n")


def test_the_doctor_says_which_channels_there_are_and_what_is_wrong_with_one(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said() -> tuple[str, str]:
        code = run_admin(["doctor", "--home", str(config.parent), "--json"])
        (found,) = (one for one in json.loads(capsys.readouterr().out) if one["check"] == "channels")
        assert code == (found["state"] == "fault")
        return found["state"], found["message"]

    assert said() == ("fine", "Eingerichtet: „Testzustellpunkt“.")
    line = edited(config, "geheim/signatur.json", "geheim/fort.json")
    state, message = said()
    assert state == "fault" and f"Zeile {line}" in message and "fort.json" in message


@pytest.mark.parametrize("path", [".", "..", "/", "formulare", "packs/neu", "spool"])
def test_the_folder_of_the_office_itself_is_never_emptied_as_post(tmp_path: Path, path: str) -> None:
    home = tmp_path / "buero"
    home.mkdir()
    (home / "config.toml").write_text(f'[[channel]]\nkind = "folder"\npath = "{path}"\n', "utf-8")
    told = refusal(home)
    assert (told.code, told.facts["line"]) == ("config.folder_of_the_office", 3)
    assert [entry.name for entry in home.iterdir()] == ["config.toml"]


def test_a_folder_without_a_name_is_called_as_its_path_is_written(tmp_path: Path) -> None:
    folders = "".join(f'[[channel]]\nkind = "folder"\npath = "{path}"\n' for path in ("eingang", "scans"))
    (tmp_path / "config.toml").write_text(folders, "utf-8")
    assert [name for _, name, _ in names(tmp_path)] == ["eingang", "scans"]
