"""Leads a request for a statement from the bodies the pack knows to the letter in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clerk_app.domain.statement import StatementRequest, lines
from clerk_app.services import statement as consulting
from clerk_app.services.office import Office
from clerk_app.services.statement import Consultable, Proposal
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr

from . import words
from .case_presenter import CasePresenter
from .letter_writer import LetterWriter, Ways
from .statement_state import StatementText
from .statements import shown_statement


class Consulter(LetterWriter):
    def __init__(self, case: CasePresenter, desk: Desk, office: Callable[[], Office]) -> None:
        ways = Ways(
            name="statement",
            blank=StatementText,
            propose=consulting.propose,
            fold=_with_proposal,
            shown=shown_statement,
            wish=_wish,
            preview=consulting.preview,
            send=consulting.send,
            told=_told,
        )
        super().__init__(case, desk, office, ways)

    def choose(self, body: str) -> None:
        """What the pack says takes the place of what it said before, never of the clerk's own words."""
        if self.text is not None:
            self.change(**_chosen(self.text, body))


def _with_proposal(text: StatementText, proposal: Proposal) -> StatementText:
    """Proposed once; afterwards the words are the clerk's."""
    if text.choices is not None:
        return replace(text, choices=proposal.bodies)
    usual = proposal.due_on.isoformat()
    fresh = replace(text, choices=proposal.bodies, usual=usual, day=usual)
    first = next(iter(proposal.bodies), None)
    return replace(fresh, **_chosen(fresh, first.body)) if first else fresh  # type: ignore[arg-type]


def _chosen(text: StatementText, body: str) -> dict[str, str]:
    before, now = text.chosen, next((one for one in text.choices or () if one.body == body), None)
    was, is_now = _said(before, text.usual), _said(now, text.usual)
    typed = {name: str(getattr(text, name)) for name in was}
    kept = {name: typed[name] if typed[name] not in ("", was[name]) else is_now[name] for name in was}
    return {"body": body, **kept}


def _said(body: Consultable | None, usual: str) -> dict[str, str]:
    if body is None:
        return {"address": "", "question": "", "details": "", "day": usual}
    address = "\n".join(body.address)
    return {
        "address": address,
        "question": body.question,
        "details": body.details,
        "day": body.due_on.isoformat(),
    }


def _wish(text: StatementText) -> StatementRequest | None:
    if text.due is None:
        return None
    chosen = text.chosen
    silence = chosen.silence if chosen else ""
    return StatementRequest(text.body, lines(text.address), text.question, text.details, text.due.on, silence)


def _told(wish: StatementRequest) -> str:
    told = tr("Die Bitte um Stellungnahme liegt im Postausgang. {name} hat Zeit bis {day}.")
    return told.replace("{name}", wish.addressee).replace("{day}", words.day(wish.due_on))
