"""The card "Ausgehende Schreiben": each letter with its addressee and fate, and lines for its posting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label, set_look

from .elided import ElidedLink
from .posting_lines import PostingFields
from .posting_state import PostingLines, ShownLetter, ShownOutgoing

_SPOKEN = ("danger", "warning", "success")


class LetterRow(QFrame):
    """What cannot be done just now says why; what has left can be proven."""

    opened = Signal(str)  # id
    saved = Signal(str)
    post_asked = Signal(str)
    proof_asked = Signal(str)

    def __init__(self, shown: ShownLetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "field")
        self._id = shown.id
        self._icon, self._name = IconLabel(shown.icon, shown.tone, 18), ElidedLink(shown.title)
        self._about, self._how, self._announced = (label("", "small", wrap=True) for _ in range(3))
        self._save = button(self.tr("Speichern …"), self._tell_saved, look="link", icon_name="save")
        self._save.setToolTip(self.tr("Als PDF speichern, zum Ausdrucken"))
        self._post = button(self.tr("Zur Post geben …"), self._tell_post, look="link", icon_name="mail")
        self._proof = button(
            self.tr("Versandnachweis"), self._tell_proof, look="link", icon_name="badge-check"
        )
        self._lay_out()
        self._name.clicked.connect(lambda: self.opened.emit(self._id))
        self.show_letter(shown)

    def show_letter(self, shown: ShownLetter) -> None:
        said = (shown.about, shown.how, shown.announced)
        for part, text in zip((self._about, self._how, self._announced), said, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        set_look(self._how, "look", shown.tone if shown.tone in _SPOKEN else "small")
        self._icon.set_icon(shown.icon, shown.tone)
        self._name.setAccessibleDescription(" · ".join(filter(None, said)))
        self._proof.setVisible(shown.left)
        self._post.setVisible(shown.post is not None)
        if shown.post is not None:
            self._post.setEnabled(shown.post.enabled)
            self._post.setToolTip(shown.post.why)
            self._post.setAccessibleDescription(shown.post.why)

    def take_focus(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_saved(self) -> None:
        self.saved.emit(self._id)

    def _tell_post(self) -> None:
        self.post_asked.emit(self._id)

    def _tell_proof(self) -> None:
        self.proof_asked.emit(self._id)

    def _lay_out(self) -> None:
        words, steps, row = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        words.setSpacing(0)
        words.addWidget(self._name)
        for line in (self._about, self._how, self._announced):
            line.setContentsMargins(5, 0, 0, 0)
            words.addWidget(line)
        steps.setSpacing(2)
        for step in (self._save, self._post, self._proof):
            steps.addWidget(step)
        steps.addStretch(1)
        words.addLayout(steps)
        row.setContentsMargins(4, 3, 6, 4)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class OutgoingCard(Card):
    opened = Signal(str)  # id
    saved = Signal(str)
    post_asked = Signal(object)  # ids
    proof_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.body.setSpacing(2)
        self._shown: ShownOutgoing | None = None
        self._rows: dict[tuple[str, str], LetterRow] = {}
        self._about: tuple[str, ...] = ()
        self.lines = PostingFields()
        self._all = button("", self._ask_all, icon_name="mail")
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.lines)

    def show_outgoing(self, shown: ShownOutgoing | None) -> None:
        self.setVisible(shown is not None)
        if shown is None or shown == self._shown:
            return
        if list(self._rows) != [(letter.id, letter.title) for letter in shown.letters]:
            self._build(shown.letters)
        for letter in shown.letters:
            self._rows[letter.id, letter.title].show_letter(letter)
        self._shown = shown
        self.set_title(shown.title)
        self._show_step()

    def show_lines(self, shown: PostingLines) -> None:
        """Who was in the lines comes back to the letter they were about."""
        held = self.lines.isAncestorOf(QApplication.focusWidget() or self)
        self._about = shown.letters or self._about
        self.lines.show_lines(shown)
        self._show_step()
        if held and self.lines.isHidden():
            row = next((row for (id, _), row in self._rows.items() if id in self._about), None)
            if row is not None:
                row.take_focus()

    def _show_step(self) -> None:
        together = self._shown.all if self._shown else ()
        self._all.setText(self.tr("Alle {count} zur Post geben …").format(count=len(together)))
        self._all.setVisible(bool(together) and self.lines.isHidden())

    def _ask_all(self) -> None:
        if self._shown is not None:
            self.post_asked.emit(self._shown.all)

    def _build(self, letters: tuple[ShownLetter, ...]) -> None:
        for old in self._rows.values():
            old.hide()
            old.deleteLater()
        self._rows = {}
        for place, letter in enumerate(letters):
            row = self._rows[letter.id, letter.title] = LetterRow(letter)
            row.opened.connect(self.opened)
            row.saved.connect(self.saved)
            row.proof_asked.connect(self.proof_asked)
            row.post_asked.connect(lambda id: self.post_asked.emit((id,)))
            self.body.insertWidget(place, row)
