"""Takes the pictures of the README anew: plays the scripted day and keeps two of its pictures.

Run from the project's root: `python3 main.py` must have set the machine up before.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = {"posteingang": "1-posteingang.png", "entscheidung": "3-entscheidung.png"}


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        screenless = {"QT_QPA_PLATFORM": "offscreen", "AMTSTISCH_NO_DISPLAY": "1"}
        env = {**os.environ, **screenless, "AMTSTISCH_HOME": home}
        done = subprocess.run([sys.executable, str(HERE.parents[1] / "main.py")], env=env, check=False)
        folder = next(Path(home, "beispieltag").iterdir())
        for name, picture in KEPT.items():
            shutil.copyfile(folder / picture, HERE / f"{name}.png")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
