"""Gathers what the screens say into the translation files and packs them for the program.

Run by hand after texts have changed: python resources/i18n/update.py
What lacks English then, is listed by: python resources/i18n/update.py --missing
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = Path(sys.executable).parent
SPEAKING = ("ui", "bootstrap")  # the parts of the program that put words on the screen
LANGUAGES = {"clerk_en": "en_GB"}


def main(arguments: list[str]) -> int:
    if "--missing" in arguments:
        return _list()
    update(HERE)
    return 0


def update(folder: Path) -> None:
    """Gathers into the translation files of this folder; what is in them already stays."""
    for name, language in LANGUAGES.items():
        ts, qm = folder / f"{name}.ts", folder / f"{name}.qm"
        gather = ["pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none"]
        _run(*gather, "-source-language", "de_DE", "-target-language", language, *_sources(), "-ts", str(ts))
        _run("pyside6-lrelease", "-silent", str(ts), "-qm", str(qm))


def missing() -> Iterator[str]:
    """Where English is missing and the German it should say."""
    yield from _screens(HERE / "clerk_en.ts")
    yield from _left(_sentences("de"), _sentences("en"))
    yield from _left(_words("de"), _words("en"))


def _list() -> int:
    lines = list(missing())
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


def _screens(ts: Path) -> Iterator[str]:
    for context in ET.parse(ts).iter("context"):
        for message in context.iter("message"):
            target = message.find("translation")
            if target is None or target.get("type") == "unfinished" or not target.text:
                yield f"{ts.name}, {context.findtext('name') or '–'}: {message.findtext('source')}"


def _left(german: dict[str, str], english: dict[str, str]) -> Iterator[str]:
    return (f"{place}: {text}" for place, text in german.items() if text and not english.get(place))


def _sentences(language: str) -> dict[str, str]:
    """Place → sentence; an English one stands in the file of the same name as the German one."""
    found: dict[str, str] = {}
    for path in sorted((HERE / "sentences" / language).glob("*.toml")):
        for code, parts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found |= {f"sentences/…/{path.name}, {code}, {part}": text for part, text in parts.items()}
    return found


def _words(language: str) -> dict[str, str]:
    groups = tomllib.loads((HERE / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"words, {group}.{code}": text for group, known in groups.items() for code, text in known.items()}


def _sources() -> list[str]:
    folders = (ROOT / "clerk_app" / part for part in SPEAKING)
    return [str(path.relative_to(ROOT)) for folder in folders for path in sorted(folder.rglob("*.py"))]


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
