"""What the list says while it has nothing to show: picture, title, explanation."""

from __future__ import annotations

from clerk_app.ui.kit.language import tr

from .piles import Pile
from .state import Shown


def empty_words(shown: Shown) -> tuple[str, str, str] | None:
    if shown.rows:
        return None
    if shown.loading:
        return "inbox", tr("Die Ablage wird geladen …"), ""
    if shown.trouble:
        return "unplug", tr("Die Ablage konnte nicht geladen werden"), shown.trouble
    if shown.nothing_found:
        return "search", tr("Keine Treffer"), tr("Keine Sendung entspricht der Suche.")
    if shown.pile is Pile.ENDED:
        return "archive", tr("Noch nichts erledigt"), ""
    if shown.pile is Pile.UNCLAIMED:
        return "circle-check", tr("Alles zugeordnet"), tr("Jede angenommene Sendung hat ihren Dienst.")
    return "circle-check", tr("Alles angenommen"), tr("Jede Sendung ist ein Vorgang geworden.")
