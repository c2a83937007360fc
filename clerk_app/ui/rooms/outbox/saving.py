"""The picked letters as single files, each with the very bytes that are bound to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from clerk_app.domain.posting import OutgoingLetter
from clerk_app.services import posting
from clerk_app.services.office import Office
from clerk_app.ui.kit.files import write_whole

from .state import what


def save_all(office: Office, letters: Sequence[OutgoingLetter], folder: Path) -> int:
    """Whatever cannot be read stops it; what lies in the folder by then is whole."""
    for letter in letters:
        name = posting.file_name(letter, what(letter))
        write_whole(folder / name, posting.content(office, letter))
    return len(letters)
