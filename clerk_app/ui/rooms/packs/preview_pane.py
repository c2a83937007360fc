"""The notice of an example as the press prints it with the words that stand in the pack now."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.services.pack_reading import Sample
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.evidence import PDF, MakeView
from clerk_app.ui.kit.inputs import choice_box
from clerk_app.ui.kit.labels import label


class PreviewPane(QWidget):
    sample_chosen = Signal(str)

    def __init__(self, make_view: MakeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.samples = choice_box(self.tr("Beispiel"), 18)
        self.samples.activated.connect(lambda _at: self.sample_chosen.emit(self.sample()))
        self._offered: tuple[Sample, ...] = ()
        self._view = make_view()
        self._view.setAccessibleName(self.tr("Vorschau des Bescheids"))
        self._nothing: QWidget = EmptyState("file-text", self.tr("Noch keine Vorschau"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._view)
        self._has_sheet = False
        top = QFrame()
        top.setProperty("panel", "head")
        row = QHBoxLayout(top)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(label(self.tr("Vorschau mit Beispiel"), "muted"))
        row.addWidget(self.samples, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._stack, 1)

    def offer(self, samples: tuple[Sample, ...]) -> None:
        """The likeliest stands first; what was chosen by hand for the same passage stays."""
        if samples == self._offered:
            return
        self._offered = samples
        with QSignalBlocker(self.samples):
            self.samples.clear()
            for sample in samples:
                self.samples.addItem(sample.title, sample.id)

    def sample(self) -> str:
        return str(self.samples.currentData() or "")

    def show_sheet(self, pdf: bytes) -> None:
        if self._has_sheet:
            self._view.update_document(pdf)
        else:
            self._view.show_document(self.tr("Vorschau"), pdf, PDF)
        self._has_sheet = True
        self._stack.setCurrentWidget(self._view)

    def show_trouble(self, text: str) -> None:
        old, self._nothing = self._nothing, EmptyState("file-text", self.tr("Keine Vorschau möglich"), text)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        self._stack.removeWidget(old)
        old.deleteLater()
        self._has_sheet = False
