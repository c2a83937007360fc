"""The card that says whether the journal is whole, and where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from clerk_app.services.reading import JournalFault
from clerk_app.ui.kit.announce import announce
from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import button, label
from clerk_app.ui.kit.language import tr

from . import words

MOST = 20  # places named one by one


class ResultCard(Card):
    """Hidden until somebody has asked; while it recomputes it says how far it has come."""

    seal_pressed = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Prüfsummen"), "", parent)
        self.at_work = False
        self._text = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Fortschritt der Prüfung"))
        self.add(self._text)
        self.add(self._bar)
        self._seal = button(tr("Siegel speichern …"), self.seal_pressed.emit, icon_name="stamp")
        self.body.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_progress(self, done: int, total: int) -> None:
        self.at_work = True
        self.set_tone("")
        self.set_title(tr("Prüfsummen werden nachgerechnet …"))
        self._text.setText(tr("{done} von {total} Einträgen").format(done=done, total=total) if total else "")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self._seal.hide()
        self.show()
        self.shown.emit()

    def show_verdict(self, faults: Sequence[JournalFault], count: int) -> None:
        lines = [words.verdict(faults, count), *(words.fault(found) for found in faults[:MOST])]
        if len(faults) > MOST:
            lines.append(tr("und {count} weitere").format(count=len(faults) - MOST))
        title = tr("Das Protokoll ist nicht unversehrt") if faults else tr("Das Protokoll ist unversehrt")
        self._settle(title, "danger" if faults else "success", "\n".join(lines))
        self._seal.setVisible(not faults)  # a seal proves what was whole

    def show_trouble(self, text: str) -> None:
        self._settle(tr("Die Prüfung wurde nicht zu Ende geführt"), "warning", text)

    def _settle(self, title: str, tone: str, text: str) -> None:
        self.at_work = False
        self._bar.hide()
        self._seal.hide()
        self.set_title(title)
        self.set_tone(tone)
        self._text.setText(text)
        announce(self, f"{title}. {text}", urgent=tone != "success")
