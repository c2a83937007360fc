"""The picked letters as single files with the very bytes bound to them, or together in one to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clerk_app.domain.posting import OutgoingLetter
from clerk_app.services import posting
from clerk_app.services.office import Office
from clerk_app.ui.kit.file_dialogs import ask_folder, ask_path
from clerk_app.ui.kit.files import write_whole
from clerk_app.ui.kit.language import tr

from .state import what

Join = Callable[[Iterable[bytes]], bytes]
Put = Callable[[Iterable[bytes]], None]  # on the paper of the printer that was chosen
AskPrinter = Callable[[QWidget], Put | None]


def folder_for_letters(parent: QWidget) -> Path | None:
    return ask_folder(parent, tr("Ordner für die Schreiben"))


def path_for_printing(parent: QWidget, proposal: str) -> Path | None:
    return ask_path(parent, tr("Druckdatei speichern"), proposal)


@dataclass(frozen=True)
class Paper:
    """What makes one file of many letters, which printer is meant, and where the person wants them."""

    join: Join
    ask_printer: AskPrinter
    ask_folder: Callable[[QWidget], Path | None] = folder_for_letters
    ask_path: Callable[[QWidget, str], Path | None] = path_for_printing


def save_all(office: Office, letters: Sequence[OutgoingLetter], folder: Path) -> None:
    """Whatever cannot be read stops it; what lies in the folder by then is whole."""
    for letter in letters:
        name = posting.file_name(letter, what(letter))
        write_whole(folder / name, posting.made(office, letter))


def save_joined(office: Office, letters: Sequence[OutgoingLetter], join: Join, path: Path) -> None:
    write_whole(path, join(posting.made(office, letter) for letter in letters))


def print_letters(office: Office, letters: Sequence[OutgoingLetter], put: Put) -> None:
    """All of them are there before the first sheet is printed."""
    put([posting.made(office, letter) for letter in letters])
