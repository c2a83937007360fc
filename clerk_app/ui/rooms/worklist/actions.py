"""What a clerk can do in this room, by menu, by key and by command."""

from __future__ import annotations

from collections.abc import Callable

from clerk_app.domain.case import Act, ever_open
from clerk_app.domain.person import Actor
from clerk_app.services.collecting import may_accept
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.language import tr

from .case_buttons import WORK
from .presenter import Presenter
from .view import WorklistView

_WORK = {**WORK, "decide": Act.DRAFT}


def actions(room: str, presenter: Presenter, view: WorklistView, me: Actor) -> tuple[ActionSpec, ...]:
    """What never is the work of this person is not offered at all."""
    acts = _acts(room, presenter)
    theirs = (act for act in acts if ever_open(_WORK[act.id.removeprefix(f"{room}.")], me))
    answers = _answers(room, presenter) if may_accept(me) else ()
    return (*theirs, *_asking(room, presenter, me), *answers, *_ways(room, presenter, view))


def _asking(room: str, presenter: Presenter, me: Actor) -> tuple[ActionSpec, ...]:
    """While a letter is being written."""
    if not ever_open(Act.REQUEST, me):
        return ()
    text, keys, letters = tr("Schreiben &jetzt versenden"), "Ctrl+Return", presenter.letters
    return (
        ActionSpec(f"{room}.send_request", text, letters.send, keys, "send", when=lambda: letters.can_send),
    )


def _answers(room: str, presenter: Presenter) -> tuple[ActionSpec, ...]:
    """To the sender of what waits to be accepted."""

    def answer(id: str, text: str, keys: str, icon: str) -> ActionSpec:
        return ActionSpec(
            f"{room}.{id}",
            text,
            lambda: presenter.acts.step(id),
            keys,
            icon,
            when=lambda: presenter.acts.possible(id),
        )

    return (
        answer("accept", tr("Zus&tellung annehmen"), "Ctrl+J", "check"),
        answer("refuse", tr("Zustellung zurückwe&isen …"), "Ctrl+Shift+J", "corner-up-left"),
    )


def _acts(room: str, presenter: Presenter) -> tuple[ActionSpec, ...]:
    def act(id: str, text: str, keys: str, icon: str, run: Callable[[], None] | None = None) -> ActionSpec:
        return ActionSpec(
            f"{room}.{id}",
            text,
            run or (lambda: presenter.step(id)),
            keys,
            icon,
            when=lambda: presenter.possible(id),
        )

    return (
        act("claim", tr("Vorgang ü&bernehmen"), "Ctrl+U", "user-check"),
        act("examine", tr("Vorgang &prüfen"), "Ctrl+R", "list-checks", presenter.examine),
        act("request", tr("Unterlagen nach&fordern …"), "Ctrl+Shift+R", "mail", presenter.letters.ask),
        act("hear", tr("Anh&örung …"), "Ctrl+Shift+H", "scale", presenter.letters.hear),
        act("consult", tr("E&xterne Stellungnahme …"), "Ctrl+Shift+T", "landmark", presenter.letters.consult),
        act("resume", tr("&Vorgang wieder aufnehmen"), "", "undo-2"),
        act("decide", tr("&Entscheiden"), "Ctrl+E", "gavel"),
        act("assign", tr("&Zuweisen …"), "Ctrl+Shift+A", "user-plus"),
        act("release", tr("Zu&rückgeben"), "", "undo-2"),
        act("reroute", tr("&Weiterleiten …"), "Ctrl+Shift+W", "arrow-right"),
        act("discard", tr("&Unzuständig …"), "", "user-x"),
    )


def _ways(room: str, presenter: Presenter, view: WorklistView) -> tuple[ActionSpec, ...]:
    def open_one() -> bool:
        return presenter.case.file is not None

    def way(id: str, text: str, keys: str, icon: str, run: Callable[[], object]) -> ActionSpec:
        return ActionSpec(f"{room}.{id}", text, lambda: _quietly(run), keys, icon, when=open_one)

    cases, papers = view.pane.list, view.case.papers
    return (
        way("note", tr("Vermerk oder &Notiz schreiben"), "Ctrl+N", "sticky-note", presenter.write_note),
        way("reference", tr("Aktenzeichen k&opieren"), "Ctrl+Shift+C", "copy", presenter.copy_reference),
        ActionSpec(f"{room}.next", tr("Nä&chster Vorgang"), lambda: _quietly(cases.choose_next), "Alt+Down"),
        ActionSpec(
            f"{room}.previous",
            tr("Vori&ger Vorgang"),
            lambda: _quietly(lambda: cases.choose_next(-1)),
            "Alt+Up",
        ),
        way("next_paper", tr("Nächstes &Dokument"), "Ctrl+PgDown", "", lambda: papers.step_tab(1)),
        way("previous_paper", tr("Voriges Do&kument"), "Ctrl+PgUp", "", lambda: papers.step_tab(-1)),
        way("find", tr("Im Dokument &suchen"), "Ctrl+Shift+F", "search", presenter.find_in_document),
        ActionSpec(f"{room}.refresh", tr("Liste &aktualisieren"), presenter.list.refresh, "F5", "refresh-cw"),
    )


def _quietly(run: Callable[[], object]) -> None:
    run()
