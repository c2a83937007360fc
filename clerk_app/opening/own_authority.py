"""Which file says who the authority is: its own, or the one the program comes with."""

from __future__ import annotations

from pathlib import Path

from .config import read_config
from .paths import Home, Shipped

NAME = "authority.toml"


def own_authority(home: Home, shipped: Shipped) -> Path:
    """Named in `config.toml` for many desks, lying in the data folder for one; an update touches neither."""
    if named := read_config(home.config).authority:
        return home.folder / named
    own = home.folder / NAME
    return own if own.exists() else shipped.authority
