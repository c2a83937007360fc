"""Reads the schedule of fees of a pack: what its head says holds for each of its lines."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from clerk_app.domain.pack_part import DatedValue, FeeRule

from .entry import Entry


def fees(entry: Entry) -> dict[str, FeeRule]:
    """By number, and by the names of acts under which they are asked for."""
    schedule = entry.entry("schedule", "Gebührenverzeichnis")
    since, statute = schedule.day("from"), schedule.text("source")
    schedule.close()
    found: dict[str, FeeRule] = {}
    for line in entry.entries("fee", "Gebühr"):
        rule = _rule(line, since, cited(statute, line.text("nr")))
        names = (rule.id, *line.texts("acts"))
        if known := next((name for name in names if name in found), ""):
            raise line.error(f"„{known}“ steht schon bei einer anderen Gebühr.")
        found |= dict.fromkeys(names, rule)
        line.close()
    entry.close()
    return found


def cited(statute: str, number: str) -> str:
    """As the law is quoted: 47(1) Nr.8 of the schedule is § 47 Abs. 1 Nr. 8."""
    spelled = re.sub(r"\((\d+[a-z]?)\)", r" Abs. \1", number)
    return statute.format(nr=re.sub(r"\bNr\.(?=\d)", "Nr. ", re.sub(r"\bS\.(?=\d)", "Satz ", spelled)))


def fraction(entry: Entry, key: str, default: str) -> Fraction:
    """More than nothing, at most the whole."""
    told = entry.text(key, default)
    share = Fraction(told) if re.fullmatch(r"[1-9]\d?(/[1-9]\d?)?", told) else Fraction(0)
    if entry.has(key) and not 0 < share <= 1:
        raise entry.error(f"„{key}“ ist ein Bruch wie „1/2“.", key)
    return share


def _rule(line: Entry, since: date, source: str) -> FeeRule:
    """Of an objection the schedule may name no amount at all."""
    contested = fraction(line, "contested", "0")
    named = line.has("is") or not contested
    dated = [_valued(line, "is", since, source)] if named else []
    minor = [_valued(line, "minor", since, source)] if line.has("minor") else []
    for item in (*line.entries("earlier", "frühere Gebühr"), *line.entries("later", "spätere Gebühr")):
        if bool(minor) != item.has("minor"):
            raise item.error("Ermäßigte Beträge („minor“) hat jeder Tag einer Gebühr oder keiner.")
        told = item.day("from"), item.text("source")
        dated.append(_valued(item, "is", *told))
        minor += [_valued(item, "minor", *told)] if item.has("minor") else []
        item.close()
    return FeeRule(line.text("nr"), line.text("label"), tuple(dated), tuple(minor), contested, source)


def _valued(entry: Entry, key: str, since: date, source: str) -> DatedValue:
    """One amount, or "33.20 bis 256.00" for a framework fee."""
    least, _, most = entry.text(key).partition(" bis ")
    bounds = entry.amount_of(key, least), entry.amount_of(key, most or least)
    if bounds[0] > bounds[1]:
        raise entry.error(f"„{key}“ nennt zuerst den kleineren Betrag.", key)
    return DatedValue(since, *bounds, source)
