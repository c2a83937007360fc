"""The office: every seam between the work and the world, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from clerk_app.domain.case import Case
from clerk_app.domain.composition import Draft
from clerk_app.domain.delivery import Delivery
from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.facts import Fact, StoredDraft
from clerk_app.domain.following import Kin
from clerk_app.domain.notice import Letterhead, Notice
from clerk_app.domain.outgoing import Letter, StuckLetter, Way
from clerk_app.domain.pack_part import TextBlock
from clerk_app.domain.person import Actor
from clerk_app.domain.privacy import PrivacyContacts
from clerk_app.domain.scanning import Scanned
from clerk_app.domain.service_pack import ServicePack
from clerk_app.domain.submission import Content

from .malware_guard import Guard
from .reading import NoticeRow, Reader
from .reading_lamp import ReadingLamp
from .sealing import FoundSeal, Sealing, SealPlace


class UnitOfWork(Protocol):
    """One transaction in the name of one person. Leaving the block without `commit` undoes everything."""

    @property
    def touched(self) -> str:
        """The case asked for last, also when the person may not see it; "" if none was there."""
        ...

    def case(self, case_id: str) -> Case: ...
    def case_of(self, destination_id: str, submission_id: str) -> str | None:
        """The case this submission became or came to, if it has arrived before."""
        ...

    def kin(self, destination_id: str, thread_id: str, data_sha256: str) -> tuple[Kin, ...]:
        """Cases of this destination in the same thread or with the same data, oldest first."""
        ...

    def draft(self, case_id: str) -> StoredDraft | None: ...
    def save_draft(self, case_id: str, draft: Draft, seen_revision: int) -> int:
        """Keep the draft, return its new revision. Refuses with "draft.changed_elsewhere" when overtaken."""
        ...

    def waiting_notice(self, case_id: str) -> NoticeRow | None: ...
    def editors(self, case_id: str) -> frozenset[str]:
        """Persons (not logins) who have written at the present draft."""
        ...

    def arrivals(self, source: str) -> tuple[str, ...]:
        """What lies in the tray from there and nobody has decided on."""
        ...

    def clerks(self, unit: str) -> frozenset[str] | None:
        """Active logins that work there as clerks; None where there is no such unit."""
        ...

    def next_number(self, series: str) -> int:
        """The next running number of a series such as "WG/2026"."""
        ...

    def keep(self, content: Content) -> str:
        """Put content into the content store, a file piece by piece; return its sha256."""
        ...

    def deliveries(self) -> DeliveryBook: ...
    def outbox(self) -> OutboxBook: ...
    def scans(self) -> ScanBook: ...

    def record(self, fact: Fact) -> None:
        """Take a fact through the engine's guarded door: rows, journal and outbox together."""
        ...

    def commit(self) -> tuple[Fact, ...]: ...


class DeliveryBook(Protocol):
    """How far the submissions have come that channels brought; several collectors write in one book."""

    def find(self, destination_id: str, submission_id: str) -> Delivery | None:
        """The entry, held against other writers until this transaction ends."""
        ...

    def of_case(self, case_id: str) -> Delivery | None: ...
    def begin(self, delivery: Delivery) -> bool:
        """A new entry; False if another collector was quicker."""
        ...

    def put(self, delivery: Delivery) -> None: ...
    def undecided(self, channel: str) -> int:
        """How many submissions of the channel wait for a clerk to accept them."""
        ...

    def unfinished(self, channel: str = "") -> tuple[Delivery, ...]:
        """Everything not final, oldest first."""
        ...

    def take_turn(self, channel: str, holder: str, now: datetime, until: datetime) -> bool:
        """Whether it is this collector's turn to ask the service; then nobody else asks before `until`."""
        ...


class ScanBook(Protocol):
    """What is known of contents from looking for malware; whose word counts for whom, the engine decides."""

    def put(self, scan: Scanned) -> None:
        """Into the journal of each case that holds the content only if it is infected or the scan failed."""
        ...

    def due(self, signatures: str, after: str, most: int, *, everything: bool) -> tuple[str, ...]:
        """Received contents not scanned, failed or scanned by other signatures, in order of their sha256."""
        ...

    def content(self, sha256: str) -> bytes: ...


class OutboxBook(Protocol):
    """Letters on their way out; several dispatchers take from one outbox.

    Whoever no longer holds a letter is refused with "outbox.lease_lost". A letter is settled by its fact.
    """

    def lease(self, holder: str, way: Way, hold: timedelta) -> Letter | None:
        """The letter due longest that goes this way and nobody is at; ours until `hold` is over.

        It comes with what it carries and with the matter it speaks of.
        """
        ...

    def announced(self, letter: Letter, remote_id: str) -> str:
        """Keep the number it goes by outside; the one kept first is given back."""
        ...

    def rest(
        self, letter: Letter, pause: timedelta, trouble: str, *, doubtful: bool = False, refused: bool = False
    ) -> None:
        """Give it back for a later attempt. `doubtful`: may have arrived, `refused`: certainly has not."""
        ...

    def stuck(self, letter_id: str) -> StuckLetter:
        """A letter that failed or is uncertain; any other is refused with "outbox.not_stuck"."""
        ...


class Shelf(Protocol):
    """The service packs in force, and older versions for cases begun under them."""

    def packs(self) -> tuple[ServicePack, ...]: ...
    def pack(self, service: str, version: str) -> ServicePack | None: ...


class NoticePrinter(Protocol):
    def print_notice(self, notice: Notice, sealing: Sealing | None = None) -> bytes: ...


@dataclass(frozen=True)
class House:
    """What is fixed for the whole authority."""

    letterheads: Mapping[str, Letterhead]  # by unit
    contacts: Mapping[str, tuple[tuple[str, str], ...]]  # by login, for the info block
    confirmations: frozenset[str]
    fallback_unit: str  # the mail room: what no pack claims goes there
    practice: bool = False
    plain_sheets: frozenset[str] = frozenset()  # decisions that usually get a sheet in plain words
    wordings: Mapping[str, TextBlock] = field(default_factory=dict)  # letters and sheets of the house, by id
    privacy: PrivacyContacts = PrivacyContacts()  # whom people may turn to about their data
    desk_rules: tuple[DeskRule, ...] = ()  # where the authority wants its cases
    paper_days: int = 14  # in which the post usually brings a paper back


@dataclass(frozen=True)
class Office:
    transaction: Callable[[Actor], AbstractContextManager[UnitOfWork]]
    reader: Reader
    actor: Actor
    shelf: Shelf
    house: House
    printer: NoticePrinter
    lamp: ReadingLamp
    clock: Callable[[], datetime]  # aware, UTC
    holidays: Callable[[date], bool]
    malware: Guard = Guard()
    ways: tuple[Way, ...] = ()  # ways out that the configuration of this desk knows of
    single_seat: bool = True  # an embedded file cannot enforce four eyes against its owner
    seal: SealPlace | None = None
    find_seal: Callable[[bytes], FoundSeal | None] = lambda pdf: None
