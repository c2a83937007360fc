"""Texts of the notice: placeholders, German notation, paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from . import money
from .errors import ClerkError
from .notice import BulletList, Paragraph, Part

PLACEHOLDER = re.compile(r"\(\(([^()\n]{1,80})\)\)")  # a misspelt one is one too
_ITEM = re.compile(r"(?:-|(\d+)\.) +(.*)")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?|(\d{2})\.(\d{2})\.(\d{4})")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_NUMBER = re.compile(r"(-?\d{1,12})(?:[.,](\d{1,6}))?")
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_YES = frozenset({"ja", "true", "yes"})
_NO = frozenset({"nein", "false", "no"})


def placeholders(text: str) -> tuple[str, ...]:
    """Names in order of appearance, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in; what has none keeps its mark, so that nobody overlooks it."""
    return PLACEHOLDER.sub(lambda match: harmless(values.get(match[1], "")) or match[0], text)


def harmless(value: str) -> str:
    """What people typed must not be read as our own marks."""
    return value.replace("((", "( (").replace("))", ") )").replace("**", "* *")


def require_filled(id: str, text: str) -> None:
    """A letter with a gap does not leave."""
    if gaps := placeholders(text):
        raise ClerkError("letter.gap", text=id, gaps=", ".join(gaps))


def read_date(value: str) -> date | None:
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    iso = match[1] or f"{match[4]}-{match[3]}-{match[2]}"
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def german_date(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def plain(value: str) -> str:
    """The one spelling of a raw value: yes and no in German, no blanks around it."""
    bare = value.strip()
    if bare.lower() in _YES:
        return "ja"
    return "nein" if bare.lower() in _NO else bare


def canonical(kind: str, value: str) -> str | None:
    """The value in the notation of its kind, None where it is not such a value."""
    bare = plain(value)
    if kind == "date":
        day = read_date(bare)
        return day.isoformat() if day else None
    if kind == "amount":
        amount = money.read(bare)
        return money.canonical(amount) if amount is not None else None
    if kind == "integer":
        return str(int(bare)) if re.fullmatch(r"-?\d{1,9}", bare) else None
    if kind == "month":
        return bare if _MONTH.fullmatch(bare) else None
    if kind == "number":
        return _number(bare)
    if kind == "yes_no":
        return bare if bare in ("ja", "nein") else None
    return bare


def german(kind: str, value: str) -> str:
    """How a person reads the value; what is not of its kind stays as it came."""
    sound = canonical(kind, value)
    if sound is None:
        return value
    if kind == "date":
        return german_date(date.fromisoformat(sound))
    if kind == "month":
        return f"{_MONTHS[int(sound[5:]) - 1]} {sound[:4]}"
    if kind == "number":
        return sound.replace(".", ",")
    return money.euro(Decimal(sound)) if kind == "amount" else sound


def _number(bare: str) -> str | None:
    """With a point, and no noughts behind it that say nothing."""
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return None
    rest = (match[2] or "").rstrip("0")
    return f"{match[1]}.{rest}" if rest else match[1]


def grouped_iban(iban: str) -> str:
    """In fours, as banks print it, so that a person can compare it."""
    bare = re.sub(r"\s", "", iban)
    return " ".join(bare[start : start + 4] for start in range(0, len(bare), 4))


def masked_iban(iban: str) -> str:
    """Country, check digits and the last four: enough to recognise, too little to misuse."""
    bare = re.sub(r"\s", "", iban).upper()
    return f"{bare[:4]} **** {bare[-4:]}".replace("*", "•") if len(bare) >= 12 else bare


def listed(value: str) -> str:
    """Every line an item of a list, whether the clerk has put a dash before it or not."""
    return "\n".join(f"- {line}" for line in items(value))


def items(value: str) -> tuple[str, ...]:
    lines = (re.sub(r"^[-–•]\s*", "", line.strip()) for line in value.splitlines())
    return tuple(line for line in lines if line)


def paired(asked: str, answered: str) -> str:
    """An item for every line asked about, with what the same line answers."""
    pairs = zip(items(asked), items(answered), strict=False)
    return "\n".join(f"- {about.rstrip('.:')}: {said}" for about, said in pairs)


def parts(text: str, block: str = "") -> tuple[Part, ...]:
    """Paragraphs between blank lines; lines of `- ` or `1. ` become a list, also right after a colon."""
    chunks = re.split(r"\n\s*\n|(?<=:)\n(?=\s*(?:-|\d+\.) )|(?<=:) (?=- [^\W\d])", text.strip())
    return tuple(_part(chunk, block) for chunk in chunks if chunk.strip())


def _part(chunk: str, block: str) -> Part:
    lines = [line.strip() for line in chunk.strip().splitlines()]
    items = [_ITEM.fullmatch(line) for line in lines]
    found = [(item[1], item[2]) for item in items if item is not None]
    if len(found) != len(lines):
        return Paragraph(" ".join(lines), block)
    return BulletList(tuple(text for _, text in found), ordered=bool(found[0][0]), block=block)
