"""How a part of the screen leaves it: out of sight at once, gone when nobody works on it any more."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def take_away(*parts: QWidget) -> None:
    for part in parts:
        part.hide()
        part.deleteLater()


def empty(layout: QLayout, keep: int = 0) -> None:
    """Everything in it, but for the `keep` last."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            take_away(widget)
        elif (inner := item.layout()) is not None:
            empty(inner)
