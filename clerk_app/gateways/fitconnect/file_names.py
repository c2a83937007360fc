"""Names of attachments, made safe for screen and disk; a file is never lost for the sake of its name."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, bidi overrides, surrogates, line breaks


def safe_name(name: str, position: int) -> str:
    """`name` without path and invisible characters; "Anlage <position>" if nothing of it remains."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(sign for sign in last if unicodedata.category(sign) not in _INVISIBLE)
    bare = _FORBIDDEN.sub("_", visible).strip(" .")
    if _DEVICES.fullmatch(bare):
        bare = f"_{bare}"
    return _shortened(bare) if bare else f"Anlage {position}"


def distinct(name: str, taken: set[str]) -> str:
    """`name`, or with a number behind it if another attachment is called so already."""
    candidate, number = name, 2
    while candidate.casefold() in taken:
        stem, suffix = _split(name)
        candidate, number = f"{stem} ({number}){suffix}", number + 1
    return candidate


def _shortened(name: str) -> str:
    stem, suffix = _split(name)
    return stem[: _LONGEST - len(suffix)].rstrip(" .") + suffix


def _split(name: str) -> tuple[str, str]:
    match = _SUFFIX.search(name)
    return (name[: match.start()], match[0]) if match and match.start() else (name, "")
