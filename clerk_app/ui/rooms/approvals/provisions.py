"""How the ancillary provisions of a notice depart from what the service pack proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clerk_app.ui.kit.language import translate

Line = tuple[str, str, str, str]  # group, key, label, value


def provision_lines(known: Mapping[str, Any]) -> Iterator[Line]:
    """Nothing where the proposal stands as it is."""
    group = translate("approvals", "Nebenbestimmungen, abweichend vom Vorschlag")
    number = translate("approvals", "Nr. {number}")
    for one in known.get("standing", ()):
        said = (number.format(number=one["number"]), _whose(one))
        yield group, f"provision:{one['id']}", str(one["title"]), " · ".join(said)
    for out in known.get("left_out", ()):
        yield group, f"provision:{out['id']}", str(out["title"]), _without(str(out["reason"]))
    if known.get("laid_anew"):
        moved = translate("approvals", "von der Sachbearbeitung geändert")
        yield group, "provision:", translate("approvals", "Reihenfolge"), moved


def _whose(one: Mapping[str, Any]) -> str:
    origin = one.get("origin")
    if origin == "free":
        return translate("approvals", "frei geschrieben")
    if origin == "catalogue":
        if one.get("own_wording"):
            return translate("approvals", "aus dem Verzeichnis, Wortlaut geändert")
        return translate("approvals", "aus dem Verzeichnis")
    if one.get("own_wording"):
        return translate("approvals", "Vorschlag, Wortlaut geändert")
    return translate("approvals", "wie vorgeschlagen")


def _without(reason: str) -> str:
    if not reason:
        return translate("approvals", "weggelassen, ohne Begründung")
    return translate("approvals", "weggelassen: {reason}").format(reason=reason)
