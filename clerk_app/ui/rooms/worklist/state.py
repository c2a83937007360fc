"""What a list of cases knows, and what it shows of it; every "if" about the list stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.person import Actor, Role
from clerk_app.services.reading import Box, CaseRow, Colleague, Filter
from clerk_app.ui.kit.countdown import Countdown
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.words import word

from . import words

SOON = 7
_OPEN = (
    CaseState.NEW,
    CaseState.CHECKING,
    CaseState.AWAITING_APPLICANT,
    CaseState.IN_PROGRESS,
    CaseState.AWAITING_STATEMENT,
    CaseState.REWORK,
)
_WAITING = (*_OPEN, CaseState.AWAITING_APPROVAL)
_DONE = (
    CaseState.APPROVED,
    CaseState.DISPATCHED,
    CaseState.HANDED_OVER,
    CaseState.FINAL,
    CaseState.CLOSED,
    CaseState.DISCARDED,
)
STATES: Mapping[Box, tuple[CaseState, ...]] = {
    Box.INBOX: (),
    Box.MINE: _WAITING,
    Box.TEAM: _WAITING,
    Box.APPROVALS: (),
    Box.DONE: _DONE,
    Box.ALL: tuple(CaseState),
}


@dataclass(frozen=True)
class Inputs:
    """`picked` are ids in the order of the list, never rows: a row goes stale, an id does not."""

    me: Actor
    wanted: Filter
    services: tuple[tuple[str, str], ...] = ()  # id, title
    rows: tuple[CaseRow, ...] = ()
    waiting: Mapping[str, Countdown] = field(default_factory=dict)  # case → until it is accepted
    more: bool = False
    loaded: bool = False
    trouble: str = ""  # why the list could not be loaded, in a sentence
    picked: tuple[str, ...] = ()
    assigning: bool = False
    colleagues: tuple[Colleague, ...] | None = None  # None while they are being asked for
    working: bool = False  # several cases are being taken over or assigned
    everywhere: bool = False  # what is searched for may lie in any list

    @property
    def asked(self) -> Filter:
        return replace(self.wanted, box=Box.ALL) if self.everywhere else self.wanted


@dataclass(frozen=True)
class Choice:
    id: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class FilterBar:
    service: str
    services: tuple[Choice, ...]
    state: str
    states: tuple[Choice, ...]
    unread: bool
    due: bool
    overdue: bool
    newest_first: bool
    text: str  # what is searched for
    everywhere: bool  # in any list, not only in this one
    narrowed: bool  # whether anything at all is left out


@dataclass(frozen=True)
class Empty:
    icon: str
    title: str
    text: str
    step: str = ""  # label of the next step
    act: str = ""  # clear | everywhere | again


@dataclass(frozen=True)
class Gate:
    """A button that says why it is closed."""

    enabled: bool = True
    why: str = ""


@dataclass(frozen=True)
class Bulk:
    """What can be done with several cases at once."""

    text: str
    claim: Gate
    assign: Gate
    assigning: bool = False
    colleagues: tuple[tuple[str, str], ...] = ()  # login, name
    hint: str = ""


@dataclass(frozen=True)
class Shown:
    filters: FilterBar
    rows: tuple[CaseRow, ...] = ()
    waiting: Mapping[str, Countdown] = field(default_factory=dict)
    more: bool = False
    summary: str = ""
    loading: bool = False
    empty: Empty | None = None
    bulk: Bulk | None = None


def derive(known: Inputs) -> Shown:
    return Shown(
        filters=_filters(known),
        rows=known.rows,
        waiting=known.waiting,
        more=known.more,
        summary=words.cases(len(known.rows), more=known.more) if known.rows else "",
        loading=not known.loaded and not known.trouble,
        empty=_empty(known),
        bulk=_bulk(known) if len(known.picked) > 1 else None,
    )


def cleared(wanted: Filter) -> Filter:
    """The same box with nothing left out; how it is sorted is not a filter."""
    return Filter(box=wanted.box, newest_first=wanted.newest_first)


def toggled(wanted: Filter, group: str, id: str) -> Filter:
    """One service or state more or less; "" means all of them again."""
    if group == "service":
        return replace(wanted, services=frozenset(wanted.services ^ {id}) if id else frozenset())
    return replace(wanted, states=frozenset(wanted.states ^ {CaseState(id)}) if id else frozenset())


def _filters(known: Inputs) -> FilterBar:
    wanted = known.wanted
    titles = dict(known.services)
    services = tuple(Choice(id, title, id in wanted.services) for id, title in known.services)
    states = tuple(Choice(s.value, word("state", s.value), s in wanted.states) for s in STATES[wanted.box])
    return FilterBar(
        service=_spoken(
            tuple(titles.get(id, id) for id in sorted(wanted.services)), tr("Alle Dienste"), tr("Dienste")
        ),
        services=services,
        state=_spoken(tuple(c.text for c in states if c.chosen), tr("Alle Stände"), tr("Stände")),
        states=states,
        unread=wanted.unread_only,
        due=wanted.due_within_days is not None,
        overdue=wanted.overdue,
        newest_first=wanted.newest_first,
        text=wanted.text,
        everywhere=known.everywhere,
        narrowed=wanted != cleared(wanted),
    )


def _spoken(chosen: tuple[str, ...], everything: str, several: str) -> str:
    if not chosen:
        return everything
    return chosen[0] if len(chosen) == 1 else f"{len(chosen)} {several}"


def _empty(known: Inputs) -> Empty | None:
    if known.rows or (not known.loaded and not known.trouble):
        return None
    if known.trouble:
        return Empty(
            "unplug",
            tr("Die Liste konnte nicht geladen werden"),
            known.trouble,
            tr("Erneut versuchen"),
            "again",
        )
    if known.wanted != cleared(known.wanted):
        looked = tr("Nichts entspricht der Suche „{text}“ und den gewählten Filtern.").format(
            text=known.wanted.text
        )
        if not known.wanted.text or known.everywhere or known.wanted.box is Box.ALL:
            text = looked if known.wanted.text else tr("Nichts entspricht den gewählten Filtern.")
            return Empty("funnel", tr("Keine Treffer"), text, tr("Filter aufheben"), "clear")
        further = tr("In allen Vorgängen suchen")
        return Empty("funnel", tr("Keine Treffer in dieser Liste"), looked, further, "everywhere")
    return _EMPTY[known.wanted.box]()


_EMPTY = {
    Box.INBOX: lambda: Empty(
        "inbox",
        tr("Der Posteingang ist leer"),
        tr(
            "Alles ist verteilt. Was über einen eingerichteten Zugang kommt, erscheint hier von selbst; "
            "Papier und Anrufe legen Sie mit „Vorgang anlegen“ an, Dateien ziehen Sie hierher."
        ),
    ),
    Box.MINE: lambda: Empty(
        "folder-open",
        tr("Sie haben keine offenen Vorgänge"),
        tr("Im Posteingang können Sie Vorgänge übernehmen; zugewiesene erscheinen hier von selbst."),
    ),
    Box.TEAM: lambda: Empty(
        "users", tr("Keine offenen Vorgänge"), tr("In Ihren Organisationseinheiten ist nichts offen.")
    ),
    Box.APPROVALS: lambda: Empty(
        "badge-check", tr("Nichts freizugeben"), tr("Vorgelegte Bescheide erscheinen hier.")
    ),
    Box.DONE: lambda: Empty(
        "archive", tr("Noch nichts erledigt"), tr("Freigegebene und abgeschlossene Vorgänge finden Sie hier.")
    ),
    Box.ALL: lambda: Empty(
        "folder", tr("Keine Vorgänge"), tr("Für Ihre Organisationseinheiten liegt nichts vor.")
    ),
}


def _bulk(known: Inputs) -> Bulk:
    rows = [row for row in known.rows if row.id in known.picked]
    busy = Gate(False, tr("Die Vorgänge werden gerade bearbeitet.")) if known.working else None
    names = _assignable(known, rows)
    return Bulk(
        text=tr("{count} Vorgänge ausgewählt").format(count=len(rows)),
        claim=busy or _claim_gate(known.me, rows),
        assign=busy or _assign_gate(known.me, rows),
        assigning=known.assigning,
        colleagues=names,
        hint=_assign_hint(known, names),
    )


def _claim_gate(me: Actor, rows: list[CaseRow]) -> Gate:
    if not any(may_claim(row, me) for row in rows):
        return Gate(False, tr("Keiner der ausgewählten Vorgänge kann von Ihnen übernommen werden."))
    return Gate()


def may_claim(row: CaseRow, me: Actor) -> bool:
    return row.state in _OPEN and not row.clerk and me.holds(Role.CLERK, row.unit)


def _assign_gate(me: Actor, rows: list[CaseRow]) -> Gate:
    entitled = (Role.SUPERVISOR, Role.CLERK, Role.MAILROOM)
    if any(row.state not in _OPEN for row in rows):
        return Gate(False, tr("Zugewiesen werden können nur offene Vorgänge."))
    if not all(any(me.holds(role, row.unit) for role in entitled) for row in rows):
        return Gate(False, tr("Für mindestens einen der Vorgänge fehlt Ihnen das Recht zuzuweisen."))
    return Gate()


def _assignable(known: Inputs, rows: list[CaseRow]) -> tuple[tuple[str, str], ...]:
    """Who is a clerk in every unit the chosen cases belong to."""
    units = {row.unit for row in rows}
    held: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for colleague in known.colleagues or ():
        if Role.CLERK.value in colleague.roles:
            held.setdefault(colleague.login, set()).update(colleague.units)
            names[colleague.login] = colleague.name
    return tuple((login, names[login]) for login, found in held.items() if units <= found)


def _assign_hint(known: Inputs, names: tuple[tuple[str, str], ...]) -> str:
    if not known.assigning or names:
        return ""
    if known.colleagues is None:
        return tr("Die Namen werden geladen …")
    return tr("Niemand ist in allen betroffenen Organisationseinheiten als Sachbearbeitung eingetragen.")


def outcome(act: Act, done: int, refused: Mapping[str, tuple[str, ...]], name: str = "") -> str:
    """One sentence for what became of several cases: "3 übernommen, 1 gehört inzwischen A. Becker"."""
    what = {Act.CLAIM: tr("{count} übernommen"), Act.RELEASE: tr("{count} zurückgegeben")}.get(
        act, tr("{count} zugewiesen")
    )
    if act is Act.ASSIGN and name:
        what = tr("{count} {name} zugewiesen").replace("{name}", name)
    parts = [what.format(count=done)] if done or not refused else []
    parts += [f"{len(cases)} {reason}" for reason, cases in refused.items()]
    return ", ".join(parts) + "."
