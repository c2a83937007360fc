"""The authority as its letterheads show it, and what its legal office has confirmed (authority.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.desk_rule import DeskRule
from clerk_app.domain.notice import Letterhead, Logo
from clerk_app.domain.privacy import PrivacyContacts

from .desk_rules import WrittenRule, read_rules
from .entry import Entry, read_toml

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FORMS = ("A", "B")
MAIL_ROOM = "poststelle"  # the unit every authority has
_SHARED = ("authority", "return_line", "address", "contact", "footer", "accent", "form", "logo")


@dataclass(frozen=True)
class Authority:
    name: str
    letterheads: Mapping[str, Letterhead]  # by unit
    origins: Mapping[str, Mapping[str, str]]  # by unit: key → who sets it, unit | authority | program
    contacts: Mapping[str, tuple[tuple[str, str], ...]]  # by login, for the info block
    confirmations: frozenset[str]  # "<pack>.<remedy or text>" the legal office stands for
    practice_confirmations: frozenset[str]  # those, and what practice pretends is confirmed
    plain_sheets: frozenset[str]  # "<pack>.<decision>" that usually gets a sheet in plain words
    unverified: tuple[str, ...]  # what the authority has to look at before the first real notice
    file: Path = Path()
    privacy: PrivacyContacts = PrivacyContacts()
    written_rules: tuple[WrittenRule, ...] = ()  # where it wants its cases, instead of where packs say
    paper_days: int = 14  # in which the post usually brings a paper back

    @property
    def desk_rules(self) -> tuple[DeskRule, ...]:
        return tuple(written.rule for written in self.written_rules)


def load_authority(path: Path) -> Authority:
    entry = read_toml(path, "Behörde")
    whole = _Whole.of(entry)
    units = list(entry.entries("unit", "Einheit"))
    origins = {unit.text("id"): _origins(unit, entry) for unit in units}
    confirmed = frozenset(entry.texts("confirmations"))
    authority = Authority(
        name=whole.name,
        letterheads={unit.text("id"): _letterhead(unit, whole) for unit in units},
        origins=origins,
        contacts=_contacts(entry),
        confirmations=confirmed,
        practice_confirmations=confirmed | frozenset(entry.texts("practice_confirmations")),
        plain_sheets=frozenset(entry.texts("plain_sheets")),
        unverified=entry.texts("unverified"),
        file=path,
        privacy=_privacy(entry.entry("privacy", "Datenschutz")),
        written_rules=read_rules(entry, {MAIL_ROOM, *origins}),
        paper_days=_paper_days(entry),
    )
    entry.close()
    return authority


def _origins(unit: Entry, whole: Entry) -> Mapping[str, str]:
    """Only the name of the authority is called otherwise on the sheet of the whole."""
    keys = {key: "name" if key == "authority" else key for key in _SHARED}
    return {
        key: "unit" if unit.has(key) else "authority" if whole.has(called) else "program"
        for key, called in keys.items()
    }


@dataclass(frozen=True)
class _Whole:
    """What every unit shows unless it says otherwise."""

    name: str
    return_line: str
    footer: tuple[str, ...]
    accent: str
    form: str
    logo: Logo | None

    @classmethod
    def of(cls, entry: Entry) -> _Whole:
        return cls(
            name=entry.text("name"),
            return_line=entry.text("return_line"),
            footer=entry.texts("footer"),
            accent=_accent(entry, Letterhead.accent),
            form=_form(entry, Letterhead.form),
            logo=_logo(entry, None),
        )


def _letterhead(unit: Entry, whole: _Whole) -> Letterhead:
    read = Letterhead(
        authority=unit.text("authority", whole.name),
        unit=unit.text("name"),
        return_line=unit.text("return_line", whole.return_line),
        address=unit.texts("address"),
        contact=_pairs(unit, "contact"),
        footer=unit.texts("footer") or whole.footer,
        accent=_accent(unit, whole.accent),
        form=_form(unit, whole.form),
        logo=_logo(unit, whole.logo),
    )
    unit.text("id")
    unit.close()
    return read


def _paper_days(entry: Entry) -> int:
    days = entry.whole("paper_days", Authority.paper_days)
    if not 1 <= days <= 365:
        raise entry.error("„paper_days“ muss eine Zahl von Tagen zwischen 1 und 365 sein.", "paper_days")
    return days


def _accent(entry: Entry, default: str) -> str:
    colour = entry.text("accent", default)
    if not _COLOUR.fullmatch(colour):
        raise entry.error(f"„accent“ ist keine Farbe der Form #1d2034: „{colour}“.", "accent")
    return colour


def _form(entry: Entry, default: str) -> str:
    form = entry.text("form", default)
    if form not in _FORMS:
        raise entry.error(f"„form“ muss „A“ oder „B“ sein (DIN 5008), nicht „{form}“.", "form")
    return form


def _logo(entry: Entry, default: Logo | None) -> Logo | None:
    """A file beside authority.toml. Without words it would be lost to those who listen."""
    file, text = entry.text("logo", ""), entry.text("logo_text", "").strip()
    if not file:
        return default
    if not text:
        raise entry.error("Zu „logo“ gehört „logo_text“: was Menschen hören, die es nicht sehen.", "logo")
    path = entry.sheet.path.parent / file
    try:
        return Logo(path.read_bytes(), text)
    except OSError:
        raise entry.error(f"Das Logo {file} ist nicht da oder nicht lesbar.", "logo") from None


def _privacy(entry: Entry) -> PrivacyContacts:
    read = PrivacyContacts(entry.texts("officer"), entry.texts("supervision"))
    entry.close()
    return read


def _contacts(entry: Entry) -> dict[str, tuple[tuple[str, str], ...]]:
    people = entry.entries("person", "Person")
    return {person.text("login"): _pairs(person, "contact") for person in people}


def _pairs(entry: Entry, key: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(label), str(value)) for label, value in entry.rows(key))
