"""What the health check says of the sheet about data protection that goes with acknowledgements."""

from __future__ import annotations

from clerk_app.domain import privacy

from .office import OpenOffice

_WHY = {
    "pack": "im Dienstpaket fehlt [privacy]",
    "authority": "in authority.toml fehlt [privacy] mit „officer“ und „supervision“",
    "confirmation": "der Wortlaut ist nicht bestätigt („<Dienst>.datenschutz“ unter „confirmations“)",
}


def of_the_privacy_sheet(opened: OpenOffice) -> tuple[str, str]:
    """State and text. The duty may be met elsewhere, so a gap is no fault."""
    office = opened.office
    house = office.house
    named: dict[str, list[str]] = {}
    for pack in office.shelf.packs():
        block = pack.texts.get(privacy.TEXT) or house.wordings[privacy.TEXT]
        if why := privacy.lacking(pack, house.privacy, block, house.confirmations):
            named.setdefault(why, []).append(pack.id)
    if not named:
        return "fine", "Jeder Eingangsbestätigung liegen die Informationen zum Datenschutz bei."
    gaps = "; ".join(f"{_WHY[why]}: {', '.join(packs)}" for why, packs in named.items())
    return "warning", f"Eingangsbestätigungen ohne Informationen zum Datenschutz (Art. 13 DSGVO): {gaps}."
