"""The card "Ausgehende Schreiben": each letter with its addressee and fate, and lines for its posting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.labels import IconLabel, button, label, set_look
from clerk_app.ui.kit.posting_fields import PostingFields, PostingLines

from .elided import ElidedLink
from .posting_state import ShownLetter, ShownOutgoing

_SPOKEN = ("danger", "warning", "success")


class LetterRow(QFrame):
    """What cannot be done just now says why; what has left can be proven."""

    opened = Signal(str)  # id
    saved = Signal(str)
    post_asked = Signal(str)
    enter_asked = Signal(str)
    renew_asked = Signal(str)
    proof_asked = Signal(str)

    def __init__(self, shown: ShownLetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "field")
        self._id = shown.id
        self._icon, self._name = IconLabel(shown.icon, shown.tone, 18), ElidedLink(shown.title)
        self._about, self._how, self._announced, self._back = (
            label("", "small", wrap=True) for _ in range(4)
        )
        self._save = button(self.tr("Speichern …"), self._tell_saved, look="link", icon_name="save")
        self._save.setToolTip(self.tr("Als PDF speichern, zum Ausdrucken"))
        self._post = button(self.tr("Zur Post geben …"), self._tell_post, look="link", icon_name="mail")
        self._proof = button(
            self.tr("Versandnachweis"), self._tell_proof, look="link", icon_name="badge-check"
        )
        self._enter = button("", self._tell_enter, look="link", icon_name="mail-open")
        self._renew = button(
            self.tr("Erneut zur Post geben"), self._tell_renew, look="link", icon_name="refresh-cw"
        )
        self._lay_out()
        self._name.clicked.connect(lambda: self.opened.emit(self._id))
        self.show_letter(shown)

    def show_letter(self, shown: ShownLetter) -> None:
        said = (shown.about, shown.how, shown.back, shown.announced)
        for part, text in zip(self._lines(), said, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        failed = bool(shown.back) and shown.tone == "danger"
        set_look(self._how, "look", shown.tone if shown.tone in _SPOKEN and not failed else "small")
        set_look(self._back, "look", "danger" if failed else "small")
        self._icon.set_icon(shown.icon, shown.tone)
        self._name.setAccessibleDescription(" · ".join(filter(None, said)))
        self._proof.setVisible(shown.left)
        self._enter.setText(
            self.tr("Rücklauf berichtigen …") if shown.back else self.tr("Rücklauf eintragen …")
        )
        steps = ((self._post, shown.post), (self._enter, shown.enter), (self._renew, shown.renew))
        for step, gate in steps:
            if step.hasFocus() and not (gate and gate.enabled):
                self.take_focus()
            step.setVisible(gate is not None)
            if gate is not None:
                step.setEnabled(gate.enabled)
                step.setToolTip(gate.why)
                step.setAccessibleDescription(gate.why)

    def take_focus(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_saved(self) -> None:
        self.saved.emit(self._id)

    def _tell_post(self) -> None:
        self.post_asked.emit(self._id)

    def _tell_enter(self) -> None:
        self.enter_asked.emit(self._id)

    def _tell_renew(self) -> None:
        self.renew_asked.emit(self._id)

    def _tell_proof(self) -> None:
        self.proof_asked.emit(self._id)

    def _lines(self) -> tuple[QLabel, ...]:
        return (self._about, self._how, self._back, self._announced)

    def _lay_out(self) -> None:
        words, steps, row = QVBoxLayout(), FlowLayout(gap=2), QHBoxLayout(self)
        words.setSpacing(0)
        words.addWidget(self._name)
        for line in self._lines():
            line.setContentsMargins(5, 0, 0, 0)
            words.addWidget(line)
        for step in (self._save, self._post, self._proof, self._enter, self._renew):
            steps.addWidget(step)
        words.addLayout(steps)
        row.setContentsMargins(4, 3, 6, 4)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class OutgoingCard(Card):
    opened = Signal(str)  # id
    saved = Signal(str)
    post_asked = Signal(object)  # ids
    enter_asked = Signal(str)
    renew_asked = Signal(str)
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
        old, self._rows = self._rows, {}
        for place, letter in enumerate(letters):
            row = old.pop((letter.id, letter.title), None) or self._row(letter)
            self._rows[letter.id, letter.title] = row
            self.body.insertWidget(place, row)
        for gone in old.values():
            gone.hide()
            gone.deleteLater()

    def _row(self, letter: ShownLetter) -> LetterRow:
        row = LetterRow(letter)
        row.opened.connect(self.opened)
        row.saved.connect(self.saved)
        row.proof_asked.connect(self.proof_asked)
        row.enter_asked.connect(self.enter_asked)
        row.renew_asked.connect(self.renew_asked)
        row.post_asked.connect(lambda id: self.post_asked.emit((id,)))
        return row
