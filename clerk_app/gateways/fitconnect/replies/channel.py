"""The way back through an inbox at the delivery service: announced, uploaded part by part, then submitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from clerk_app.domain.errors import OutsideError
from clerk_app.domain.outgoing import Letter, Matter
from clerk_app.gateways.jose import jwk
from clerk_app.gateways.jose.errors import UnusableKey
from clerk_app.gateways.jose.jwk import PublicKey
from clerk_app.services import letter_channel
from clerk_app.services.letter_channel import Refused, Standing

from ..event_log import Event, read_events
from ..faults import LogFault, OwnFault, SenderFault
from ..online.api import SubmissionApi
from ..online.key_board import KeyBoard
from ..online.profile import REPLY, Profile
from ..online.trouble import Busy, Declined, Unheard
from ..online.wire import Wire
from ..schemas import Schemas, metadata_doubt
from .reply_key import usable
from .sealing import attachment_id, document, sealed

CREATED, SUBMITTED = "create-reply", "submit-reply"
_GONE = (404, 410)
_CONFLICT = 409
_FINAL = (400, 413, 415, 422)


@dataclass(frozen=True)
class ReplyLine:
    """Everything that speaks with the service."""

    wire: Wire
    api: SubmissionApi
    keys: KeyBoard


class FitConnectReplies:
    def __init__(
        self,
        profile: Profile,
        line: ReplyLine,
        schemas: Schemas,
        clock: Callable[[], datetime],
        minimum_bits: int = jwk.MINIMUM_BITS,
    ) -> None:
        self._profile = profile
        self._line = line
        self._schemas = schemas
        self._clock = clock
        self._minimum_bits = minimum_bits

    @property
    def name(self) -> str:
        return self._profile.name

    def close(self) -> None:
        self._line.wire.close()

    def announce(self, letter: Letter) -> str:
        """A second announcement leaves behind a reply that is never submitted."""
        matter = self._own(letter)
        self._key(matter)
        with self._translated():
            return self._line.api.announce_reply(matter.thread_id, (attachment_id(letter),))

    def deliver(self, remote_id: str, letter: Letter) -> None:
        """Sealed anew at each attempt. 409 means that it went further before than this office knew."""
        matter = self._own(letter)
        metadata, outgoing = document(letter, matter)
        self._require_valid(metadata)
        reply = sealed(metadata, outgoing, self._key(matter))
        with self._translated():
            try:
                for part, token in reply.attachments.items():
                    self._line.api.attach_to_reply(remote_id, part, token)
                self._line.api.submit_reply(remote_id, reply.metadata, reply.data)
            except Declined as no:
                if no.status not in (_CONFLICT, *_GONE):
                    raise
                if self.status(remote_id, letter) is not Standing.DELIVERED:
                    raise

    def status(self, remote_id: str, letter: Letter) -> Standing:
        """By the event log of the case, every event of which is verified."""
        matter = self._own(letter)
        with self._translated():
            try:
                tokens, announced = self._line.api.events(matter.thread_id)
            except Declined as no:
                if no.status in _GONE:
                    return Standing.UNKNOWN
                raise
            ring = self._line.keys.ring(tokens)
        try:
            return _standing(read_events(matter.thread_id, tokens, announced, ring), remote_id)
        except (LogFault, OwnFault) as fault:
            facts = {"channel": self.name, "reason": str(fault.stumble)}
            raise OutsideError("channel.log_unreadable", **facts) from fault

    def _own(self, letter: Letter) -> Matter:
        """Only what came in here goes out here: environments and inboxes are never mixed."""
        matter, profile = letter.matter, self._profile
        if matter is None or (matter.destination_id, matter.environment) != (
            profile.destination,
            profile.environment,
        ):
            raise Refused("reply.other_inbox", final=True)
        if matter.reply_channel.kind != REPLY or not matter.reply_channel.key:
            raise Refused("reply.no_key", final=True)
        return matter

    def _key(self, matter: Matter) -> PublicKey:
        try:
            return usable(matter.reply_channel.key, self._clock(), self._minimum_bits)
        except UnusableKey as wrong:
            raise Refused(f"reply.key_unusable: {wrong}", final=True) from wrong

    def _require_valid(self, metadata: dict[str, object]) -> None:
        try:
            doubt = metadata_doubt(metadata, self._schemas)
        except (SenderFault, OwnFault) as fault:
            doubt = str(fault.stumble)
        if doubt:
            raise Refused(f"reply.metadata: {doubt}", final=True)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except Unheard as trouble:
            facts = {"channel": self.name, "reason": str(trouble)}
            raise OutsideError("channel.unreachable", **facts) from trouble
        except Busy as trouble:
            raise letter_channel.Busy(trouble.seconds) from trouble
        except Declined as no:
            raise Refused(str(no), final=no.status in _FINAL) from no


def _standing(events: tuple[Event, ...], remote_id: str) -> Standing:
    """Only the service itself says what it has taken."""
    mine = [event for event in events if event.subject == f"reply:{remote_id}"]
    kinds = {event.kind for event in mine if event.issuer.startswith("http")}
    if SUBMITTED in kinds:
        return Standing.DELIVERED
    return Standing.OPEN if CREATED in kinds else Standing.UNKNOWN
