"""Facts about a case that waits: what was asked for or is intended, and what let it go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Move
from .hearing import Answer
from .statement import Result


@dataclass(frozen=True)
class InformationRequested(Move):
    """One letter asks for everything that is missing; its words stand in the letter alone."""

    kind = "information_requested"
    items: tuple[str, ...]  # by check
    due_on: date
    letter_sha256: str


@dataclass(frozen=True)
class Resumed(Move):
    """`submission` is what came in and woke the case, "" where the clerk went on without it."""

    kind = "resumed"
    submission: str = ""


@dataclass(frozen=True)
class HearingSent(Move):
    """What is intended stands here as the decision of the pack; its words are in the letter alone."""

    kind = "hearing_sent"
    outcome: str  # id of the decision, "" for one in the clerk's own words
    due_on: date
    letter_sha256: str


@dataclass(frozen=True)
class HearingEnded(Move):
    """What was said stands in a note for the records, or in the document that came."""

    kind = "hearing_ended"
    answer: Answer


@dataclass(frozen=True)
class StatementAsked(Move):
    """The body is an office, no person: its name may stand here; all the rest is in the letter alone."""

    kind = "statement_asked"
    statement: str
    body: str  # id in the pack, "" for one the pack does not know
    addressee: str
    due_on: date
    letter_sha256: str


@dataclass(frozen=True)
class StatementReceived(Move):
    """How it came out; its words stand in a note for the records, or in the `document` (sha256) that came."""

    kind = "statement_received"
    statement: str
    result: Result
    received_on: date
    document: str


LetterSent = InformationRequested | HearingSent | StatementAsked  # what makes a case wait
