"""What people are told about their data when it comes in (Art. 13 GDPR): a sheet with the acknowledgement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .pack_part import TextBlock
from .service_pack import ServicePack

TEXT = "datenschutz"


@dataclass(frozen=True)
class PrivacyContacts:
    """Of the whole authority; empty as long as nobody has written them down."""

    officer: tuple[str, ...] = ()
    supervision: tuple[str, ...] = ()


def lacking(
    pack: ServicePack, contacts: PrivacyContacts, block: TextBlock, confirmations: Collection[str]
) -> str:
    """Why the sheet stays out, as far as it is known without a case; "" where it goes along."""
    if pack.privacy is None:
        return "pack"
    if not (contacts.officer and contacts.supervision):
        return "authority"
    known = not block.unconfirmed or f"{pack.id}.{block.id}" in confirmations
    return "" if known else "confirmation"


def values(pack: ServicePack, contacts: PrivacyContacts) -> dict[str, str]:
    """What the text may name besides what every letter may. A gap stays empty."""
    told = pack.privacy
    if told is None:
        return {}
    kept = (f"- {one.object}: {one.period} ({one.source})" for one in pack.retention)
    return {
        "datenschutz_zweck": told.purpose,
        "datenschutz_recht": ", ".join(told.basis),
        "datenschutz_empfaenger": "\n".join(f"- {one}" for one in told.recipients),
        "datenschutz_pflicht": told.duty,
        "datenschutz_speicherung": "\n".join(kept),
        "datenschutz_automatik": _automatic(pack),
        "datenschutz_kontakt": ", ".join(contacts.officer),
        "datenschutz_aufsicht": ", ".join(contacts.supervision),
    }


def _automatic(pack: ServicePack) -> str:
    """Art. 13 (2) f GDPR."""
    laws = dict.fromkeys(decision.automatic for decision in pack.decisions if decision.automatic)
    if not laws:
        return "Über Ihren Antrag entscheiden Menschen, nicht allein ein Programm."
    allowed = ", ".join(laws)
    return f"In einfachen Fällen darf ein Programm allein entscheiden ({allowed}); der Bescheid sagt es dann."
