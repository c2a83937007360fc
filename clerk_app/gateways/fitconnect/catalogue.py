"""The problem catalogue: how each stumble is called towards the sender and towards the clerk."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Problem

from .faults import Fault, Stumble

_COLUMNS = ("area", "slug", "instance", "title", "detail")


@dataclass(frozen=True)
class Entry:
    area: str
    slug: str
    instance: str
    title: str
    detail: str


@dataclass(frozen=True)
class Catalogue:
    base: str  # URI under which the slugs stand in a reject-submission event
    entries: Mapping[Stumble, Entry]

    def problem(self, fault: Fault) -> Problem:
        entry = self.entries[fault.stumble]
        detail, instance = (
            Template(text).safe_substitute(fault.facts) for text in (entry.detail, entry.instance)
        )
        return Problem(entry.area, entry.slug, entry.title, detail, instance)

    def titled(self, problem: Problem) -> Problem:
        """A problem a clerk has described, under the title the table has for it."""
        if problem.title:
            return problem
        known = (entry.title for entry in self.entries.values() if entry.slug == problem.slug)
        return replace(problem, title=next(known, problem.slug))


def load_catalogue(path: Path) -> Catalogue:
    """The table, complete or not at all: an edited table that lacks an entry is turned down here."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        rows = {
            Stumble(row["key"]): Entry(*(str(row[column]) for column in _COLUMNS)) for row in table["problem"]
        }
        base = str(table["base"])
    except OSError as trouble:
        raise OutsideError("catalogue.unreadable", path=str(path)) from trouble
    except (ValueError, KeyError, TypeError) as trouble:
        raise ClerkError("catalogue.malformed", path=str(path), reason=str(trouble)) from trouble
    missing = [stumble.value for stumble in Stumble if stumble not in rows]
    if missing:
        raise ClerkError("catalogue.incomplete", path=str(path), missing=", ".join(missing))
    return Catalogue(base, rows)
