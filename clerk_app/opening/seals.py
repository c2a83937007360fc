"""The seal that `[seal]` of the configuration names: in a file, or on a card or in a safe for keys."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.outgoing import NOTICE
from clerk_app.services.sealing import LETTERS, Sealer

from .config import Entry, read_config
from .key_places import VAULT
from .office import OpenOffice
from .paths import Home
from .secret_places import Secrets

if TYPE_CHECKING:
    from cryptography import x509

    from clerk_app.gateways.seal.cms import Signer
    from clerk_app.gateways.seal.pkcs11_token import TokenPlace
    from clerk_app.gateways.seal.sealer import Stamp

_STAMP = ("time_stamp_url", "time_stamp", "time_stamp_roots", "time_stamp_seconds", "proxy", "ca_file")
KNOWN = {
    "file": ("kind", "file", "password", "letters", *_STAMP),
    "token": ("kind", "module", "token", "key", "pin", "letters", *_STAMP),
}
_MOST_SECONDS = 60.0


def with_seal(opened: OpenOffice, home: Home) -> OpenOffice:
    """The same office, which now seals what leaves it for good."""
    return replace(opened, office=replace(opened.office, seal=ConfiguredSeal(home.config)))


@dataclass(frozen=True)
class ConfiguredSeal:
    """Reads the configuration anew each time: what IT puts right holds at once, without a restart."""

    config: Path

    @contextmanager
    def unlocked(self, moment: datetime, kind: str = NOTICE) -> Iterator[Sealer | None]:
        told = _told(self.config)
        if told is None or kind not in (NOTICE, *_letters(told[0])):
            yield None
            return
        from clerk_app.gateways.seal.sealer import HeldSeal, require_valid

        entry, secrets = told
        with ExitStack() as stack:
            stamp = stack.enter_context(_stamp(entry))
            signer = stack.enter_context(_signer(entry, secrets))
            require_valid(signer.certificate, moment)
            yield HeldSeal(signer, stamp)

    def letters(self) -> tuple[str, ...]:
        """What bears the seal besides notices."""
        told = _told(self.config)
        return _letters(told[0]) if told is not None else ()

    def certificate(self) -> x509.Certificate | None:
        """For a look at its dates; on a token nobody signs in for that."""
        told = _told(self.config)
        if told is None:
            return None
        entry, secrets = told
        if entry.choice("kind", tuple(KNOWN)) == "token":
            place = _token(entry, secrets)
            from clerk_app.gateways.seal.pkcs11_token import certificate_on_token

            return certificate_on_token(place)
        with _signer(entry, secrets) as signer:
            return signer.certificate


@dataclass(frozen=True)
class FileSeal:
    """A seal told on the command line, for notices alone."""

    path: Path
    password: bytes

    @contextmanager
    def unlocked(self, moment: datetime, kind: str = NOTICE) -> Iterator[Sealer | None]:
        if kind != NOTICE:
            yield None
            return
        from clerk_app.gateways.seal.pkcs12 import signer_in_file
        from clerk_app.gateways.seal.sealer import HeldSeal, require_valid

        signer = signer_in_file(self.path, self.password)
        require_valid(signer.certificate, moment)
        yield HeldSeal(signer)


def _told(path: Path) -> tuple[Entry, Secrets] | None:
    config = read_config(path)
    if config.seal is None:
        return None
    from clerk_app.gateways.vault import open_vault

    config.seal.require_known(KNOWN[config.seal.choice("kind", tuple(KNOWN))])
    return config.seal, Secrets(open_vault(VAULT), config.secret_files)


def _letters(entry: Entry) -> tuple[str, ...]:
    named = entry.texts("letters", ())
    for kind in named:
        if kind not in LETTERS:
            raise entry.wrong("choice", "letters", value=kind, allowed=", ".join(LETTERS))
    return named


def _signer(entry: Entry, secrets: Secrets) -> AbstractContextManager[Signer]:
    if entry.text("kind") == "token":
        place = _token(entry, secrets)
        from clerk_app.gateways.seal.pkcs11_token import signer_on_token

        return signer_on_token(place)
    from clerk_app.gateways.seal.pkcs12 import signer_in_file

    password = secrets.read(entry, "password", entry.text("password"))
    return nullcontext(signer_in_file(_file(entry, "file"), password.encode()))


def _token(entry: Entry, secrets: Secrets) -> TokenPlace:
    module, token, label = _file(entry, "module"), entry.text("token"), entry.text("key")
    pin = secrets.read(entry, "pin", entry.text("pin"))
    _require_token_library()
    from clerk_app.gateways.seal.pkcs11_token import TokenPlace

    return TokenPlace(module, token, label, pin)


def _require_token_library() -> None:
    """Few offices have their seal on a token, so the library for it is theirs to install."""
    try:
        import pkcs11  # noqa: F401
    except ImportError as missing:
        raise OutsideError("seal.no_token_library") from missing


@contextmanager
def _stamp(entry: Entry) -> Iterator[Stamp | None]:
    address = entry.text("time_stamp_url", "")
    if not address:
        yield None
        return
    import httpx

    from clerk_app.gateways.seal.time_stamp import StampDesk, StampService

    service = StampService(
        address=_address(entry, address),
        roots=_roots(entry),
        required=entry.choice("time_stamp", ("required", "optional"), "required") == "required",
        seconds=entry.number("time_stamp_seconds", 10.0, _MOST_SECONDS),
    )
    with httpx.Client(verify=_trusted(entry), proxy=entry.text("proxy", "") or None) as client:
        yield StampDesk(client, service).stamp


def _address(entry: Entry, address: str) -> str:
    """Plain http will do: a time stamp is signed, and the roots say by whom it must be."""
    try:
        parts = urlsplit(address)
        fit = bool(parts.hostname) and parts.scheme in ("http", "https") and not parts.username
    except ValueError:
        fit = False
    if not fit:
        raise entry.wrong("address", "time_stamp_url", value=address)
    return address


def _roots(entry: Entry) -> tuple[x509.Certificate, ...]:
    from cryptography import x509

    path = _file(entry, "time_stamp_roots")
    try:
        return tuple(x509.load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError) as trouble:
        raise entry.wrong("no_certificate", "time_stamp_roots", file=str(path)) from trouble


def _trusted(entry: Entry) -> ssl.SSLContext | bool:
    if not entry.text("ca_file", ""):
        return True
    path = _file(entry, "ca_file")
    try:
        return ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as trouble:
        raise entry.wrong("no_certificate", "ca_file", file=str(path)) from trouble


def _file(entry: Entry, key: str) -> Path:
    path = (entry.path.parent / entry.text(key)).absolute()
    if not path.is_file():
        raise entry.wrong("file_missing", key, file=str(path))
    return path
