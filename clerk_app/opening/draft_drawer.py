"""What a desk keeps on its own disk, sealed with the key of the database or one of this desk's own."""

from __future__ import annotations

import secrets
from pathlib import Path

from clerk_app.storage.local_drafts import LocalDrafts
from clerk_app.storage.local_jottings import LocalJottings
from clerk_app.storage.local_transfers import LocalTransfers

from .key_places import VAULT
from .office import OpenOffice

ENTRY = "local-drafts"


def drawer_of(opened: OpenOffice, folder: Path) -> LocalDrafts | None:
    """None at a desk of the shared office without a key store: there nothing is written to the disk."""
    return LocalDrafts(folder, _key(opened)) if _may_keep(opened) else None


def transfers_of(opened: OpenOffice, folder: Path) -> LocalTransfers | None:
    """Beside the drafts, and under the same condition."""
    return LocalTransfers(folder, _key(opened)) if _may_keep(opened) else None


def jottings_of(opened: OpenOffice, folder: Path) -> LocalJottings | None:
    """Likewise."""
    return LocalJottings(folder, _key(opened)) if _may_keep(opened) else None


def _may_keep(opened: OpenOffice) -> bool:
    return opened.shared is None or _desk_key() is not None


def _key(opened: OpenOffice) -> bytes | None:
    return opened.protection.key if opened.shared is None else _desk_key()


def _desk_key() -> bytes | None:
    # Looking for a key store costs time that an office on one machine need not spend.
    from clerk_app.gateways.vault import open_vault, store_name

    if not store_name():
        return None
    vault = open_vault(VAULT)
    known = vault.get(ENTRY)
    if known is None:
        known = secrets.token_hex(32)
        vault.put(ENTRY, known)
    return bytes.fromhex(known)
