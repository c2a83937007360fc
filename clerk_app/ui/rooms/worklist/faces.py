"""How a case looks in the list: who, what it is about, how it came and how old it is, and its plates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.case import CaseState
from clerk_app.services.reading import CaseRow
from clerk_app.ui.kit.chips import Chip, awaiting_chip, deadline_chip, state_chip
from clerk_app.ui.kit.countdown import Countdown
from clerk_app.ui.kit.environments import environment_badge
from clerk_app.ui.kit.language import tr
from clerk_app.ui.kit.rows_model import RowFace

from . import words
from .acceptance import plate

_OVER = frozenset(
    {
        CaseState.APPROVED,
        CaseState.DISPATCHED,
        CaseState.HANDED_OVER,
        CaseState.FINAL,
        CaseState.CLOSED,
        CaseState.TO_DELETE,
        CaseState.DISCARDED,
    }
)
_SAYS_SO = frozenset({CaseState.IN_PROGRESS, CaseState.AWAITING_APPROVAL, CaseState.REWORK, *_OVER})


@dataclass(frozen=True)
class CaseFace(RowFace):
    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (tr("ungelesen") if self.unread else "", super().spoken) if part)


def case_face(
    row: CaseRow,
    now: datetime,
    *,
    team: bool = False,
    inbox: bool = False,
    waits: Countdown | None = None,
) -> CaseFace:
    """`team`: cases of several clerks lie here, so each says whose it is. In the inbox "new" goes unsaid."""
    origin = [words.age(row.received_at, now)]
    if team:
        origin.append(row.clerk_name or tr("nicht zugewiesen"))
    origin.append(words.channel(row.channel))  # cut first where badges need the room
    return CaseFace(
        title=row.applicant or tr("Ohne Namen"),
        about=row.subject.replace(": ", " · ", 1) or tr("Noch keinem Dienst zugeordnet"),
        origin=" · ".join(part for part in origin if part),
        reference=row.file_reference,
        chip=deadline_of(row, now, short=True),
        unread=row.unread,
        badges=(*_badges(row, now, inbox=inbox), *((plate(waits),) if waits else ())),
    )


def deadline_of(row: CaseRow, now: datetime, *, short: bool = False) -> Chip | None:
    """A case that is over has no deadline to keep any more."""
    if row.state in _OVER or row.due_on is None:
        return None
    return deadline_chip(row.due_on, now.date(), short=short)


def _badges(row: CaseRow, now: datetime, *, inbox: bool) -> tuple[Chip, ...]:
    found = []
    if test := environment_badge(row.environment):
        found.append(test)
    if row.has_draft and row.state not in _SAYS_SO:
        found.append(Chip(tr("Entwurf"), "neutral", "pencil", tr("Entwurf begonnen")))
    if row.single_seat:
        alone = tr("Einzelplatz: die Trennung der Personen kann diese Datei nicht beweisen.")
        found.append(Chip(tr("Einzelplatz"), "warning", "", alone))
    if row.awaited_on is not None:
        found.append(awaiting_chip(row.awaited_on, now.date(), what=row.awaits, short=True))
    elif not (inbox and row.state is CaseState.NEW):
        found.append(state_chip(row.state.value))
    return tuple(found)
