"""Reads the source tree as a building inspector would: measures, and imports where they stand."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")


@dataclass(frozen=True)
class Source:
    """`path` is seen from the project's root; `text` is read as UTF-8."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    def within(self, *folders: str) -> bool:
        return self.path.startswith(folders)


def tracked(*patterns: str) -> list[str]:
    """What git knows and what is about to be added; a copy without git is read from the disk."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        return sorted({name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()})
    hidden = (".venv", ".git", "__pycache__", "build", "dist")
    found = (path for pattern in patterns or ("*",) for path in ROOT.rglob(pattern.split("/")[-1]))
    return sorted(
        str(p.relative_to(ROOT))
        for p in found
        if p.is_file() and not set(hidden) & set(p.relative_to(ROOT).parts)
    )


@cache
def product() -> tuple[Source, ...]:
    names = [name for name in tracked("*.py") if name.startswith("clerk_app/")]
    return tuple(Source(name, (ROOT / name).read_text("utf-8")) for name in names)


def definitions(source: Source) -> Iterator[Definition]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def length(node: Definition) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def imports_in_functions(source: Source) -> Iterator[tuple[int, str]]:
    for function in ast.walk(source.tree):
        if isinstance(function, FUNCTION):
            for node in ast.walk(function):
                yield from ((node.lineno, name) for name in imported(node))


def imported(node: ast.AST) -> list[str]:
    """Full names; relative imports begin with their dots."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = "." * node.level + (node.module or "")
        return [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return []


def all_imports(source: Source) -> set[str]:
    return {name for node in ast.walk(source.tree) for name in imported(node)}


def calls_of(source: Source, name: str) -> Iterator[int]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node.lineno


def colours(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, found) for found in COLOUR.findall(node.value))


def module_state(source: Source) -> Iterator[tuple[int, str]]:
    """Names a function rebinds at module level: state that outlives the call."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield from ((node.lineno, name) for name in node.names)
