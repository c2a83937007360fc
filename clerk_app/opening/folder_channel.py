"""A `[[channel]]` of kind folder, and the door for whatever `admin import` is shown."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from clerk_app.domain.submission import Assessment
from clerk_app.gateways.data_schema import schemas_in
from clerk_app.gateways.fitconnect.keys import KeyRing
from clerk_app.gateways.folder.channel import FolderChannel
from clerk_app.gateways.folder.door import FolderDoor
from clerk_app.gateways.folder.laying_out import laid_out
from clerk_app.gateways.folder.pdf_values import pdf_contents
from clerk_app.gateways.folder.reader import Reader
from clerk_app.gateways.folder.reading import Origin
from clerk_app.gateways.folder.refusal import load_reasons
from clerk_app.gateways.folder.tray import Tray
from clerk_app.gateways.labels import load_labels
from clerk_app.services.by_hand import DESTINATION
from clerk_app.services.channels import Policy
from clerk_app.services.laying_down import Opening
from clerk_app.services.office import Office
from clerk_app.services.tray import DESTINATION as TRAY
from clerk_app.services.tray import LayingOut, Part

from .config import Entry
from .doors import bundle_door
from .key_entries import RING, keys_at_hand, ring_of
from .paths import Home, Shipped
from .secret_places import Secrets

KNOWN = ("kind", "name", "path", "destination", "accept", "station", "quiet_seconds", *RING)
QUIET = 5.0


def build(
    entry: Entry, home: Home, pause: Callable[[float], None], shipped: Shipped, secrets: Secrets
) -> FolderChannel:
    entry.require_known(KNOWN)
    path = entry.text("path")
    name = entry.text("name", path)
    folder = (home.folder / Path(path).expanduser()).absolute()
    _require_outside(entry, folder, home)
    tray = Tray(folder, _station(entry, home), _quiet(entry), pause)
    return FolderChannel(
        name=name,
        destination=entry.text("destination", f"folder/{name}"),
        policy=Policy(entry.choice("accept", tuple(Policy), Policy.AUTOMATIC.value)),
        tray=tray,
        door=folder_door(shipped, home, ring_of(entry, secrets)),
    )


def folder_door(
    shipped: Shipped, home: Home, keys: Path | KeyRing | Callable[[], KeyRing] | None
) -> FolderDoor:
    # Keys are asked for only when a sealed submission lies there: most folders never see one.
    sealed = cache(lambda: bundle_door(shipped, keys() if callable(keys) else keys, home.forms))

    def open_bundle(bundle: Path) -> Assessment:
        return sealed().assess(bundle)

    reasons = load_reasons(shipped.resources / "folder" / "reasons.toml")
    reader = Reader(pdf_contents, load_labels(home.forms), schemas=schemas_in(home.forms))
    return FolderDoor(reader, reasons, open_bundle, home.spool)


def hand_door(shipped: Shipped, home: Home) -> FolderDoor:
    """For what belongs to no channel: every key of this office is tried."""
    return folder_door(shipped, home, partial(keys_at_hand, home))


def hand_opening(shipped: Shipped, home: Home) -> Opening:
    """The same door for what a person lays on the desk."""

    def opening(path: Path, office: Office) -> AbstractContextManager[Assessment]:
        return hand_door(shipped, home).assess(path, Origin(DESTINATION, office.clock()))

    return opening


def tray_laying_out(shipped: Shipped, home: Home) -> LayingOut:
    """The same door once more, with the schemas, labels and keys the office has by then."""

    def laying_out(parts: Sequence[Part], since: datetime) -> AbstractContextManager[Assessment]:
        origin = Origin(TRAY, since, again=True)
        return laid_out(hand_door(shipped, home), parts, origin)

    return laying_out


def _require_outside(entry: Entry, folder: Path, home: Home) -> None:
    """Whatever lies in an import folder is carried off: database, keys and settings must not lie there."""
    place, office = folder.resolve(), home.folder.resolve()
    own = (home.forms, home.packs, home.spool, home.drafts, home.log.parent)
    if office.is_relative_to(place) or any(place.is_relative_to(one.resolve()) for one in own):
        raise entry.wrong("folder_of_the_office", "path", value=str(folder))


def _station(entry: Entry, home: Home) -> str:
    """The data folder belongs to it: two offices on one machine are two stations."""
    told = entry.text("station", "") or socket.gethostname()
    mark = hashlib.sha256(str(home.folder.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{re.sub(r'[^A-Za-z0-9-]', '-', told)[:40]}-{mark}"


def _quiet(entry: Entry) -> float:
    value = entry.values.get("quiet_seconds", QUIET)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 3600:
        raise entry.wrong("choice", "quiet_seconds", value=value, allowed="0 … 3600")
    return float(value)
