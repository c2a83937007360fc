"""The cards of a case no service claims: its signs, what it says, its papers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button, label

from .unclaimed import UnclaimedSheet

_NAMES = 210  # width of the column of names, alike in all cards


class SignsCard(Card):
    def __init__(self, sheet: UnclaimedSheet, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Woran ein Dienst zu erkennen wäre"))
        self.body.addLayout(_grid((sign.name, sign.value, sign.verdict) for sign in sheet.signs))


class ContentCard(Card):
    """The whole case, with its documents side by side, lies in the inbox."""

    case_pressed = Signal()

    def __init__(self, sheet: UnclaimedSheet, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Angaben und Unterlagen"))
        if sheet.loading:
            self.add(label(self.tr("Der Vorgang wird geladen …"), "muted"))
            return
        if not sheet.answers:
            self.add(label(self.tr("Die Sendung enthält keine lesbaren Angaben."), "muted", wrap=True))
        self.body.addLayout(_grid((name, value, "") for name, value in sheet.answers))
        if sheet.left_out:
            more = self.tr("{count} weitere Angaben stehen im Vorgang.")
            self.add(label(more.replace("{count}", str(sheet.left_out)), "muted", wrap=True))
        if sheet.papers:
            self.add(label(self.tr("Unterlagen"), "strong"))
            self.body.addLayout(_grid((name, kind, "") for name, kind in sheet.papers))
        made = button(self.tr("Mit Unterlagen ansehen"), self.case_pressed.emit, icon_name="external-link")
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _grid(lines: Iterable[tuple[str, str, str]]) -> QGridLayout:
    """Name, value, and small below it what is to be said of that."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _NAMES)
    grid.setColumnStretch(1, 1)
    row = 0
    for name, value, remark in lines:
        said = label(value, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setAccessibleName(": ".join(part for part in (name, value, remark) if part))
        grid.addWidget(label(name, "muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
        if remark:
            row += 1
            grid.addWidget(label(remark, "small", wrap=True), row, 1)
        row += 1
    return grid
