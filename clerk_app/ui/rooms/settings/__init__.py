"""The settings room: how the desk looks, what the house is made of, what is not confirmed yet."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.services.office import Office
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import MakeView
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.room import Room

from .presenter import Presenter
from .state import Check, House
from .view import SettingsView


def build(desk: Desk, office: Callable[[], Office], house: House, make_view: MakeView | None = None) -> Room:
    view = SettingsView(house, make_view)
    presenter = Presenter(desk, office, house, view, view)
    view.language_chosen.connect(presenter.choose_language)
    view.examine_pressed.connect(presenter.examine)
    view.letterheads_wanted.connect(presenter.try_letterheads)
    view.unit_chosen.connect(lambda unit: presenter.fold(unit=unit))
    return Room(
        id="settings",
        title=translate("settings", "Einstellungen"),
        icon="settings",
        widget=view,
        actions=_actions(presenter, view),
        help=translate(
            "settings",
            "Darstellung und Sprache gelten nur für Sie. Die übrigen Seiten zeigen, wie das Büro "
            "eingerichtet ist und was noch niemand bestätigt hat.",
        ),
        activate=presenter.activate,
        focus=view.take_focus,
    )


def _actions(presenter: Presenter, view: SettingsView) -> tuple[ActionSpec, ...]:
    def examine() -> None:
        view.show_page("checks")
        presenter.examine()

    return (
        ActionSpec(
            "settings.examine",
            translate("settings", "Einrichtung &prüfen"),
            examine,
            icon="refresh-cw",
            menu=translate("settings", "Programm"),
        ),
    )


__all__ = ["Check", "House", "build"]
