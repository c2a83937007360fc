"""What the building authority answers the portal: the result of the formal check, or the notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .errors import ClerkError
from .pack_path import FieldSet

FORMAL_CHECK, NOTICE = "0201", "0205"
MESSAGES = (FORMAL_CHECK, NOTICE)
VERSIONS = ("2.4.0.1", "2.6")
_HEAD = "nachrichtenkopf.g2g"


@dataclass(frozen=True)
class Code:
    """An entry of a code list."""

    list: str
    version: str
    code: str

    @staticmethod
    def read(written: str) -> Code:
        """As the table of a pack writes it: list, version and entry, a blank between them."""
        return Code(*written.split(" ", 2))


@dataclass(frozen=True)
class Party:
    """An authority or portal as a directory knows it."""

    directory: Code
    id: str
    name: str


@dataclass(frozen=True)
class Reference:
    """The application that is answered."""

    service: str  # the portal's own number of the application
    message: str
    type: Code
    written_at: str


@dataclass(frozen=True)
class Head:
    id: str
    written_at: datetime
    reader: Party
    author: Party
    reference: Reference
    file_reference: str


@dataclass(frozen=True)
class FormalCheck:
    """`missing` and `until` while something is missing, `decide_by` once the application is complete."""

    letter: tuple[str, ...]
    missing: tuple[str, ...] = ()
    until: date | None = None
    decide_by: date | None = None


@dataclass(frozen=True)
class Enclosure:
    id: str
    title: str
    file_name: str
    written_on: date
    sha256: str
    size: int


@dataclass(frozen=True)
class Ruling:
    granted: bool
    ancillary: str
    reasons: str
    remedy: str
    hints: str
    enclosures: tuple[Enclosure, ...]


@dataclass(frozen=True)
class BuildingMessage:
    head: Head
    body: FormalCheck | Ruling
    codes: Mapping[str, Code]


@dataclass(frozen=True)
class Asked:
    """What the application says of the message it came in."""

    version: str
    portal: Party
    authority: Party
    reference: Reference


def asked(fields: FieldSet, case: str) -> Asked:
    """Only an application that came as an XBau message can be answered by one."""
    said = Asked(
        fields.first(["@version"]), _party(fields, "autor"), _party(fields, "leser"), _reference(fields)
    )
    if fields.first(["@standard"]) != "XBau-Hochbau" or not _whole(said):
        raise ClerkError("xbau.other_channel", case=case)
    return said


def _whole(said: Asked) -> bool:
    """A head with gaps cannot be answered: the schema wants every part of it."""
    parties = (said.portal, said.authority)
    named = (text for party in parties for text in (party.directory.code, party.id, party.name))
    about = said.reference
    return all((*named, about.service, about.message, about.type.code, about.written_at))


def _party(fields: FieldSet, role: str) -> Party:
    at = f"{_HEAD}/{role}"
    return Party(
        _code(fields, f"{at}/verzeichnisdienst"),
        fields.first([f"{at}/kennung"]),
        fields.first([f"{at}/name"]),
    )


def _reference(fields: FieldSet) -> Reference:
    at = f"{_HEAD}/identifikation.nachricht"
    return Reference(
        fields.first(["referenzAntragsservice/referenzAntragsservice"]),
        fields.first([f"{at}/nachrichtenUUID"]),
        _code(fields, f"{at}/nachrichtentyp"),
        fields.first([f"{at}/erstellungszeitpunkt"]),
    )


def _code(fields: FieldSet, at: str) -> Code:
    return Code(*(fields.first([f"{at}/{part}"]) for part in ("@listURI", "@listVersionID", "code")))
