"""Asks for the versions and for what stands in the opened one, and shows what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from clerk_app.services import pack_editing
from clerk_app.services.pack_reading import (
    Flaw,
    PackEntry,
    PackName,
    Passage,
    Sample,
    Section,
    Standing,
    Usage,
)
from clerk_app.ui.kit.desk import Latest
from clerk_app.ui.kit.texts import said

from .bench import AtBench, Bench
from .derive import derive, opened_entry
from .state import Inputs, Leaf, Shown


@dataclass(frozen=True)
class Content:
    """An opened version, read in one go."""

    passages: tuple[Passage, ...]
    changes: tuple[str, ...]
    samples: tuple[Sample, ...]


class Presenter(AtBench):
    shown_anew = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._entries, self._content, self._looked = Latest(), Latest(), Latest()
        self.known = Inputs(editor=pack_editing.may_edit(self._office().actor))
        self.shown = Shown()
        self._view.overview.opened.connect(self.open)
        self._view.head.back_pressed.connect(self.close)
        self._view.passages.chosen.connect(lambda id: self.fold(passage=id, leaf=Leaf.PASSAGE))
        self._view.passages.section_chosen.connect(self.choose_section)
        self._view.passages.searched.connect(self.search_inside)
        self._view.leaf_chosen.connect(lambda leaf: self.fold(leaf=Leaf(leaf)))
        self.fold()

    @property
    def opened(self) -> PackName | None:
        return self.known.opened

    @property
    def entry(self) -> PackEntry | None:
        return opened_entry(self.known)

    def refresh(self) -> None:
        office, workshop = self._office(), self._workshop
        self._desk.ask(
            lambda: (workshop.entries(office.house.confirmations), pack_editing.usage(office)),
            self._entries.of(self._take_entries),
            self._take_trouble,
            owner=self,
        )
        if self.opened is not None:
            self.read()

    def open(self, name: PackName) -> None:
        """What waits for a second person begins with what it would change."""
        leaf = Leaf.CHANGES if name.standing is Standing.LAID_BEFORE else Leaf.PASSAGE
        self._view.passages.search.clear()
        cleared = Inputs(passages=(), passage="", changes=(), flaws=None, samples=())
        blank = {one: getattr(cleared, one) for one in ("passages", "passage", "changes", "flaws", "samples")}
        self.fold(opened=name, leaf=leaf, search="", section=Section.TEXTS, **blank)
        self.read()

    def close(self) -> None:
        self._view.passages.search.clear()
        self.fold(opened=None, search="")

    def is_open(self) -> bool:
        return self.opened is not None

    def read(self) -> None:
        """Passages first, the slower look for flaws behind them."""
        name, workshop = self.opened, self._workshop
        if name is None:
            return
        self._desk.ask(
            lambda: Content(workshop.passages(name), workshop.changes(name), workshop.samples(name)),
            self._content.of(self._take_content),
            self._take_unreadable,
            owner=self,
        )
        self._desk.ask(
            lambda: workshop.flaws(name), self._looked.of(self._take_flaws), self._take_unreadable, owner=self
        )

    def choose_section(self, section: str) -> None:
        chosen = Section(section)
        self._view.passages.search.clear()
        first = next((p.id for p in self.known.passages if p.section is chosen), "")
        self.fold(section=chosen, search="", passage=first, leaf=Leaf.PASSAGE)

    def search(self, text: str) -> None:
        """From the bar above: among the versions, or in the opened one."""
        if self.opened is not None:
            self._view.passages.search.setText(text)
        else:
            self.fold(filter=" ".join(text.split()))

    def search_inside(self, text: str) -> None:
        if " ".join(text.split()) != self.known.search:
            self.fold(search=" ".join(text.split()))
            if self.shown.passage is None and self.shown.passages:
                self.fold(passage=self.shown.passages[0].id)

    def fold(self, **changes: object) -> None:
        self.known = replace(self.known, **changes)  # type: ignore[arg-type]
        self.shown = derive(self.known)
        self._view.show_state(self.shown)
        self._signals.status.emit(self.shown.status)
        self._signals.actions.emit()
        self.shown_anew.emit()

    def _take_entries(self, found: tuple[tuple[PackEntry, ...], Usage]) -> None:
        self.fold(entries=found[0], usage=found[1], loaded=True, trouble="")
        waiting = sum(entry.name.standing is Standing.LAID_BEFORE for entry in found[0])
        self._signals.count.emit(waiting or None)

    def _take_content(self, found: Content) -> None:
        kept = self.known.passage if any(p.id == self.known.passage for p in found.passages) else ""
        first = next((p.id for p in found.passages if p.section is self.known.section), "")
        self.fold(
            passages=found.passages, changes=found.changes, samples=found.samples, passage=kept or first
        )

    def _take_flaws(self, flaws: tuple[Flaw, ...]) -> None:
        self.fold(flaws=flaws)

    def _take_unreadable(self, error: Exception) -> None:
        """What cannot be read as a pack is itself the flaw."""
        told = getattr(error, "facts", {})
        place, line = str(told.get("file", "")), int(told.get("line", 0))
        self.fold(flaws=(Flaw(place, line, str(told.get("message", "")) or said(error)),), leaf=Leaf.FLAWS)

    def _take_trouble(self, error: Exception) -> None:
        self.fold(trouble=said(error), loaded=True)
