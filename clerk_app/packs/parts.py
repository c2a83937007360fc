"""Reads the parts of a pack: checks, deadlines, inputs, decisions, remedies, fees, tables."""

from __future__ import annotations

from fractions import Fraction

from clerk_app.domain.pack_part import (
    KINDS,
    BlockUse,
    Body,
    Check,
    DeadlineRule,
    DecisionType,
    FeeUse,
    Handover,
    HandoverField,
    InputSpec,
    PrivacyNote,
    Remedy,
    Requirement,
    Retention,
    Source,
    Table,
)
from clerk_app.domain.party import ROLES

from .conditions import condition, required
from .entry import Entry
from .fee_schedule import fraction


def check(entry: Entry) -> Check:
    read = Check(
        id=entry.text("id"),
        label=entry.text("label"),
        source=entry.text("source"),
        procedures=entry.texts("procedures"),
        when=condition(entry, "when"),
        test=condition(entry, "test"),
        request=entry.text("request", ""),
        hint=entry.text("hint", ""),
    )
    entry.close()
    return read


def deadline(entry: Entry) -> DeadlineRule:
    read = DeadlineRule(
        id=entry.text("id"),
        label=entry.text("label"),
        source=entry.text("source"),
        procedures=entry.texts("procedures"),
        months=entry.whole("months", 0),
        days=entry.whole("days", 0),
        processing=entry.flag("processing"),
        shifts=entry.flag("shifts", True),
        unconfirmed=entry.text("unconfirmed", ""),
    )
    entry.close()
    return read


def inputs(group: Entry) -> tuple[InputSpec, ...]:
    """Inputs that belong together: what stands in the head of the group holds for each of them."""
    return tuple(input_spec(item) for item in group.merged("input", "Eingabe"))


def input_spec(entry: Entry) -> InputSpec:
    kind = entry.text("kind")
    if kind not in KINDS:
        raise entry.error(f"Die Art „{kind}“ gibt es nicht. Möglich sind: {', '.join(KINDS)}.", kind)
    read = InputSpec(
        id=entry.text("id"),
        label=entry.text("label"),
        kind=kind,
        procedures=entry.texts("procedures"),
        required=entry.flag("required", True),
        origins=entry.texts("from"),
        default=entry.text("default", ""),
        repeat=entry.text("repeat", ""),
        named_by=entry.texts("named_by"),
        counted=entry.flag("counted"),
        decisions=entry.texts("decisions"),
        choices=_choices(entry),
        table=entry.text("table", ""),
        least=entry.text("least", ""),
        most=entry.text("most", ""),
        listed=entry.flag("listed"),
        per_line=entry.text("per_line", ""),
        masked=entry.flag("masked"),
        when=condition(entry, "when"),
        unit=entry.text("unit", ""),
        source=entry.text("source", ""),
        hint=entry.text("hint", ""),
    )
    entry.close()
    return read


def _choices(entry: Entry) -> tuple[tuple[str, str], ...]:
    rows = entry.rows("choices")
    if not all(isinstance(row, list) and len(row) == 2 for row in rows):
        raise entry.error('Jede Wahl braucht Wert und Bezeichnung: ["ja", "Ja, vollständig"].', "choices")
    return tuple((str(value), str(label)) for value, label in rows)


def decision(entry: Entry, id: str, blocks: tuple[BlockUse, ...]) -> DecisionType:
    """The head of a decision file; its inputs and texts are read beside it."""
    settled = entry.texts("settled") if entry.has("settled") else None
    return DecisionType(
        id=id,
        label=entry.text("label"),
        title=entry.text("title"),
        subject=entry.text("subject"),
        source=entry.text("source", ""),
        procedures=entry.texts("procedures"),
        blocks=blocks,
        remedy=entry.text("remedy", ""),
        calculation=entry.text("calculation", ""),
        fees=tuple(_fee_use(item, entry) for item in entry.listed("fee")),
        minor=condition(entry, "minor"),
        free=condition(entry, "free"),
        annex=entry.text("annex", ""),
        plain=entry.text("plain", ""),
        letter=entry.flag("letter"),
        automatic=entry.text("automatic", ""),
        discretion=entry.flag("discretion", True),
        bound=entry.text("bound", ""),
        adverse=entry.text("adverse", ""),
        settled=settled,
        requires=tuple(_requirement(item) for item in entry.entries("requires", "Voraussetzung")),
    )


