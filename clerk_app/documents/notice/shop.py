"""The print shop: a notice goes in, the finished PDF (PDF/A-3a and PDF/UA-1) comes out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from clerk_app.domain.notice import Notice
from clerk_app.services.sealing import Sealing

from . import geometry as at
from .archivist import Archivist
from .composing import Composed, compose
from .faces import shipped_face
from .font_embedding import FontEmbedding
from .hyphens import Hyphens
from .pictures import PictureRack
from .places import Place
from .press import Press
from .typesetting import Typesetter
from .window import WindowFault, window_faults, with_outline


class Laid(NamedTuple):
    pdf: bytes
    places: tuple[Place, ...]
    faults: tuple[str, ...]  # of its window, as `WindowFault` calls them


class PrintShop:
    """Reads faces and patterns once, and remembers what it has set and embedded."""

    def __init__(self, resources: Path) -> None:
        fonts = resources / "fonts" / "arimo"
        regular = shipped_face("F1", fonts / "Arimo-Regular.ttf")
        bold = shipped_face("F2", fonts / "Arimo-Bold.ttf")
        hyphens = Hyphens(resources / "hyphenation" / "hyph_de_1996.dic")
        self._typesetter = Typesetter(regular, bold, hyphens)
        self._rack = PictureRack()
        self._archivist = Archivist(
            (resources / "icc" / "srgb.icc").read_bytes(),
            {False: FontEmbedding(regular), True: FontEmbedding(bold)},
        )

    def print_notice(self, notice: Notice, sealing: Sealing | None = None) -> bytes:
        """Same notice, same bytes; a seal makes every file one of its own."""
        return self._print(self._composed(notice), notice, sealing)

    def print_notice_with_places(self, notice: Notice) -> Laid:
        """Also says where each text block was printed, and what is wrong behind the window of an envelope."""
        composed = self._composed(notice)
        faults = window_faults(composed, at.form(notice.letterhead.form))
        return Laid(self._print(composed, notice), composed.places, tuple(fault.code for fault in faults))

    def print_on_trial(self, notice: Notice) -> tuple[bytes, tuple[WindowFault, ...]]:
        """With the window of the envelope drawn on the sheet, and what is wrong behind it."""
        form = at.form(notice.letterhead.form)
        composed = self._composed(notice)
        return self._print(with_outline(composed, form), notice), window_faults(composed, form)

    def window_faults(self, notice: Notice) -> tuple[WindowFault, ...]:
        """Whether the letter may go into a window envelope."""
        form = at.form(notice.letterhead.form)
        return window_faults(self._composed(notice), form)

    def _composed(self, notice: Notice) -> Composed:
        return compose(self._typesetter, notice, self._rack)

    def _print(self, composed: Composed, notice: Notice, sealing: Sealing | None = None) -> bytes:
        press = Press()
        for sheet in composed.sheets:
            press.print(sheet)
        return self._archivist.file(press, composed.root, notice, sealing)
