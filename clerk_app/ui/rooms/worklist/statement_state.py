"""What is known of a request for a statement while its letter is written, and of those that are out."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.statement import Consultable

from .letter_state import LetterText, ShownLetter
from .state import Gate


@dataclass(frozen=True, kw_only=True)
class StatementText(LetterText):
    choices: tuple[Consultable, ...] | None = None  # None while they are asked for
    body: str = ""
    address: str = ""
    question: str = ""
    details: str = ""
    usual: str = ""  # the day proposed for a body the pack does not know

    @property
    def ready(self) -> bool:
        return self.choices is not None

    @property
    def chosen(self) -> Consultable | None:
        return next((one for one in self.choices or () if one.body == self.body), None)


@dataclass(frozen=True, kw_only=True)
class ShownRequestedStatement(ShownLetter):
    text: StatementText
    source: str = ""
    remark: str = ""  # what the authority has not confirmed


@dataclass(frozen=True)
class ShownStatement:
    """`state`: awaited until when, overdue, or how it came out."""

    id: str
    name: str
    state: str
    icon: str
    tone: str
    take: Gate | None  # None: it has come


@dataclass(frozen=True)
class Receiving:
    """The statement being entered, and the papers it may have come as."""

    id: str
    name: str
    papers: tuple[tuple[str, str], ...]  # sha256, name
