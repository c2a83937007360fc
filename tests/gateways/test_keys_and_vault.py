"""Keys: from files for tests and practice, from the key store of the operating system in earnest."""

from __future__ import annotations

import json

import keyring
import pytest
from gateway_post import BITS
from keyring.backends import fail, null

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.gateways.fitconnect.keys import KeyRing, keys_from_store, keys_to_store, load_keys
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.vault import Vault, open_vault, store_name


class NarrowStore:
    """Holds no more per entry than the Windows Credential Manager does."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        if len(password.encode("utf-16-le")) > 2560:
            raise keyring.errors.PasswordSetError("too long")
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class ForgetfulStore(NarrowStore):
    def get_password(self, service, username):
        return None


@pytest.fixture
def folder(post, tmp_path):
    files = {
        "inbox_private.TEST.json": jwk.private_jwk(post.inbox),
        "inbox_public.TEST.json": jwk.public_jwk(post.inbox.public),
        "destination_private.TEST.json": jwk.private_jwk(post.destination),
        "destination_public.TEST.json": jwk.public_jwk(post.destination.public),
        "jwks.json": {"keys": [jwk.public_jwk(post.service.key.public)]},
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    return tmp_path


def kids(ring: KeyRing) -> tuple[list[str], ...]:
    return tuple([key.kid for key in keys] for keys in (ring.decryption, ring.service, ring.destination))


def test_files_give_the_keys_their_places(post, folder):
    assert kids(load_keys(folder, BITS)) == (["inbox-0001"], ["service-0001"], ["destination-0001"])


def test_an_empty_folder_is_an_empty_ring(tmp_path):
    assert load_keys(tmp_path) == KeyRing()


def test_an_unusable_key_is_named_without_being_shown(folder):
    with pytest.raises(ClerkError) as turned_down:
        load_keys(folder)
    assert turned_down.value.facts == {"source": "destination_private.TEST.json", "reason": "2048 bits"}


@pytest.mark.parametrize("content", ["", "[]", '{"keys": 7}', '{"keys": [7]}', '{"keys": [{}]}'])
def test_a_misshapen_key_set_is_turned_down(folder, content):
    (folder / "jwks.json").write_text(content)
    with pytest.raises(ClerkError):
        load_keys(folder, BITS)


def test_keys_go_through_a_key_store_of_narrow_entries(post, outgoing):
    store = NarrowStore()
    keys_to_store(post.ring, Vault("office", store))
    ring = keys_from_store(Vault("office", store), BITS)
    assert kids(ring) == kids(post.ring)
    assert post.assess(post.seal(outgoing), ring).submission is not None


def test_a_key_store_without_keys_is_an_empty_ring():
    assert keys_from_store(open_vault("office")) == KeyRing()


@pytest.mark.parametrize("secret", ["", "kurz", "x" * 1200, "x" * 1201, "ä" * 5000])
def test_secrets_of_any_length_are_kept_and_replaced_without_remains(secret):
    store = NarrowStore()
    vault = Vault("office", store)
    vault.put("name", "y" * 9000)
    vault.put("name", secret)
    kept = vault.get("name")
    vault.remove("name")
    assert kept == secret
    assert (vault.get("name"), store.kept) == (None, {})


def test_a_store_that_keeps_nothing_is_found_out():
    with pytest.raises(OutsideError) as trouble:
        Vault("office", ForgetfulStore()).put("name", "secret")
    assert trouble.value.code == "vault.unavailable"


def test_a_secret_with_a_missing_piece_is_damaged():
    store = NarrowStore()
    vault = Vault("office", store)
    vault.put("name", "x" * 3000)
    del store.kept["office", "name/2"]
    with pytest.raises(OutsideError) as trouble:
        vault.get("name")
    assert trouble.value.code == "vault.damaged"


def test_a_machine_without_key_store_says_so():
    with pytest.raises(OutsideError):
        Vault("office", fail.Keyring()).get("name")


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()])
def test_a_store_that_keeps_nothing_has_no_name(backend, keys_in_memory):
    assert store_name() == keys_in_memory.name
    keyring.set_keyring(backend)
    assert store_name() is None


def test_a_store_that_writes_secrets_into_files_does_not_count(keys_in_memory):
    in_files = type("PlaintextKeyring", (type(keys_in_memory),), {"__module__": "keyrings.alt.file"})()
    keyring.set_keyring(in_files)
    assert store_name() is None
