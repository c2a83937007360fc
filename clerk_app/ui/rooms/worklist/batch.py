"""Several cases one after another, each in its own right: what one refuses does not hold up the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.case import Act
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Assigned, Claimed, Fact, Move
from clerk_app.services import assignment
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseRow
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.language import tr

from . import words


@dataclass(frozen=True)
class Outcome:
    """`refused`: reason, as the end of a sentence that begins with a number → file references."""

    act: Act
    name: str = ""
    done: int = 0
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()

    @property
    def moves(self) -> tuple[Move, ...]:
        """What can be taken back."""
        return tuple(fact for fact in self.facts if isinstance(fact, Claimed | Assigned))


class Batch(QObject):
    finished = Signal(object)  # Outcome

    def __init__(self, desk: Desk, office: Callable[[], Office], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office

    def claim(self, rows: Sequence[CaseRow]) -> None:
        office = self._office()
        self._run(rows, Outcome(Act.CLAIM), lambda row: assignment.claim(office, row.id, row.version))

    def assign(self, rows: Sequence[CaseRow], login: str, name: str) -> None:
        office = self._office()
        begun = Outcome(Act.ASSIGN, name)
        self._run(rows, begun, lambda row: assignment.assign(office, row.id, row.version, login))

    def release(self, facts: Sequence[Move]) -> None:
        """Take back what was just done, unless somebody has gone on from there."""
        office = self._office()

        def act(fact: Move) -> tuple[Fact, ...]:
            return assignment.release(office, fact.case, fact.seen_version + 1)

        self._undo(tuple(facts), Outcome(Act.RELEASE), act)

    def _undo(self, facts: Sequence[Move], so_far: Outcome, act: Callable[[Move], tuple[Fact, ...]]) -> None:
        if not facts:
            self.finished.emit(so_far)
            return
        reason = tr("inzwischen weiterbearbeitet")
        self._desk.do(
            lambda: act(facts[0]),
            lambda _facts: self._undo(facts[1:], replace(so_far, done=so_far.done + 1), act),
            lambda _error: self._undo(facts[1:], _with(so_far, reason, facts[0].case), act),
            owner=self,
        )

    def _run(
        self, rows: Sequence[CaseRow], so_far: Outcome, act: Callable[[CaseRow], tuple[Fact, ...]]
    ) -> None:
        """The next one is asked for only when the one before is through, so other work comes in between."""
        if not rows:
            self.finished.emit(so_far)
            return
        row, rest = rows[0], rows[1:]

        def done(facts: tuple[Fact, ...]) -> None:
            self._run(rest, replace(so_far, done=so_far.done + 1, facts=(*so_far.facts, *facts)), act)

        def failed(error: Exception) -> None:
            self._explain(row, error, lambda reason: self._run(rest, _refused(so_far, reason, row), act))

        self._desk.do(lambda: act(row), done, failed, owner=self)

    def _explain(self, row: CaseRow, error: Exception, then: Callable[[str], None]) -> None:
        """Who was faster is worth knowing; it is looked up anew, for the row on the screen is stale."""
        office = self._office()
        if not isinstance(error, ClerkError) or error.code not in (
            "case.changed_elsewhere",
            "case.of_colleague",
        ):
            then(f"({row.file_reference}): {words.said(error)}".removesuffix("."))
            return

        def answer(name: str) -> None:
            then(
                tr("gehört inzwischen {name}").format(name=name) if name else tr("wurde inzwischen geändert")
            )

        self._desk.ask(lambda: _holder(office, row.id), answer, lambda _error: answer(""), owner=self)


def _holder(office: Office, case_id: str) -> str:
    row = office.reader.case(office.actor, case_id).row
    return (row.clerk_name or row.clerk) if row.clerk != office.actor.login else ""


def _refused(so_far: Outcome, reason: str, row: CaseRow) -> Outcome:
    return _with(so_far, reason, row.file_reference)


def _with(so_far: Outcome, reason: str, case: str) -> Outcome:
    return replace(so_far, refused={**so_far.refused, reason: (*so_far.refused.get(reason, ()), case)})
