"""What the settings say about the spelling at this desk."""

from __future__ import annotations

from clerk_app.domain.errors import OutsideError
from clerk_app.opening.spelling import Spelling
from clerk_app.ui.kit import texts
from clerk_app.ui.kit.language import translate


def spelling_told(spelling: Spelling) -> str:
    """Without a dictionary nothing is wrong: nothing is underlined, and here is what would bring it."""
    if spelling.speller is None:
        return _off(spelling.lacks)
    try:
        count = spelling.own_words()
    except OutsideError as trouble:
        return texts.sentence(trouble.code, trouble.facts).text
    told = translate("settings", "an, Wörterbuch {dictionary}, eigene Wörter: {count}")
    return told.format(dictionary=spelling.dictionary, count=count)


def _off(lacks: str) -> str:
    if lacks == "library":
        return translate(
            "settings",
            "aus: Auf diesem Rechner fehlt Hunspell. Die IT kann es einrichten "
            "(Debian: libhunspell-1.7-0 und hunspell-de-de).",
        )
    return translate(
        "settings",
        "aus: Auf diesem Rechner fehlt ein deutsches Wörterbuch. Die IT kann es einrichten "
        "(Debian: hunspell-de-de) oder in config.toml unter [spelling] dictionaries einen Ordner nennen.",
    )
