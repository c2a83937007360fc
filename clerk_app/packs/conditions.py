"""Reads conditions: `{ field = "antrag/art", is = "Umtausch" }` and what can be built from such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clerk_app.domain.pack_rule import COMPARISONS, SUBJECTS, WORDS, Condition, comparable

from .entry import Entry


def condition(entry: Entry, key: str) -> Condition | None:
    return _read(entry.table(key), entry, key) if entry.has(key) else None


def required(entry: Entry, key: str) -> Condition:
    found = condition(entry, key)
    if found is None:
        raise entry.error(f"Die Bedingung „{key}“ fehlt. Bitte ergänzen.")
    return found


def _read(data: Any, entry: Entry, key: str) -> Condition:
    if not isinstance(data, Mapping):
        raise entry.error(f"„{key}“ muss eine Bedingung in geschweiften Klammern sein.", key)
    if len(data) == 1:
        return _single(data, entry, key)
    return _comparison(data, entry, key)


def _single(data: Mapping[str, Any], entry: Entry, key: str) -> Condition:
    [(word, value)] = data.items()
    if word == "document":
        return Condition(word, against=_words(value))
    if word == "not":
        return Condition(word, parts=(_read(value, entry, key),))
    if word in ("all", "any") and isinstance(value, list) and value:
        return Condition(word, parts=tuple(_read(part, entry, key) for part in value))
    raise entry.error(f"„{key}“: „{word}“ ergibt allein keine Bedingung. Wörter: {', '.join(WORDS)}.", word)


def _comparison(data: Mapping[str, Any], entry: Entry, key: str) -> Condition:
    subjects = [name for name in SUBJECTS if name in data]
    words = [word for word in data if word not in SUBJECTS]
    if len(subjects) != 1 or len(words) != 1:
        expected = "genau einen Gegenstand (field, input oder result) und genau ein Wort"
        raise entry.error(f"„{key}“ braucht {expected}.", key)
    subject, word = subjects[0], words[0]
    name = str(data[subject])
    if word == "present":
        present = Condition(word, subject, name)
        return present if data[word] else Condition("not", parts=(present,))
    if word == "for_each":
        return _each(Condition(word, subject, name, _words(data[word])), entry, key)
    if word not in COMPARISONS:
        raise entry.error(
            f"„{key}“: Das Wort „{word}“ gibt es nicht. Möglich sind: {', '.join(WORDS)}.", word
        )
    against = _words(data[word])
    for bound in against:
        if not comparable(word, bound):
            expected = "eine Zahl, oder ein Tag wie 2026-01-31, „heute“ oder „eingang - 2 jahre“"
            raise entry.error(f"„{key}“: Mit „{bound}“ lässt sich nichts vergleichen; {expected}.", key)
    return Condition(word, subject, name, against)


def _each(found: Condition, entry: Entry, key: str) -> Condition:
    lists = [group for group in found.against if group.endswith("/*") and found.name.startswith(group[:-1])]
    if found.subject != "field" or len(lists) != 1 or len(found.against) != 1:
        expected = 'for_each = "abweichungen/*", und „field“ liegt darin: "abweichungen/*/begruendung"'
        raise entry.error(f"„{key}“: „for_each“ nennt eine Liste des Antrags: {expected}.", key)
    return found


def _words(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_word(item) for item in values)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(value)
