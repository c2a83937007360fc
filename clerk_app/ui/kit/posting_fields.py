"""The lines in which is entered how and when letters left on paper, and what came back of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.posting import Post, Posting
from clerk_app.domain.returned_paper import SERVED

from .entering import EntryLines
from .words import word


@dataclass(frozen=True)
class PostingLines:
    """`day` is canonical, or as it was typed when it is none. One number cannot stand for several letters.

    `back`: what came back is entered, not what leaves; `correcting`: in place of what was entered before.
    """

    open: bool = False
    letters: tuple[str, ...] = ()
    heading: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value, word
    choice: str = ""
    day: str = ""
    number: str = ""
    reason: str = ""
    back: bool = False
    correcting: bool = False
    trouble: str = ""
    working: bool = False

    def day_entered(self) -> date:
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            raise ClerkError("returned.no_day" if self.back else "posting.no_day") from None

    def posting(self) -> Posting:
        """What was entered of how the letters leave."""
        number = self.number.strip() if len(self.letters) == 1 else ""
        return Posting(Post(self.choice), self.day_entered(), number)


def leaving_lines(letters: tuple[str, ...], heading: str, way: str, today: date) -> PostingLines:
    """With the kind of post of last time."""
    choices = tuple((one.value, word("post", one.value)) for one in Post)
    return PostingLines(True, letters, heading, choices, way or Post.LETTER.value, today.isoformat())


def returning_lines(letter: str, heading: str, way: Post | None, today: date) -> PostingLines:
    """What the paper of this kind of post can say; it has to be read."""
    choices = tuple((one.value, word("served", one.value)) for one in (SERVED[way] if way else ()))
    return PostingLines(True, (letter,), heading, choices, choices[0][0], today.isoformat(), back=True)


class PostingFields(EntryLines):
    reasoned = Signal(str)  # why what was entered before is corrected

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Eintragen"), parent)
        self._number, self._reason = self._remark, QLineEdit()
        self._number.setPlaceholderText(self.tr("Sendungs- oder Belegnummer (freiwillig)"))
        self._number.setAccessibleName(self.tr("Sendungs- oder Belegnummer"))
        self._reason.setPlaceholderText(self.tr("Begründung der Berichtigung"))
        self._reason.setAccessibleName(self.tr("Begründung der Berichtigung"))
        self._reason.textEdited.connect(self.reasoned)
        self._reason.returnPressed.connect(self.given)
        self._lay_out(self._reason)

    def show_lines(self, shown: PostingLines) -> None:
        if shown.open and (self.isHidden() or self._heading.text() != shown.heading):
            self._offer(shown)
        self._show(shown.open, (shown.choice, shown.day, shown.number), shown.trouble, shown.heading)
        self._number.setVisible(len(shown.letters) == 1)
        self._reason.setVisible(shown.correcting)

    def _offer(self, shown: PostingLines) -> None:
        leaves = (self.tr("Art der Sendung"), self.tr("Zur Post gegeben oder übergeben am"))
        back = (self.tr("Was der Rücklauf sagt"), self.tr("Tag laut Rücklauf"))
        choice, day = back if shown.back else leaves
        self._choice.setAccessibleName(choice)
        self._day.setAccessibleName(day)
        self._reason.setText(shown.reason)
        self._choice.clear()
        for value, said in shown.choices:
            self._choice.addItem(said, value)
