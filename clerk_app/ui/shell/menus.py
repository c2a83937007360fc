"""The menu, made from the actions of the current room and of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from clerk_app.ui.kit.actions import PROGRAM, Actions, ActionSpec
from clerk_app.ui.kit.language import translate


def fill_menu(menu: QMenu, actions: Actions) -> None:
    """The room's own menus come first, those of the program below a line."""
    actions.refresh()
    menu.clear()
    below: dict[str, QMenu] = {}
    ruled = False
    for spec in actions.here():
        title = title_of(spec)
        if title not in below:
            if spec.scope == PROGRAM and below and not ruled:
                menu.addSeparator()
                ruled = True
            below[title] = menu.addMenu(_mnemonic(title))
        below[title].addAction(actions.action(spec.id))


def title_of(spec: ActionSpec) -> str:
    return spec.menu or translate("program", "&Vorgang")


def make_menu(actions: Actions, parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: fill_menu(menu, actions))
    fill_menu(menu, actions)
    return menu


def _mnemonic(title: str) -> str:
    return title if "&" in title else f"&{title}"
