"""Reads the source tree as a building inspector would: measures, and imports where they stand."""

from __future__ import annotations

import ast
import re
import shutil
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
        return _parsed(self.text, self.path)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    def within(self, *folders: str) -> bool:
        return self.path.startswith(folders)


@cache
def _parsed(text: str, path: str) -> ast.Module:
    return ast.parse(text, path)


def tracked(*patterns: str) -> list[str]:
    """What git knows and what is about to be added; without git, what lies on the disk and is not hidden."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ]
        done = subprocess.run(
            [*command, "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return sorted({name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()})
    found = {path.relative_to(ROOT) for pattern in patterns or ("*",) for path in ROOT.rglob(pattern)}
    return sorted(path.as_posix() for path in found if (ROOT / path).is_file() and not _left_out(path))


def _left_out(path: Path) -> bool:
    made = {"__pycache__", "build", "dist"}
    return any(part in made or (part.startswith(".") and part != ".ci") for part in path.parts)


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
