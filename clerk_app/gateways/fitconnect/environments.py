"""Which FIT-Connect environment (TEST, STAGE, PROD) a submission came through, told by who signed its log."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from clerk_app.domain.errors import ClerkError, OutsideError


@dataclass(frozen=True)
class Environments:
    by_origin: Mapping[str, str] = field(default_factory=dict)

    def of(self, issuer: str) -> str:
        """TEST, STAGE or PROD; "" for an issuer the table does not know."""
        return self.by_origin.get(_origin(issuer), "")


def load_environments(path: Path) -> Environments:
    try:
        table = tomllib.loads(path.read_text("utf-8"))["environment"]
        return Environments({_origin(url): str(row["name"]) for row in list(table) for url in row["issuers"]})
    except OSError as trouble:
        raise OutsideError("environments.unreadable", path=str(path)) from trouble
    except (ValueError, KeyError, TypeError) as trouble:
        raise ClerkError("environments.malformed", path=str(path), reason=str(trouble)) from trouble


def _origin(url: str) -> str:
    """Scheme and whole host name; a prefix comparison would take a longer, foreign host for ours."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname}"
