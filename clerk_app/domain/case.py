"""A case and the only ways in which it may move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .errors import ClerkError
from .person import Actor, Role


class CaseState(StrEnum):
    NEW = "new"
    CHECKING = "checking"
    AWAITING_APPLICANT = "awaiting_applicant"
    IN_PROGRESS = "in_progress"
    AWAITING_STATEMENT = "awaiting_statement"
    AWAITING_APPROVAL = "awaiting_approval"
    REWORK = "rework"
    APPROVED = "approved"
    DISPATCHED = "dispatched"
    HANDED_OVER = "handed_over"
    FINAL = "final"
    CLOSED = "closed"
    TO_DELETE = "to_delete"
    DISCARDED = "discarded"


class Act(StrEnum):
    """What a person may do to a case. Storage checks every move again by the same table."""

    CLAIM = "claim"
    ASSIGN = "assign"
    RELEASE = "release"
    REROUTE = "reroute"
    EXAMINE = "examine"
    REQUEST = "request"
    RESUME = "resume"
    HEAR = "hear"
    CONSULT = "consult"
    NOTE_STATEMENT = "note_statement"
    DRAFT = "draft"
    SUBMIT = "submit"
    RECALL = "recall"
    APPROVE = "approve"
    RETURN = "return"
    DISPATCH = (
        "dispatch"  # giving letters to the post; a case moves by it when the last copy of its notice is out
    )
    DISCARD = "discard"
    HAND_OVER = "hand_over"
    CONCLUDE = "conclude"
    TAKE_BACK = "take_back"


_S = CaseState
_OPEN = (_S.NEW, _S.CHECKING, _S.AWAITING_APPLICANT, _S.IN_PROGRESS, _S.AWAITING_STATEMENT, _S.REWORK)


def _moves() -> dict[tuple[CaseState, Act], CaseState]:
    whose = (Act.ASSIGN, Act.RELEASE, Act.REROUTE, Act.CLAIM)
    moves = {(state, act): state for state in _OPEN for act in whose}
    moves |= {(state, Act.EXAMINE): state for state in _OPEN}
    moves |= {(state, Act.DRAFT): state for state in _OPEN}
    moves[_S.NEW, Act.CLAIM] = moves[_S.NEW, Act.EXAMINE] = _S.CHECKING
    moves[_S.NEW, Act.DRAFT] = moves[_S.CHECKING, Act.DRAFT] = _S.IN_PROGRESS
    moves |= {
        (state, Act.REQUEST): _S.AWAITING_APPLICANT for state in (_S.CHECKING, _S.IN_PROGRESS, _S.REWORK)
    }
    moves |= {(state, Act.HEAR): _S.AWAITING_STATEMENT for state in (_S.CHECKING, _S.IN_PROGRESS, _S.REWORK)}
    consulting = (_S.CHECKING, _S.IN_PROGRESS, _S.REWORK, _S.AWAITING_STATEMENT)
    moves |= {(state, Act.CONSULT): _S.AWAITING_STATEMENT for state in consulting}
    moves |= {(state, Act.NOTE_STATEMENT): state for state in (*consulting, _S.AWAITING_APPLICANT)}
    moves[_S.AWAITING_APPLICANT, Act.RESUME] = moves[_S.AWAITING_STATEMENT, Act.RESUME] = _S.CHECKING
    moves |= {(state, Act.SUBMIT): _S.AWAITING_APPROVAL for state in (_S.IN_PROGRESS, _S.REWORK)}
    moves[_S.AWAITING_APPROVAL, Act.RECALL] = _S.IN_PROGRESS
    moves[_S.AWAITING_APPROVAL, Act.APPROVE] = _S.APPROVED
    moves[_S.AWAITING_APPROVAL, Act.RETURN] = _S.REWORK
    moves[_S.APPROVED, Act.DISPATCH] = _S.DISPATCHED
    moves[_S.NEW, Act.DISCARD] = moves[_S.CHECKING, Act.DISCARD] = _S.DISCARDED
    ready = (_S.CHECKING, _S.IN_PROGRESS, _S.APPROVED, _S.DISPATCHED)
    moves |= {(state, Act.HAND_OVER): _S.HANDED_OVER for state in ready}
    moves[_S.HANDED_OVER, Act.CONCLUDE] = _S.CLOSED
    moves[_S.HANDED_OVER, Act.TAKE_BACK] = _S.CHECKING
    moves[_S.HANDED_OVER, Act.ASSIGN] = _S.HANDED_OVER
    return moves


MOVES: Mapping[tuple[CaseState, Act], CaseState] = _moves()

_NEEDED: Mapping[Act, frozenset[Role]] = {
    Act.CLAIM: frozenset({Role.CLERK}),
    Act.ASSIGN: frozenset({Role.SUPERVISOR, Role.CLERK, Role.MAILROOM}),
    Act.RELEASE: frozenset({Role.SUPERVISOR, Role.CLERK}),
    Act.REROUTE: frozenset({Role.SUPERVISOR, Role.MAILROOM}),
    Act.EXAMINE: frozenset({Role.CLERK}),
    Act.REQUEST: frozenset({Role.CLERK}),
    Act.RESUME: frozenset({Role.CLERK}),
    Act.HEAR: frozenset({Role.CLERK}),
    Act.CONSULT: frozenset({Role.CLERK}),
    Act.NOTE_STATEMENT: frozenset({Role.CLERK}),
    Act.DRAFT: frozenset({Role.CLERK}),
    Act.SUBMIT: frozenset({Role.CLERK}),
    Act.RECALL: frozenset({Role.CLERK}),
    Act.APPROVE: frozenset({Role.SUPERVISOR}),
    Act.RETURN: frozenset({Role.SUPERVISOR}),
    Act.DISPATCH: frozenset({Role.CLERK, Role.MAILROOM}),
    Act.DISCARD: frozenset({Role.SUPERVISOR, Role.MAILROOM}),
    Act.HAND_OVER: frozenset({Role.CLERK}),
    Act.CONCLUDE: frozenset({Role.CLERK}),
    Act.TAKE_BACK: frozenset({Role.CLERK}),
}
_OWN_WORK = frozenset(
    {
        Act.EXAMINE,
        Act.REQUEST,
        Act.RESUME,
        Act.HEAR,
        Act.CONSULT,
        Act.NOTE_STATEMENT,
        Act.DRAFT,
        Act.SUBMIT,
        Act.RECALL,
        Act.RELEASE,
        Act.HAND_OVER,
        Act.CONCLUDE,
        Act.TAKE_BACK,
    }
)


def ever_open(act: Act, actor: Actor) -> bool:
    """Whether the act belongs to the work of this person at all, in whichever unit."""
    return any(actor.works_as(role) for role in _NEEDED[act])


def units_for(act: Act, actor: Actor) -> frozenset[str]:
    """Where the act belongs to the work of this person."""
    return frozenset(m.unit for m in actor.memberships if m.role in _NEEDED[act])


@dataclass(frozen=True)
class Case:
    """A case as it stands at `version`. `clerk` is the login it is assigned to, "" when nobody's."""

    id: str
    file_reference: str
    service: str  # pack id, "" while nobody knows which service it is
    pack_version: str
    procedure: str
    state: CaseState
    unit: str
    clerk: str
    applicant: str
    subject: str
    channel: str
    environment: str
    received_at: datetime
    due_on: date | None
    version: int

    def after(self, act: Act, actor: Actor, seen_version: int) -> CaseState:
        """The state `act` leads to; refuses what this person may not do or what would overwrite others."""
        self.require_role(act, actor)
        self._require_version(seen_version)
        return self._next(act)

    def may(self, act: Act, actor: Actor) -> bool:
        """Whether the act is open to this person now (for showing; `after` decides)."""
        try:
            self.after(act, actor, self.version)
        except ClerkError:
            return False
        return True

    def _next(self, act: Act) -> CaseState:
        if (self.state, act) not in MOVES:
            told = {"state": self.state.value, "act": act.value}
            raise ClerkError("case.wrong_state", case=self.file_reference, **told)
        return MOVES[self.state, act]

    def _require_version(self, seen_version: int) -> None:
        if seen_version != self.version:
            raise ClerkError("case.changed_elsewhere", case=self.file_reference)

    def require_role(self, act: Act, actor: Actor) -> None:
        if not any(actor.holds(role, self.unit) for role in _NEEDED[act]):
            raise ClerkError("person.not_entitled", act=act.value, unit=self.unit, person=actor.name)
        leads = actor.holds(Role.SUPERVISOR, self.unit)
        if act in _OWN_WORK and self.clerk != actor.login and not (act is Act.RELEASE and leads):
            code = "case.not_claimed" if not self.clerk else "case.of_colleague"
            raise ClerkError(code, case=self.file_reference, clerk=self.clerk)
        if act is Act.CLAIM and self.clerk and self.clerk != actor.login:
            raise ClerkError("case.of_colleague", case=self.file_reference, clerk=self.clerk)
