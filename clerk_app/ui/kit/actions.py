"""What a clerk can do, described once: menu, shortcuts, command palette and help all read this."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .icons import icon

PROGRAM = ""  # the scope of what can be done in every room


@dataclass(frozen=True)
class ActionSpec:
    """`text` carries its mnemonic (&), `shortcut` is written the portable way ("Ctrl+S")."""

    id: str
    text: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    when: Callable[[], bool] | None = None
    scope: str = PROGRAM  # the room's id; the registry fills it in for actions of a room
    help: str = ""
    menu: str = ""  # without one of its own it stands among the steps of the case

    @property
    def label(self) -> str:
        return self.text.replace("&", "")

    def possible(self) -> bool:
        return self.when is None or self.when()


def shortcut_text(spec: ActionSpec) -> str:
    """As the keyboard is labelled here: "Strg+S"."""
    return QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def clashes(specs: Iterable[ActionSpec]) -> tuple[str, ...]:
    """What two actions cannot both have: an id, or a shortcut where both can be reached."""
    found: list[str] = []
    ids: set[str] = set()
    by_keys: dict[str, list[ActionSpec]] = {}
    for spec in specs:
        if spec.id in ids:
            found.append(f"id {spec.id}")
        ids.add(spec.id)
        if not spec.shortcut:
            continue
        same = by_keys.setdefault(QKeySequence(spec.shortcut).toString(), [])
        found += [f"{spec.shortcut}: {other.id}, {spec.id}" for other in same if _meet(spec, other)]
        same.append(spec)
    return tuple(found)


class Actions(QObject):
    """The registry. Actions of other rooms than the current one are switched off with their shortcuts."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._scope = PROGRAM
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, specs: Iterable[ActionSpec]) -> None:
        fresh = tuple(specs)
        if found := clashes((*self._specs.values(), *fresh)):
            raise ValueError("; ".join(found))
        for spec in fresh:
            self._specs[spec.id] = spec
            self._actions[spec.id] = self._build(spec)
        self.refresh()

    def add_room(self, room: str, specs: Iterable[ActionSpec]) -> None:
        """A room's actions belong to it unless they say otherwise."""
        self.add(replace(spec, scope=spec.scope or room) for spec in specs)

    def enter(self, scope: str) -> None:
        self._scope = scope
        self.refresh()

    def refresh(self) -> None:
        """Ask every action anew whether it is possible just now."""
        for spec in self._specs.values():
            here = spec.scope in (PROGRAM, self._scope)
            self._actions[spec.id].setEnabled(here and spec.possible())
        self.changed.emit()

    def here(self) -> tuple[ActionSpec, ...]:
        """What can be reached from the current room, its own actions first."""
        own = [spec for spec in self._specs.values() if spec.scope == self._scope and spec.scope != PROGRAM]
        return (*own, *(spec for spec in self._specs.values() if spec.scope == PROGRAM))

    def all(self) -> tuple[ActionSpec, ...]:
        return tuple(self._specs.values())

    def action(self, id: str) -> QAction:
        return self._actions[id]

    def run(self, id: str) -> None:
        spec = self._specs[id]
        if spec.possible():
            spec.run()
        self.refresh()

    def _build(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.help:
            action.setStatusTip(spec.help)
        action.triggered.connect(lambda: self.run(spec.id))
        self._window.addAction(action)
        return action


def _meet(one: ActionSpec, other: ActionSpec) -> bool:
    return one.scope == other.scope or PROGRAM in (one.scope, other.scope)
