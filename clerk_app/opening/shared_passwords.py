"""The password of a login of the shared office: in the key store of the system or nowhere."""

from __future__ import annotations

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.vault import open_vault, store_name

from .shared_place import SharedPlace

VAULT = "Amtstisch"


def can_keep() -> bool:
    return store_name() is not None


def kept_password(place: SharedPlace) -> str | None:
    """A key store that does not answer is no reason not to ask."""
    if not can_keep():
        return None
    try:
        return open_vault(VAULT).get(place.name)
    except OutsideError:
        return None


def keep_password(place: SharedPlace, password: str) -> None:
    if not can_keep():
        raise OutsideError("vault.unavailable", reason="no key store")
    open_vault(VAULT).put(place.name, password)


def forget_password(place: SharedPlace) -> None:
    if can_keep():
        open_vault(VAULT).remove(place.name)
