"""Command lines that speak German throughout, also where Python's own parser has something to say."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

_TITLES = {"positional arguments": "Angaben", "options": "Optionen", "optional arguments": "Optionen"}
_SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"Es fehlt: \1"),
    (r"unrecognized arguments: (.+)", r"Nicht bekannt: \1"),
    (r"one of the arguments (.+) is required", r"Eine dieser Angaben fehlt: \1"),
    (r"ambiguous option: (.+) could match (.+)", r"„\1“ ist nicht eindeutig. Gemeint sein kann: \2"),
    (r"argument ([^:]+): (.+)", r"\1: \2"),
)
_DETAILS: tuple[tuple[str, str], ...] = (
    (r"invalid choice: (.+?) \((?:choose from|choices:) (.+)\)", r"\1 gibt es hier nicht. Möglich ist: \2"),
    (r"invalid \S+ value: (.+)", r"\1 ist kein gültiger Wert"),
    (r"not allowed with argument (.+)", r"nicht zusammen mit \1"),
    (r"ignored explicit argument (.+)", r"nimmt keinen Wert an, hier steht \1"),
    (r"expected (?:exactly )?one argument", "Es fehlt der Wert"),
    (r"expected at most one argument", "höchstens ein Wert"),
    (r"expected at least one argument", "mindestens ein Wert fehlt"),
    (r"expected (\d+) arguments?", r"Es gehören \1 Werte dazu"),
)


class GermanParser(argparse.ArgumentParser):
    """As its parent, in German. Verbs added below it are of this kind too."""

    def __init__(self, *, add_help: bool = True, **named: Any) -> None:
        super().__init__(add_help=False, formatter_class=_GermanHelp, **named)
        if add_help:
            self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def add_argument_group(self, *args: Any, **named: Any) -> Any:
        title, *rest = args or (named.pop("title", None),)
        return super().add_argument_group(_TITLES.get(title, title), *rest, **named)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self.prog}: {in_german(message)}.\n")


class _GermanHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)


def in_german(message: str) -> str:
    """What Python's parser found wrong; words it has learnt since then stay as they are."""
    return _replaced(_DETAILS, _replaced(_SAID, message, re.fullmatch), re.search)


def _replaced(
    table: tuple[tuple[str, str], ...],
    message: str,
    found: Callable[[str, str], re.Match[str] | None],
) -> str:
    fitting = ((pattern, words) for pattern, words in table if found(pattern, message))
    pattern, words = next(fitting, ("", ""))
    return re.sub(pattern, words, message, count=1) if pattern else message
