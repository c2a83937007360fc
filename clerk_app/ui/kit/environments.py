"""The plate that says from which environment an application came, the same in every room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from .chips import Chip, ChipLabel
from .language import tr
from .words import word

_TONES = {"PROD": "success", "STAGE": "info"}


def environment_chip(name: str) -> Chip:
    """What is not known for certain to be real counts as a test."""
    text = word("environment", name).upper()
    tip = tr("Dies ist ein echter Antrag.") if name == "PROD" else tr("Dies ist kein echter Antrag.")
    return Chip(text, _TONES.get(name, "warning"), "", f"{text}: {tip}")


def environment_badge(name: str) -> Chip | None:
    """For lines of lists: only what is not real is marked, in real operation there is nothing to be said."""
    if name in ("", "PROD"):
        return None
    text = word("environment", name).upper()
    return Chip(text, "warning", "", tr("{name}, kein echter Antrag").format(name=text))


class EnvironmentPlate(ChipLabel):
    """Nothing where an application came by no delivery service."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Chip(""), parent)
        self.hide()

    def show_environment(self, name: str) -> None:
        self.setVisible(bool(name))
        if name:
            self.show_chip(environment_chip(name))
