"""Gathers what the screens say into the translation files and packs them for the program.

Run by hand after texts have changed: python resources/i18n/update.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = Path(sys.executable).parent
LANGUAGES = {"clerk_en": "en_GB"}


def main() -> None:
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "clerk_app" / "ui").rglob("*.py"))]
    for name, language in LANGUAGES.items():
        ts, qm = HERE / f"{name}.ts", HERE / f"{name}.qm"
        gather = ["pyside6-lupdate", "-no-obsolete", "-locations", "none", "-source-language", "de_DE"]
        _run(*gather, "-target-language", language, *sources, "-ts", str(ts.relative_to(ROOT)))
        _run("pyside6-lrelease", "-silent", str(ts.relative_to(ROOT)), "-qm", str(qm.relative_to(ROOT)))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
