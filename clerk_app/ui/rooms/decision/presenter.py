"""Writing a decision: what the clerk does is folded into what is known, and what follows from it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.composition import Draft
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.facts import StoredDraft
from clerk_app.domain.provision import Provisions
from clerk_app.services import casefile
from clerk_app.services.drawer import Drawer, HeldDraft
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseFile
from clerk_app.ui.kit.alarm import MakeAlarm
from clerk_app.ui.kit.desk import Desk, Latest

from . import blocks
from .autosave import Autosave
from .composer import Composed, Composer, Work
from .derive import derive, mode_of
from .savers import Savers
from .sheet import Place, Sheet
from .state import Inputs, Keeping, Kept, Mode, Shown, Trouble
from .stored import Stored


class Screen(Protocol):
    def show_state(self, shown: Shown) -> None: ...
    def show_sheet(self, pdf: bytes) -> None:
        """The live preview; empty bytes while there is none."""
        ...

    def show_document(self, id: str, content: bytes, mark: str) -> None: ...
    def bar_document(self, id: str, sentence: str, *, scanner: bool) -> None: ...
    def mark_places(self, places: tuple[Place, ...]) -> None: ...
    def bring_up(self, place: Place) -> None: ...
    def clear(self) -> None:
        """Another case comes: nothing of the former one may stay in sight."""
        ...


class Presenter(QObject):
    shown = Signal()  # something on the screen may have become possible or impossible

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        screen: Screen,
        alarms: MakeAlarm,
        parent: QObject | None = None,
        drawer: Drawer | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._screen = screen
        self._latest = Latest()
        self._composer = Composer(desk, alarms, self)
        self._savers = Savers(desk, alarms, self, drawer)
        self.stored = Stored(desk, office, screen, self.not_composed, self)
        self._saver: Autosave | None = None
        self._templates: dict[str, str] = {}
        self._sheet = Sheet()
        self._block = ""
        self.case_id = ""
        self.inputs = self._blank()
        desk.changed.connect(self._something_changed)
        desk.held.connect(self._held)

    def open(self, case_id: str) -> None:
        if case_id != self.case_id or self._office().actor != self.inputs.me:
            self.left()
            self._put_away()
            self.case_id = case_id
        self.reload()

    def reload(self) -> None:
        """Read the case anew. What is typed and not yet safe stays."""
        if not self.case_id:
            return
        office, case_id = self._office(), self.case_id

        def read() -> tuple[CaseFile, HeldDraft | None]:
            file = casefile.case_file(office, case_id)
            return file, self._savers.held(office, file) if mode_of(file) is Mode.WRITE else None

        self._desk.ask(read, self._latest.of(lambda found: self._loaded(office, *found)), owner=self)

    def left(self) -> None:
        """The clerk goes somewhere else or closes the window."""
        if self._saver is not None and not self._saver.is_clean:
            self._saver.flush()

    def choose(self, outcome: str) -> None:
        if outcome != self.inputs.draft.outcome:
            self._typed(replace(self.inputs.draft, outcome=outcome))
            self._composer.now(self._work())

    def enter(self, field: str, value: str) -> None:
        self._typed(blocks.with_fact(self.inputs.draft, field, value))

    def restore_fact(self, field: str) -> None:
        self._typed(blocks.without_fact(self.inputs.draft, field))

    def write(self, block: str, text: str) -> None:
        self._typed(blocks.with_text(self.inputs.draft, block, text, self._templates.get(block)))

    def restore_block(self, block: str) -> None:
        self._typed(blocks.without_text(self.inputs.draft, block))

    def provide(self, provisions: Provisions, texts: Mapping[str, str] | None = None) -> None:
        """What is put in, left out or moved among the ancillary provisions is seen at once."""
        draft = self.inputs.draft
        self.change(replace(draft, provisions=provisions, texts=draft.texts if texts is None else texts))

    def change(self, draft: Draft) -> None:
        self._typed(draft)
        self._composer.now(self._work())

    def show_copy(self, party: str) -> None:
        """The preview shows what this party would get."""
        self.fold(party=party)
        self._composer.now(self._work())

    def save_now(self) -> None:
        if self._saver is not None:
            self._saver.flush()

    def when_safe(self, then: Callable[[int], None]) -> None:
        """Call `then` with the version of the case once every typed word is in the file."""
        if (saver := self._saver) is not None:
            saver.flush(lambda: then(saver.case_version))

    def keep(self, draft: Draft) -> None:
        """This version shall hold over the one a colleague has saved."""
        if self.inputs.other is not None and self._saver is not None:
            revision = self.inputs.other.revision
            self.fold(other=None, other_shown=False)
            self._typed(draft)
            self._saver.insist(revision)

    def take_theirs(self) -> None:
        """The colleague's version shall hold; begin anew with what lies in the file."""
        if self.inputs.other is not None:
            self._savers.forget(self._office(), self.case_id)
            self.fold(other=None, other_shown=False)
            self.reload()

    def show_theirs(self, shown: bool) -> None:
        self.fold(other_shown=shown)

    def fold(self, **changes: Any) -> None:
        self.inputs = replace(self.inputs, **changes)
        self._screen.show_state(derive(self.inputs))
        self.shown.emit()

    def composed(self, composed: Composed) -> None:
        composition = composed.composition
        own = composition.draft.texts
        self._templates |= {block.id: block.text for block in composition.blocks if block.id not in own}
        self.fold(composed=composition, given=composed.given, trouble=None)

    def printed(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._screen.show_sheet(sheet.pdf)
        if sheet.faults != self.inputs.window:
            self.fold(window=sheet.faults)
        self.point_at(self._block)

    def entered(self, block: str) -> None:
        """Where the clerk begins to write comes into sight on the sheet."""
        self.point_at(block)
        if places := self._sheet.places_of(block):
            self._screen.bring_up(places[0])

    def point_at(self, block: str) -> None:
        """Where the clerk writes is marked on the sheet."""
        self._block = block
        self._screen.mark_places(self._sheet.places_of(block) if block else ())

    def block_at(self, page: int, x: float, y: float) -> str:
        return self._sheet.block_at(page, x, y)

    def not_composed(self, error: Exception) -> None:
        self.fold(trouble=_trouble(error))

    def _loaded(self, office: Office, file: CaseFile, held: HeldDraft | None) -> None:
        former = derive(self.inputs).notice
        saver = self._saver = self._savers.of(office, file, self._teller(file.case.id), held)
        self.inputs = replace(self.inputs, me=office.actor, today=office.clock().date())
        self.fold(file=file, draft=saver.draft, kept=saver.kept, submitting=False)
        notice = derive(self.inputs).notice
        self.stored.begin(file.record, notice if notice != former else None)
        if file.case.service and file.outcomes:
            self._composer.now(self._work())

    def _something_changed(self, facts: object) -> None:
        """Somebody at this desk has moved the case: its state and version are read anew."""
        if isinstance(facts, tuple) and any(
            getattr(fact, "case", "") == self.case_id != "" for fact in facts
        ):
            self.reload()

    def _held(self, because: OutsideError | None) -> None:
        self.fold(outage=_trouble(because) if because else None)

    def _typed(self, draft: Draft) -> None:
        if self._saver is None or self.inputs.file is None or mode_of(self.inputs.file) is not Mode.WRITE:
            return
        self.fold(draft=draft)
        self._saver.changed(draft)
        self._composer.soon(self._work())

    def _work(self) -> Work:
        if self.inputs.file is None:
            raise LookupError("no case lies on the desk")
        to_print = mode_of(self.inputs.file) not in (Mode.WAITING, Mode.RELEASED)
        known = self.inputs
        return Work(self._office(), self.inputs.file.record, known.draft, to_print, known.party)

    def _teller(self, case_id: str) -> Callable[[Kept], None]:
        return lambda kept: self._safety_changed(kept) if case_id == self.case_id else None

    def _safety_changed(self, kept: Kept) -> None:
        if kept == self.inputs.kept and not self.inputs.submitting:
            return
        lost = kept.state in (Keeping.FAILED, Keeping.REFUSED, Keeping.OVERTAKEN, Keeping.KEPT_HERE)
        self.fold(kept=kept, submitting=self.inputs.submitting and not lost)
        if kept.state is Keeping.OVERTAKEN and self.inputs.other is None:
            self._fetch_theirs()

    def _fetch_theirs(self) -> None:
        office, case_id = self._office(), self.case_id

        def fetch() -> tuple[StoredDraft | None, str]:
            theirs = office.reader.case(office.actor, case_id).draft
            who = office.reader.actor(theirs.last_editor) if theirs else None
            return theirs, who.name if who else ""

        def show(found: tuple[StoredDraft | None, str]) -> None:
            if case_id == self.case_id and found[0] is not None:
                name = found[1] or found[0].last_editor
                self.fold(other=found[0], other_name=name, other_shown=True)

        self._desk.ask(fetch, show, owner=self)

    def _put_away(self) -> None:
        self._composer.forget()
        self.stored.forget()
        self._latest.forget()
        self._templates.clear()
        self._sheet, self._block = Sheet(), ""
        self._saver = None
        self.inputs = self._blank()
        self._screen.clear()

    def _blank(self) -> Inputs:
        office = self._office()
        held = self._desk.suspended
        return Inputs(office.actor, office.clock().date(), outage=_trouble(held) if held else None)


def _trouble(error: Exception) -> Trouble:
    return Trouble(str(getattr(error, "code", "broke")), getattr(error, "facts", {}))
