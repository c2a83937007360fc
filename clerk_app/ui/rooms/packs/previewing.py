"""Prints the notice of an example whenever the words of the opened pack have changed."""

from __future__ import annotations

from clerk_app.services import pack_editing
from clerk_app.services.pack_reading import PackName
from clerk_app.ui.kit.desk import Lane, Latest
from clerk_app.ui.kit.texts import said

from .bench import AtBench, Bench
from .presenter import Presenter


class Previewing(AtBench):
    """Nothing is printed while nobody looks, and nothing twice."""

    def __init__(self, bench: Bench, presenter: Presenter) -> None:
        super().__init__(bench)
        self._presenter = presenter
        self._latest = Latest()
        self._printed: object = None
        self._view.preview_switched.connect(lambda _on: self.print_anew())
        self._view.preview.sample_chosen.connect(lambda _id: self.print_anew())
        presenter.shown_anew.connect(self.print_anew)

    def print_anew(self) -> None:
        name, sample = self._presenter.opened, self._view.preview.sample()
        if name is None or not sample or not self._view.shows_preview():
            return
        wanted = (name, sample, self._presenter.known.passages)
        if wanted == self._printed:
            return
        self._printed = wanted
        self._desk.ask(
            lambda: self._print(name, sample),
            self._latest.of(self._view.preview.show_sheet),
            self._tell_trouble,
            self,
            Lane.ERRANDS,
        )

    def _print(self, name: PackName, sample: str) -> bytes:
        return pack_editing.preview(self._office(), self._workshop.composition(name, sample))

    def _tell_trouble(self, error: Exception) -> None:
        self._view.preview.show_trouble(said(error))
