"""What lies in the tray, and what it means: why it became no case, whose fault that is, what to do now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from clerk_app.domain.delivery import Delivery
from clerk_app.domain.scanning import Scan
from clerk_app.domain.submission import Verdict
from clerk_app.services.reading import CaseFile, QuarantineRow
from clerk_app.services.tray_rows import UnclaimedCase
from clerk_app.ui.kit.countdown import Countdown, explained
from clerk_app.ui.kit.language import tr

from . import remedies, unclaimed
from .kept import KeptFile, files, retention, size
from .outside import outside
from .piles import Pile
from .unclaimed import UnclaimedSheet

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
    me: str = ""  # login
    pile: Pile = Pile.OPEN
    counts: tuple[int, int] = (0, 0)  # waiting, and of no service
    cases: Mapping[str, CaseFile] = field(default_factory=dict)  # of no service, as far as read
    scans: Mapping[str, tuple[Scan, ...]] = field(default_factory=dict)  # arrival → what scanners said
    texts: Mapping[str, str] = field(default_factory=dict)  # sha256 → what was read of it


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
    files: tuple[KeptFile, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""  # what is kept of it, and for how long
    end: str = ""
    case: str = ""  # what became of it
    unclaimed: UnclaimedSheet | None = None
    environment: str = ""


@dataclass(frozen=True)
class Shown:
    rows: tuple[QuarantineRow, ...] = ()
    waiting: Mapping[str, Countdown] = field(default_factory=dict)
    loading: bool = False
    trouble: str = ""
    nothing_found: bool = False
    pile: Pile = Pile.OPEN
    counts: tuple[int, int] = (0, 0)
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
        pile=known.pile,
        counts=known.counts,
        sheet=_sheet(known, chosen) if chosen else None,
    )


def kind(row: QuarantineRow) -> tuple[str, str, str]:
    """What it is called, in which tone, and with which picture."""
    if row.unclaimed is not None:
        return tr("Ohne Dienst"), "info", "inbox"
    if row.alarm:
        return tr("Herkunft unklar"), "danger", "shield-alert"
    if _ours(row):
        return tr("Störung bei uns"), "warning", "triangle-alert"
    return tr("Fehler beim Absender"), "info", "corner-up-left"


def repeatable(row: QuarantineRow) -> bool:
    """What failed on our side lies ready at its channel or in the tray; what was sent back does not."""
    return row.end is None and row.result == Verdict.FAILED.value and "/" in row.source


def source(row: QuarantineRow) -> str:
    """The last part of where it came from: folders before it say nothing to a clerk."""
    if row.unclaimed is not None:
        return unclaimed.about(row.unclaimed)
    return row.source.replace("\\", "/").rstrip("/").rpartition("/")[2] or row.source


def moment(at: datetime, now: datetime) -> str:
    then = at.astimezone(now.tzinfo)
    days = (now.date() - then.date()).days
    if days in (0, 1):
        name = tr("heute") if days == 0 else tr("gestern")
        return f"{name} {then.strftime('%H:%M')}"
    return then.strftime("%d.%m.%Y %H:%M")


def _sheet(known: Inputs, row: QuarantineRow) -> Sheet:
    case = row.unclaimed
    told = _of_case(known, row, case) if case is not None else _of_arrival(known, row)
    return replace(told, environment=row.environment)


def _of_arrival(known: Inputs, row: QuarantineRow) -> Sheet:
    told = sheet(row, known.now, known.waiting.get(row.source))
    held = files(row, known.scans.get(row.id, ()), known.me)
    texts = {one.sha256: known.texts[one.sha256] for one in held if one.sha256 in known.texts}
    told = replace(told, files=held, texts=texts, kept=retention(row), end=_end(row, known.now))
    told = replace(told, case=row.end.case if row.end else "")
    delivery = known.deliveries.get(row.source)
    if delivery is None:
        return told
    lines = outside(delivery, known.now)
    report = "\n".join((told.report, *(f"{name}: {value}" for name, value in lines)))
    return replace(told, outside=lines, report=report)


def _of_case(known: Inputs, row: QuarantineRow, case: UnclaimedCase) -> Sheet:
    when = moment(row.arrived_at, known.now)
    return Sheet(
        id=row.id,
        title=unclaimed.title(case),
        tone="info",
        meaning=unclaimed.meaning(),
        line=unclaimed.line(case, when),
        reasons=(),
        steps=unclaimed.steps(),
        report=unclaimed.report(case, when),
        unclaimed=unclaimed.sheet(row, case, known.cases.get(row.id)),
    )


def _end(row: QuarantineRow, now: datetime) -> str:
    if row.end is None:
        return ""
    who = {"name": row.end.name, "when": moment(row.end.at, now), "reason": row.end.reason}
    if row.end.act == "assigned":
        return tr("{name} hat die Sendung zugeordnet, {when}. Sie ist ein Vorgang geworden.").format(**who)
    if row.alarm:
        return tr("{name} hat die Meldung abgeschlossen, {when}. Grund: {reason}").format(**who)
    return tr("{name} hat die Sendung verworfen, {when}. Grund: {reason}").format(**who)


def sheet(row: QuarantineRow, now: datetime, left: Countdown | None = None) -> Sheet:
    title, tone, _icon = kind(row)
    line = tr("angekommen {when} · {source}").format(when=moment(row.arrived_at, now), source=row.source)
    reasons = tuple(
        Reason(remedies.named(area, slug, name), detail, f"{area}/{slug}")
        for area, slug, name, detail in row.problems
    )
    told = Sheet(row.id, title, tone, _meaning(row), line, reasons, _steps(row), _report(row, title, now))
    return replace(told, waits=explained(left), alarm=left.alarm) if left else told


def _ours(row: QuarantineRow) -> bool:
    return row.result == Verdict.FAILED.value or any(area == OWN for area, *_ in row.problems)


def _meaning(row: QuarantineRow) -> str:
    if row.end is not None:
        return ""
    if row.alarm:
        return tr(
            "Ob die Sendung echt ist, steht nicht fest. Sie wurde weder angenommen noch zurückgewiesen."
        )
    if _ours(row):
        return tr("Die Sendung ließ sich hier nicht öffnen oder prüfen. Den Absender trifft keine Schuld.")
    return tr("Die Sendung ist in sich fehlerhaft und kann so kein Vorgang werden.")


def _steps(row: QuarantineRow) -> tuple[str, ...]:
    if row.end is not None:
        return ()
    if row.alarm:
        return (
            tr("Nicht annehmen, nicht zurückweisen und nichts daraus weitergeben."),
            tr("Die IT oder die Informationssicherheit verständigen; „Angaben kopieren“ hilft dabei."),
            tr(
                "Ist die Herkunft geklärt, die Sendung erneut abholen. Wartet der Zustelldienst nicht mehr "
                "auf sie, die Meldung mit dem Ergebnis der Klärung abschließen."
            ),
        )
    if row.parts:
        return (
            tr("Die Dateien ansehen; ist der Antrag trotz des Fehlers zu bearbeiten, die Sendung zuordnen."),
            tr("Ist die Ursache behoben (Schlüssel, Schema, Dienstpaket), die Sendung erneut einlesen."),
            tr("Sonst den Absender bitten, neu zu senden, und diese Sendung mit Begründung verwerfen."),
        )
    if _ours(row):
        return remedies.steps(row)
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
    lines += [f"- SHA-256 {part.sha256} ({size(part.size)}, {part.detected_type})" for part in row.parts]
    return "\n".join(lines)


def _fits(row: QuarantineRow, text: str) -> bool:
    said = " ".join(
        (
            row.source,
            row.id,
            kind(row)[0],
            unclaimed.words_of(row.unclaimed) if row.unclaimed else "",
            *(" ".join(problem) for problem in row.problems),
            *(part.name for part in row.parts),
        )
    ).casefold()
    return all(part.casefold() in said for part in text.split())
