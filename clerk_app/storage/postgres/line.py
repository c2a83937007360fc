"""What an address may ask of the line to the shared office: who proves what to whom, and nothing weaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from clerk_app.domain.errors import OutsideError

if TYPE_CHECKING:  # the first window does not wait for it
    import sqlalchemy as sa

PINNED: Mapping[str, str] = {
    "application_name": "amtstisch",
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "8000",
    "target_session_attrs": "read-write",
    "client_encoding": "utf8",
    "options": "-c search_path=office,audit -c statement_timeout=30000 -c lock_timeout=8000"
    " -c idle_in_transaction_session_timeout=120000",
}
PASSWORD: Mapping[str, str] = {
    "sslmode": "verify-full",
    "channel_binding": "require",  # or whoever has a certificate of the same authority reads along
    "require_auth": "scram-sha-256",  # or whoever poses as the server asks for the password in clear text
    "gssencmode": "disable",
}
CERTIFICATE: Mapping[str, str] = {
    "sslmode": "verify-full",
    "channel_binding": "prefer",
    "require_auth": "none",
    "sslcertmode": "require",
    "gssencmode": "disable",
}
KERBEROS: Mapping[str, str] = {
    "sslmode": "verify-full",
    "channel_binding": "disable",
    "require_auth": "gss",
    "gssencmode": "require",
}
# They would lead elsewhere than the address says, take safeguards away or lay bare what is encrypted.
_NEVER = frozenset({"options", "service", "user", "password", "dbname", "replication", "sslkeylogfile"})
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
_OLD_TLS = frozenset({"TLSv1", "TLSv1.1"})


def line_to(url: sa.URL, *, weak_line: bool) -> dict[str, str]:
    """All the driver is told about the line. `weak_line` is the policy that lets an address ask for less."""
    asked = asked_of(url)
    _refuse_detours(url, asked)
    if _local(url, asked):
        return {**asked, **PINNED}
    if not is_weak(url):
        return {**_way(asked), **asked, **PINNED}
    if not weak_line and not ends_here(url):
        gaps = ", ".join(f"{name}={value}" for name, value in _gaps(asked).items())
        raise OutsideError("database.weak_line", gaps=gaps)
    return {**asked, **PINNED}


def is_weak(url: sa.URL) -> bool:
    """Whether somebody on the way could read along. To a server elsewhere silence asks for the best."""
    asked = asked_of(url)
    if _local(url, asked):
        return False
    return bool(_gaps(asked)) or (ends_here(url) and not {"sslmode", "gssencmode"} & asked.keys())


def proves_server(url: sa.URL) -> bool:
    """Whether the server must show a certificate in its own name; unasked, only one elsewhere does."""
    asked = asked_of(url)
    return asked.get("sslmode", "" if ends_here(url) else "verify-full") == "verify-full"


def ends_here(url: sa.URL) -> bool:
    """On this very machine there is no wire; such a line may be open, and is shown so."""
    hosts = hosts_of(url)
    return bool(hosts) and all(host in _OWN_MACHINE or host.startswith("/") for host in hosts)


def asked_of(url: sa.URL) -> dict[str, str]:
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in url.query.items()}


def hosts_of(url: sa.URL) -> tuple[str, ...]:
    """Every name and bare network address the line could end at."""
    asked = asked_of(url)
    told = (url.host or asked.get("host", ""), asked.get("hostaddr", ""))
    return tuple(place for places in told if places for place in places.split(","))


def _way(asked: Mapping[str, str]) -> Mapping[str, str]:
    """A certificate stands alone once the address lets channel binding go or wants no password."""
    if asked.get("gssencmode") == "require":
        return KERBEROS
    alone = asked.get("require_auth") == "none" or asked.get("channel_binding", "require") != "require"
    return CERTIFICATE if "sslcert" in asked and alone else PASSWORD


def _gaps(asked: Mapping[str, str]) -> dict[str, str]:
    """Where the address falls short of a line on which the server proves itself and nobody reads along."""
    way = _way(asked)
    fixed = {name: value for name, value in way.items() if name != "channel_binding" or way is PASSWORD}
    short = {name: asked[name] for name, value in fixed.items() if asked.get(name, value) != value}
    if asked.get("ssl_min_protocol_version", "") in _OLD_TLS:
        short["ssl_min_protocol_version"] = asked["ssl_min_protocol_version"]
    return short


def _local(url: sa.URL, asked: Mapping[str, str]) -> bool:
    """Sockets of this very machine only: there is no line anybody could listen on."""
    places = asked.get("host", "").split(",")
    return not url.host and "hostaddr" not in asked and all(place.startswith("/") for place in places)


def _refuse_detours(url: sa.URL, asked: Mapping[str, str]) -> None:
    wrong = sorted(_NEVER & asked.keys())
    wrong += [name for name in ("host", "port") if name in asked and getattr(url, name)]
    if wrong:
        raise OutsideError("database.options", names=", ".join(wrong))
