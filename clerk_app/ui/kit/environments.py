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


class EnvironmentPlate(ChipLabel):
    """Nothing where an application came by no delivery service."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Chip(""), parent)
        self.hide()

    def show_environment(self, name: str) -> None:
        self.setVisible(bool(name))
        if name:
            self.show_chip(environment_chip(name))
