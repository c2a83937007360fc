"""The language of the screen: German as written in the code, English as translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from .resources import LANGUAGES

_LOCALES = {
    "de": QLocale(QLocale.Language.German, QLocale.Country.Germany),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def speak(app: QApplication, language: str = "de") -> None:
    """Qt's own texts and ours for every window built from now on; dates and amounts stay German."""
    QLocale.setDefault(_LOCALES[language])
    for former in app.findChildren(QTranslator):
        app.removeTranslator(former)
        former.deleteLater()
    for path, name in _catalogues(language):
        translator = QTranslator(app)
        if translator.load(name, path):
            app.installTranslator(translator)


def translate(context: str, text: str) -> str:
    """For words outside a QObject, which has its own `tr`."""
    return QCoreApplication.translate(context, text)


def tr(text: str) -> str:
    """For words that need no context; a function of this name is what the gathering tool looks for."""
    return translate("", text)


def _catalogues(language: str) -> tuple[tuple[str, str], ...]:
    qt = (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{language}")
    return qt, (str(LANGUAGES), f"clerk_{language}")
