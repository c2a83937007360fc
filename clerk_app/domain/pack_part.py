"""The parts a service pack is made of, each with its legal source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .pack_rule import Condition
from .provision import Mandatory


@dataclass(frozen=True)
class ForProcedures:
    """Something that belongs to some procedures of the pack, or to all when none is named."""

    procedures: tuple[str, ...] = ()

    def applies_to(self, procedure: str) -> bool:
        return not self.procedures or procedure in self.procedures


@dataclass(frozen=True, kw_only=True)
class Check(ForProcedures):
    """A rule or a required document (`test`); without a test, a question to the clerk."""

    id: str
    label: str
    source: str
    when: Condition | None = None
    test: Condition | None = None
    request: str = ""  # wording for the information request
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class DeadlineRule(ForProcedures):
    id: str
    label: str
    source: str
    months: int = 0
    days: int = 0
    processing: bool = False  # the deadline the worklist counts down
    shifts: bool = True  # ends on a working day (§ 193 BGB); False warns on the earlier day
    unconfirmed: str = ""


@dataclass(frozen=True, kw_only=True)
class InputSpec(ForProcedures):
    """A fact the decision rests on.

    `repeat` names a list of the application ("haushaltsmitglieder/*"): one input per entry, "*" in id and
    origins being its position, "*" in the label the name found at `named_by`.
    """

    id: str
    label: str
    kind: str
    required: bool = True
    origins: tuple[str, ...] = ()  # path patterns; "@eingang", "@heute" and the like (see compose_inputs)
    default: str = ""
    repeat: str = ""
    named_by: tuple[str, ...] = ()
    counted: bool = False  # the value is how many of the origins say yes
    decisions: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    table: str = ""  # the value found in the application is looked up here
    least: str = ""
    most: str = ""
    listed: bool = False  # every line becomes an item of a list in the notice
    per_line: str = ""  # another input: each of its lines is answered by the same line of this one
    masked: bool = False  # an account number: shown in the notice only in part
    when: Condition | None = None  # asked only where this holds; other inputs may be named
    unit: str = ""
    source: str = ""
    hint: str = ""


@dataclass(frozen=True)
class TextBlock:
    """A text of the pack. `part` is its place in the notice (see PARTS)."""

    id: str
    title: str
    part: str
    law: str
    text: str
    unconfirmed: str = ""  # why the legal office has not confirmed it, "" if it has
    language: str = ""  # of a translation; its id is that of the German text and the language
    kind: str = ""  # of an ancillary provision (see provision.KINDS), "" where the pack does not say
    required: bool = False  # the law wants it in the notice, whatever words the clerk finds
    must_say: tuple[str, ...] = ()  # placeholders whose values the law wants to be read in it


@dataclass(frozen=True)
class BlockUse:
    """`offered`: stands in the catalogue and comes into the notice only where a clerk puts it in."""

    text: str
    when: Condition | None = None
    offered: bool = False
    mandatory: Mandatory = Mandatory.NO


@dataclass(frozen=True)
class Requirement:
    """What must hold for this decision to be lawful, and the sentence that says so otherwise."""

    that: Condition
    because: str
    source: str = ""


@dataclass(frozen=True)
class FeeUse:
    """A number of the fee schedule this decision charges.

    `by` names the choice whose value is the number, `amount` the input that fixes a framework fee. Of what
    the number says, `share` is due, by the provision `law`.
    """

    act: str = ""
    when: Condition | None = None
    amount: str = ""
    by: str = ""
    share: Fraction = Fraction(1)
    law: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionType(ForProcedures):
    """`letter`: a message without a ruling, so it needs neither reasons nor a notice of remedies.

    `automatic` says that a statute allows a decision without a person; it counts only without `discretion`.
    """

    id: str
    label: str
    title: str
    subject: str
    blocks: tuple[BlockUse, ...]
    source: str = ""
    remedy: str = ""
    calculation: str = ""
    fees: tuple[FeeUse, ...] = ()
    minor: Condition | None = None  # when the reduced fees for minors hold
    free: Condition | None = None  # when nothing is charged at all
    annex: str = ""
    plain: str = ""  # the text that tells the gist in plain words
    letter: bool = False
    automatic: str = ""  # the provision that allows it, "" where none does
    discretion: bool = True
    bound: str = ""  # without discretion: what the law says instead
    adverse: str = ""  # where it burdens somebody: what the letter says is intended, if they are heard
    settled: tuple[str, ...] | None = None  # checks that must be settled; None means all of them
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True)
class Remedy:
    id: str
    kind: str  # widerspruch | klage
    text: str
    source: str
    unconfirmed: str = ""


@dataclass(frozen=True)
class DatedValue:
    """`least` and `most` differ for a framework fee, which leaves the amount to the authority."""

    since: date
    least: Decimal
    most: Decimal
    source: str


@dataclass(frozen=True)
class FeeRule:
    """`contested`: of an objection, its share of the fee of the act it is against; `values` are the least."""

    id: str
    label: str
    values: tuple[DatedValue, ...]
    minor: tuple[DatedValue, ...] = ()  # what a minor pays, where the law says so
    contested: Fraction = Fraction(0)
    source: str = ""  # where there are no values to say it


@dataclass(frozen=True)
class Table:
    """A table of the law: rows by key."""

    id: str
    source: str
    rows: Mapping[str, str]


@dataclass(frozen=True)
class Retention:
    object: str
    period: str
    source: str
    unconfirmed: str = ""


@dataclass(frozen=True)
class HandoverField:
    label: str  # as the field is called over there
    origins: tuple[str, ...]  # paths of the application, "input:…", "result:…" or "case:…"
    kind: str = "text"
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Handover(ForProcedures):
    """Another program that carries the case on, and the fields it asks for, in its order."""

    id: str
    target: str
    fields: tuple[HandoverField, ...]
    source: str = ""
    file: str = ""  # csv or json where the other program reads files, "" where people copy
    receipt: str = ""  # what the other program gives back, e.g. "Vorgangsnummer"


@dataclass(frozen=True, kw_only=True)
class Body(ForProcedures):
    """Somebody else who is asked before the decision. `silence`: what the law says of no answer.

    `party`: not an office but people of that role (see party.ROLES), whose names the journal does not learn.
    `text` words the letter where it is not the usual one; `from_receipt` counts the period from its receipt.
    """

    id: str
    label: str
    question: str
    source: str
    tells: tuple[str, ...] = ()  # path patterns of what it needs of the application, and no more
    months: int = 0
    days: int = 0
    from_receipt: bool = False
    silence: str = ""
    party: str = ""
    text: str = ""
    unconfirmed: str = ""


@dataclass(frozen=True)
class PrivacyNote:
    """What Art. 13 GDPR wants to be told of this service; how long data are kept, `Retention` says."""

    purpose: str  # "um über … zu entscheiden"
    basis: tuple[str, ...]
    recipients: tuple[str, ...]
    duty: str  # whether the applicant must give them, and what follows otherwise


@dataclass(frozen=True)
class Source:
    law: str
    state: str
    note: str = ""


PARTS = (
    "operative",
    "ancillary",
    "reasons",
    "fee",
    "hint",
    "remedy",
    "enclosures",
    "plain",
    "translation",
)
MANDATORY_PARTS = ("operative", "reasons", "remedy")  # § 37, § 39 HVwVfG; §§ 33, 35, 36 SGB X; § 58 VwGO
LETTER_PARTS = ("operative",)
FIELD_KINDS = ("text", "long_text", "date", "month", "amount", "number", "integer", "yes_no", "iban")
KINDS = ("text", "long_text", "date", "amount", "integer", "choice", "yes_no")
