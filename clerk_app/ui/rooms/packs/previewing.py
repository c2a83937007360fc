"""Prints the notice of an example whenever the words of the opened pack have changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk_app.services import pack_editing
from clerk_app.services.office import Office
from clerk_app.services.pack_reading import PackName, PackWorkshop
from clerk_app.ui.kit.desk import Desk, Lane, Latest

from .presenter import Presenter
from .view import PacksView
from .words import said


class Previewing(QObject):
    """Nothing is printed while nobody looks, and nothing twice."""

    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        workshop: PackWorkshop,
        view: PacksView,
        presenter: Presenter,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._workshop = workshop
        self._view = view
        self._presenter = presenter
        self._latest = Latest()
        self._printed: object = None
        view.preview_switched.connect(lambda _on: self.print_anew())
        view.preview.sample_chosen.connect(lambda _id: self.print_anew())
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