def handover(entry: Entry) -> Handover:
    read = Handover(
        id=entry.text("id"),
        target=entry.text("target"),
        procedures=entry.texts("procedures"),
        source=entry.text("source", ""),
        file=entry.text("file", ""),
        receipt=entry.text("receipt"),
        fields=tuple(_handover_field(item) for item in entry.entries("field", "Feld der Übergabe")),
    )
    entry.close()
    return read


def body(entry: Entry) -> Body:
    read = Body(
        id=entry.text("id"),
        label=entry.text("label"),
        procedures=entry.texts("procedures"),
        question=entry.text("question"),
        source=entry.text("source"),
        tells=entry.texts("tells"),
        months=entry.whole("months", 0),
        days=entry.whole("days", 0),
        from_receipt=entry.flag("from_receipt"),
        silence=entry.text("silence", ""),
        party=_role(entry),
        text=entry.text("text", ""),
        unconfirmed=entry.text("unconfirmed", ""),
    )
    entry.close()
    return read


def _role(entry: Entry) -> str:
    role = entry.text("party", "")
    if role and role not in ROLES:
        raise entry.error(f"„party“ muss eines sein von: {', '.join(ROLES)}.", "party")
    return role


def remedy(entry: Entry) -> Remedy:
    read = Remedy(
        id=entry.text("id"),
        kind=entry.text("kind"),
        text=entry.text("text"),
        source=entry.text("source"),
        unconfirmed=entry.text("unconfirmed", ""),
    )
    entry.close()
    return read


def retention(entry: Entry) -> Retention:
    read = Retention(
        entry.text("object"), entry.text("period"), entry.text("source"), entry.text("unconfirmed", "")
    )
    entry.close()
    return read


def privacy(entry: Entry) -> PrivacyNote:
    read = PrivacyNote(
        purpose=entry.text("purpose"),
        basis=entry.texts("basis"),
        recipients=entry.texts("recipients"),
        duty=entry.text("duty"),
    )
    entry.close()
    return read


def source(entry: Entry) -> Source:
    read = Source(entry.text("law"), entry.text("state"), entry.text("note", ""))
    entry.close()
    return read


def table(entry: Entry) -> Table:
    rows = {str(key): str(value) for key, value in entry.table("rows").items()}
    read = Table(entry.text("id"), entry.text("source"), rows)
    entry.close()
    return read


def _fee_use(item: object, entry: Entry) -> FeeUse:
    """`"202.5"`, or `{ act = "206", amount = "gebuehr_rahmen", share = "1/2", law = "§ 49" }`."""
    if isinstance(item, str):
        return FeeUse(item)
    if not isinstance(item, dict):
        raise entry.error("„fee“ muss Nummern des Gebührenverzeichnisses nennen.", "fee")
    use = Entry(item, entry.sheet, "Gebühr der Entscheidung")
    read = FeeUse(
        act=use.text("act", ""),
        when=condition(use, "when"),
        amount=use.text("amount", ""),
        by=use.text("by", ""),
        share=_share(use),
        law=use.text("law", ""),
    )
    if bool(read.act) == bool(read.by):
        raise entry.error(
            "Jede Gebühr nennt entweder „act“ (die Nummer) oder „by“ (die Auswahl mit der Nummer).", "fee"
        )
    use.close()
    return read


def _share(use: Entry) -> Fraction:
    """The part that is due of what the number says: more than nothing, at most the whole."""
    share = fraction(use, "share", "1")
    if share != 1 and not use.has("law"):
        raise use.error("Zu „share“ gehört „law“: die Vorschrift, die nur den Teil verlangt.", "share")
    return share


def _handover_field(entry: Entry) -> HandoverField:
    read = HandoverField(
        entry.text("label"), entry.texts("from"), entry.text("kind", "text"), entry.flag("required")
    )
    entry.close()
    return read


def _requirement(entry: Entry) -> Requirement:
    read = Requirement(required(entry, "that"), entry.text("because"), entry.text("source", ""))
    entry.close()
    return read
