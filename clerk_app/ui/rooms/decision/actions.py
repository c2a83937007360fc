"""What can be done in the decision room, as menus, keys and the palette read it."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.language import translate

from .acts import Acts
from .derive import derive
from .presenter import Presenter
from .provision_acts import ProvisionActs
from .state import Mode, Shown
from .view import DecisionView


def actions(
    presenter: Presenter, acts: Acts, provided: ProvisionActs, view: DecisionView
) -> tuple[ActionSpec, ...]:
    def shown() -> Shown:
        return derive(presenter.inputs)

    def writing() -> bool:
        return shown().mode is Mode.WRITE

    def imposing() -> bool:
        return writing() and shown().provisions.possible

    return (
        *_writing(presenter, acts, shown, writing),
        *_imposing(provided, view, imposing),
        ActionSpec(
            "decision.next_point",
            translate("decision", "&Nächster offener Punkt"),
            view.jump_to_next,
            shortcut="F8",
            icon="list-checks",
            when=lambda: bool(shown().blockers),
        ),
        ActionSpec(
            "decision.next_doubt",
            translate("decision", "Nächstes &fragliches Wort"),
            view.next_doubt,
            shortcut="F7",
            icon="text-quote",
            when=writing,
            help=translate("decision", "Zeigt Vorschläge zur Schreibweise; mit Pfeil und Eingabe wählen."),
        ),
        *_looking(view, shown),
        ActionSpec(
            "decision.export",
            translate("decision", "&Bescheid speichern …"),
            acts.export,
            icon="download",
            when=lambda: shown().export is not None,
        ),
    )


def _writing(
    presenter: Presenter, acts: Acts, shown: Callable[[], Shown], writing: Callable[[], bool]
) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "decision.submit",
            translate("decision", "Zur &Freigabe vorlegen"),
            acts.submit,
            shortcut="Ctrl+Return",
            icon="send",
            when=lambda: (gate := shown().submit) is not None and gate.enabled,
            help=translate("decision", "Bindet den Bescheid an seine Bytes und legt ihn der Leitung vor."),
        ),
        ActionSpec(
            "decision.save",
            translate("decision", "Entwurf jetzt &sichern"),
            presenter.save_now,
            shortcut="Ctrl+S",
            icon="save",
            when=writing,
            help=translate("decision", "Gesichert wird ohnehin jede Änderung von selbst."),
        ),
        ActionSpec(
            "decision.recall",
            translate("decision", "Aus der Freigabe &zurückholen"),
            acts.recall,
            icon="undo-2",
            when=lambda: (hint := shown().hint) is not None and hint.act == "recall",
        ),
    )


def _imposing(
    provided: ProvisionActs, view: DecisionView, imposing: Callable[[], bool]
) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "decision.provision",
            translate("decision", "Nebenbestimmung &hinzufügen"),
            view.go_to_search,
            shortcut="Ctrl+Shift+N",
            icon="plus",
            when=imposing,
            help=translate("decision", "Sucht im Verzeichnis des Dienstpakets, während Sie tippen."),
        ),
        ActionSpec(
            "decision.free_provision",
            translate("decision", "Nebenbestimmung f&rei schreiben"),
            provided.write_free,
            icon="pencil",
            when=imposing,
        ),
    )


def _looking(view: DecisionView, shown: Callable[[], Shown]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "decision.next_document",
            translate("decision", "Nächstes &Dokument"),
            lambda: view.evidence.turn(1),
            shortcut="Ctrl+PgDown",
            icon="files",
            when=lambda: shown().head is not None,
        ),
        ActionSpec(
            "decision.sheet",
            translate("decision", "Zur &Vorschau"),
            view.evidence.turn_to_sheet,
            shortcut="Ctrl+Shift+V",
            icon="eye",
            when=lambda: shown().head is not None,
        ),
    )
