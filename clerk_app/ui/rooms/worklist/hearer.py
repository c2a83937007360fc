"""Leads a hearing from what the draft and the checks propose to the letter in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.services import hearing as hearings
from clerk_app.services.hearing import Hearable, Proposal
from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr

from . import words
from .case_presenter import CasePresenter
from .hearing import shown_hearing
from .hearing_state import HearingText
from .letter_writer import LetterWriter, Ways


class Hearer(LetterWriter):
    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office]) -> None:
        ways = Ways(
            name="hearing",
            blank=HearingText,
            propose=hearings.propose,
            fold=_with_proposal,
            shown=shown_hearing,
            wish=_wish,
            preview=hearings.preview,
            send=hearings.send,
            told=_told,
        )
        super().__init__(case, desk, office, ways)

    def choose(self, outcome: str) -> None:
        """The sentence of the pack takes the place of another one, never of the clerk's own words."""
        if self.text is None:
            return
        sentences = {one.outcome: one.sentence for one in self.text.choices or ()}
        replaceable = self.text.intended.strip() in ("", *sentences.values())
        self.change(
            outcome=outcome, intended=sentences.get(outcome, "") if replaceable else self.text.intended
        )


def _with_proposal(text: HearingText, proposal: Proposal) -> HearingText:
    """Proposed once; afterwards the words are the clerk's."""
    choices = proposal.intentions
    if text.choices is not None:
        return replace(text, choices=choices)
    begun = next((one for one in choices if one.begun or len(choices) == 1), None)
    return replace(
        text,
        choices=choices,
        outcome=begun.outcome if begun else "",
        intended=begun.sentence if begun else "",
        grounds=proposal.grounds,
        day=proposal.due_on.isoformat(),
    )


def _wish(text: HearingText) -> Hearable | None:
    if text.due is None:
        return None
    return Hearable(text.outcome, text.intended, text.grounds, text.due.on)


def _told(wish: Hearable) -> str:
    told = tr("Die Anhörung liegt im Postausgang. Der Vorgang wartet bis {day}.")
    return told.format(day=words.day(wish.due_on))
