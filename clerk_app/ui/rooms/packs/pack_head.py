"""The head of an opened pack: which version it is, who stands for it, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clerk_app.ui.kit.chips import Chip, ChipLabel, headline
from clerk_app.ui.kit.labels import button, label, tool_button

from .state import Head
from .words import standing_chip


class PackHead(QFrame):
    back_pressed = Signal()
    begin_pressed = Signal()
    parameters_pressed = Signal()
    lay_before_pressed = Signal()
    release_pressed = Signal()
    discard_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "head")
        self._title = label("", "title")
        self._chip = ChipLabel(Chip(""))
        self._about = label("", "muted", wrap=True)
        self.begin = button(self.tr("Entwurf beginnen"), self.begin_pressed.emit, icon_name="square-pen")
        self.parameters = button(
            self.tr("Neue Beträge ab …"), self.parameters_pressed.emit, icon_name="calendar"
        )
        self.discard = button(
            self.tr("Verwerfen"), self.discard_pressed.emit, look="danger", icon_name="trash-2"
        )
        self.lay_before = button(
            self.tr("Unterschreiben und vorlegen …"),
            self.lay_before_pressed.emit,
            look="primary",
            icon_name="stamp",
        )
        self.release = button(
            self.tr("Mitzeichnen und freigeben …"),
            self.release_pressed.emit,
            look="primary",
            icon_name="badge-check",
        )
        self._lay_out()

    def show_head(self, head: Head) -> None:
        title = self.tr("{title} · Fassung {version}").format(title=head.title, version=head.version)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._chip.show_chip(standing_chip(head.standing))
        self._about.setText(head.about)
        self.begin.setVisible(head.may_begin)
        self.discard.setVisible(head.may_discard)
        self.parameters.setVisible(head.may_discard and head.takes_parameters)
        self.lay_before.setVisible(head.may_discard)
        self.lay_before.setEnabled(head.may_lay_before)
        why = self.tr("Erst möglich, wenn etwas geändert ist und kein Mangel besteht.")
        self.lay_before.setToolTip("" if head.may_lay_before else why)
        self.release.setVisible(head.standing.value == "laid_before" and head.may_release)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(8)
        back = tool_button("arrow-left", self.tr("Zurück zur Übersicht"), self.back_pressed.emit, "Alt+Up")
        row.addWidget(back)
        row.addLayout(headline(self._title, self._about, self._chip), 1)
        for made in (self.discard, self.parameters, self.begin, self.lay_before, self.release):
            row.addWidget(made)
