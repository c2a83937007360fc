"""The way into the house for whatever lies in a folder: the verdict on it, with a spool meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.submission import Assessment, Attachment, Verdict
from clerk_app.gateways.fitconnect.file_types import detect
from clerk_app.gateways.fitconnect.online.spool import spool_folder
from clerk_app.gateways.strict_json import storable

from .parcel import parts_of
from .reader import Reader
from .reading import Origin, open_arrival, read
from .refusal import Reasons, Refused


@dataclass(frozen=True)
class FolderDoor:
    """`bundle` opens saved FIT-Connect submissions, which bring their own evidence and destination."""

    reader: Reader
    reasons: Reasons
    bundle: Callable[[Path], Assessment]
    spool: Path

    @contextmanager
    def assess(self, place: Path, origin: Origin) -> Iterator[Assessment]:
        """What lies in files is gone when the block is left."""
        with spool_folder(self.spool) as spool:
            yield self._verdict(place, origin, spool)

    def _verdict(self, place: Path, origin: Origin, spool: Path) -> Assessment:
        try:
            found = self._judged(place, origin, spool)
            if found.submission is not None and not origin.again:
                return found
            return replace(found, originals=self._originals(place))
        except OSError as trouble:
            raise OutsideError("folder.unreadable", path=storable(str(place))) from trouble

    def _originals(self, place: Path) -> tuple[Attachment, ...]:
        """Within the bounds of every arrival; beyond them it stays where it lies."""
        try:
            parts = parts_of(place, self.reader.limits)
        except Refused:
            return ()
        return tuple(
            Attachment(part.name, part.name, detect(part.head), detect(part.head), "original", part.file)
            for part in parts
        )

    def _judged(self, place: Path, origin: Origin, spool: Path) -> Assessment:
        try:
            opened = open_arrival(place, spool, self.reader.limits)
            if opened.bundle is not None:
                return self.bundle(opened.bundle)
            submission = read(place, opened, origin, self.reader)
        except Refused as refused:
            return Assessment(Verdict.REJECTED, (self.reasons.problem(refused),))
        return Assessment(Verdict.ACCEPTED, submission=submission)
