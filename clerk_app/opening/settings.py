"""What can be said on the command line and by the environment."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from .paths import Home


@dataclass(frozen=True)
class Settings:
    home: Home
    database: Path
    demo: bool
    no_display: bool


def read_settings(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings for the window. Wrong words end the program with exit code 2 and a German hint."""
    parser = argparse.ArgumentParser(
        prog="main.py", description="Amtstisch: der Schreibtisch der Sachbearbeitung auf einem Bildschirm."
    )
    parser.add_argument("--home", type=Path, help="Datenordner dieser Dienststelle")
    parser.add_argument("--database", help="Datenbank, z. B. sqlite:////pfad/amt.db")
    parser.add_argument("--demo", action="store_true", help="Übungsbüro mit erfundenen Anträgen öffnen")
    told = parser.parse_args(list(arguments))
    home = home_folder(told.home, environ)
    home = home.practice if told.demo else home
    return Settings(
        home=home,
        database=database_path(told.database, home),
        demo=told.demo,
        no_display=environ.get("AMTSTISCH_NO_DISPLAY") == "1",
    )


def home_folder(told: Path | None, environ: Mapping[str, str]) -> Home:
    if told is not None:
        return Home(told.absolute())
    if environ.get("AMTSTISCH_HOME"):
        return Home(Path(environ["AMTSTISCH_HOME"]).absolute())
    return Home(user_data_path("Amtstisch", appauthor=False))


def database_path(url: str | None, home: Home) -> Path:
    """Path of the embedded database. Other engines are refused until the shared office is built."""
    if not url:
        return home.database
    scheme, separator, place = url.partition(":///")
    if not separator:
        return Path(url).absolute()
    if scheme != "sqlite":
        raise SystemExit(f"Datenbank „{scheme}“ wird noch nicht unterstützt; möglich ist sqlite:///PFAD.")
    return Path(place).absolute()
