"""How the desk looks to this clerk: light or dark, large or small, in which language; shown at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.ui.kit.cards import Card
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.language import translate
from clerk_app.ui.kit.switcher import Switcher
from clerk_app.ui.kit.theme import Look, Theme

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class LookCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("settings", "Darstellung"), parent=parent)
        self._looks = Switcher(translate("settings", "Farben"))
        self._looks.offer(_looks())
        self._sizes = Switcher(translate("settings", "Schriftgröße"))
        self._sizes.offer(tuple((str(scale), f"{round(scale * 100)} %") for scale in SCALES))
        self.add(_named(translate("settings", "Farben"), self._looks))
        self.add(_named(translate("settings", "Schriftgröße"), self._sizes))
        words = translate(
            "settings",
            "„System“ folgt dem Rechner, auch beim hohen Kontrast. Strg+Plus und Strg+Minus ändern die "
            "Schriftgröße, in einem Dokument dessen Größe.",
        )
        self.add(label(words, "small", wrap=True))
        self._looks.chosen.connect(lambda id: Theme.current().use(Look(id), Theme.current().scale))
        self._sizes.chosen.connect(lambda id: Theme.current().use(Theme.current().look, float(id)))
        Theme.current().changed.connect(self.show_look)
        self.show_look()

    def show_look(self) -> None:
        """The look can change elsewhere, too: by a key or by the desktop."""
        self._looks.choose(Theme.current().look.value)
        self._sizes.choose(str(Theme.current().scale))


class LanguageCard(Card):
    chosen = Signal(str)

    def __init__(self, language: str, *, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(translate("settings", "Sprache"), parent=parent)
        self._languages = Switcher(translate("settings", "Sprache"))
        self._languages.offer((("de", "Deutsch"), ("en", "English")))
        self._languages.choose(language)
        self._languages.setEnabled(not fixed)
        self._note = label("", "small", wrap=True)
        self._show_note(fixed=fixed, changed=False)
        self.add(self._languages)
        self.add(self._note)
        self._languages.chosen.connect(self._choose)

    def _choose(self, language: str) -> None:
        self.chosen.emit(language)
        self._show_note(fixed=False, changed=True)

    def _show_note(self, *, fixed: bool, changed: bool) -> None:
        if fixed:
            self._note.setText(translate("settings", "Die Sprache ist hier vorgegeben."))
        elif changed:
            self._note.setText(translate("settings", "Gilt ab dem nächsten Start."))
        else:
            words = translate("settings", "Die Sprache der Oberfläche. Bescheide bleiben deutsch.")
            self._note.setText(words)


def _looks() -> tuple[tuple[str, str], ...]:
    return (
        (Look.SYSTEM.value, translate("settings", "System")),
        (Look.LIGHT.value, translate("settings", "Hell")),
        (Look.DARK.value, translate("settings", "Dunkel")),
        (Look.CONTRAST.value, translate("settings", "Hoher Kontrast")),
    )


def _named(name: str, switcher: Switcher) -> QWidget:
    made = QWidget()
    place = QHBoxLayout(made)
    place.setContentsMargins(0, 0, 0, 0)
    place.setSpacing(12)
    words = label(name, "muted")
    words.setMinimumWidth(110)
    words.setBuddy(switcher)
    place.addWidget(words)
    place.addWidget(switcher, 1)
    return made
