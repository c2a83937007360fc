"""Which service and which procedure a submission belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .pack_path import FieldSet
from .pack_rule import Answers, holds
from .service_pack import Procedure, Routing, ServicePack
from .submission import Submission

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_PROLOG = re.compile(rb"<\?.*?\?>|<!--.*?-->", re.DOTALL)
SERVICE_SIGN, ROOT_SIGN = "routing.service", "routing.root"
_HEAD = 4096  # the root element stands within the first page of any message

Sign = Callable[[Routing, Submission], bool]


@dataclass(frozen=True)
class Route:
    """`pack` is None where no service claims the submission: the mail room decides.

    `elsewhere` is the unit a person chose instead of the one the pack names.
    """

    pack: ServicePack | None
    procedure: str = ""
    elsewhere: str = ""


def route(packs: Sequence[ServicePack], submission: Submission) -> Route:
    """The surest sign decides: service key, schema, message type, key prefix, destination."""
    for sign in _SIGNS:
        for pack, procedure in _claims(packs, sign, submission):
            return Route(pack, procedure or _recognised(pack, submission))
    return Route(None)


def remarks(submission: Submission) -> tuple[str, ...]:
    """What is not on record otherwise of the signs nobody knew, for whoever looks for the service later."""
    root = _root(submission.data) if "xml" in submission.data_mime_type else ""
    signs = ((SERVICE_SIGN, submission.service_identifier), (ROOT_SIGN, root))
    return tuple(f"{code}:{value}" for code, value in signs if value or code == SERVICE_SIGN)


def _claims(
    packs: Sequence[ServicePack], sign: Sign, submission: Submission
) -> Iterator[tuple[ServicePack, str]]:
    for pack in packs:
        for procedure in pack.procedures:
            if sign(procedure.routing, submission):
                yield pack, procedure.id
    for pack in packs:
        if sign(pack.routing, submission):
            yield pack, ""


def _recognised(pack: ServicePack, submission: Submission) -> str:
    """By what the application says; otherwise the first procedure, which a clerk may correct."""
    day = submission.application_date or submission.received_at.date()
    answers = Answers(FieldSet(submission.fields), (), day, day)
    fitting = (procedure.id for procedure in pack.procedures if _fits(procedure, answers))
    return next(fitting, pack.procedures[0].id if pack.procedures else "")


def _fits(procedure: Procedure, answers: Answers) -> bool:
    return procedure.when is not None and holds(procedure.when, answers) is True


def _root(data: bytes) -> str:
    match = _ROOT.search(_PROLOG.sub(b"", data[:_HEAD]))
    return match[1].decode() if match else ""


def _by_service(routing: Routing, submission: Submission) -> bool:
    return submission.service_identifier in routing.services


def _by_schema(routing: Routing, submission: Submission) -> bool:
    return submission.schema_uri in routing.schemas


def _by_root(routing: Routing, submission: Submission) -> bool:
    if not routing.roots or "xml" not in submission.data_mime_type:
        return False
    return _root(submission.data) in routing.roots


def _by_prefix(routing: Routing, submission: Submission) -> bool:
    return any(submission.service_identifier.startswith(prefix) for prefix in routing.prefixes)


def _by_destination(routing: Routing, submission: Submission) -> bool:
    return submission.destination_id in routing.destinations


_SIGNS: tuple[Sign, ...] = (_by_service, _by_schema, _by_root, _by_prefix, _by_destination)
