"""Where things lie: what the program ships, and what belongs to this office."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Home:
    """The data folder of one office. `practice` offices live in a folder of their own inside it."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "amtstisch.db"

    @property
    def config(self) -> Path:
        """What IT writes: channels, and where their secrets lie."""
        return self.folder / "config.toml"

    @property
    def forms(self) -> Path:
        """XDatenfelder files for the labels of fields, JSON and XML Schemas for labels and to examine by."""
        return self.folder / "formulare"

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    @property
    def settings(self) -> Path:
        return self.folder / "window.ini"

    @property
    def log(self) -> Path:
        return self.folder / "log" / "amtstisch.log"

    @property
    def drafts(self) -> Path:
        """What was typed while the database was out of reach."""
        return self.folder / "entwuerfe"

    @property
    def words(self) -> Path:
        """What clerks here have taken into the dictionary."""
        return self.folder / "woerter.txt"

    @property
    def lock(self) -> Path:
        return self.folder / "window.lock"

    @property
    def packs(self) -> Path:
        """Versions of service packs: installed ones, and those running cases began with."""
        return self.folder / "packs"

    @property
    def pack_drafts(self) -> Path:
        """Drafts of service packs, and signed ones that wait for a second person."""
        return self.folder / "pack_drafts"

    @property
    def pack_keys(self) -> Path:
        """Public keys of those whose signature under a pack this office trusts."""
        return self.folder / "pack_keys"

    @property
    def practice(self) -> Home:
        return Home(self.folder / "uebung")

    @property
    def practice_post(self) -> Path:
        return self.folder / "post"


@dataclass(frozen=True)
class Shipped:
    """What comes with the program and is only read."""

    root: Path = ROOT

    @property
    def resources(self) -> Path:
        return self.root / "resources"

    @property
    def packs(self) -> Path:
        return self.resources / "packs"

    @property
    def authority(self) -> Path:
        return self.resources / "authority.toml"

    @property
    def words(self) -> Path:
        """Terms of the trade that general dictionaries do not know."""
        return self.resources / "spelling" / "woerter.txt"

    @property
    def migrations(self) -> Path:
        return self.root / "db"
