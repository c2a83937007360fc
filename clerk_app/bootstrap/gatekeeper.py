"""Asks for the password of the shared office while the anteroom is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk_app.domain.errors import OutsideError
from clerk_app.opening.shared_place import Database, SharedPlace
from clerk_app.ui.shell.anteroom import Anteroom
from clerk_app.ui.shell.sign_in_page import SignInPage

ASKS = frozenset({"database.sign_in", "database.password_wanted"})


class Gatekeeper(QObject):
    """What was typed stays in memory; it is kept only after the server has accepted it, and only if asked.

    A kept password the server no longer accepts is forgotten as soon as another one has opened the office.
    """

    def __init__(self, database: Database, anteroom: Anteroom) -> None:
        super().__init__()
        self._database = database
        self._anteroom = anteroom
        self._typed = ""
        self._keep = False
        self._stale = False
        self._tried = False  # somebody has given a password, typed now or kept before

    def way_in(self) -> Database:
        """Beside the window: the key store may take its time. A password in the address goes first."""
        from clerk_app.opening.shared_passwords import kept_password

        place = self._database
        if not isinstance(place, SharedPlace) or place.url.password:
            self._tried = True
            return place
        password = self._typed or kept_password(place)
        self._tried = bool(password)
        return place.with_password(password) if password else place

    def let_in(self) -> None:
        keep, stale, self._keep, self._stale = self._keep, self._stale, False, False
        if not isinstance(self._database, SharedPlace) or not (keep or stale):
            return
        from clerk_app.opening.shared_passwords import forget_password, keep_password

        if keep:
            keep_password(self._database, self._typed)
        else:
            forget_password(self._database)

    def offer_sign_in(self, error: Exception, then: Callable[[], None]) -> None:
        if not isinstance(error, OutsideError) or error.code not in ASKS:
            return
        from clerk_app.opening.shared_passwords import can_keep

        self._stale = self._stale or not self._typed
        if not self._tried:
            asks = self.tr("Bitte das Kennwort für „{login}“ eingeben. Das Büro liegt auf {server}.")
            self._anteroom.ask(asks.format(login=error.facts.get("login", ""), server=self._database))
        page = SignInPage(str(error.facts.get("login", "")), can_keep=can_keep())
        self._anteroom.spare_retry()
        page.entered.connect(lambda password, keep: self._enter(password, then, keep=keep))
        self._anteroom.show_page(page)
        page.password.setFocus()

    def _enter(self, password: str, then: Callable[[], None], *, keep: bool) -> None:
        self._typed, self._keep = password, keep
        then()
