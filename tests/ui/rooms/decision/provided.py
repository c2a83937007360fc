"""The invented service once more, with provisions it proposes and others in its catalogue."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.domain.pack_part import BlockUse, TextBlock
from clerk_app.domain.provision import Mandatory

from .house import PACK, OneShelf


def _provision(id: str, title: str, kind: str, text: str) -> TextBlock:
    return TextBlock(id, title, "ancillary", "§ 36 Abs. 2 HVwVfG", text, kind=kind)


TEXTS = (
    _provision("befristung", "Befristung", "befristung", "Die Fahrerlaubnis gilt fünf Jahre."),
    _provision("sehhilfe", "Sehhilfe", "auflage", "Sie fahren nur mit Brille."),
    _provision("widerruf", "Widerrufsvorbehalt", "widerrufsvorbehalt", "Der Widerruf bleibt vorbehalten."),
    _provision("zeugnis", "Ärztliches Zeugnis", "auflage", "Legen Sie jährlich ein Zeugnis vor."),
)
USES = (
    BlockUse("befristung", mandatory=Mandatory.REASON),
    BlockUse("sehhilfe", offered=True),
    BlockUse("widerruf", offered=True),
    BlockUse("zeugnis", offered=True),
)
_exchange, *_others = PACK.decisions
PROVIDED = replace(
    PACK,
    decisions=(
        replace(_exchange, blocks=(_exchange.blocks[0], *USES, *_exchange.blocks[1:])),
        *_others,
    ),
    texts={**PACK.texts, **{block.id: block for block in TEXTS}},
)
SHELF = OneShelf((PROVIDED,))
