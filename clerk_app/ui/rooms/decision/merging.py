"""Two versions of a decision made one; what does not hold is written down, so that no word is lost."""

from __future__ import annotations

from clerk_app.domain import party, provision
from clerk_app.domain.composition import Composition, Draft
from clerk_app.ui.kit.language import translate

from .differences import differences


def both(mine: Draft, theirs: Draft) -> Draft:
    """The wording of both, one below the other; a fact has one value only, and mine holds."""
    texts = {**theirs.texts, **mine.texts}
    shared = mine.texts.keys() & theirs.texts.keys()
    texts |= {name: _joined(mine.texts[name], theirs.texts[name]) for name in shared}
    facts = {**theirs.facts, **mine.facts}
    provisions = provision.merged(mine.provisions, theirs.provisions)
    parties = party.merged(mine.parties, theirs.parties)
    return Draft(mine.outcome or theirs.outcome, facts, texts, provisions, parties)


def left_out(holds: Draft, dropped: Draft, composed: Composition | None, by: str, at: str) -> str:
    """The text of a note with what of the dropped version does not hold; "" when all of it does."""
    lines = [
        f"{found.label}: {found.theirs}"
        for found in differences(holds, dropped, composed)
        if found.theirs and found.theirs not in found.mine
    ]
    if not lines:
        return ""
    head = translate("decision", "Nicht übernommene Fassung des Entwurfs ({who}, {moment}):")
    return "\n".join((head.format(who=by, moment=at), *lines))


def _joined(mine: str, theirs: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"
