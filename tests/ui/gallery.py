"""Shows the frame with invented rooms and rows, and keeps pictures of it. Run by hand:

QT_QPA_PLATFORM=offscreen python tests/ui/gallery.py <folder>
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
)

sys.path.insert(0, str(Path(__file__).parents[2]))

from clerk_app.domain.composition import DecisionInput
from clerk_app.ui.kit.actions import ActionSpec
from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.chips import ChipLabel, deadline_chip, state_chip
from clerk_app.ui.kit.empty import EmptyState
from clerk_app.ui.kit.fields import Field, FieldGrid
from clerk_app.ui.kit.form import DecisionForm
from clerk_app.ui.kit.labels import button, label, line
from clerk_app.ui.kit.language import speak
from clerk_app.ui.kit.lists import ColumnsView, TrayView
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.room import Room, RoomLink
from clerk_app.ui.kit.rows_model import Column, RowFace, RowsModel
from clerk_app.ui.kit.switcher import Switcher
from clerk_app.ui.kit.theme import Look, Theme
from clerk_app.ui.kit.timeline import Happening, HappeningList, Stage, Station, StationStrip
from clerk_app.ui.shell.frame import Frame, Seat
from clerk_app.ui.shell.window import Window

TODAY = date(2026, 11, 22)
ROWS = (
    (
        "Öztürk, Deniz",
        "Wohngeld · Erstantrag Mietzuschuss",
        "12 WG 2026/0481",
        "FIT-Connect · heute 08:12",
        26,
        True,
    ),
    ("Schröder, Maike", "Wohngeld · Weiterleistung", "12 WG 2026/0480", "FIT-Connect · heute 07:55", 6, True),
    ("Nowak, Ewa", "Fahrerlaubnis · Umtausch", "36 FE 2026/2210", "FIT-Connect · gestern", 19, True),
    ("Bauer GmbH", "Bauantrag · vereinfachtes Verfahren", "63 BA 2026/0117", "XBau · 20.11.", 2, False),
    (
        "Al-Hassan, Rima",
        "Aufenthaltstitel · Verlängerung § 16b",
        "33 AT 2026/0912",
        "Ordner · 20.11.",
        7,
        False,
    ),
    ("Groß, Jürgen", "Kfz · Ausnahme i-Kfz", "36 KZ 2026/5120", "E-Mail · 19.11.", 14, False),
    ("Yılmaz, Cem", "Wohngeld · Erstantrag Mietzuschuss", "12 WG 2026/0477", "Papier · 19.11.", None, False),
    (
        "Fischer, Ute",
        "Fahrerlaubnis · Ersterteilung B, BF17",
        "36 FE 2026/2198",
        "FIT-Connect · 18.11.",
        -2,
        False,
    ),
    ("Kowalski, Jan", "Wohngeld · Änderung § 27", "12 WG 2026/0471", "FIT-Connect · 18.11.", 23, False),
    (
        "Freifrau von Meier-Leutheusser, Sabine Charlotte",
        "Bauantrag · Nachreichung zum Baugenehmigungsverfahren",
        "63 BA 2026/0109",
        "XBau · 17.11.",
        0,
        False,
    ),
)
FIELDS = (
    Field("1", "Antragstellerin", "Maike Schröder, geb. 14.03.1988", evidence="ausweis"),
    Field("2", "Anschrift", "Kaiserstraße 12, 61169 Friedberg", evidence="x"),
    Field("3", "Mietenstufe", "IV (Friedberg)"),
    Field("4", "Haushalt", "3 Personen, 1 Kind unter 25"),
    Field("5", "Bruttokaltmiete", "701,74 € monatlich", evidence="miete"),
    Field("6", "Gesamteinkommen", "1.812,40 € monatlich", evidence="lohn"),
    Field("7", "Identität", "BundID, Vertrauensniveau substanziell"),
    Field("8", "Bescheid digital", ""),
)
INPUTS = (
    DecisionInput("von", "Bewilligung ab", "date", "2026-12-01", True, "application", source="§ 25 WoGG"),
    DecisionInput(
        "miete",
        "Zu berücksichtigende Miete",
        "amount",
        "871.94",
        True,
        "clerk",
        unit="€",
        source="§§ 11, 12 WoGG",
    ),
    DecisionInput(
        "personen",
        "Haushaltsmitglieder",
        "integer",
        "",
        True,
        "clerk",
        hint="einschließlich der antragstellenden Person",
    ),
    DecisionInput(
        "art",
        "Art",
        "choice",
        "miete",
        True,
        "pack",
        choices=(("miete", "Mietzuschuss"), ("last", "Lastenzuschuss")),
    ),
    DecisionInput("mitwirkung", "Mitwirkung vollständig", "yes_no", "", True, "clerk"),
    DecisionInput(
        "grund",
        "Begründung",
        "long_text",
        "Das Einkommen wurde aus den Nachweisen August und September 2026 ermittelt.",
        False,
        "clerk",
    ),
)


def face(row: tuple) -> RowFace:
    name, about, reference, origin, days, unread = row
    due = None if days is None else TODAY + timedelta(days=days)
    chip = deadline_chip(due, TODAY, paused=days is None, short=True)
    marks = (("square-pen", "Entwurf vorhanden"),) if days == 2 else ()
    return RowFace(name, about, origin, reference, chip, unread, marks)


def inbox() -> Room:
    tray = TrayView(RowsModel((), identity=lambda row: row[2], face=face), "Posteingang")
    tray.show_rows(ROWS)
    tray.choose("12 WG 2026/0480")
    pills = Switcher("Filter")
    pills.offer((("all", "Alle Dienste"), ("unread", "ungelesen"), ("mine", "mir zugewiesen")))
    pills.choose("all")
    left = QFrame()
    left.setProperty("panel", "list")
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(12, 9, 12, 9)
    head.addWidget(pills)
    column.addLayout(head)
    column.addWidget(line())
    column.addWidget(tray, 1)
    case = QFrame()
    side = QVBoxLayout(case)
    side.setContentsMargins(0, 0, 0, 0)
    side.setSpacing(0)
    side.addWidget(case_head())
    side.addWidget(case_cards(), 1)
    panes = QSplitter(Qt.Orientation.Horizontal)
    panes.setObjectName("inbox")
    panes.setHandleWidth(1)
    panes.addWidget(left)
    panes.addWidget(case)
    panes.setSizes([420, 720])
    actions = (
        ActionSpec(
            "inbox.claim", "&Übernehmen", print, "Ctrl+U", "user-check", help="Sich den Vorgang zuweisen"
        ),
        ActionSpec(
            "inbox.ask",
            "&Nachfordern",
            print,
            "Ctrl+N",
            "mail",
            help="Fehlendes beim Antragsteller anfordern",
        ),
        ActionSpec("inbox.decide", "&Entscheiden", print, "Ctrl+E", "scale", when=lambda: False),
    )
    return Room(
        "inbox",
        "Posteingang",
        "inbox",
        panes,
        actions,
        focus=tray.setFocus,
        help="Hier liegt, was niemandem zugewiesen ist. Enter öffnet den Vorgang, Strg+U weist ihn Ihnen zu.",
    )


def case_head() -> QFrame:
    head = QFrame()
    head.setProperty("panel", "head")
    row = QHBoxLayout(head)
    row.setContentsMargins(16, 12, 16, 12)
    words = QVBoxLayout()
    first = QHBoxLayout()
    first.addWidget(label("Schröder, Maike", "title"))
    first.addWidget(ChipLabel(state_chip("checking")))
    first.addWidget(ChipLabel(deadline_chip(TODAY + timedelta(days=6), TODAY)))
    first.addStretch(1)
    words.addLayout(first)
    words.addWidget(
        label(
            "12 WG 2026/0480 · Wohngeld, Weiterleistung · eingegangen 21.11.2026 über FIT-Connect",
            "small",
            wrap=True,
        )
    )
    row.addLayout(words, 1)
    row.addWidget(button("Nachfordern", print, icon_name="mail"))
    row.addWidget(button("Entscheiden", print, look="primary"))
    return head


def case_cards() -> CardColumn:
    column = CardColumn()
    data = Card("Antragsdaten")
    grid = FieldGrid("Antragsdaten")
    grid.show_fields(FIELDS)
    grid.choose("5")
    data.add(grid)
    column.add(data)
    red = Card("2 Punkte verhindern die Freigabe", "danger")
    for text in ("IBAN fehlt in der Verfügung", "Prüfpunkt „Einkommensnachweis Oktober“ offen"):
        row = QFrame()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(text))
        inside.addStretch(1)
        inside.addWidget(button("zur Stelle", print, look="link"))
        red.add(row)
    column.add(red)
    history = Card("Verlauf")
    strip = StationStrip()
    strip.show_stations(
        (
            Station("Eingang", Stage.DONE, "21.11."),
            Station("Prüfung", Stage.NOW),
            Station("Entscheidung", Stage.AHEAD),
            Station("Freigabe", Stage.AHEAD),
            Station("Versand", Stage.AHEAD),
            Station("Bestandskraft", Stage.AHEAD),
        )
    )
    history.add(strip)
    listed = HappeningList()
    listed.show_happenings(
        (
            Happening(
                "21.11. 07:55", "Eingegangen über FIT-Connect", "Poststelle", icon="inbox", tone="info"
            ),
            Happening("21.11. 09:10", "Übernommen", "A. Becker", icon="user-check"),
        )
    )
    history.add(listed)
    column.add(history)
    return column


def decision() -> Room:
    column = CardColumn()
    card = Card("Entscheidung")
    pills = Switcher("Entscheidung")
    pills.offer(
        (
            ("b", "Bewilligung"),
            ("a", "Ablehnung"),
            ("v", "Versagung § 66 SGB I"),
            ("p", "Vorläufige Zahlung § 26a"),
        )
    )
    pills.choose("b")
    card.add(pills)
    form = DecisionForm()
    form.show_inputs(INPUTS)
    card.add(form)
    column.add(card)
    return Room("mine", "Meine Vorgänge", "folder-open", column)


def table() -> Room:
    columns = (
        Column("Aktenzeichen", lambda row: row[2], width=150),
        Column("Name", lambda row: row[0], width=220),
        Column("Gegenstand", lambda row: row[1], width=260),
        Column("Stand", lambda row: row[4], chip=lambda row: state_chip("checking"), width=140),
        Column("Tage", lambda row: row[4], figures=True, width=70),
    )
    view = ColumnsView(RowsModel(columns, identity=lambda row: row[2]), "Vorgänge des Teams")
    view.show_rows(ROWS)
    view.choose("36 FE 2026/2210")
    return Room("team", "Team", "users", view)


def build(practice: bool) -> Window:
    seats = (Seat("becker", "A. Becker", "Wohngeld"), Seat("lang", "M. Lang", "Leitung"))
    frame = Frame(seats[0], practice=practice, colleagues=seats, switch_to=print if practice else None)
    empty = EmptyState(
        "badge-check",
        "Nichts freizugeben",
        "Hier erscheint, was zur Freigabe vorgelegt wird.",
        ("Aktualisieren", print),
    )
    rooms = [
        inbox(),
        decision(),
        table(),
        Room("approvals", "Freigaben", "badge-check", empty),
        Room("settings", "Einstellungen", "settings", QPlainTextEdit("…")),
    ]
    window = Window(rooms, frame)
    for room, count in (("inbox", 12), ("mine", 34), ("team", 118), ("approvals", 3)):
        window.navigation.show_count(room, count)
    links = (
        RoomLink("f7", "Frist unter 7 Tagen", 4),
        RoomLink("nf", "Nachforderung offen", 9),
        RoomLink("b", "Bauanträge", 22),
    )
    rooms[1].signals.links.emit(links)
    window.status.show_database("gemeinsame Datenbank · verbunden")
    window.status.show_room("12 neu · 4 Fristen unter 7 Tagen")
    return window


def main(folder: Path) -> None:
    app = QApplication(sys.argv)
    speak(app)
    folder.mkdir(parents=True, exist_ok=True)

    def keep(window: Window, name: str) -> None:
        for _ in range(3):
            app.processEvents()
        window.grab().save(str(folder / f"{name}.png"))

    window = build(practice=False)
    window.show()
    for look in (Look.LIGHT, Look.DARK, Look.CONTRAST):
        Theme.current().use(look)
        for width, height in ((1440, 900), (1366, 768)):
            window.resize(width, height)
            window.show_room("inbox")
            keep(window, f"inbox-{look}-{width}")
        for room in ("mine", "team", "approvals"):
            window.show_room(room)
            keep(window, f"{room}-{look}")
    Theme.current().use(Look.LIGHT, 1.5)
    window.show_room("inbox")
    keep(window, "inbox-large")
    Theme.current().use(Look.LIGHT)
    window.show_room("inbox")
    window.show_message(
        Message(
            "danger",
            "Die Datenbank hat nicht geantwortet. Der letzte Schritt wurde nicht gespeichert; Ihre Eingaben "
            "stehen weiter auf dem Bildschirm. Bitte erneut versuchen.",
            ("Erneut versuchen", print),
        )
    )
    window.show_commands()
    keep(window, "palette")
    window.palette_sheet.close_palette()
    window.show_message(Message("success", "Gespeichert."))
    window.show_help()
    for _ in range(3):
        app.processEvents()
    window.help_sheet.grab().save(str(folder / "help.png"))
    window.show_menu()
    app.processEvents()
    window._menu.grab().save(str(folder / "menu.png"))
    window._menu.hide()
    practice = build(practice=True)
    practice.show()
    keep(practice, "practice")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))
