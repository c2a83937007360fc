"""`main.py admin VERB`: reads the words, opens the office, prints the answer."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.command_line import GermanParser
from clerk_app.opening.settings import database_path, home_folder
from clerk_app.opening.shared_place import SharedPlace

from .verbs import VERBS, Answer, Verb
from .words import sentence

FINE, FAULTS, WRONG_USE = 0, 1, 2


def run_admin(arguments: Sequence[str]) -> int:
    parser = _parser(set(arguments))
    try:
        told = parser.parse_args(list(arguments), _unsaid())
    except SystemExit as wrong:
        return FINE if wrong.code in (0, None) else WRONG_USE
    told.home = home_folder(told.home, os.environ)
    try:
        told.database = database_path(told.database, told.home)
        _read_password(told)
        answer = told.verb.run(told)
    except SystemExit as wrong:
        print(wrong.code, file=sys.stderr)
        return WRONG_USE
    except (ClerkError, OutsideError) as error:
        return _refused(error, as_json=told.json)
    _print(answer, as_json=told.json)
    return FAULTS if answer.faults else FINE


def _unsaid() -> argparse.Namespace:
    return argparse.Namespace(home=None, database=None, json=False, password_stdin=False)


def _read_password(told: argparse.Namespace) -> None:
    """`users add` reads its own: that of the new login."""
    if told.password_stdin and not told.verb.own_password and isinstance(told.database, SharedPlace):
        told.database = told.database.with_password(sys.stdin.readline().rstrip("\r\n"))


def _parser(words: Set[str]) -> argparse.ArgumentParser:
    """Only verbs among the words are told apart whole: each brings the part of the program it works with."""
    parser = GermanParser(
        prog="main.py admin",
        description="Verwaltung ohne Fenster. Rückgabe: 0 in Ordnung, 1 Fehler gefunden, 2 falscher Aufruf.",
        parents=[_common()],
    )
    verbs = parser.add_subparsers(title="Befehle", metavar="BEFEHL", required=True)
    for name, verb in VERBS.items():
        _add(verbs, name, verb, words)
    return parser


def _common() -> argparse.ArgumentParser:
    """What every verb understands, before or after its name. Made anew each time: parsers share actions."""
    common = GermanParser(add_help=False)
    common.add_argument(
        "--home",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="ORDNER",
        help="Datenordner (sonst AMTSTISCH_HOME)",
    )
    common.add_argument(
        "--database",
        default=argparse.SUPPRESS,
        metavar="ADRESSE",
        help="Datenbank: sqlite:////pfad/amt.db oder postgresql://name@server/amt",
    )
    common.add_argument(
        "--password-stdin",
        action="store_true",
        default=argparse.SUPPRESS,
        help="Kennwort von der Eingabe lesen: das der Anmeldung, bei „users add“ das der neuen Person",
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="genau einen JSON-Wert ausgeben"
    )
    return common


def _add(verbs: Any, name: str, verb: Verb | Mapping[str, Verb], words: Set[str]) -> None:
    if isinstance(verb, Verb):
        parser = verbs.add_parser(name, help=verb.help, description=verb.help, parents=[_common()])
        _prepare(parser, verb, asked=name in words)
        return
    group = verbs.add_parser(name, help=_told_by(verb), parents=[_common()])
    below = group.add_subparsers(title="Befehle", metavar="BEFEHL", required="" not in verb)
    for inner, one in verb.items():
        if inner:
            _add(below, inner, one, words if name in words else frozenset())
        else:
            _prepare(group, one, asked=name in words)


def _prepare(parser: argparse.ArgumentParser, verb: Verb, *, asked: bool) -> None:
    parser.set_defaults(verb=verb)
    if asked:
        verb.add_arguments(parser)


def _told_by(verbs: Mapping[str, Verb]) -> str:
    alone = f"{verbs[''].help}; " if "" in verbs else ""
    return alone + ", ".join(name for name in verbs if name)


def _print(answer: Answer, *, as_json: bool) -> None:
    if answer.value is None:
        return  # the verb has told everything while it was at work
    if as_json:
        print(json.dumps(answer.value, ensure_ascii=False, indent=1))
        return
    for line in answer.lines:
        print(line)


def _refused(error: ClerkError | OutsideError, *, as_json: bool) -> int:
    text = sentence(error.code, error.facts)
    if as_json:
        print(json.dumps({"error": error.code, "message": text}, ensure_ascii=False))
    else:
        print(text, file=sys.stderr)
    return FAULTS
