"""What the clerk does with ancillary provisions: put in, leave out, take in again, move, give reasons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from clerk_app.domain import provision
from clerk_app.domain.provision import NUMBER, Provisions, is_free
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.notices import Message

from .derive import derive
from .presenter import Presenter
from .provisions import unmoved
from .state import Mode
from .ways import Ways


class ProvisionActs(QObject):
    begun = Signal(str)  # where the words are still to be written

    def __init__(self, presenter: Presenter, ways: Ways, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._ways = ways

    def put_in(self, id: str) -> None:
        self._change(lambda known: provision.added(known, id))

    def write_free(self) -> None:
        draft = self._presenter.inputs.draft
        id = provision.free_id(draft.provisions, draft.texts)
        if self._change(lambda known: provision.added(known, id, "auflage")):
            self.begun.emit(f"block:{id}")

    def leave_out(self, id: str) -> None:
        """Words of one's own can be taken in again; what stands in the catalogue lies there anyway."""
        draft = self._presenter.inputs.draft
        proposed = id not in draft.provisions.added
        keep = proposed or (is_free(id) and bool(draft.texts.get(id, "").strip()))
        self._change(lambda known: provision.removed(known, id, keep=keep))

    def take_in_again(self, id: str) -> None:
        self._change(lambda known: provision.restored(known, id))

    def give_reason(self, id: str, reason: str) -> None:
        self._change(lambda known: provision.reasoned(known, id, reason))

    def choose_kind(self, id: str, kind: str) -> None:
        self._change(lambda known: provision.of_kind(known, id, kind))

    def move(self, id: str, steps: int) -> None:
        composed = self._presenter.inputs.composed
        if composed is not None:
            ids = unmoved(composed, self._presenter.inputs.draft.provisions)
            self._change(lambda known: provision.moved(known, id, steps, ids) if id in ids else known)

    def point_to(self, id: str) -> None:
        """Into the clipboard goes a mark that says the number, wherever the provision moves."""
        mark = f"(({NUMBER}{id}))"
        QGuiApplication.clipboard().setText(mark)
        told = translate(
            "decision",
            "Der Verweis {mark} liegt in der Zwischenablage. Im Bescheid steht dafür die Nummer, auch nach "
            "dem Verschieben.",
        )
        self._ways.tell(Message("success", told.format(mark=mark)))

    def _change(self, change: Callable[[Provisions], Provisions]) -> bool:
        draft = self._presenter.inputs.draft
        changed = change(draft.provisions)
        if derive(self._presenter.inputs).mode is not Mode.WRITE or changed == draft.provisions:
            return False
        self._presenter.provide(changed)
        return True
