"""The settings room on the screen: one calm column of cards, the way to each of them beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.ui.kit.cards import CardColumn
from clerk_app.ui.kit.evidence import MakeView
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.switcher import Switcher

from .cards import AboutCard, ChecksCard, OfficeCard, PacksCard
from .letterhead_card import LetterheadCard
from .look_card import LanguageCard, LookCard
from .state import House, Shown

_WIDEST = 980


class SettingsView(QWidget):
    language_chosen = Signal(str)
    examine_pressed = Signal()
    unit_chosen = Signal(str)
    letterheads_wanted = Signal()

    def __init__(
        self, house: House, make_view: MakeView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = LookCard()
        self.language = LanguageCard(house.language, fixed=house.choose_language is None)
        self.office = OfficeCard()
        self.packs = PacksCard()
        self.checks = ChecksCard(self.examine_pressed.emit)
        self.about = AboutCard(house.version, house.licences)
        shown = house.letterheads is not None and make_view is not None
        self.letterhead = LetterheadCard(make_view) if shown and make_view else None
        self._pages = Switcher(translate("settings", "Bereich"))
        self._column = CardColumn()
        self._parts: dict[str, tuple[QWidget, ...]] = {
            "look": (self.look, self.language),
            "office": (self.office,),
            "letterhead": (self.letterhead,) if self.letterhead else (),
            "packs": (self.packs,),
            "checks": (self.checks,),
            "about": (self.about,),
        }
        self._lay_out()
        self.language.chosen.connect(self.language_chosen)
        self._pages.chosen.connect(self.show_page)
        if self.letterhead is not None:
            self.letterhead.unit_chosen.connect(self.unit_chosen)
        self.show_page(house.page)

    def show_state(self, shown: Shown) -> None:
        self.office.show_state(shown)
        self.packs.show_state(shown)
        self.checks.show_state(shown)
        if self.letterhead is not None:
            self.letterhead.show_letterhead(shown.letterhead)

    def show_page(self, page: str) -> None:
        self._pages.choose(page)
        for id, cards in self._parts.items():
            for card in cards:
                card.setVisible(id == page)
        self._column.verticalScrollBar().setValue(0)
        if page == "letterhead":
            self.letterheads_wanted.emit()

    def take_focus(self) -> None:
        self._pages.take_focus()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("panel", "head")
        top = QVBoxLayout(head)
        top.setContentsMargins(16, 10, 14, 10)
        top.setSpacing(8)
        top.addWidget(label(translate("settings", "Einstellungen"), "title"))
        self._pages.offer([page for page in _pages() if self._parts[page[0]]])
        top.addWidget(self._pages)
        for cards in self._parts.values():
            for card in cards:
                self._column.add(card)
        self._column.setMaximumWidth(_WIDEST)
        below = QHBoxLayout()
        below.setContentsMargins(4, 4, 4, 4)
        below.addWidget(self._column, 1)
        below.addStretch(0)
        below.setAlignment(self._column, Qt.AlignmentFlag(0))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(below, 1)


def _pages() -> tuple[tuple[str, str], ...]:
    return (
        ("look", translate("settings", "Darstellung und Sprache")),
        ("office", translate("settings", "Büro und Datenbank")),
        ("letterhead", translate("settings", "Briefkopf")),
        ("packs", translate("settings", "Dienste")),
        ("checks", translate("settings", "Prüfung der Einrichtung")),
        ("about", translate("settings", "Über")),
    )
