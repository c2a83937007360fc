"""The drawer of the desk: drafts wait there while the filing room cannot be reached, and no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.facts import StoredDraft

from . import decision
from .decision import Saved
from .office import Office
from .recollection import Recollection, is_outage


@dataclass(frozen=True)
class HeldDraft:
    """`revision` is the one the clerk had seen when writing; it decides whether others were quicker."""

    login: str
    case: str
    draft: Draft
    revision: int
    at: datetime


class Drawer(Protocol):
    def put(self, held: HeldDraft) -> None:
        """On the disk when this returns; it takes the place of what this person wrote before."""
        ...

    def of(self, login: str, case: str) -> HeldDraft | None: ...
    def held_by(self, login: str) -> tuple[HeldDraft, ...]: ...
    def drop(self, login: str, case: str) -> None: ...


@dataclass(frozen=True)
class Replayed:
    """How many drafts are in the file now, and how many wait because somebody has to look."""

    filed: int = 0
    waiting: int = 0


def save(office: Office, drawer: Drawer | None, case: str, draft: Draft, seen_revision: int) -> Saved:
    """Into the file, or into the drawer while there is an outage, which is said by "draft.kept_here"."""
    if drawer is None:
        return _file(office, case, draft, seen_revision)
    kept = HeldDraft(office.actor.login, case, draft, seen_revision, office.clock())
    if isinstance(office.reader, Recollection) and office.reader.away:
        drawer.put(kept)
        raise OutsideError("draft.kept_here")
    try:
        saved = _file(office, case, draft, seen_revision)
    except OutsideError as trouble:
        if not is_outage(trouble):
            raise
        drawer.put(kept)
        raise OutsideError("draft.kept_here") from trouble
    drawer.drop(kept.login, case)
    return saved


def held(office: Office, drawer: Drawer | None, case: str, filed: StoredDraft | None) -> HeldDraft | None:
    """What still waits for this case; what lies in the file word for word waits no longer."""
    found = drawer.of(office.actor.login, case) if drawer else None
    if drawer is None or found is None:
        return None
    if filed is not None and filed.draft == found.draft:
        drawer.drop(office.actor.login, case)
        return None
    return found


def replay(office: Office, drawer: Drawer) -> Replayed:
    """After the outage. Where others wrote meanwhile both versions stay, and the clerk decides."""
    filed = waiting = 0
    for one in drawer.held_by(office.actor.login):
        try:
            _file(office, one.case, one.draft, one.revision)
        except ClerkError:
            waiting += 1
        else:
            drawer.drop(one.login, one.case)
            filed += 1
    return Replayed(filed, waiting)


def _file(office: Office, case: str, draft: Draft, seen_revision: int) -> Saved:
    """When the answer to an earlier save was lost with the line, these very words lie in the file already."""
    try:
        return decision.save(office, case, draft, seen_revision)
    except ClerkError as refusal:
        if refusal.code != "draft.changed_elsewhere":
            raise
        with office.transaction(office.actor) as work:
            filed, version = work.draft(case), work.case(case).version
        if filed is None or filed.draft != draft or filed.last_editor != office.actor.login:
            raise
        return Saved(filed.revision, version, ())
