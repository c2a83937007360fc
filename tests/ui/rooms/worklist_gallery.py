"""Shows the worklist with invented cases in the real frame, and keeps pictures of it. Run by hand:

QT_QPA_PLATFORM=offscreen python tests/ui/rooms/worklist_gallery.py <folder>
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

sys.path.insert(0, str(Path(__file__).parents[3]))

from clerk_app.documents.viewing.lamp import ConfinedLamp
from clerk_app.domain.case import CaseState
from clerk_app.domain.facts import Claimed, Examined, Judged, Noted, Opened
from clerk_app.domain.finding import FindingState
from clerk_app.domain.person import Membership, Role
from clerk_app.services.reading import Box, QuarantineRow
from clerk_app.ui.kit.desk import Desk
from clerk_app.ui.kit.evidence import views_on
from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.kit.watch import Watch
from clerk_app.ui.rooms import quarantine, worklist
from clerk_app.ui.shell.frame import Frame, Seat
from clerk_app.ui.shell.window import Window
from tests.ui.rooms import fakes

FORGED = (
    "Das Ereignisprotokoll ist nicht echt oder mit einem unbekannten Schlüssel signiert (signature). "
    "Nicht annehmen, nicht zurückweisen; die Herkunft muss geprüft werden."
)
NOW = fakes.NOW
CASES = (
    ("Öztürk, Deniz", "Wohngeld: Erstantrag Mietzuschuss", "12 WG 2026/0481", 26, 0.03, "fit-connect", "new"),
    ("Schröder, Maike", "Wohngeld: Weiterleistung", "12 WG 2026/0480", 6, 0.32, "fit-connect", "checking"),
    ("Nowak, Ewa", "Fahrerlaubnis: Umtausch", "36 FE 2026/2210", 19, 1, "fit-connect", "new"),
    ("Bauer GmbH", "Bauantrag: vereinfachtes Verfahren", "63 BA 2026/0117", 2, 2, "xbau", "new"),
    (
        "Al-Hassan, Rima",
        "Aufenthaltstitel: Verlängerung § 16b",
        "33 AT 2026/0912",
        7,
        2,
        "folder",
        "checking",
    ),
    ("Groß, Jürgen", "Kfz-Zulassung: Ausnahme i-Kfz", "36 KZ 2026/5120", 14, 3, "mail", "new"),
    (
        "Yılmaz, Cem",
        "Wohngeld: Erstantrag Mietzuschuss",
        "12 WG 2026/0477",
        None,
        3,
        "paper",
        "awaiting_applicant",
    ),
    (
        "Fischer, Ute",
        "Fahrerlaubnis: Ersterteilung B, BF17",
        "36 FE 2026/2198",
        21,
        4,
        "fit-connect",
        "in_progress",
    ),
    ("Kowalski, Jan", "Wohngeld: Änderung § 27", "12 WG 2026/0471", 23, 4, "fit-connect", "rework"),
    ("Meier, Sabine", "Bauantrag: Nachreichung", "63 BA 2026/0109", None, 5, "xbau", "new"),
    (
        "Wohnungsgenossenschaft Büdingen-Nord eG",
        "Wohngeld: Lastenzuschuss für Eigentümerinnen und Eigentümer",
        "12 WG 2026/0465",
        -3,
        6,
        "fit-connect",
        "new",
    ),
    (
        "Brandt-Hoffmann, Ann-Kathrin",
        "Fahrerlaubnis: Umtausch",
        "36 FE 2026/2177",
        12,
        7,
        "fit-connect",
        "new",
    ),
)
UNITS = tuple(
    Membership(unit, role) for unit in (fakes.UNIT, fakes.LICENCES) for role in (Role.CLERK, Role.SUPERVISOR)
)


def lease() -> bytes:
    lines = (
        ("Mietvertrag über Wohnraum", 15, 1),
        ("§ 3 Miete und Nebenkosten", 11, 1),
        ("Die monatliche Miete für die in § 1 bezeichnete Wohnung beträgt ohne Heiz- und", 10, 0),
        ("Warmwasserkosten", 10, 1),
        ("701,74 Euro (in Worten: siebenhunderteins).", 10, 1),
        ("Daneben zahlt die Mieterin Vorauszahlungen auf Heizkosten in Höhe von 96,00 Euro", 10, 0),
        ("und auf Warmwasser in Höhe von 24,00 Euro.", 10, 1),
        ("§ 4 Zahlungsweise", 11, 1),
        ("Die Miete ist im Voraus, spätestens am dritten Werktag eines Monats zu zahlen.", 10, 1),
    )
    return _pdf(lines, pages=8)


def _pdf(lines: tuple[tuple[str, int, int], ...], pages: int) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for number in range(pages):
        height = 780
        for text, size, gap in lines if number != 0 or pages == 1 else lines[:1]:
            sheet.setFont("Helvetica", size)
            sheet.drawString(72, height, text)
            height -= size * 1.5 + gap * 12
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def furnish(archive: fakes.Archive) -> str:
    for number, (name, subject, reference, due, age, channel, state) in enumerate(CASES):
        changes = {
            "subject": subject,
            "file_reference": reference,
            "due_on": None if due is None else NOW.date() + timedelta(days=due),
            "received_at": NOW - timedelta(days=age),
            "channel": channel,
            "state": CaseState(state),
            "environment": "TEST" if number == 5 else "PROD",
            "procedure": "weiterleistung" if number == 1 else "erstantrag",
        }
        fakes.add_case(archive, number, name, **changes)
        stored = archive.cases[f"case-{number}"]
        stored.draft = state in ("in_progress", "rework")
        if number > 2:
            stored.seen.add("a.becker")
    return rich(archive, "case-1")


def rich(archive: fakes.Archive, id: str) -> str:
    stored = archive.cases[id]
    data = json.dumps(
        {"person": {"vorname": "Maike", "name": "Schröder"}}, ensure_ascii=False, indent=1
    ).encode()
    stored.documents = (
        fakes.document(
            archive,
            "Antrag.pdf",
            _pdf((("Antrag auf Wohngeld", 15, 1), ("Bruttokaltmiete 701,74 €", 10, 0)), 1),
            "form",
        ),
        fakes.document(archive, "Mietvertrag.pdf", lease()),
        fakes.document(archive, "Kontoauszug_Oktober.pdf", _pdf((("Kontoauszug", 15, 1),), 2)),
        fakes.document(archive, "Lohn_09.pdf", _pdf((("Lohnabrechnung September", 15, 1),), 1)),
    )
    assert stored.submission is not None
    stored.submission = replace(
        stored.submission,
        data_sha256=archive.keep(data),
        payment_status="BOOKED",
        sender_reference="ZB-2026-11-7781",
        warnings=("schema.unknown",),
    )
    later = [("claimed", 30), ("opened", 28), ("noted", 20), ("judged", 12), ("examined", 10), ("noted", 5)]
    facts = [
        Claimed(id, 1, CaseState.CHECKING, "a.becker"),
        Opened(id, "a.becker"),
        Noted(id, "", False, "Mieterin erreicht, Lohnbescheinigung Oktober kommt bis Freitag nach."),
        Judged(
            id,
            2,
            CaseState.CHECKING,
            "unterhalt",
            FindingState.WAIVED,
            "keine Unterhaltspflicht laut Rückfrage",
        ),
        Examined(id, 3, CaseState.CHECKING, 5, 1),
        Noted(id, "", True, "Mietspiegel geprüft: Höchstbetrag der Mietenstufe IV wird eingehalten."),
    ]
    for (_kind, minutes), fact in zip(later, facts, strict=True):
        archive.now = NOW - timedelta(minutes=minutes)
        archive.write(fakes.BECKER, fact)
    archive.now = NOW
    stored.case = replace(stored.case, clerk="a.becker")
    archive.tray += [
        QuarantineRow(
            "q1",
            "eingang/2026-11-22/b0-17",
            "failed",
            True,
            (("submission", "invalid-event-log", "Ungültiges Ereignisprotokoll", FORGED),),
            NOW - timedelta(hours=1),
        ),
        QuarantineRow(
            "q2",
            "eingang/2026-11-21/b0-12",
            "rejected",
            False,
            (
                (
                    "attachment",
                    "incorrect-hash",
                    "Prüfsumme stimmt nicht",
                    "Die Prüfsumme der Anlage a2 stimmt nicht.",
                ),
                ("attachment", "missing", "Anlage fehlt", "Die Anlage a3 fehlt."),
            ),
            NOW - timedelta(days=1),
        ),
        QuarantineRow(
            "q3",
            "eingang/2026-11-20/b0-09",
            "failed",
            False,
            (("own", "key-missing", "Schlüssel fehlt", "Der Schlüssel kid-7 ist hier nicht hinterlegt."),),
            NOW - timedelta(days=2),
        ),
    ]
    return id


def wait(until: Callable[[], bool], seconds: float = 6) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
        if until():
            break
    for _ in range(30):
        QApplication.processEvents()
        time.sleep(0.01)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak(app)
    Theme.current().use(Look.LIGHT)
    archive = fakes.Archive()
    person = replace(fakes.BECKER, memberships=UNITS)
    archive.people = (person, fakes.SCHUSTER, fakes.LEAD)
    lamp = ConfinedLamp()
    office = fakes.office(archive, person, lamp)
    furnish(archive)
    desk = Desk()
    watch = Watch(desk, lambda: office)
    owner = desk
    rooms = [
        worklist.build(desk, lambda: office, box, views_on(desk, lamp, owner), watch)
        for box in (Box.INBOX, Box.MINE, Box.TEAM, Box.DONE)
    ]
    rooms.append(quarantine.build(desk, lambda: office, watch))
    window = Window(rooms, Frame(Seat(person.login, person.name, "Wohngeld"), practice=True))
    window.serve(desk)
    watch.look()
    window.resize(1440, 900)
    window.show()
    inbox = rooms[2].widget
    window.show_room("team", "case-1")
    wait(lambda: inbox.case.papers.tabs.count() > 3)
    inbox.case.papers.tabs.setCurrentIndex(1)
    wait(lambda: False, 1.5)
    inbox.case.papers.viewer.go_to_page(1)
    wait(lambda: False, 0.6)
    window.grab().save(str(folder / "1-team.png"))
    inbox.case.sheet.go_to(inbox.case.sheet.checks)
    wait(lambda: False, 0.3)
    window.grab().save(str(folder / "2-pruefung.png"))
    inbox.case.sheet.checks.judging_begun.emit("einkommen", FindingState.WAIVED)
    wait(lambda: False, 0.3)
    window.grab().save(str(folder / "2b-beurteilen.png"))
    inbox.case.sheet.checks.judging_dropped.emit()
    inbox.case.papers.tabs.setCurrentIndex(0)
    wait(lambda: False, 0.6)
    inbox.case.sheet.go_to(inbox.case.sheet.fields)
    inbox.case.sheet.fields.evidence_asked.emit("wohnraum/miete")
    wait(lambda: False, 2.5)
    window.grab().save(str(folder / "2c-nachweis.png"))
    inbox.case.sheet.go_to(inbox.case.sheet.notes)
    wait(lambda: False, 0.3)
    window.grab().save(str(folder / "3-notizen.png"))
    inbox.case.sheet.go_to(inbox.case.sheet.fields)
    window.resize(1366, 768)
    wait(lambda: False, 0.5)
    window.grab().save(str(folder / "4-1366.png"))
    window.resize(1100, 720)
    wait(lambda: False, 0.5)
    window.grab().save(str(folder / "5-1100.png"))
    window.resize(1440, 900)
    Theme.current().use(Look.DARK)
    wait(lambda: False, 0.8)
    window.grab().save(str(folder / "6-dark.png"))
    Theme.current().use(Look.CONTRAST)
    wait(lambda: False, 0.8)
    window.grab().save(str(folder / "6b-contrast.png"))
    Theme.current().use(Look.LIGHT)
    window.show_room("inbox")
    wait(lambda: False, 0.8)
    window.grab().save(str(folder / "7-inbox.png"))
    view = rooms[0].widget
    view.pane.list.selectRow(0)
    view.pane.list.selectAll()
    view.pane.bulk.assign_pressed.emit()
    wait(lambda: False, 0.8)
    window.grab().save(str(folder / "8-bulk.png"))
    view.pane.bulk.dropped.emit()
    view.pane.list.setCurrentIndex(view.pane.rows.index(2, 0))
    wait(lambda: False, 0.8)
    view.case.step_asked.emit("reroute")
    wait(lambda: False, 0.8)
    window.grab().save(str(folder / "9-reroute.png"))
    window.show_room("done")
    wait(lambda: False, 0.5)
    window.grab().save(str(folder / "10-done.png"))
    window.show_room("quarantine")
    wait(lambda: False, 0.5)
    window.grab().save(str(folder / "11-quarantine.png"))
    watch.stop()
    desk.finish()
    lamp.put_out()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
