"""How long the keys in the key store hold: a word of warning 90 days before the end, and again at 30."""

from __future__ import annotations

from clerk_app.gateways.fitconnect.key_shelf import HeldKey, held_keys
from clerk_app.gateways.fitconnect.keys import WritableSecretStore
from clerk_app.services.office_time import local_day

from .file_health import Finding
from .office import now

EARLY, LATE = 90, 30


def days_left(key: HeldKey) -> int | None:
    return (key.expires_on - local_day(now())).days if key.expires_on else None


def of_the_keys(store: WritableSecretStore) -> tuple[Finding, ...]:
    """Nothing to say where every key holds longer than that."""
    ending = [
        (key, left) for key in held_keys(store) if (left := days_left(key)) is not None and left <= EARLY
    ]
    return tuple(_said(key, left) for key, left in ending)


def _said(key: HeldKey, left: int) -> Finding:
    if left < 0:
        text = f"Schlüssel {key.kid} ist seit {-left} Tagen abgelaufen; bitte sofort einen neuen hinterlegen."
        return Finding("keys", "fault", text)
    urgency = "Bitte jetzt" if left <= LATE else "Bitte rechtzeitig"
    text = (
        f"Schlüssel {key.kid} läuft in {left} Tagen ab. {urgency} einen neuen mit „keys import“ hinterlegen."
    )
    return Finding("keys", "warning", text)
