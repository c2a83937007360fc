"""What an approver reads beside the notice: what changed, what it rests on, what was checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from clerk_app.domain.finding import Finding, FindingState
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import IconLabel, label, line
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.leaving import take_away
from clerk_app.ui.kit.words import word

from .state import Change, Fact, FactGroup, ShownChanges

_ICONS = {
    FindingState.MET: ("circle-check", "success"),
    FindingState.FAILED: ("circle-x", "danger"),
    FindingState.OPEN: ("circle-help", "warning"),
    FindingState.WAIVED: ("circle-pause", "warning"),
}
_TOP = Qt.AlignmentFlag.AlignTop


class Sheetlike(Card):
    """A card whose grid is laid out anew only when what it shows has changed."""

    def __init__(self, title: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, tone, parent)
        self._shown: object = None
        self._sheet = QWidget()
        self.add(self._sheet)

    def show_new(self, shown: object) -> QGridLayout | None:
        """The empty grid to be filled, None if nothing has changed."""
        if shown == self._shown:
            return None
        self._shown = shown
        old, self._sheet = self._sheet, QWidget()
        grid = QGridLayout(self._sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        self.body.replaceWidget(old, self._sheet)
        take_away(old)
        return grid


class ChangesCard(Sheetlike):
    def show_changes(self, shown: ShownChanges | None) -> None:
        self.setVisible(shown is not None)
        if shown is None or (grid := self.show_new(shown)) is None:
            return
        self.set_title(shown.title)
        self.set_tone("warning")
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        if shown.remarks:
            grid.addWidget(label(f"„{shown.remarks}“", wrap=True), 0, 0, 1, 3)
        for row, change in enumerate(shown.changes, 1):
            _add_change(grid, row, change)
        grid.addWidget(label(shown.note, "small", wrap=True), len(shown.changes) + 1, 0, 1, 3)


class DataCard(Sheetlike):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("approvals", "Worauf die Entscheidung beruht"), parent=parent)

    def show_groups(self, groups: Sequence[FactGroup]) -> None:
        self.setVisible(bool(groups))
        grid = self.show_new(tuple(groups))
        if grid is None:
            return
        grid.setColumnStretch(0, 40)
        grid.setColumnStretch(1, 60)
        row = 0
        for group in groups:
            if row:
                grid.addWidget(line(), row, 0, 1, 2)
                grid.addWidget(label(group.title, "section"), row + 1, 0, 1, 2)
                row += 2
            for fact in group.facts:
                grid.addWidget(label(fact.label, "muted", wrap=True), row, 0, _TOP)
                grid.addWidget(_value(fact), row, 1, _TOP)
                row += 1


class ChecksCard(Sheetlike):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.setVisible(bool(findings))
        grid = self.show_new(tuple(findings))
        if grid is None:
            return
        settled = sum(finding.settled for finding in findings)
        title = translate("approvals", "Prüfung · {settled} von {count} erledigt")
        self.set_title(title.format(settled=settled, count=len(findings)))
        grid.setColumnStretch(1, 1)
        for place, finding in enumerate(findings):
            name, role = _ICONS[finding.state]
            grid.addWidget(IconLabel(name, role), 2 * place, 0, _TOP)
            grid.addWidget(label(finding.label, wrap=True), 2 * place, 1)
            grid.addWidget(label(word("finding", finding.state.value), role), 2 * place, 2, _TOP)
            grid.addWidget(label(_below(finding), "small", wrap=True), 2 * place + 1, 1, 1, 2)


class BoundCard(Sheetlike):
    """The approval holds for exactly this and for nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("approvals", "Die Freigabe gilt genau für"), parent=parent)

    def show_bound(self, bound: Sequence[Fact]) -> None:
        self.setVisible(bool(bound))
        grid = self.show_new(tuple(bound))
        if grid is None:
            return
        grid.setColumnStretch(0, 1)
        for row, fact in enumerate(bound):
            grid.addWidget(label(fact.label, "small"), 2 * row, 0)
            grid.addWidget(_code(fact.value), 2 * row + 1, 0)


def _add_change(grid: QGridLayout, row: int, change: Change) -> None:
    grid.addWidget(label(change.label, "muted", wrap=True), row, 0, _TOP)
    before = label(change.before, wrap=True)
    font = before.font()
    font.setStrikeOut(change.before != "–")
    before.setFont(font)
    before.setAccessibleName(translate("approvals", "vorher {value}").format(value=change.before))
    after = label(change.after, "strong", wrap=True)
    after.setAccessibleName(translate("approvals", "jetzt {value}").format(value=change.after))
    grid.addWidget(before, row, 1, _TOP)
    grid.addWidget(after, row, 2, _TOP)


def _value(fact: Fact) -> QLabel:
    words = (
        translate("approvals", "{value}  · geändert").format(value=fact.value) if fact.marked else fact.value
    )
    made = label(words, "strong" if fact.marked else "", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _below(finding: Finding) -> str:
    judged = ""
    if finding.by_hand:
        judged = translate("approvals", "von Hand beurteilt durch {name}").format(name=finding.judged_by)
        judged = f"{judged}: „{finding.remark}“" if finding.remark else judged
    return " · ".join(part for part in (finding.source, judged, finding.detail) if part)


def _code(value: str) -> QLabel:
    """Long hashes break into groups, so that two people can compare them aloud."""
    grouped = " ".join(value[at : at + 8] for at in range(0, len(value), 8)) if len(value) == 64 else value
    made = label(grouped, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
