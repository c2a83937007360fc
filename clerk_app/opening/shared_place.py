"""Where the shared office lies: the address of its server, and how safe the line to it has to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.storage.postgres.line import ends_here, hosts_of, is_weak, proves_server

if TYPE_CHECKING:  # the first window does not wait for it
    import sqlalchemy as sa

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_PARTS = re.compile(r"[a-z+]+://(?:(?P<who>[^@/?]*)@)?(?P<hosts>[^/?]*)(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True)
class SharedPlace:
    """`store` is this desk's own folder; `weak_line` the house's policy for less than a proven line."""

    url: sa.URL = field(repr=False)
    store: Path
    weak_line: bool = False

    def __str__(self) -> str:
        secret = {"sslpassword": "***"} if "sslpassword" in self.url.query else {}
        return self.url.update_query_dict(secret).render_as_string(hide_password=True)

    @property
    def login(self) -> str:
        return self.url.username or ""

    @property
    def weak(self) -> bool:
        return is_weak(self.url)

    @property
    def server_proven(self) -> bool:
        return proves_server(self.url)

    @property
    def on_this_machine(self) -> bool:
        return ends_here(self.url)

    def with_password(self, password: str) -> SharedPlace:
        return replace(self, url=self.url.set(password=password))

    @property
    def name(self) -> str:
        """Under which its password lies in the key store: login, servers and database."""
        return self.url.set(password=None, query={}).render_as_string() + "#" + ",".join(hosts_of(self.url))


Database = Path | SharedPlace


def is_shared_address(told: str) -> bool:
    return told.startswith(_SCHEMES)


def shared_place(told: str, store: Path, *, weak_line: bool) -> SharedPlace:
    """An address with several servers is written as libpq wants it."""
    import sqlalchemy as sa
    from sqlalchemy.exc import ArgumentError

    parts = _PARTS.fullmatch(told)
    if parts is None:
        raise SystemExit(
            "Die Datenbankadresse ist nicht lesbar; erwartet wird postgresql://NAME@SERVER/DATENBANK."
        )
    who, rest = f"{parts['who']}@" if parts["who"] else "", parts["rest"] or "/"
    try:
        if "," in parts["hosts"]:
            url = sa.make_url(f"postgresql://{who}{rest}").update_query_dict(_servers(parts["hosts"]))
        else:
            url = sa.make_url(f"postgresql://{who}{parts['hosts']}{rest}")
    except (ArgumentError, ValueError) as unreadable:
        raise SystemExit("Die Datenbankadresse ist nicht lesbar.") from unreadable
    if not url.database:
        raise SystemExit("In der Datenbankadresse fehlt der Name der Datenbank.")
    return SharedPlace(url, store, weak_line=weak_line)


def _servers(hosts: str) -> dict[str, str]:
    named = [re.fullmatch(r"(\[[^]]*\]|[^:]*)(?::(\d+))?", one) for one in hosts.split(",")]
    if any(one is None for one in named):
        raise ValueError(hosts)
    return {
        "host": ",".join(one[1].strip("[]") for one in named if one),
        "port": ",".join(one[2] or "5432" for one in named if one),
    }
