"""A case that came on paper, at the counter or by telephone, written down by the person who took it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from clerk_app.domain import form
from clerk_app.domain.errors import ClerkError
from clerk_app.domain.person import Role
from clerk_app.domain.routing import Route
from clerk_app.domain.service_pack import Procedure, ServicePack
from clerk_app.domain.submission import Attachment, RawField, ReplyChannel, Submission, Verdict

from . import desks, malware
from .intake import Arrival, put_down_as
from .office import Office
from .office_time import PLACE, local_day

CHANNELS = ("paper", "counter", "phone")
DESTINATION = "house"
ASKED = 8  # fields beside the applicant that the panel asks for
CONCERN = "anliegen"
_TITLES = {CONCERN: "Anliegen"}


@dataclass(frozen=True)
class Handed:
    """`answers` by the paths of the service's form; `sheet` is the caller's id: twice is once."""

    service: str
    procedure: str
    channel: str
    received_on: date
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    files: tuple[Attachment, ...] = field(default=(), repr=False)
    reply_channel: ReplyChannel = ReplyChannel("post")
    sheet: str = ""


def open_by_hand(office: Office, handed: Handed) -> Arrival:
    """The receipt date is the person's word; it stands in the journal beside the moment of writing down."""
    pack = next((one for one in office.shelf.packs() if one.id == handed.service), None)
    if pack is None or pack.procedure(handed.procedure) is None:
        raise ClerkError("pack.unknown", service=handed.service)
    _require(office, handed, pack)
    submission = _submission(office, handed, pack)
    scans = malware.searched_submission(office.malware, submission)
    with office.transaction(office.actor) as work:
        arrival = put_down_as(office, work, submission, Route(pack, handed.procedure), scans)
        return arrival if arrival.result is Verdict.DUPLICATE else replace(arrival, facts=work.commit())


@dataclass(frozen=True)
class Sheet:
    """An empty form of a procedure: where the applicant goes, and what else is asked most."""

    service: str
    procedure: str
    title: str
    family_name: str = ""
    given_name: str = ""
    organisation: str = ""
    fields: tuple[tuple[str, str], ...] = ()  # path, label


def sheets(office: Office) -> tuple[Sheet, ...]:
    """Of the services this person may write down."""
    there = ((pack, one) for pack in office.shelf.packs() if not pack.draft for one in pack.procedures)
    found = (_sheet(pack, one) for pack, one in there if _mine(office, pack, one))
    return tuple(sorted(found, key=lambda sheet: sheet.title))


def _mine(office: Office, pack: ServicePack, procedure: Procedure) -> bool:
    return any(may_receive(office, unit) for unit in desks.units(office, pack, procedure.id))


def _sheet(pack: ServicePack, procedure: Procedure) -> Sheet:
    person = pack.person
    family, given, firm = map(_path, (person.family_name, person.given_name, person.organisation))
    asked = (
        (_path((f.pattern,)), f.label)
        for group in pack.groups
        for f in group.fields
        if "*" not in group.title
    )
    fields = {path: label for path, label in asked if path not in ("", family, given, firm)}
    title = f"{pack.title} · {procedure.title}"
    return Sheet(pack.id, procedure.id, title, family, given, firm, tuple(fields.items())[:ASKED])


def _path(patterns: tuple[str, ...]) -> str:
    """The plainest place a pattern means."""
    parts = patterns[0].split("/") if patterns else []
    return "/".join("1" if part == "*" else part for part in parts if part != "**")


def may_receive(office: Office, unit: str = "") -> bool:
    """The mail room; a clerk in the own unit, or without one in whichever.

    On a desk of one's own a clerk opens the post of all units, since nobody else does.
    """
    if office.actor.works_as(Role.MAILROOM):
        return True
    anywhere = office.single_seat or not unit
    return office.actor.works_as(Role.CLERK) if anywhere else office.actor.holds(Role.CLERK, unit)


def may_open_post(office: Office) -> bool:
    """Whatever comes, before anybody knows whose it is."""
    return office.actor.works_as(Role.MAILROOM) or (office.single_seat and office.actor.works_as(Role.CLERK))


def _require(office: Office, handed: Handed, pack: ServicePack) -> None:
    if handed.channel not in CHANNELS:
        raise ClerkError("by_hand.channel", channel=handed.channel)
    if handed.received_on > local_day(office.clock()):
        raise ClerkError("by_hand.future", day=handed.received_on)
    fields = tuple(RawField(path, value) for path, value in handed.answers.items())
    applicant = form.applicant_name(pack, fields)
    if not applicant:
        raise ClerkError("by_hand.no_applicant")
    unit = desks.intended(office, pack, handed.procedure, applicant).unit
    if not may_receive(office, unit):
        raise ClerkError("person.not_entitled", act="receive", unit=unit, person=office.actor.name)


def _submission(office: Office, handed: Handed, pack: ServicePack) -> Submission:
    return Submission(
        destination_id=DESTINATION,
        submission_id=handed.sheet or str(uuid.uuid4()),
        thread_id="",
        channel=handed.channel,
        environment="",
        service_identifier="",
        service_name=pack.title,
        region="",
        received_at=_moment(office, handed.received_on),
        schema_uri="",
        data_mime_type="application/json",
        data=json.dumps(dict(handed.answers), ensure_ascii=False, sort_keys=True).encode(),
        fields=tuple(RawField(p, value, _TITLES.get(p, "")) for p, value in handed.answers.items()),
        attachments=handed.files,
        reply_channel=handed.reply_channel,
        application_date=handed.received_on,
    )


def _moment(office: Office, day: date) -> datetime:
    """Now, if it came today; otherwise noon of its day, which is that day everywhere in the country."""
    now = office.clock()
    return now if day == local_day(now) else datetime.combine(day, time(12), PLACE).astimezone(UTC)
