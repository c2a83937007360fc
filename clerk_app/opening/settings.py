"""What can be said on the command line and by the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from .command_line import GermanParser
from .config import read_config
from .paths import Home
from .shared_place import Database, is_shared_address, shared_place


@dataclass(frozen=True)
class Settings:
    home: Home
    database: Database
    demo: bool
    no_display: bool


def read_settings(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings for the window. Wrong words end the program with exit code 2 and a German hint."""
    parser = GermanParser(
        prog="main.py", description="Amtstisch: der Schreibtisch der Sachbearbeitung auf einem Bildschirm."
    )
    parser.add_argument("--home", type=Path, metavar="ORDNER", help="Datenordner dieser Dienststelle")
    parser.add_argument(
        "--database",
        metavar="ADRESSE",
        help="Datenbank: sqlite:////pfad/amt.db oder postgresql://server/amt",
    )
    parser.add_argument("--demo", action="store_true", help="Übungsbüro mit erfundenen Anträgen öffnen")
    told = parser.parse_args(list(arguments))
    if told.demo and told.database and is_shared_address(told.database):
        raise SystemExit("Das Übungsbüro (--demo) hat seine eigene Datei und keine gemeinsame Datenbank.")
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


def database_path(url: str | None, home: Home) -> Database:
    """A file on this machine, or the shared office on a server."""
    if not url:
        return home.database
    if is_shared_address(url):
        return shared_place(url, home.folder, weak_line=read_config(home.config).weak_line)
    scheme, separator, place = url.partition(":///")
    if not separator and "://" not in url:
        return Path(url).absolute()
    if scheme != "sqlite":
        known = "sqlite:///PFAD und postgresql://SERVER/DATENBANK"
        raise SystemExit(
            f"Datenbank „{scheme.partition(':')[0]}“ wird nicht unterstützt; möglich sind {known}."
        )
    return Path(place).absolute()
