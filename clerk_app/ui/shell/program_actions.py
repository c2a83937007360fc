"""What can be done in every room: go somewhere, search, look it up, change how the desk looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.room import Room
from clerk_app.ui.kit.theme import Look, Theme

from .frame import Frame, Seat
from .memory import SCALES


class Place(Protocol):
    """The window as far as these actions need it."""

    def show_room(self, id: str, subject: object = None) -> None: ...
    def go_back(self) -> None: ...
    def start_search(self) -> None: ...
    def can_search(self) -> bool: ...
    def start_navigation(self) -> None: ...
    def show_menu(self) -> None: ...
    def show_help(self) -> None: ...
    def show_alerts(self) -> None: ...
    def show_commands(self) -> None: ...
    def draw_blind(self) -> None: ...
    def close_program(self) -> None: ...


def program_actions(place: Place, rooms: Sequence[Room], frame: Frame) -> tuple[ActionSpec, ...]:
    looks = (*_looks(), *_sizes(), _blind(place))
    return (*_ways(place, rooms), *_tools(place), *looks, *_seats(frame), *_last(place))


def _seats(frame: Frame) -> tuple[ActionSpec, ...]:
    """In practice several people take turns at one desk, by keyboard as by mouse."""
    change = frame.switch_to
    if change is None:
        return ()
    menu = translate("program", "&Benutzer wechseln")
    others = (seat for seat in frame.colleagues if seat.login != frame.seat.login)
    return tuple(_seat(seat, change, menu) for seat in others)


def _seat(seat: Seat, change: Callable[[str], None], menu: str) -> ActionSpec:
    text = translate("program", "Benutzer wechseln: {name}").format(name=seat.name)
    return ActionSpec(f"seat.{seat.login}", text, lambda: change(seat.login), icon="user", menu=menu)


def _ways(place: Place, rooms: Sequence[Room]) -> tuple[ActionSpec, ...]:
    menu = translate("program", "&Gehe zu")
    back, areas = translate("program", "&Zurück"), translate("program", "&Arbeitsbereiche ansteuern")
    return (
        *(_way(place, room, number, menu) for number, room in enumerate(rooms, start=1)),
        ActionSpec("program.back", back, place.go_back, "Alt+Left", "arrow-left", menu=menu),
        ActionSpec("program.navigation", areas, place.start_navigation, "F6", "panel-left", menu=menu),
    )


def _way(place: Place, room: Room, number: int, menu: str) -> ActionSpec:
    def go() -> None:
        place.show_room(room.id)

    keys = f"Ctrl+{number}" if number < 10 else ""
    text = translate("program", "Gehe zu: {room}").format(room=room.title)
    return ActionSpec(f"go.{room.id}", text, go, keys, room.icon, menu=menu)


def _tools(place: Place) -> tuple[ActionSpec, ...]:
    menu = translate("program", "&Suchen")
    search, command = translate("program", "&Suchen"), translate("program", "&Befehl suchen")
    return (
        ActionSpec(
            "program.search", search, place.start_search, "Ctrl+F", "search", place.can_search, menu=menu
        ),
        ActionSpec("program.commands", command, place.show_commands, "Ctrl+K", "command", menu=menu),
        ActionSpec("program.menu", translate("program", "&Menü"), place.show_menu, "F10", "menu", menu=menu),
    )


def _looks() -> tuple[ActionSpec, ...]:
    menu = translate("program", "&Ansicht")
    looks = (
        (Look.SYSTEM, translate("program", "Farben: wie das &System"), "monitor"),
        (Look.LIGHT, translate("program", "Farben: &hell"), "sun"),
        (Look.DARK, translate("program", "Farben: &dunkel"), "moon"),
        (Look.CONTRAST, translate("program", "Farben: hoher &Kontrast"), "contrast"),
    )
    return tuple(
        ActionSpec(f"look.{look}", text, _use(look), icon=icon, menu=menu) for look, text, icon in looks
    )


def _use(look: Look) -> Callable[[], None]:
    def use() -> None:
        Theme.current().use(look, Theme.current().scale)

    return use


def _sizes() -> tuple[ActionSpec, ...]:
    menu = translate("program", "&Ansicht")
    larger, smaller = translate("program", "Schrift &größer"), translate("program", "Schrift k&leiner")
    usual = translate("program", "Schrift &normal")
    return (
        ActionSpec("size.larger", larger, lambda: _step(1), "Ctrl++", "zoom-in", menu=menu),
        ActionSpec("size.smaller", smaller, lambda: _step(-1), "Ctrl+-", "zoom-out", menu=menu),
        ActionSpec("size.usual", usual, lambda: _step(0), "Ctrl+0", "scan", menu=menu),
    )


def _blind(place: Place) -> ActionSpec:
    menu, text = translate("program", "&Ansicht"), translate("program", "Si&chtschutz")
    purpose = translate("program", "Verdeckt alles, bis eine Taste gedrückt wird; geschlossen wird nichts.")
    return ActionSpec("program.blind", text, place.draw_blind, "Ctrl+L", "eye-off", menu=menu, help=purpose)


def _step(by: int) -> None:
    theme = Theme.current()
    at = SCALES.index(theme.scale) if theme.scale in SCALES else SCALES.index(1.0)
    scale = 1.0 if by == 0 else SCALES[min(max(0, at + by), len(SCALES) - 1)]
    theme.use(theme.look, scale)


def _last(place: Place) -> tuple[ActionSpec, ...]:
    menu = translate("program", "&Hilfe")
    sheet, alerts = translate("program", "&Hilfe und Tastenkürzel"), translate("program", "&Mitteilungen")
    leave = translate("program", "Programm &beenden")
    return (
        ActionSpec("program.help", sheet, place.show_help, "F1", "circle-help", menu=menu),
        ActionSpec("program.alerts", alerts, place.show_alerts, icon="bell", menu=menu),
        ActionSpec("program.quit", leave, place.close_program, "Ctrl+Q", "log-out", menu=menu),
    )
