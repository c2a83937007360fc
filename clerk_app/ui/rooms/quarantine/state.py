"""What lies in the tray, and what it means: why it became no case, whose fault that is, what to do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.submission import Verdict
from clerk_app.services.reading import QuarantineRow
from clerk_app.ui.kit.countdown import Countdown, explained
from clerk_app.ui.kit.language import tr

from .outside import outside

OWN = "own"  # area of faults that are ours, never the sender's


@dataclass(frozen=True)
class Inputs:
    now: datetime
    rows: tuple[QuarantineRow, ...] = ()
    waiting: Mapping[str, Countdown] = field(default_factory=dict)  # source → what is left
    deliveries: Mapping[str, Delivery] = field(default_factory=dict)  # source → its entry in the book
    loaded: bool = False
    trouble: str = ""
    text: str = ""
    chosen: str = ""


@dataclass(frozen=True)
class Reason:
    title: str
    detail: str
    origin: str  # the words of the problem catalogue, for the IT


@dataclass(frozen=True)
class Sheet:
    """One delivery, as it is explained. `tone`: danger, warning or info."""

    id: str
    title: str
    tone: str
    meaning: str
    line: str
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    report: str  # for the clipboard: what the IT or the sender needs to know
    waits: str = ""
    alarm: bool = False
    outside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shown:
    rows: tuple[QuarantineRow, ...] = ()
    waiting: Mapping[str, Countdown] = field(default_factory=dict)
    loading: bool = False
    trouble: str = ""
    nothing_found: bool = False
    sheet: Sheet | None = None


def derive(known: Inputs) -> Shown:
    rows = tuple(row for row in known.rows if _fits(row, known.text))
    chosen = next((row for row in rows if row.id == known.chosen), None)
    return Shown(
        rows=rows,
        waiting=known.waiting,
        loading=not known.loaded and not known.trouble,
        trouble=known.trouble if not known.rows else "",
        nothing_found=bool(known.rows) and not rows,
        sheet=_sheet(known, chosen) if chosen else None,
    )


def kind(row: QuarantineRow) -> tuple[str, str, str]:
    """What it is called, in which tone, and with which picture."""
    if row.alarm:
        return tr("Herkunft unklar"), "danger", "shield-alert"
    if _ours(row):
        return tr("Störung bei uns"), "warning", "triangle-alert"
    return tr("Fehler beim Absender"), "info", "corner-up-left"


def repeatable(row: QuarantineRow) -> bool:
    """What came by a channel and failed on our side lies ready there; what was sent back does not."""
    return row.result == Verdict.FAILED.value and "/" in row.source


def source(row: QuarantineRow) -> str:
    """The last part of where it came from: folders before it say nothing to a clerk."""
    return row.source.replace("\\", "/").rstrip("/").rpartition("/")[2] or row.source


def moment(at: datetime, now: datetime) -> str:
    then = at.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    if days in (0, 1):
        name = tr("heute") if days == 0 else tr("gestern")
        return f"{name} {then.strftime('%H:%M')}"
    return then.strftime("%d.%m.%Y %H:%M")


def _sheet(known: Inputs, row: QuarantineRow) -> Sheet:
    told = sheet(row, known.now, known.waiting.get(row.source))
    delivery = known.deliveries.get(row.source)
    if delivery is None:
        return told
    lines = outside(delivery, known.now)
    report = "\n".join((told.report, *(f"{name}: {value}" for name, value in lines)))
    return replace(told, outside=lines, report=report)


def sheet(row: QuarantineRow, now: datetime, left: Countdown | None = None) -> Sheet:
    title, tone, _icon = kind(row)
    line = tr("angekommen {when} · {source}").format(when=moment(row.arrived_at, now), source=row.source)
    reasons = tuple(Reason(name, detail, f"{area}/{slug}") for area, slug, name, detail in row.problems)
    told = Sheet(row.id, title, tone, _meaning(row), line, reasons, _steps(row), _report(row, title, now))
    return replace(told, waits=explained(left), alarm=left.alarm) if left else told


def _ours(row: QuarantineRow) -> bool:
    return row.result == Verdict.FAILED.value or any(area == OWN for area, *_ in row.problems)


def _meaning(row: QuarantineRow) -> str:
    if row.alarm:
        return tr(
            "Ob die Sendung echt ist, steht nicht fest. Sie wurde weder angenommen noch zurückgewiesen."
        )
    if _ours(row):
        return tr("Die Sendung ließ sich hier nicht öffnen oder prüfen. Den Absender trifft keine Schuld.")
    return tr("Die Sendung ist in sich fehlerhaft und kann so kein Vorgang werden.")


def _steps(row: QuarantineRow) -> tuple[str, ...]:
    if row.alarm:
        return (
            tr("Nicht annehmen, nicht zurückweisen und nichts daraus weitergeben."),
            tr("Die IT oder die Informationssicherheit verständigen; „Angaben kopieren“ hilft dabei."),
            tr("Erst wenn die Herkunft geklärt ist, wird die Sendung erneut eingelesen."),
        )
    if _ours(row):
        return (
            tr("Die IT mit den kopierten Angaben verständigen; meist fehlt ein Schlüssel oder ein Schema."),
            tr("Ist die Ursache behoben, wird dieselbe Sendung erneut eingelesen; sie liegt weiter bereit."),
            tr("Für Fristen zählt der Tag des Eingangs beim Zustelldienst, nicht der Tag der Behebung."),
        )
    return (
        tr("Den Absender oder den Betreiber des Online-Dienstes bitten, den Antrag neu zu senden."),
        tr("Den Tag des ersten Eingangs für die Akte festhalten; er kann für Fristen von Bedeutung sein."),
        tr("Die neue Sendung erscheint von selbst im Posteingang."),
    )


def _report(row: QuarantineRow, title: str, now: datetime) -> str:
    """No content of the application is in it, so it may leave the house."""
    facts = (
        (tr("Angekommen"), moment(row.arrived_at, now)),
        (tr("Quelle"), row.source),
        (tr("Kennung"), row.id),
        (tr("Ergebnis"), row.result),
    )
    lines = [title, *(f"{name}: {value}" for name, value in facts)]
    lines += [f"- {name} ({area}/{slug}): {detail}" for area, slug, name, detail in row.problems]
    return "\n".join(lines)


def _fits(row: QuarantineRow, text: str) -> bool:
    said = " ".join(
        (row.source, row.id, kind(row)[0], *(" ".join(problem) for problem in row.problems))
    ).casefold()
    return all(part.casefold() in said for part in text.split())
