"""Finds every code the program raises: written out, named by a constant, or chosen between two."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tests.house_survey import Source, product

RAISED = ("ClerkError", "OutsideError")
BLOCKING = ("Blocker", "Doubt")


def codes_of(*kinds: str) -> dict[str, set[str]]:
    """Code → the files that make one of these kinds with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, code, path in _surveyed():
        if kind in kinds:
            found[code].add(path)
    return dict(found)


@cache
def _surveyed() -> tuple[tuple[str, str, str], ...]:
    constants = _constants()
    return tuple((*found, source.path) for source in product() for found in _codes_in(source, constants))


def _constants() -> dict[str, set[str]]:
    """Names in capitals, wherever they are defined, with the words they stand for."""
    known: dict[str, set[str]] = defaultdict(set)
    for source in product():
        for node in source.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                known[node.targets[0].id] |= {word for word in _strings(node.value) if "." in word}
    return known


def _codes_in(source: Source, constants: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for function in ast.walk(source.tree):
        if isinstance(function, ast.Module | ast.FunctionDef):
            local = _local_words(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and (kind := _name(node.func)) in RAISED + BLOCKING:
                    yield from ((kind, code) for code in _resolved(_code_of(node), constants, local))


def _code_of(call: ast.Call) -> ast.expr | None:
    if call.args:
        return call.args[0]
    return next((word.value for word in call.keywords if word.arg == "code"), None)


def _resolved(code: ast.expr | None, constants: dict[str, set[str]], local: dict[str, set[str]]) -> set[str]:
    match code:
        case ast.Constant(value=str(word)):
            return {word}
        case ast.IfExp(body=one, orelse=other):
            return _resolved(one, constants, local) | _resolved(other, constants, local)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return local.get(name, set()) or (constants.get(name, set()) if name.isupper() else set())
        case _:
            return set()


def _local_words(function: ast.Module | ast.FunctionDef) -> dict[str, set[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.IfExp | ast.Constant):
                words[node.targets[0].id] |= {word for word in _strings(value) if _looks_like_code(word)}
    return words


def _strings(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _looks_like_code(word: str) -> bool:
    return "." in word and " " not in word and word == word.lower()


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
