"""What the mail room does with an arrival: read, save, assign, read in again, discard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.domain.scanning import Scan
from clerk_app.services import collecting, tray
from clerk_app.services.intake import Arrival
from clerk_app.services.office import Office
from clerk_app.services.reading import CaseFile, QuarantineRow
from clerk_app.services.reading_lamp import TEXT
from clerk_app.services.unclaimed import Found
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.notices import Message
from clerk_app.ui.kit.texts import said

from . import unclaimed_acts
from .deciding import Choices, Deciding, Panel, choices

MOST_LETTERS = 20_000
_PAGES = 5
_SAFE_ENDING = ".ungeprueft"
AskPath = Callable[[str], Path | None]


@dataclass(frozen=True)
class Hands:
    """`ask_path` asks where a file goes, `laying_out` looks at kept files once more."""

    laying_out: tray.LayingOut | None
    ask_path: AskPath


class Acts(QObject):
    deciding_changed = Signal(object)  # Deciding
    scans_known = Signal(str, object)  # arrival, scans
    text_known = Signal(str, str)  # sha256, text
    case_known = Signal(str, object)  # case, CaseFile
    case_missed = Signal(str)  # could not be read
    done = Signal()  # what lies in the tray has changed
    message = Signal(object)
    opened = Signal(str)  # the case that came of it

    def __init__(self, desk: Desk, office: Callable[[], Office], hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._office, self._hands = desk, office, hands
        self._deciding = Deciding()

    @property
    def deciding(self) -> Deciding:
        return self._deciding

    def may_place(self, row: QuarantineRow | None) -> bool:
        if row is None or row.unclaimed is not None:
            return row is not None
        return self._hands.laying_out is not None and tray.placeable(row)

    def begin(self, panel: Panel, row: QuarantineRow, file: str = "") -> None:
        begun = Deciding(panel, row.id, self._deciding.choices, file)
        self._set(replace(begun, unclaimed=row.unclaimed is not None, alarm=row.alarm))
        if panel is Panel.ASSIGN:
            office = self._office()
            self._desk.ask(lambda: choices(office), self._take_choices)

    def drop(self) -> None:
        self._set(Deciding(choices=self._deciding.choices))

    def look_up(self, row: QuarantineRow) -> None:
        office = self._office()
        if row.unclaimed is not None:
            self._desk.ask(
                lambda: unclaimed_acts.read(office, row),
                self._take_case,
                lambda error: self._miss_case(row.id, error),
                owner=self,
            )
        elif row.parts:
            self._desk.ask(
                lambda: (row.id, office.reader.arrival_scans(office.actor, row.id)), self._take_scans
            )

    def assign(self, row: QuarantineRow, placing: tray.Placing) -> None:
        office, laying_out = self._office(), self._hands.laying_out
        if row.unclaimed is not None:
            self._do(lambda: unclaimed_acts.register(office, row, placing), self._registered)
        elif laying_out is not None:
            self._do(lambda: tray.assign(office, laying_out, row, placing), self._assigned)

    def read_again(self, row: QuarantineRow) -> None:
        office, laying_out = self._office(), self._hands.laying_out
        if row.unclaimed is not None:
            self._do(lambda: unclaimed_acts.read_again(office, row), self._registered)
        elif row.parts and laying_out is not None:
            self._do(lambda: tray.read_again(office, laying_out, row), self._assigned)

    def ask_again(self, row: QuarantineRow, done: Callable[[], None]) -> None:
        """What still lies outside is taken up by the next round."""
        office, (channel, _, submission) = self._office(), row.source.rpartition("/")
        self._desk.do(
            lambda: collecting.read_again(office, channel, submission), lambda _nothing: done(), owner=self
        )

    def discard(self, row: QuarantineRow, reason: str) -> None:
        office = self._office()
        text = self.tr("Verworfen. Der Grund steht im Journal.")
        if row.alarm:
            text = self.tr("Abgeschlossen. Der Grund steht im Journal.")
        act = unclaimed_acts.discard if row.unclaimed is not None else tray.discard
        self._do(lambda: act(office, row, reason), lambda _facts: self._ended(text))

    def read(self, row: QuarantineRow, sha256: str) -> None:
        """As plain text, by the reader that is locked in; nothing of it is drawn or run."""
        office = self._office()
        kind = next((part.detected_type for part in row.parts if part.sha256 == sha256), "")
        self._desk.ask(
            lambda: (sha256, _text(office, row, sha256, kind)),
            self._take_text,
            self._told,
            self,
            Lane.ERRANDS,
        )

    def save(self, row: QuarantineRow, sha256: str) -> None:
        name = next((part.name for part in row.parts if part.sha256 == sha256), sha256)
        path = self._hands.ask_path(name.rpartition("/")[2] + _SAFE_ENDING)
        if path is None:
            return
        office = self._office()
        text = self.tr("Gesichert: {path}").format(path=path)
        self._do(
            lambda: write_whole(path, tray.look_into(office, row, sha256)),
            lambda _nothing: self._ended(text),
        )

    def _do(self, act: Callable[[], object], done: Callable[[object], None]) -> None:
        if self._deciding.working:
            return
        self._set(replace(self._deciding, working=True, trouble=""))
        self._desk.do(act, done, self._refused, owner=self)

    def _assigned(self, arrival: object) -> None:
        if not isinstance(arrival, Arrival):
            raise TypeError(type(arrival).__name__)
        text = self.tr("Zugeordnet: Vorgang {case}.").format(case=arrival.file_reference)
        case = arrival.case
        self._ended(text, (self.tr("Öffnen"), lambda: self.opened.emit(case)))

    def _registered(self, found: object) -> None:
        """Whoever does not work in the unit it went to cannot open it any more."""
        if not isinstance(found, Found):
            raise TypeError(type(found).__name__)
        text = self.tr("Zugeordnet: Vorgang {case}.").format(case=found.file_reference)
        case = found.case
        mine = found.unit in self._office().actor.units
        self._ended(text, (self.tr("Öffnen"), lambda: self.opened.emit(case)) if mine else None)

    def _ended(self, text: str, step: tuple[str, Callable[[], None]] | None = None) -> None:
        self.drop()
        self.message.emit(Message("success", text, step))
        self.done.emit()

    def _refused(self, error: Exception) -> None:
        """In the panel, with everything typed still there; without one above the room."""
        if isinstance(error, ClerkError | OutsideError) and self._deciding.panel is not Panel.NONE:
            self._set(replace(self._deciding, working=False, trouble=said(error)))
            return
        self._set(replace(self._deciding, working=False))
        self._told(error)

    def _told(self, error: Exception) -> None:
        tone = "warning" if isinstance(error, ClerkError) else "danger"
        self.message.emit(Message(tone, said(error)))

    def _take_choices(self, found: Choices) -> None:
        self._set(replace(self._deciding, choices=found))

    def _take_case(self, found: tuple[str, CaseFile]) -> None:
        self.case_known.emit(*found)

    def _miss_case(self, case: str, error: Exception) -> None:
        self.case_missed.emit(case)
        self._told(error)

    def _take_scans(self, found: tuple[str, tuple[Scan, ...]]) -> None:
        self.scans_known.emit(*found)

    def _take_text(self, found: tuple[str, str]) -> None:
        self.text_known.emit(*found)

    def _set(self, deciding: Deciding) -> None:
        self._deciding = deciding
        self.deciding_changed.emit(deciding)


def _text(office: Office, row: QuarantineRow, sha256: str, kind: str) -> str:
    """Field by field where it is well formed, otherwise letter by letter."""
    content = tray.look_into(office, row, sha256)
    try:
        return _lit(office, content, kind)
    except OutsideError:
        return _lit(office, content, "text/plain")


def _lit(office: Office, content: bytes, kind: str) -> str:
    lamp = office.lamp
    found = lamp.open(content, kind)
    try:
        if found.info.kind != TEXT:
            raise OutsideError("document.unsupported")
        pages = (lamp.text(found.handle, page) for page in range(min(_PAGES, found.info.pages)))
        return "\n".join(pages)[:MOST_LETTERS]
    finally:
        lamp.close(found.handle)
