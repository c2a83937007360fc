"""The wording of the notice: one card per section, each saying whose words it holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.flow import FlowLayout
from clerk_app.ui.kit.labels import IconLabel, button, label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import empty, take_away
from clerk_app.ui.kit.theme import Theme

from .block_editor import BlockEditor
from .state import Shown, ShownBlock


class TextCard(Card):
    written = Signal(str, str)
    restored = Signal(str)
    gap_wanted = Signal(str)  # name of the input that would fill it
    entered = Signal(str)  # block in which the clerk writes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("decision", "Bescheidtext"), parent=parent)
        self._cards: dict[str, BlockCard] = {}

    def show_state(self, shown: Shown) -> None:
        self.setVisible(bool(shown.blocks))
        labels = {field.id: field.label for field in shown.inputs}
        if [block.id for block in shown.blocks] != [*self._cards]:
            self._lay_out(shown.blocks)
        for block in shown.blocks:
            self._cards[block.id].show_block(block, labels)

    def go_to(self, block: str) -> QWidget | None:
        if block not in self._cards:
            return None
        self._cards[block].go_to()
        return self._cards[block]

    def clear(self) -> None:
        self._lay_out(())

    def _lay_out(self, blocks: tuple[ShownBlock, ...]) -> None:
        """Cards that stay keep their cursor and their undo."""
        former, self._cards = self._cards, {}
        for card in former.values():
            self.body.removeWidget(card)
        for block in blocks:
            card = former.pop(block.id) if block.id in former else self._card(block.id)
            self._cards[block.id] = card
            self.body.addWidget(card)
        take_away(*former.values())

    def _card(self, block: str) -> BlockCard:
        card = BlockCard()
        card.written.connect(lambda text: self.written.emit(block, text))
        card.restored.connect(lambda: self.restored.emit(block))
        card.gap_wanted.connect(self.gap_wanted)
        card.entered.connect(lambda: self.entered.emit(block))
        return card


class BlockCard(QFrame):
    written = Signal(str)
    restored = Signal()
    gap_wanted = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("")
        self._title.setFont(Theme.current().font("small", QFont.Weight.Medium))
        Theme.current().changed.connect(self._choose_font)
        self._provenance = label("", "small", wrap=True)
        self._provenance.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        restore_text = translate("decision", "Baustein wiederherstellen")
        self._restore = button(restore_text, self.restored.emit, look="link", icon_name="undo-2")
        self._lock = IconLabel("lock", "text_muted", 14)
        self._lock.setToolTip(translate("decision", "Dieser Text steht fest."))
        self._editor = BlockEditor()
        self._doubt = _Doubt()
        self._gaps = QWidget()
        self._gap_line = FlowLayout(self._gaps, gap=4)
        self._missing: tuple[str, ...] = ()
        self._focused = False
        self._lay_out()
        self._editor.written.connect(self.written)
        self._editor.focused.connect(self._focus_changed)

    def show_block(self, block: ShownBlock, labels: dict[str, str]) -> None:
        self._title.setText(block.title)
        self._provenance.setText(" · ".join(part for part in (block.provenance, block.source) if part))
        self._restore.setVisible(block.own_wording and block.editable)
        self._lock.setVisible(not block.editable)
        self._editor.setReadOnly(not block.editable)
        self._editor.setAccessibleName(block.title)
        self._editor.setAccessibleDescription(f"{block.provenance} {block.unconfirmed}".strip())
        self._editor.show_text(block.text, block.missing)
        self._doubt.show_reason(block.unconfirmed)
        if block.missing != self._missing:
            self._missing = block.missing
            self._show_gaps(labels)
        self.update()

    def go_to(self) -> None:
        self._editor.go_to_gap(self._missing)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card is the place to click, not only its letters."""
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        role = "focus" if self._focused else "danger" if self._missing else "border"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2.0 if self._focused else 1.0
        painter.setPen(QPen(theme.colour(role), thick))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), 6, 6
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self._lock, 0, top)
        head.addWidget(self._title, 0, top)
        head.addWidget(self._provenance, 1, top)
        head.addWidget(self._restore, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 7, 11, 9)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._editor)
        column.addWidget(self._doubt)
        column.addWidget(self._gaps)

    def _choose_font(self) -> None:
        self._title.setFont(Theme.current().font("small", QFont.Weight.Medium))

    def _focus_changed(self, focused: bool) -> None:
        self._focused = focused
        self.update()
        if focused:
            self.entered.emit()

    def _show_gaps(self, labels: dict[str, str]) -> None:
        empty(self._gap_line)
        self._gaps.setVisible(bool(self._missing))
        for name in self._missing:
            text = translate("decision", "{name} fehlt").format(name=labels.get(name, name))
            self._gap_line.addWidget(self._gap(name, text))

    def _gap(self, name: str, text: str) -> QWidget:
        made = button(text, lambda: self.gap_wanted.emit(name), look="danger", icon_name="circle-alert")
        made.setToolTip(translate("decision", "Zur Stelle, an der die Angabe eingetragen wird"))
        return made


class _Doubt(QWidget):
    """What nobody has confirmed yet stands at the text itself, not only in the list."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "warning", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel("triangle-alert", "warning", 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)

    def show_reason(self, reason: str) -> None:
        self.setVisible(bool(reason))
        self._text.setText(translate("decision", "nicht bestätigt: {reason}").format(reason=reason))
