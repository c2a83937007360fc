"""German on the screen by default, English where there is a translation, German where there is none."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from clerk_app.ui.kit.language import speak, translate
from clerk_app.ui.kit.resources import LANGUAGES
from clerk_app.ui.kit.texts import known_codes, sentence
from clerk_app.ui.kit.words import word


@pytest.fixture
def english(qapp: QApplication):
    before = {id(known) for known in qapp.findChildren(QTranslator)}
    speak(qapp, "en")
    yield
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))


def test_qt_itself_speaks_german(qapp: QApplication, qtbot):
    speak(qapp)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German


def test_english_is_spoken_where_it_is_known(english):
    assert translate("chips", "noch 1 Tag") == "1 day left"
    assert word("state", "checking") == "Being checked"
    assert sentence("note.empty").happened == "The note is empty."


def test_what_has_no_english_yet_is_said_in_german(english):
    assert translate("chips", "ein Wort ohne Übersetzung") == "ein Wort ohne Übersetzung"


def test_english_words_and_sentences_speak_of_nothing_unknown_in_german():
    for kind in ("state", "act", "role", "channel", "box", "finding", "notice_status"):
        assert word(kind, "no-such-code") == "no-such-code"
    german = known_codes("de")
    for path in (LANGUAGES / "sentences" / "en").glob("*.toml"):
        codes = re.findall(r'^\["(.+)"\]$', path.read_text("utf-8"), re.MULTILINE)
        assert [code for code in codes if code not in german] == []
