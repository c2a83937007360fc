"""Brings keys into the key store of the system, and tells which are there and how long they hold."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.fitconnect.key_shelf import USES, HeldKey, held_keys, read_key_file, shelve
from clerk_app.gateways.fitconnect.keys import read_public_keys
from clerk_app.gateways.fitconnect.public_shelf import OWNERS, shelve_public
from clerk_app.gateways.vault import open_vault
from clerk_app.opening.key_health import days_left
from clerk_app.opening.key_places import VAULT

Told = tuple[Any, Sequence[str], bool]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="DATEI", help="JWK, JWK-Satz oder PKCS#12 (.p12, .pfx)")
    parser.add_argument("--use", choices=tuple(USES), default="", help="Zweck bei PKCS#12: enc oder sig")
    parser.add_argument(
        "--public",
        choices=tuple(OWNERS),
        default="",
        help="öffentliche Prüfschlüssel des Zustelldienstes (service) oder des Zustellpunkts (destination)",
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="DATEI", help="Datei mit dem Kennwort (PKCS#12)"
    )


def take_in(told: argparse.Namespace) -> Told:
    try:
        octets = told.file.read_bytes()
        password = _password(told, octets)
    except OSError as trouble:
        raise OutsideError("keys.unreadable", path=str(trouble.filename or told.file)) from trouble
    if told.public:
        return _take_in_public(octets, told.file.name, told.public)
    shelved = shelve(open_vault(VAULT), read_key_file(octets, told.file.name, password, told.use))
    return [_value(one) for one in shelved], [_line(one) for one in shelved], False


def _take_in_public(octets: bytes, source: str, owner: str) -> Told:
    keys = read_public_keys(octets, source)
    name = shelve_public(open_vault(VAULT), keys, owner)
    value = [{"kid": key.kid, "algorithm": key.algorithm, "reference": f"keyring:{name}"} for key in keys]
    return value, [f"{key.kid}  {key.algorithm}  keyring:{name}" for key in keys], False


def secret_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="unter welchem Namen config.toml darauf verweist")
    parser.add_argument(
        "--password-file", type=Path, metavar="DATEI", help="Datei mit dem Geheimnis, statt es zu tippen"
    )


def keep_secret(told: argparse.Namespace) -> Told:
    """Never on the command line, where everybody on the machine could read it."""
    try:
        secret = told.password_file.read_text("utf-8") if told.password_file else _typed(told.name)
    except (OSError, UnicodeDecodeError) as trouble:
        raise OutsideError("keys.unreadable", path=str(told.password_file)) from trouble
    secret = secret.rstrip("\r\n")
    if not secret:
        raise SystemExit("Das Geheimnis ist leer; es wurde nichts abgelegt.")
    open_vault(VAULT).put(told.name, secret)
    return {"reference": f"keyring:{told.name}"}, [f"Abgelegt: keyring:{told.name}"], False


def _typed(name: str) -> str:
    return getpass.getpass(f"Geheimnis für „{name}“: ") if sys.stdin.isatty() else sys.stdin.readline()


def list_keys(told: argparse.Namespace) -> Told:
    keys = held_keys(open_vault(VAULT))
    over = any((left := days_left(one)) is not None and left < 0 for one in keys)
    return [_value(one) for one in keys], [_line(one) for one in keys] or ["Keine Schlüssel."], over


def _password(told: argparse.Namespace, octets: bytes) -> str:
    if told.password_file is not None:
        return str(told.password_file.read_text("utf-8")).rstrip("\r\n")
    asks = octets.lstrip()[:1] != b"{" and sys.stdin.isatty()
    return getpass.getpass("Kennwort der Schlüsseldatei: ") if asks else ""


def _value(key: HeldKey) -> dict[str, object]:
    return {
        "kid": key.kid,
        "algorithm": key.algorithm,
        "reference": f"keyring:{key.name}",
        "expires_on": key.expires_on.isoformat() if key.expires_on else None,
        "days_left": days_left(key),
    }


def _line(key: HeldKey) -> str:
    until = f"gültig bis {key.expires_on:%d.%m.%Y}" if key.expires_on else "ohne Ablauftag"
    return f"{key.kid}  {key.algorithm}  keyring:{key.name}  {until}"
