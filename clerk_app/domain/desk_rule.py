"""Where the authority wants the cases of a service: in which unit, and on whose desk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[str, str]
"""The first letters a share of surnames begins and ends with, both included."""

_SPAN = re.compile(r"\s*([^\W\d_]+)\s*(?:[-–]\s*([^\W\d_]+)\s*)?")
_BESIDE = frozenset({
    "d", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le",
    "ter", "van", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
_SPELLED = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


@dataclass(frozen=True)
class DeskRule:
    """`procedure` "" stands for all of the service, no `names` for everybody, `clerk` "" for nobody yet."""

    service: str
    unit: str
    procedure: str = ""
    clerk: str = ""  # login
    names: tuple[Span, ...] = ()

    def __str__(self) -> str:
        """As the journal keeps it."""
        spans = ", ".join(low if low == high else f"{low}-{high}" for low, high in self.names)
        return " ".join(part for part in (self.service, self.procedure, spans) if part)

    def covers(self, service: str, procedure: str) -> bool:
        return self.service == service and self.procedure in ("", procedure)

    def fits(self, service: str, procedure: str, applicant: str) -> bool:
        return self.covers(service, procedure) and (
            not self.names or any(_within(sorted_as(applicant), span) for span in self.names)
        )


def desk_rule(
    rules: Iterable[DeskRule], service: str, procedure: str, applicant: str = ""
) -> DeskRule | None:
    """The most particular one: a procedure says more than a share of names, and both say most."""
    fitting = [rule for rule in rules if rule.fits(service, procedure, applicant)]
    return max(fitting, key=lambda rule: (bool(rule.procedure), bool(rule.names)), default=None)


def read_span(written: str) -> Span | None:
    """Like "A-K", "Sch" or "Sa-Sch"; None for anything else."""
    found = _SPAN.fullmatch(written)
    if found is None:
        return None
    low, high = found[1], found[2] or found[1]
    return (low, high) if _folded(low) <= _folded(high) or _within(_folded(low), (high, high)) else None


def overlapping(one: DeskRule, other: DeskRule) -> bool:
    """Whether two rules for the same work contend for a name."""
    if (one.service, one.procedure, bool(one.names)) != (other.service, other.procedure, bool(other.names)):
        return False
    return not one.names or any(_meet(a, b) for a in one.names for b in other.names)


def sorted_as(applicant: str) -> str:
    """The surname as files are sorted: without von and zu before it, Ö as O."""
    words = _folded(applicant.partition(",")[0]).replace("'", " ").replace("’", " ").split()
    while len(words) > 1 and words[0] in _BESIDE:
        del words[0]
    return "".join(words)


def _within(name: str, span: Span) -> bool:
    low, high = map(_folded, span)
    return bool(name) and name >= low and name[: len(high)] <= high


def _meet(one: Span, other: Span) -> bool:
    return any(
        _within(_folded(edge), span) for span, others in ((one, other), (other, one)) for edge in others
    )


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
