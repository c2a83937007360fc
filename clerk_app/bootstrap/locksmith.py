"""Shows the recovery key once, and lets people in with it, while the anteroom is on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.domain.errors import ClerkError, OutsideError
from clerk_app.opening.shared_place import Database
from clerk_app.ui.kit.desk import Desk, Lane
from clerk_app.ui.kit.texts import sentence
from clerk_app.ui.shell.anteroom import Anteroom
from clerk_app.ui.shell.key_pages import KeyPage, UnlockPage

if TYPE_CHECKING:  # loaded beside the window, as the office itself
    from clerk_app.opening.embedded import Protection

_OPENS_WITH_A_KEY = frozenset({"database.key_missing", "database.key_wrong"})
Next = Callable[[], None]


def unprotected(protection: Protection) -> bool:
    """A file with real cases in it that anybody can read who has the file."""
    return protection.plain_because not in {"", "practice"}


class Locksmith(QObject):
    """The key store may ask the person or wait for a service: it is only asked beside the window."""

    def __init__(self, database: Database, anteroom: Anteroom) -> None:
        super().__init__()
        self._database = database
        self._anteroom = anteroom

    def show_key(self, desk: Desk, protection: Protection, then: Next) -> None:
        """`then` at once when there is nothing to keep."""
        if protection.fresh and unprotected(protection) and sys.stderr:
            told = sentence(f"protection.{protection.plain_because}", {"path": self._database})
            sys.stderr.write(f"{told.text}\n")
        key = protection.recovery_key
        if not key:
            then()
            return
        page = KeyPage(key)
        page.kept.connect(lambda: desk.ask(self._keep, lambda _: then(), owner=self, lane=Lane.ERRANDS))
        page.sheet_asked.connect(lambda path: self._save(desk, page, key, path))
        self._anteroom.tell("")
        self._anteroom.show_page(page)

    def offer_unlocking(self, desk: Desk, error: Exception, then: Next) -> None:
        if isinstance(error, OutsideError) and error.code in _OPENS_WITH_A_KEY:
            page = UnlockPage()
            page.entered.connect(lambda text: self._unlock(desk, text, then))
            self._anteroom.show_page(page)

    @property
    def _file(self) -> Path:
        if not isinstance(self._database, Path):
            raise TypeError("a server keeps no key of ours")
        return self._database

    def _unlock(self, desk: Desk, text: str, then: Next) -> None:
        def unlock() -> None:
            from clerk_app.opening.safekeeping import unlock

            unlock(self._file, text)

        desk.ask(unlock, lambda _: then(), self._refused, owner=self, lane=Lane.ERRANDS)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        self._anteroom.tell(sentence(error.code, error.facts).text)

    def _keep(self) -> None:
        from clerk_app.opening.embedded import keep_recovery_key

        keep_recovery_key(self._file)

    def _save(self, desk: Desk, page: KeyPage, key: str, path: Path) -> None:
        def write() -> Path:
            from clerk_app.opening.safekeeping import write_recovery_sheet

            write_recovery_sheet(key, self._file, path)
            return path

        def failed(error: Exception) -> None:
            if isinstance(error, OutsideError):
                page.tell(sentence(error.code, error.facts).text)

        text = self.tr("Gespeichert: {path}")
        desk.ask(write, lambda done: page.tell(text.format(path=done)), failed, owner=page, lane=Lane.ERRANDS)
