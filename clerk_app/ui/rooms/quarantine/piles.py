"""Above the tray: what waits for a decision, what no service claims, or what was decided."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.pills import Pills


class Pile(StrEnum):
    OPEN = "open"
    UNCLAIMED = "unclaimed"
    ENDED = "ended"


class Piles(Pills):
    def __init__(self, parent: QWidget | None = None) -> None:
        words = {
            Pile.OPEN: tr("Offene"),
            Pile.UNCLAIMED: tr("Ohne Dienst"),
            Pile.ENDED: tr("Erledigte"),
        }
        super().__init__(tr("Ablage"), words, parent)
