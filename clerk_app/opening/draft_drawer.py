"""Where drafts wait during an outage, sealed with the key of the database or one of this desk's own."""

from __future__ import annotations

import secrets
from pathlib import Path

from clerk_app.storage.local_drafts import LocalDrafts

from .key_places import VAULT
from .office import OpenOffice

ENTRY = "local-drafts"


def drawer_of(opened: OpenOffice, folder: Path) -> LocalDrafts | None:
    """None at a desk of the shared office without a key store: there nothing is written to the disk."""
    if opened.shared is None:
        return LocalDrafts(folder, opened.protection.key)
    key = _desk_key()
    return LocalDrafts(folder, key) if key else None


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
