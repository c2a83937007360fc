"""Why something in the folder is turned away, in words for the person who laid it down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.submission import Problem
from clerk_app.gateways.strict_json import storable

AREA = "folder"
SLUGS = frozenset(
    {
        "archive-bomb", "archive-broken", "archive-encrypted", "archive-nested", "archive-unknown", "empty",
        "executable", "link", "mail-broken", "malformed", "path-outside", "too-deep", "too-large",
        "too-many", "unsafe-xml",
    }
)  # fmt: skip


class Refused(Exception):
    """A definite fault of what was laid down; the arrival is kept, but it becomes no case."""

    def __init__(self, slug: str, **facts: object) -> None:
        super().__init__(slug, facts)
        self.slug = slug
        self.facts = facts


@dataclass(frozen=True)
class Reasons:
    entries: Mapping[str, tuple[str, str]]  # slug → title, detail

    def problem(self, refused: Refused) -> Problem:
        title, detail = self.entries[refused.slug]
        facts = {name: storable(str(value)) for name, value in refused.facts.items()}
        return Problem(AREA, refused.slug, title, Template(detail).safe_substitute(facts), "submission")


def load_reasons(path: Path) -> Reasons:
    try:
        rows = tomllib.loads(path.read_text("utf-8"))
        entries = {slug: (str(row["title"]), str(row["detail"])) for slug, row in rows.items()}
    except OSError as trouble:
        raise OutsideError("catalogue.unreadable", path=str(path)) from trouble
    except (ValueError, KeyError, TypeError) as trouble:
        raise ClerkError("catalogue.malformed", path=str(path), reason=str(trouble)) from trouble
    missing = SLUGS - entries.keys()
    if missing:
        raise ClerkError("catalogue.incomplete", path=str(path), missing=", ".join(sorted(missing)))
    return Reasons(entries)
