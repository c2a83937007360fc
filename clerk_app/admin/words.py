"""The German sentence for what the office turns down, the same in a terminal as in the window."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from clerk_app.domain.composition import Composition
from clerk_app.domain.saying_blockers import said
from clerk_app.domain.submission import Problem
from clerk_app.opening.paths import Shipped

_FACT = re.compile(r"(\w+): (.*?)(?=, \w+: |$)", re.DOTALL)


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a code, or the code itself with its facts: never an empty answer."""
    parts = _parts(f"{code}.{facts.get('reason', '')}") or _parts(code)
    if parts is None:
        return ", ".join([code, *(f"{name}: {value}" for name, value in facts.items())])
    text = " ".join(parts[name] for name in ("happened", "meaning", "next") if parts.get(name))
    return _filled(text, facts)


def remembered(problem: Problem) -> str:
    """What kept a delivery outside: in its own words, or by code and the facts written down with it."""
    if problem.title or _parts(problem.slug) is None:
        return ": ".join(part for part in (problem.title, problem.detail or problem.slug) if part)
    return sentence(problem.slug, dict(_FACT.findall(problem.detail)))


def open_points(composed: Composition) -> list[str]:
    """What holds the notice back, in the words of the red list."""
    return [said(blocker, composed, {}, _happened) for blocker in composed.blockers]


def _happened(code: str, facts: Mapping[str, object]) -> str | None:
    parts = _parts(code)
    return None if parts is None else _filled(parts["happened"], facts)


def _parts(code: str) -> dict[str, str] | None:
    return _sentences(Shipped().resources / "i18n" / "sentences" / "de").get(code)


def _filled(text: str, facts: Mapping[str, object]) -> str:
    return text.format_map(_Blanks({name: str(value) for name, value in facts.items()}))


class _Blanks(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


@lru_cache(maxsize=1)
def _sentences(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found
