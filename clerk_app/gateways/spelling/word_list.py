"""Lists of words an office knows: those it is sent and those its clerks add, one to a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clerk_app.domain.errors import OutsideError
from clerk_app.services.whole_file import write_whole


@dataclass(frozen=True)
class Entry:
    """`like` is a word of the dictionary that is inflected the same way, "" where there is none."""

    word: str
    like: str = ""


def read(path: Path) -> tuple[Entry, ...]:
    """Without the file there are no words; a line is "Wort" or "Wort/Muster", "#" begins a remark."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as trouble:
        raise OutsideError("words.unreadable", path=str(path)) from trouble
    return tuple(_entries(text))


def add(path: Path, word: str) -> None:
    """Another desk may have added one meanwhile: the list is read anew and written whole."""
    held = {entry.word for entry in read(path)}
    if word in held:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lines = (f"{known}\n" for known in sorted(held | {word}, key=str.casefold))
        write_whole(path, "".join(lines).encode())
    except OSError as trouble:
        raise OutsideError("words.not_written", path=str(path), word=word) from trouble


def _entries(text: str) -> Iterator[Entry]:
    for line in text.splitlines():
        word, _, like = line.partition("#")[0].strip().partition("/")
        if word:
            yield Entry(word.strip(), like.strip())
