"""How a draft is written down: outcome, facts and wording, each as text, on both engines the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from clerk_app.domain.composition import Draft
from clerk_app.domain.facts import canonical, plain
from clerk_app.domain.party import HandParty, Parties
from clerk_app.domain.provision import Provisions

_PROVISIONS, _PARTIES = "provisions:", "parties:"  # among the facts; no input has a colon in its id


def written(draft: Draft) -> tuple[str, str, str]:
    """A draft that says nothing of provisions and parties is written as it always was."""
    facts: dict[str, Any] = dict(draft.facts)
    if draft.provisions != Provisions():
        facts[_PROVISIONS] = plain(draft.provisions)
    if draft.parties != Parties():
        facts[_PARTIES] = plain(draft.parties)
    return draft.outcome, canonical(facts), canonical(draft.texts)


def read(outcome: str, facts: str, texts: str) -> Draft:
    said: dict[str, Any] = json.loads(facts)
    provisions = provisions_from(said.pop(_PROVISIONS, {}))
    parties = parties_from(said.pop(_PARTIES, {}))
    return Draft(outcome, said, json.loads(texts), provisions, parties)


def provisions_from(said: Mapping[str, Any]) -> Provisions:
    return Provisions(
        tuple(said.get("added", ())),
        dict(said.get("kinds", {})),
        dict(said.get("removed", {})),
        tuple(said.get("order", ())),
    )


def parties_from(said: Mapping[str, Any]) -> Parties:
    by_hand = {id: HandParty(**party) for id, party in said.get("by_hand", {}).items()}
    return Parties(by_hand, tuple(said.get("chosen", ())), tuple(said.get("left_out", ())))
