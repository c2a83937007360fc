"""Hunspell as the system brings it, addressed without a package of its own."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import POINTER, byref, c_char_p, c_int, c_void_p
from dataclasses import dataclass
from pathlib import Path

SONAMES = ("libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell-1.7.0.dylib")
FOLDERS = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
LANGUAGE = "de_DE"  # notices are written in German, whatever the screen speaks
_MOST = 6


@dataclass(frozen=True)
class Found:
    """A library that loads and a dictionary that lies there."""

    library: ctypes.CDLL
    dictionary: Path  # of the words; the rules lie beside it


def library(sonames: Sequence[str] = SONAMES) -> ctypes.CDLL | None:
    for soname in sonames:
        try:
            return ctypes.CDLL(soname)
        except OSError:
            continue
    return None


def dictionary(folders: Sequence[Path] = FOLDERS, language: str = LANGUAGE) -> Path | None:
    """Words and rules belong together: one without the other is none."""
    for folder in folders:
        for path in (folder / f"{language}.dic", *sorted(folder.glob(f"{language}*.dic"))):
            if path.is_file() and path.with_suffix(".aff").is_file():
                return path
    return None


def find(folders: Sequence[Path] = FOLDERS, sonames: Sequence[str] = SONAMES) -> Found | None:
    loaded, path = library(sonames), dictionary(folders)
    return Found(loaded, path) if loaded is not None and path is not None else None


class Hunspell:
    """One dictionary, read when it is made. Not for several threads at a time."""

    def __init__(self, found: Found) -> None:
        self._library = _declared(found.library)
        rules = str(found.dictionary.with_suffix(".aff")).encode()
        self._handle = c_void_p(self._library.Hunspell_create(rules, str(found.dictionary).encode()))
        self._encoding = self._library.Hunspell_get_dic_encoding(self._handle).decode("ascii")

    def knows(self, word: str) -> bool:
        """What the dictionary has no letters for, it has no opinion on."""
        written = self._written(word)
        return written is None or bool(self._library.Hunspell_spell(self._handle, written))

    def suggestions(self, word: str) -> tuple[str, ...]:
        written = self._written(word)
        if written is None:
            return ()
        listed = POINTER(c_char_p)()
        count = self._library.Hunspell_suggest(self._handle, byref(listed), written)
        try:
            return tuple(listed[at].decode(self._encoding) for at in range(min(count, _MOST)))
        finally:
            self._library.Hunspell_free_list(self._handle, byref(listed), count)

    def add(self, word: str, like: str = "") -> None:
        """`like` names a known word that is inflected and compounded in the same way."""
        written, model = self._written(word), self._written(like)
        if written is None:
            return
        if model:
            self._library.Hunspell_add_with_affix(self._handle, written, model)
        if not model or not self.knows(word):  # the model is known in its inflected form only
            self._library.Hunspell_add(self._handle, written)

    def close(self) -> None:
        handle, self._handle = self._handle, c_void_p()
        if handle:
            self._library.Hunspell_destroy(handle)

    def _written(self, word: str) -> bytes | None:
        try:
            return word.encode(self._encoding) if "\0" not in word else None
        except UnicodeEncodeError:
            return None


def _declared(loaded: ctypes.CDLL) -> ctypes.CDLL:
    """Handles are pointers; undeclared they would be cut to the width of an int."""
    lists = POINTER(POINTER(c_char_p))
    for name, result, arguments in (
        ("create", c_void_p, (c_char_p, c_char_p)),
        ("destroy", None, (c_void_p,)),
        ("get_dic_encoding", c_char_p, (c_void_p,)),
        ("spell", c_int, (c_void_p, c_char_p)),
        ("suggest", c_int, (c_void_p, lists, c_char_p)),
        ("free_list", None, (c_void_p, lists, c_int)),
        ("add", c_int, (c_void_p, c_char_p)),
        ("add_with_affix", c_int, (c_void_p, c_char_p, c_char_p)),
    ):
        call = getattr(loaded, f"Hunspell_{name}")
        call.restype, call.argtypes = result, arguments
    return loaded
