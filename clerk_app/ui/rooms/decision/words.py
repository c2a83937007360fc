"""The words of the decision room that depend on what is being shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from clerk_app.domain.composition import Blocker, ComposedBlock, Composition
from clerk_app.domain.provision import Origin
from clerk_app.domain.saying_blockers import said
from clerk_app.services.office_time import PLACE
from clerk_app.ui.kit import texts
from clerk_app.ui.kit.language import tr, translate
from clerk_app.ui.kit.words import word

from .state import Trouble

_WHOLE = 24  # letters that find room in a line at every size of the text


def day(value: date) -> str:
    return value.strftime("%d.%m.%Y")


def clock(value: datetime) -> str:
    return value.astimezone(PLACE).strftime("%H:%M")


def moment(value: datetime) -> str:
    return value.astimezone(PLACE).strftime(tr("%d.%m.%Y, %H:%M Uhr"))


def received(on: date, name: str) -> str:
    return translate("decision", "eingegangen {day} über {channel}").format(
        day=day(on), channel=word("channel", name)
    )


def trouble(known: Trouble | None) -> str:
    return texts.sentence(known.code, known.facts).text if known else ""


def in_line(parts: Iterable[str]) -> str:
    """A line that breaks between its parts and not inside them, unless one is too long for any line."""
    whole = (part.replace(" ", "\u00a0") if len(part) <= _WHOLE else part for part in parts if part)
    return "\u00a0· ".join(whole)


def in_charge(name: str) -> str:
    if not name:
        return translate("decision", "noch niemandem zugewiesen")
    return translate("decision", "zuständig: {name}").format(name=name)


def provenance(block: ComposedBlock, saved_at: datetime | None) -> str:
    """Where the words come from; whoever signs must know whose they are."""
    if block.provision is not None and block.provision.origin is Origin.FREE:
        return in_line((whose(Origin.FREE), _own(saved_at)))
    return _own(saved_at) if block.own_wording else block.provenance


def whose(origin: Origin) -> str:
    """Where an ancillary provision comes from."""
    known = {
        Origin.PROPOSED: translate("decision", "Vorschlag des Dienstpakets"),
        Origin.CATALOGUE: translate("decision", "aus dem Verzeichnis"),
        Origin.FREE: translate("decision", "frei"),
    }
    return known[origin]


def _own(saved_at: datetime | None) -> str:
    if saved_at is None:
        return translate("decision", "eigener Text, noch nicht gesichert")
    return translate("decision", "eigener Text, gesichert {clock}").format(clock=clock(saved_at))


def unconfirmed(reason: str) -> str:
    return translate("decision", "nicht bestätigt: {reason}").format(reason=reason)


def blocker_sentence(blocker: Blocker, composed: Composition, checks: Mapping[str, str]) -> str:
    return said(blocker, composed, checks, _say)


def _say(code: str, facts: Mapping[str, object]) -> str | None:
    return texts.sentence(code, facts).happened if code in texts.known_codes() else None


def blocker_link(where: str) -> str:
    kind = where.partition(":")[0]
    known = {
        "input": translate("decision", "zur Stelle"),
        "block": translate("decision", "zur Stelle"),
        "party": translate("decision", "zur Stelle"),
        "provision": translate("decision", "zur Stelle"),
        "check": translate("decision", "zum Prüfpunkt"),
        "outcome": translate("decision", "zur Auswahl"),
        "pack": translate("decision", "zu den Einstellungen"),
    }
    return known.get(kind, "")


def blockers_title(count: int) -> str:
    if count == 1:
        return translate("decision", "1 Punkt verhindert die Freigabe")
    return translate("decision", "{count} Punkte verhindern die Freigabe").format(count=count)
