"""Cards about the house: the database, the service packs with their open points, the set-up, the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, button, label, line
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away

from .state import Shown, ShownCheck, ShownPack

_TOP = Qt.AlignmentFlag.AlignTop
_CHECKS = {
    "fine": ("circle-check", "success"),
    "warning": ("triangle-alert", "warning"),
    "fault": ("circle-x", "danger"),
}


class Refilled(Card):
    """A card whose content is laid out anew when it has changed."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._shown: object = None
        self._sheet = QWidget()
        self.add(self._sheet)

    def refill(self, shown: object, fill: Callable[[QGridLayout], None]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        old, self._sheet = self._sheet, QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        fill(grid)
        self.body.replaceWidget(old, self._sheet)
        take_away(old)


class OfficeCard(Refilled):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("settings", "Büro und Datenbank"), parent)

    def show_state(self, shown: Shown) -> None:
        self.refill((shown.practice, shown.seat, shown.facts), lambda grid: self._fill(grid, shown))

    def _fill(self, grid: QGridLayout, shown: Shown) -> None:
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(shown.facts):
            words = label(value, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "muted"), row, 0, _TOP)
            grid.addWidget(words, row, 1)
        below = len(shown.facts)
        grid.addWidget(label(shown.practice, wrap=True), below, 0, 1, 2)
        grid.addWidget(label(shown.seat, wrap=True), below + 1, 0, 1, 2)


class PacksCard(Refilled):
    """Nothing that still waits for confirmation is folded away."""

    def show_state(self, shown: Shown) -> None:
        self.set_title(translate("settings", "Dienste · {summary}").format(summary=shown.packs_title))
        self.refill(shown.packs, lambda grid: self._fill(grid, shown.packs))

    def _fill(self, grid: QGridLayout, packs: tuple[ShownPack, ...]) -> None:
        grid.setColumnStretch(0, 1)
        row = 0
        for pack in packs:
            if row:
                grid.addWidget(line(), row, 0, 1, 2)
                row += 1
            grid.addWidget(label(pack.title, "strong"), row, 0)
            version = translate("settings", "Fassung {version}").format(version=pack.version)
            grid.addWidget(label(version, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(pack.about, "small", wrap=True), row + 1, 0, 1, 2)
            grid.addWidget(label(_sources(pack), "small", wrap=True), row + 2, 0, 1, 2)
            grid.addWidget(_points(pack.unconfirmed), row + 3, 0, 1, 2)
            row += 4


class ChecksCard(Refilled):
    def __init__(self, again: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._again = button(translate("settings", "Erneut prüfen"), again, icon_name="refresh-cw")
        self.add_to_head(self._again)

    def show_state(self, shown: Shown) -> None:
        summary = translate("settings", "wird geprüft …") if shown.checking else shown.checks_title
        title = translate("settings", "Prüfung der Einrichtung")
        self.set_title(f"{title} · {summary}" if summary else title)
        self._again.setEnabled(not shown.checking)
        self.refill((shown.checks, shown.trouble), lambda grid: self._fill(grid, shown))

    def _fill(self, grid: QGridLayout, shown: Shown) -> None:
        grid.setColumnStretch(3, 1)
        if shown.trouble:
            grid.addWidget(label(shown.trouble, "danger", wrap=True), 0, 0, 1, 4)
        for row, check in enumerate(shown.checks, 1):
            self._add(grid, row, check)

    def _add(self, grid: QGridLayout, row: int, check: ShownCheck) -> None:
        name, role = _CHECKS.get(check.state, ("circle-help", "warning"))
        grid.addWidget(IconLabel(name, role), row, 0, _TOP)
        grid.addWidget(label(check.word, role), row, 1, _TOP)
        grid.addWidget(label(check.label, "strong"), row, 2, _TOP)
        words = label(check.text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(words, row, 3)


class AboutCard(Card):
    def __init__(self, version: str, licences: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(translate("settings", "Über Amtstisch"), parent=parent)
        self._licences = licences
        words = translate("settings", "Version {version}").format(version=version or "–")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(260)
        self._text.setAccessibleName(translate("settings", "Lizenzen"))
        self._text.hide()
        self._switch = button("", self._toggle, look="link")
        self.add(label(words))
        self.body.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._text)
        self._name_switch()

    def _toggle(self) -> None:
        if self._text.isHidden() and not self._text.toPlainText():
            self._text.setPlainText(self._licences())
        self._text.setVisible(self._text.isHidden())
        self._name_switch()

    def _name_switch(self) -> None:
        opened = translate("settings", "Lizenzen schließen")
        self._switch.setText(translate("settings", "Lizenzen lesen") if self._text.isHidden() else opened)


def _sources(pack: ShownPack) -> str:
    count = len(pack.sources)
    if count == 1:
        return translate("settings", "1 Quelle: {sources}").format(sources=pack.sources[0])
    words = translate("settings", "{count} Quellen: {sources}")
    return words.format(count=count, sources="; ".join(pack.sources))


def _points(points: tuple[str, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    if not points:
        column.addWidget(label(translate("settings", "Alles bestätigt."), "success"))
    for one in points:
        column.addWidget(point(one, translate("settings", "nicht bestätigt")))
    return made


def point(text: str, name: str) -> QWidget:
    """One thing somebody still has to see to; `name`: what the mark beside it says."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setColumnStretch(1, 1)
    icon = IconLabel("triangle-alert", "warning", 14)
    icon.setAccessibleName(name)
    grid.addWidget(icon, 0, 0, _TOP)
    grid.addWidget(label(text, wrap=True), 0, 1)
    return made
