"""The folder of a print job: one job record, one line per notice, and the notices themselves."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.services.serial import Job, Piece
from clerk_app.services.whole_file import write_whole
from clerk_app.setup.waiting import take

RECORD = "auftrag.json"
LINES = "bescheide.jsonl"
_LOCK = "auftrag.sperre"
_OWN = (_LOCK, f"{RECORD}.neu")  # what may lie there before there is a record


class SerialFolder:
    """Lines beyond what the record counts are left over from a crash and are written again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[str] = []
        self._unsettled: list[Path] = []

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The operating system frees the lock when its holder dies."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as trouble:
            raise self._unwritable() from trouble
        try:
            if not take(handle):
                raise ClerkError("serial.running", path=str(self._folder))
            yield
        finally:
            os.close(handle)
            if not (self._folder / RECORD).exists():
                (self._folder / _LOCK).unlink(missing_ok=True)

    def job(self) -> Job | None:
        path = self._folder / RECORD
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            job = Job(**{**told, "day": date.fromisoformat(told["day"])})
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError) as trouble:
            raise OutsideError("serial.record_unreadable", path=str(path)) from trouble
        self._cut_lines(job.done)
        return job

    def begin(self, job: Job) -> None:
        try:
            if any(path.name not in _OWN for path in self._folder.iterdir()):
                raise ClerkError("serial.folder_in_use", path=str(self._folder))
        except OSError as trouble:
            raise self._unwritable() from trouble
        self.note(job)

    def keep(self, piece: Piece) -> None:
        """The copies of further parties lie beside their notice: 000001.pdf, 000001-2.pdf …"""
        name, nothing = f"{piece.number:06}", {"file": None, "sha256": None}
        line = {
            "number": piece.number,
            "file_reference": piece.file_reference,
            **(self._printed(f"{name}.pdf", piece.pdf) if piece.pdf else nothing),
            "refusals": list(piece.refusals),
            "remarks": list(piece.remarks),
            "copies": [
                self._printed(f"{name}-{number}.pdf", copy.pdf) | {"role": copy.role, "name": copy.name}
                for number, copy in enumerate(piece.copies, 2)
            ],
        }
        self._waiting.append(json.dumps(line, ensure_ascii=False) + "\n")

    def note(self, job: Job) -> None:
        """Notices first, lines next, record last: the record never counts what is not there."""
        try:
            for path in self._unsettled:
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
            with (self._folder / LINES).open("a", encoding="utf-8") as lines:
                lines.write("".join(self._waiting))
                lines.flush()
                os.fsync(lines.fileno())
        except OSError as trouble:
            raise self._unwritable() from trouble
        self._unsettled.clear()
        self._waiting.clear()
        record = json.dumps(asdict(job) | {"day": job.day.isoformat()}, ensure_ascii=False, indent=1)
        self._write(self._folder / RECORD, record.encode("utf-8"), settle=True)

    def _printed(self, name: str, pdf: bytes) -> dict[str, str]:
        self._write(self._folder / name, pdf)
        self._unsettled.append(self._folder / name)
        return {"file": name, "sha256": hashlib.sha256(pdf).hexdigest()}

    def _cut_lines(self, count: int) -> None:
        path = self._folder / LINES
        if path.exists():
            kept = path.read_bytes().split(b"\n")[:count]
            self._write(path, b"".join(line + b"\n" for line in kept), settle=True)

    def _write(self, path: Path, content: bytes, settle: bool = False) -> None:
        """All or nothing: a notice cut off in the middle never bears a notice's name."""
        try:
            draft = path.with_name(f"{path.name}.neu")
            write_whole(path, content, settle=settle, private=False, draft=draft)
        except OSError as trouble:
            raise self._unwritable() from trouble

    def _unwritable(self) -> OutsideError:
        return OutsideError("serial.unwritable", path=str(self._folder))
