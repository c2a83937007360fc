"""Serial notices: thousands from one list, under one job record, stopped and taken up again at will."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from clerk_app.domain.errors import ClerkError

from .notices import RenderedCopy

_RECORD_EVERY = 50  # notices; what a crash makes us print again comes out the same


@dataclass(frozen=True)
class Job:
    """`mark` tells lists apart: a job is only taken up again with the list it was begun with."""

    mark: str
    pack: str
    pack_version: str
    day: date
    total: int
    done: int = 0
    printed: int = 0
    refused: int = 0
    copies: int = 0  # of further parties

    @property
    def finished(self) -> bool:
        return self.done >= self.total


@dataclass(frozen=True)
class Piece:
    """What became of one entry of the list. `pdf` is empty where the notice was refused."""

    number: int  # counts from 1
    file_reference: str
    pdf: bytes = b""
    refusals: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()  # what has to be said of a notice that was printed
    copies: tuple[RenderedCopy, ...] = ()  # of the further parties


class JobFolder(Protocol):
    """Keeps one job record and the notices printed under it."""

    def job(self) -> Job | None: ...
    def begin(self, job: Job) -> None: ...
    def keep(self, piece: Piece) -> None: ...
    def note(self, job: Job) -> None:
        """Everything kept so far lies safe once this returns."""
        ...


@dataclass(frozen=True)
class Watch:
    """Who looks on: told after each notice, asked before each whether to stop."""

    stop: Callable[[], bool]
    progress: Callable[[Job], None]


def run_serial(folder: JobFolder, job: Job, produce: Callable[[int], Piece], watch: Watch) -> Job:
    """Begins the job or takes it up where it stopped; `produce` is given the place in the list, from 0."""
    job = _taken_up(folder, job)
    noted = job.done
    while not job.finished and not watch.stop():
        piece = produce(job.done)
        folder.keep(piece)
        job = _counted(job, piece)
        watch.progress(job)
        if job.done - noted >= _RECORD_EVERY:
            folder.note(job)
            noted = job.done
    folder.note(job)
    return job


def _taken_up(folder: JobFolder, job: Job) -> Job:
    begun = folder.job()
    if begun is None:
        folder.begin(job)
        return job
    if (begun.mark, begun.pack, begun.pack_version) != (job.mark, job.pack, job.pack_version):
        raise ClerkError("serial.other_job", begun=begun.day.strftime("%d.%m.%Y"), done=begun.done)
    return begun


def _counted(job: Job, piece: Piece) -> Job:
    printed = bool(piece.pdf)
    return replace(
        job,
        done=job.done + 1,
        printed=job.printed + printed,
        refused=job.refused + (not printed),
        copies=job.copies + len(piece.copies),
    )
