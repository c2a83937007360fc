"""The import folder as a channel: collected like any other, answered by moving what was laid down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import OutsideError
from clerk_app.gateways.strict_json import storable
from clerk_app.services.channels import Announcement, Fetched, Policy, Said, Vanished

from .door import FolderDoor
from .reading import Origin, fingerprint
from .refusal import Refused
from .tray import DONE, FAILED, WORKING, Tray

KIND = "folder"


@dataclass(frozen=True)
class FolderChannel:
    name: str
    destination: str
    policy: Policy
    tray: Tray
    door: FolderDoor
    kind: str = KIND
    environment: str = ""

    def announcements(self) -> Iterable[Announcement]:
        """What was taken in before is said again, so that it is counted, and is cleared away."""
        told = [Announcement(self.destination, arrival, "") for arrival in self.tray.waiting()]
        for announcement in told:
            for tray in (DONE, FAILED):
                if (self.tray.folder / tray / announcement.submission_id).is_dir():
                    self.tray.put(announcement.submission_id, tray)
        return told

    @contextmanager
    def fetch(self, announcement: Announcement) -> Iterator[Fetched]:
        found = self.tray.place(announcement.submission_id)
        if found is None:
            raise Vanished
        place, since = found
        self._require_unchanged(place, announcement.submission_id)
        with self.door.assess(place, Origin(self.destination, since)) as assessment:
            yield Fetched(assessment, announcement.submission_id, since)

    def write_answer(self, delivery: Delivery) -> str:
        """What the person who laid it down reads beside it."""
        if delivery.state is DeliveryState.ACCEPTING:
            return "Übernommen"
        lines = [f"{problem.title}: {problem.detail}".strip(": ") for problem in delivery.problems]
        return "\n".join(["Nicht übernommen.", *lines, ""])

    def send(self, delivery: Delivery) -> Said:
        accepted = delivery.state is DeliveryState.ACCEPTING
        reason = "" if accepted else delivery.answer
        self.tray.put(delivery.submission_id, DONE if accepted else FAILED, reason)
        return self.standing(delivery)

    def standing(self, delivery: Delivery) -> Said:
        said = {WORKING: Said.OPEN, DONE: Said.ACCEPTED, FAILED: Said.REJECTED}
        return said.get(self.tray.standing(delivery.submission_id), Said.ENDED)

    def close(self) -> None:
        """Nothing is held open."""

    def _require_unchanged(self, place: Path, arrival: str) -> None:
        """Whoever was still writing when it was taken writes on in the working tray."""
        try:
            if not self.tray.is_unchanged(arrival, fingerprint(place, self.tray.limits)):
                raise OutsideError("folder.still_changing", path=storable(str(place)))
        except Refused:
            return  # the door says why
        except OSError as trouble:
            raise OutsideError("folder.unreadable", path=storable(str(place))) from trouble
