"""What the clerk does with a decision as a whole: lay it before the supervisor, take it back, save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from clerk_app.domain.errors import ClerkError
from clerk_app.domain.facts import Fact
from clerk_app.services import assignment, decision
from clerk_app.services.office import Office
from clerk_app.services.reading import NoticeRow
from clerk_app.ui.kit.desk import Lane
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import CheckOf

from .acting import Acting
from .derive import derive
from .ways import said

LIST = "mine"  # the room with the clerk's own cases, where the checks are judged
SETTINGS = "settings"


class Acts(Acting):
    def submit(self) -> None:
        """Everything typed goes into the file first; what is laid before the supervisor lies there."""
        gate = derive(self._presenter.inputs).submit
        if gate is not None and gate.enabled:
            self._presenter.fold(submitting=True)
            self._presenter.when_safe(self._submit)

    def take_step(self, act: str) -> None:
        """What the strip under the head offers."""
        if act == "claim":
            self._move(assignment.claim)
        elif act == "recall":
            self.recall()

    def recall(self) -> None:
        self._move(decision.recall)

    def go_to(self, where: str) -> None:
        """A place that lies in another room: the check in the case, the service pack in the settings."""
        kind, _, name = where.partition(":")
        if kind == "check":
            self._ways.go(LIST, CheckOf(self._presenter.case_id, name))
        else:
            self._ways.go(SETTINGS, "")

    def export(self) -> None:
        shown = derive(self._presenter.inputs)
        if shown.export is None or shown.notice is None or self._presenter.inputs.file is None:
            return
        reference = self._presenter.inputs.file.case.file_reference.replace("/", "-")
        path = self._ways.ask_path(f"Bescheid {reference}.pdf")
        if path is None:
            return
        office, files = self._office(), _files(path, shown.notice)
        saved = translate("decision", "Der Bescheid liegt jetzt unter {path}.").format(path=path)
        self._desk.ask(
            lambda: _write(office, files),
            lambda _: self._ways.tell(Message("success", saved)),
            lambda error: self._ways.tell(said(error, self.export)),
            self,
            Lane.ERRANDS,
        )

    def _submit(self, version: int) -> None:
        office, case_id = self._office(), self._presenter.case_id
        self._desk.do(
            lambda: decision.submit(office, case_id, version),
            lambda _: self._submitted(case_id),
            self._not_submitted,
            owner=self,
        )

    def _submitted(self, case_id: str) -> None:
        file = self._presenter.inputs.file
        name = file.case.applicant if file is not None and file.case.id == case_id else ""
        text = translate("decision", "Der Bescheid für {name} liegt jetzt zur Freigabe vor.").format(
            name=name
        )
        self._ways.tell(Message("success", text))
        self._presenter.reload()
        self._ways.go(LIST, case_id)

    def _not_submitted(self, error: Exception) -> None:
        self._presenter.fold(submitting=False)
        self._ways.tell(said(error))
        if isinstance(error, ClerkError):
            self._presenter.reload()

    def _move(self, act: Callable[[Office, str, int], tuple[Fact, ...]]) -> None:
        file = self._presenter.inputs.file
        if file is None:
            return
        office, case_id, version = self._office(), file.case.id, file.case.version
        self._desk.do(
            lambda: act(office, case_id, version),
            lambda _: self._presenter.reload(),
            self._not_moved,
            owner=self,
        )

    def _not_moved(self, error: Exception) -> None:
        self._ways.tell(said(error))
        self._presenter.reload()


def _write(office: Office, files: Sequence[tuple[Path, str]]) -> None:
    for path, sha256 in files:
        write_whole(path, office.reader.content(sha256))


def _files(path: Path, notice: NoticeRow) -> list[tuple[Path, str]]:
    """The copies of further parties lie beside the notice, numbered."""
    further = (
        (path.with_name(f"{path.stem}-{copy.position}{path.suffix}"), copy.pdf_sha256)
        for copy in notice.copies[1:]
    )
    return [(path, notice.pdf_sha256), *further]
