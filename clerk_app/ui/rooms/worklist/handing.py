"""Leads the carrying over of a case into another program: field by field, as a file, and with its receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.case import Act, CaseState
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.handover import PreparedHandover, as_table
from clerk_app.services import handover
from clerk_app.services.office import Office
from clerk_app.services.reading import Box
from clerk_app.services.transfer import Transfer
from clerk_app.ui.kit.clipboard import ShyClipboard
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.words import word

from . import words
from .case_memory import Whose
from .case_presenter import CasePresenter
from .handing_derive import chosen, derive_handing, next_place, shown_values
from .handing_memory import HandingMemory
from .handing_state import HandingInputs, ShownHanding


class Handing(QObject):
    """How far each case has come outlasts the sheet, and the program where `memory` has a place for it."""

    shown = Signal(object)  # ShownHanding
    message = Signal(object)
    status = Signal(str)
    sheet_made = Signal(object)  # bytes of the PDF

    def __init__(
        self,
        case: CasePresenter,
        desk: Desk,
        office: Callable[[], Office],
        clipboard: ShyClipboard,
        ask_path: Callable[[str], Path | None],
        memory: HandingMemory,
    ) -> None:
        super().__init__(case)
        self._memory = memory
        self._case, self._desk, self._office = case, desk, office
        self._clipboard, self._ask_path = clipboard, ask_path
        self._known = HandingInputs()
        case.loaded.connect(self._follow)
        case.shown.connect(lambda _shown: self._keep_step())

    def derived(self) -> ShownHanding:
        return derive_handing(self._known)

    def is_open(self) -> bool:
        return self._known.open

    def begin(self) -> None:
        file = self._case.file
        if file is None or self._known.open:
            return
        self._set(HandingInputs(True, file.case.id, file.case.file_reference))
        self._ask()

    def close(self) -> None:
        """What was typed and how far the clerk came stays; what lies on the clipboard does not."""
        if self._known.open:
            self._clipboard.wipe()
            self._memory.save()
            self._set(HandingInputs())

    def choose(self, target: str) -> None:
        self._clipboard.wipe()
        self._set(replace(self._known, chosen=target, transfer=self._stored(target), trouble=""))

    def go_to(self, place: int) -> None:
        ready = chosen(self._known)
        if ready is not None and 0 <= place < len(ready.values) and place != self._known.transfer.at:
            self._keep(replace(self._known.transfer, at=place))

    def back(self) -> None:
        self.go_to(self._known.transfer.at - 1)

    def copy(self) -> None:
        """The current value to the clipboard, and on to the next. What nobody has said is never pasted."""
        ready, transfer = chosen(self._known), self._known.transfer
        if ready is None or not ready.values:
            return
        value = ready.values[transfer.at]
        if not value.value:
            self._clipboard.wipe()
            text = self.tr("„{label}“: nichts kopiert, die Zwischenablage ist leer.")
        else:
            self._clipboard.put(value.value)
            transfer = replace(transfer, copied={**transfer.copied, transfer.at: value.value})
            text = self.tr("„{label}“ kopiert.")
        at = next_place(shown_values(ready, transfer), transfer.at)
        self._keep(replace(transfer, at=at))
        self.status.emit(f"{text.format(label=value.label)} {self.derived().progress}")

    def copy_all(self) -> None:
        """To look through or for a spreadsheet; it counts no field as carried over."""
        ready = chosen(self._known)
        if ready is not None:
            self._clipboard.put(as_table(ready))
            self.status.emit(self.tr("Alle Felder als Tabelle kopiert."))

    def save_file(self) -> None:
        ready = chosen(self._known)
        if ready is None or not ready.handover.file:
            return
        path = self._ask_path(self._file_name(ready))
        if path is None:
            return
        office, case_id, target = self._office(), self._known.case_id, ready.handover.id
        self._desk.ask(
            lambda: write_whole(path, handover.file_of(office, case_id, target)),
            lambda _: self._say("success", self.tr("Die Datei liegt jetzt unter {path}."), path=path),
            self._failed,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def show_sheet(self) -> None:
        ready = chosen(self._known)
        if ready is None:
            return
        office, case_id, target = self._office(), self._known.case_id, ready.handover.id
        self._desk.ask(
            lambda: handover.sheet_of(office, case_id, target),
            lambda pdf: self._made(case_id, pdf),
            self._failed,
            owner=self,
            lane=Lane.ERRANDS,
        )

    def type_receipt(self, text: str) -> None:
        """It stands on the screen already; it only must not get lost."""
        self._known = replace(self._known, transfer=replace(self._known.transfer, receipt=text), trouble="")
        self._store()

    def give(self) -> None:
        ready, receipt = chosen(self._known), self._known.transfer.receipt
        if ready is None or not self.derived().give.enabled:
            return
        target = ready.handover
        self._set(replace(self._known, trouble=""))
        self._case.do(
            lambda office, id, seen: handover.hand_over(office, id, seen, target.id, receipt),
            lambda: self._given(target.target),
            self._not_given,
        )

    def _given(self, target: str) -> None:
        whose = self._whose()
        self.close()
        self._memory.forget(whose)
        text = self.tr("An „{target}“ übergeben. Der Vorgang liegt jetzt unter „{where}“.")
        self._say("success", text, target=target, where=word("box", Box.DONE.value))

    def _not_given(self, error: Exception) -> bool:
        """Said beside the receipt, with everything typed still there; an outage is said above the room."""
        if not isinstance(error, ClerkError):
            return False
        self._set(replace(self._known, trouble=words.said(error)))
        return True

    def _ask(self) -> None:
        office, case_id, whose = self._office(), self._known.case_id, self._whose()
        self._desk.ask(
            lambda: (handover.handovers(office, case_id), self._memory.kept(whose)),
            lambda found: self._take(whose, *found),
            self._failed,
            owner=self,
        )

    def _take(self, whose: Whose, ready: tuple[PreparedHandover, ...], kept: Mapping[str, Transfer]) -> None:
        self._memory.learn(whose, kept)
        if not self._known.open or whose != self._whose():
            return
        ids = [one.handover.id for one in ready]
        target = self._known.chosen if self._known.chosen in ids else (ids or [""])[0]
        trouble = self._known.trouble if self._known.ready is not None else ""
        found = {"ready": ready, "chosen": target, "transfer": self._stored(target), "trouble": trouble}
        self._set(replace(self._known, **found))  # type: ignore[arg-type]

    def _follow(self) -> None:
        """A fresh state of the case: its values may be others now, or it has left meanwhile."""
        file = self._case.file
        if not self._known.open or file is None or file.case.id != self._known.case_id:
            return
        if file.case.may(Act.HAND_OVER, self._office().actor):
            self._ask()
        else:
            whose = self._whose()
            self.close()
            if file.case.state is CaseState.HANDED_OVER:
                self._memory.forget(whose)

    def _keep_step(self) -> None:
        """With the case in hand: another one puts the sheet away."""
        if self._known.open and self._case.known.case_id != self._known.case_id:
            self.close()
        elif self._known.open:
            self._set(replace(self._known, working=self._case.known.working))

    def _made(self, case_id: str, pdf: bytes) -> None:
        if case_id == self._case.known.case_id:
            self.sheet_made.emit(pdf)

    def _failed(self, error: Exception) -> None:
        self._set(replace(self._known, trouble=words.said(error)))

    def _say(self, tone: str, text: str, **facts: object) -> None:
        self.message.emit(Message(tone, text.format(**facts)))

    def _file_name(self, ready: PreparedHandover) -> str:
        reference = self._known.reference.replace("/", "-")
        return self.tr("Übergabe {reference}").format(reference=reference) + f".{ready.handover.file}"

    def _keep(self, transfer: Transfer) -> None:
        self._set(replace(self._known, transfer=transfer))
        self._store()

    def _whose(self) -> Whose:
        return self._office().actor.login, self._known.case_id

    def _store(self) -> None:
        self._memory.keep(self._whose(), self._known.chosen, self._known.transfer, self._failed)

    def _stored(self, target: str) -> Transfer:
        return self._memory.of(self._whose(), target)

    def _set(self, known: HandingInputs) -> None:
        if known != self._known:
            self._known = known
            self.shown.emit(self.derived())
