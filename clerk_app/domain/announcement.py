"""When a notice counts as announced to one of its parties, by the way in which it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from . import deadline
from .posting import Post
from .returned_paper import Returned, Served


class Rule(StrEnum):
    FICTION = "fiction"  # some days after posting, unless it arrived later or never
    DAY_ITSELF = "day_itself"
    RECEIPT = "receipt"  # when it really arrives, which nobody presumes
    PAPER = "paper"  # on the day written on what comes back, whichever that is
    FAILED = "failed"  # the letter itself came back


@dataclass(frozen=True)
class Announcement:
    """`on` is None as long as only a paper that comes back or the addressee can tell, and if it came back."""

    rule: Rule
    on: date | None
    days: int
    law: str
    paper: str = ""


# The law of service of Hesse refers to that of the Federation; both regimes lead there.
_PAPERS: Mapping[Post, tuple[str, str]] = {
    Post.RETURN_RECEIPT: ("Rückschein", "§ 4 VwZG"),
    Post.CERTIFICATE: ("Zustellungsurkunde", "§ 3 VwZG"),
    Post.ACKNOWLEDGED: ("Empfangsbekenntnis", "§ 5 VwZG"),
}
# § 3 Abs. 2 VwZG leads there; each counts as service on the day the paper names.
_SUBSTITUTES: Mapping[Served, str] = {
    Served.HANDED_OVER: "§§ 177, 178 ZPO",
    Served.REFUSED: "§ 179 ZPO",
    Served.LETTERBOX: "§ 180 ZPO",
    Served.DEPOSITED: "§ 181 ZPO",
}
_LAWS = {"SGBX": "§ 37 Abs. {} SGB X", "HVWVFG": "§ 41 Abs. {} HVwVfG"}


def by_post(regime: str, way: Post, day: date, days: int = 0, back: Returned | None = None) -> Announcement:
    """Dropped registered letters are ordinary post; with a paper that comes back it is formal service.

    `days` as the pack says, 0 for as many as the regime has.
    """
    law = _law(regime)
    paper, source = _PAPERS.get(way, ("", _LAWS[law].format(2)))
    if back is not None and back.outcome is Served.NOT_SERVED:
        return Announcement(Rule.FAILED, None, 0, source, paper)
    if paper:
        return _served(way, paper, source, back)
    if way is Post.IN_PERSON:
        return Announcement(Rule.DAY_ITSELF, day, 0, _LAWS[law].format(1))
    return _deemed(f"{law}_POST", day, source, days)


def sent_abroad(found: Announcement) -> Announcement:
    """The law presumes a day only for what the post carries within the country."""
    return replace(found, rule=Rule.RECEIPT, on=None, days=0) if found.rule is Rule.FICTION else found


def electronic(regime: str, day: date, days: int = 0) -> Announcement:
    if regime == "OZG_MAILBOX":
        return _deemed(regime, day, "§ 9 Abs. 1 OZG")
    law = _law(regime)
    return _deemed(f"{law}_ELECTRONIC", day, _LAWS[law].format(2), days)


def _served(way: Post, paper: str, source: str, back: Returned | None) -> Announcement:
    if back is None:
        return Announcement(Rule.PAPER, None, 0, source, paper)
    how = _SUBSTITUTES[back.outcome] if way is Post.CERTIFICATE else ""
    return Announcement(Rule.PAPER, back.day, 0, ", ".join(filter(None, (source, how))), paper)


def _deemed(regime: str, day: date, law: str, days: int = 0) -> Announcement:
    days = days or deadline.fiction_days(regime)
    return Announcement(Rule.FICTION, deadline.announced(day, days), days, law)


def _law(regime: str) -> str:
    """Refuses regimes nobody knows; paper under the law of mailboxes is general law."""
    deadline.fiction_days(regime)
    return "SGBX" if regime.startswith("SGBX") else "HVWVFG"
