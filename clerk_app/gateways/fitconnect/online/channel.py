"""An inbox of the office at the delivery service, as a channel: list, fetch, answer, and look up the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from clerk_app.domain.delivery import Delivery, DeliveryState
from clerk_app.domain.errors import OutsideError
from clerk_app.domain.submission import Assessment, Verdict
from clerk_app.gateways.jose import jwe
from clerk_app.gateways.jose.errors import JoseError
from clerk_app.gateways.jose.jwk import PrivateKey
from clerk_app.services.channels import Announcement, Distrusted, Fetched, Outdated, Policy, Said, Vanished

from ..assess import assess
from ..bundle import Bundle
from ..catalogue import Catalogue
from ..environments import Environments
from ..event_log import Event, final_events, read_events, submit_event
from ..faults import Fault, LogFault, OwnFault, Stumble
from ..keys import KeyRing
from ..schemas import Schemas
from . import answers
from .api import SubmissionApi
from .key_board import KeyBoard
from .pickup import Pickup, fingerprint
from .profile import KIND, Profile
from .spool import Corner, spool_corner
from .trouble import Busy, Declined, Unheard
from .wire import Wire

_GONE = (404, 410)
_CLOCK_TOLERANCE = 60.0  # seconds


@dataclass(frozen=True)
class Examiners:
    """What verdicts rest on."""

    schemas: Schemas
    catalogue: Catalogue
    environments: Environments


@dataclass(frozen=True)
class Line:
    """Everything that speaks with the service."""

    wire: Wire
    api: SubmissionApi
    keys: KeyBoard


class FitConnectChannel:
    def __init__(
        self, profile: Profile, line: Line, signing_key: PrivateKey, examiners: Examiners, spool: Path
    ) -> None:
        self._profile = profile
        self._line = line
        self._signing_key = signing_key
        self._examiners = examiners
        self._spool = spool
        self._pickup = Pickup(line.api, profile)

    @property
    def name(self) -> str:
        return self._profile.name

    @property
    def kind(self) -> str:
        return KIND

    @property
    def policy(self) -> Policy:
        return self._profile.policy

    @property
    def environment(self) -> str:
        return self._profile.environment

    def close(self) -> None:
        self._line.wire.close()

    def announcements(self) -> Iterable[Announcement]:
        with self._translated():
            return tuple(self._line.api.waiting())

    @contextmanager
    def fetch(self, announcement: Announcement) -> Iterator[Fetched]:
        """What looks like a fault of the sender is fetched once more: the way here may have damaged it."""
        with spool_corner(self._spool) as corner:
            found, copy = self._look(announcement, corner)
            if found.assessment.verdict is Verdict.REJECTED:
                with spool_corner(self._spool) as another:
                    again, other = self._look(announcement, another)
                if other != copy or again.assessment.problems != found.assessment.problems:
                    found = replace(found, assessment=self._own(OwnFault(Stumble.OWN_COPY_DOUBTFUL)))
            yield found

    def write_answer(self, delivery: Delivery) -> str:
        """The wording is the one of the service's latest event; before the first answer it was just read."""
        schema = answers.read_receipt(delivery.receipt).schema
        with self._translated():
            if delivery.answer:
                schema = answers.newest_schema(self._line.api.events(delivery.thread_id)[0])
            at = self._line.wire.service_time()
        if delivery.state is DeliveryState.ACCEPTING:
            return answers.accepting(delivery, schema, self._signing_key, at)
        catalogue = self._examiners.catalogue
        named = replace(delivery, problems=tuple(map(catalogue.titled, delivery.problems)))
        return answers.rejecting(named, catalogue.base, schema, self._signing_key, at)

    def send(self, delivery: Delivery) -> Said:
        with self._translated():
            try:
                self._line.api.send_event(delivery.thread_id, delivery.answer)
            except Unheard:
                return self.standing(delivery)
            except Declined as no:
                return self._after_no(delivery, no)
        return Said.ACCEPTED if delivery.state is DeliveryState.ACCEPTING else Said.REJECTED

    def standing(self, delivery: Delivery) -> Said:
        with self._translated():
            tokens, announced = self._log(delivery.thread_id)
            ring = self._line.keys.ring(tokens)
        try:
            events = read_events(delivery.thread_id, tokens, announced, ring)
        except LogFault as fault:
            raise Distrusted((self._examiners.catalogue.problem(fault),)) from fault
        except OwnFault as fault:
            raise self._unreadable(fault) from fault
        return _said(final_events(events, delivery.submission_id), delivery.destination_id)

    def _log(self, case_id: str) -> tuple[list[str], int]:
        try:
            return self._line.api.events(case_id)
        except Declined as no:
            if no.status in _GONE:
                raise Vanished(str(no)) from no
            raise

    def _after_no(self, delivery: Delivery, no: Declined) -> Said:
        if no.status in _GONE:
            raise Vanished(str(no)) from no
        if no.status == 409:
            said = self.standing(delivery)
            if said is not Said.OPEN:
                return said
        if no.status == 422 and self._outdated(delivery):
            raise Outdated(str(no)) from no
        raise no

    def _outdated(self, delivery: Delivery) -> bool:
        """Whether writing the answer anew would make a difference."""
        schema = answers.newest_schema(self._line.api.events(delivery.thread_id)[0])
        written = answers.claims(delivery.answer)
        late = abs(self._line.wire.service_time().timestamp() - written.issued_at)
        return schema != written.schema or late > _CLOCK_TOLERANCE

    def _look(self, announcement: Announcement, corner: Corner) -> tuple[Fetched, str]:
        """What came and, where it will be compared, the fingerprint of the parts it came in."""
        with self._translated():
            bundle = self._pickup.bundle(announcement, corner)
            ring = self._line.keys.ring(bundle.events)
        desk = self._examiners
        found = assess(bundle, ring, desk.schemas, desk.catalogue, desk.environments)
        if found.verdict is Verdict.REJECTED and (fault := self._wrong_key(bundle)):
            found = self._own(fault)
        told = found.submission
        submitted = told.received_at if told else _submitted_at(bundle, ring)
        rejected = found.verdict is Verdict.REJECTED
        fetched = Fetched(self._ours(found), self._receipt(bundle, found), submitted)
        return fetched, fingerprint(bundle) if rejected else ""

    def _wrong_key(self, bundle: Bundle) -> OwnFault | None:
        """Before a sender is blamed: does our key of that name fit what the service publishes?"""
        try:
            kid = jwe.read_header(bundle.metadata).kid
        except JoseError:
            return None
        with self._translated():
            wrong = self._line.keys.differs_from_published(kid)
        return OwnFault(Stumble.OWN_KEY_NOT_HELD, kid=kid) if wrong else None

    def _ours(self, found: Assessment) -> Assessment:
        """The inbox says which environment it is, whoever signed the log."""
        submission, environment = found.submission, self._profile.environment
        if submission is None or submission.environment == environment:
            return found
        warnings = tuple(code for code in submission.warnings if code != "environment.unknown")
        if submission.environment:
            warnings = (*warnings, "environment.differs")
        return replace(found, submission=replace(submission, environment=environment, warnings=warnings))

    def _receipt(self, bundle: Bundle, found: Assessment) -> str:
        if found.alarm or found.verdict is Verdict.FAILED:
            return ""
        schema = answers.newest_schema(bundle.events)
        if found.verdict is Verdict.REJECTED:
            return answers.Receipt(schema, {}).text()
        return answers.receipt(bundle, schema).text()

    def _own(self, fault: OwnFault) -> Assessment:
        return Assessment(Verdict.FAILED, (self._examiners.catalogue.problem(fault),))

    def _unreadable(self, fault: Fault) -> OutsideError:
        problem = self._examiners.catalogue.problem(fault)
        return OutsideError("channel.log_unreadable", channel=self.name, reason=problem.title)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        facts = {"channel": self.name}
        try:
            yield
        except Unheard as trouble:
            raise OutsideError("channel.unreachable", reason=str(trouble), **facts) from trouble
        except Busy as trouble:
            raise OutsideError("channel.busy", seconds=round(trouble.seconds), **facts) from trouble
        except Declined as trouble:
            raise OutsideError("channel.declined", reason=str(trouble), **facts) from trouble


def _submitted_at(bundle: Bundle, ring: KeyRing) -> datetime | None:
    """When the sender let it go; from then on the days count until the service gives it back."""
    try:
        events = read_events(bundle.case_id, bundle.events, bundle.events_announced, ring)
        return submit_event(events, bundle.submission_id).occurred_at
    except Fault:
        return None


def _said(finals: tuple[Event, ...], destination: str) -> Said:
    ours = {event.kind for event in finals if event.issuer == destination}
    if answers.ACCEPT in ours:
        return Said.ACCEPTED
    if answers.REJECT in ours:
        return Said.REJECTED
    return Said.ENDED if finals else Said.OPEN
