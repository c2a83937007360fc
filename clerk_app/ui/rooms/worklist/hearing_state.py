"""What is known of a hearing while its letter is written, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.hearing import Intention

from .letter_state import LetterText, ShownLetter


@dataclass(frozen=True, kw_only=True)
class HearingText(LetterText):
    choices: tuple[Intention, ...] | None = None  # None while they are asked for
    outcome: str = ""
    intended: str = ""
    grounds: str = ""

    @property
    def ready(self) -> bool:
        return self.choices is not None


@dataclass(frozen=True, kw_only=True)
class ShownHearing(ShownLetter):
    text: HearingText
