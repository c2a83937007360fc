"""What is said of the seal a PDF bears: whose it is, how long its certificate holds, when it was stamped."""

from __future__ import annotations

from clerk_app.services.office_time import PLACE
from clerk_app.services.sealing import FoundSeal
from clerk_app.ui.kit.language import translate


def seal_words(seal: FoundSeal | None) -> str:
    """Says no more than was checked: that the bytes are those sealed, not whom to trust."""
    if seal is None:
        return translate("seal", "keines")
    if not seal.intact or seal.expires is None:
        return translate("seal", "beschädigt: Es passt nicht zu diesen Bytes und beweist nichts.")
    day = translate("seal", "%d.%m.%Y")
    words = translate("seal", "{holder}, Zertifikat gültig bis {day}").format(
        holder=seal.holder, day=seal.expires.astimezone(PLACE).strftime(day)
    )
    if seal.stamped_at is None:
        return translate("seal", "{seal}, ohne Zeitstempel").format(seal=words)
    moment = seal.stamped_at.astimezone(PLACE).strftime(translate("seal", "%d.%m.%Y, %H:%M Uhr"))
    return translate("seal", "{seal}, Zeitstempel {moment}").format(seal=words, moment=moment)
