"""A session with a key store of its own; run by `dbus-run-session`, does what it is told, line by line.

    python -m tests.tools.key_store_session ADDRESS FOLDER WORD…

Prints one JSON list with what each word brought about.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import keyring
import secretstorage
from jeepney.bus_messages import message_bus

from clerk_app.domain.errors import OutsideError
from clerk_app.opening import shared_passwords
from clerk_app.opening.shared import enter
from clerk_app.opening.shared_place import SharedPlace, shared_place

PASSWORD = "Geheim-2711"
SERVICE = "org.freedesktop.secrets"


class Session:
    def __init__(self, place: SharedPlace) -> None:
        self._place = place
        self._daemon: subprocess.Popen[bytes] | None = None

    def unlock(self) -> str:
        """As the sign-in at the computer does it; a store that does not come is started anew."""
        for _ in range(4):
            self._begin()
            if self._comes(10):
                return "unlocked"
            self.end()
        return "no key store"

    def _begin(self) -> None:
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        self._daemon = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(b"anmeldung")
        self._daemon.stdin.close()

    def _comes(self, seconds: int) -> bool:
        for _ in range(seconds * 10):
            if self._is_open():
                return True
            time.sleep(0.1)
        return False

    def _is_open(self) -> bool:
        """Whoever asks a store that is not there yet lets the bus start another one beside it."""
        with secretstorage.dbus_init() as bus:
            if not bus.send_and_get_reply(message_bus.NameHasOwner(SERVICE)).body[0]:
                return False
            try:
                return not self._collection(bus).is_locked()
            except secretstorage.SecretStorageException:  # its first collection is still being made
                return False

    def lock(self) -> str:
        with secretstorage.dbus_init() as bus:
            self._collection(bus).lock()
        return "locked"

    def end(self) -> str:
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(10)
        return "ended"

    def can_keep(self) -> bool:
        return shared_passwords.can_keep()

    def keep(self) -> str:
        try:
            shared_passwords.keep_password(self._place, PASSWORD)
        except OutsideError as refusal:
            return refusal.code
        return "kept"

    def keep_past_the_office(self) -> str:
        keyring.set_password("Amtstisch", "a.becker", PASSWORD)
        return "kept"

    def find(self) -> str | None:
        return shared_passwords.kept_password(self._place)

    def forget(self) -> str:
        shared_passwords.forget_password(self._place)
        return "forgotten"

    def enter(self) -> str:
        """With the kept password, as the window does at its start."""
        kept = shared_passwords.kept_password(self._place)
        try:
            enter(self._place.with_password(kept) if kept else self._place).dispose()
        except OutsideError as refusal:
            return refusal.code
        return "entered"

    def enter_typed(self) -> str:
        enter(self._place.with_password(PASSWORD)).dispose()
        return "entered"

    @staticmethod
    def _collection(bus: object) -> secretstorage.Collection:
        return secretstorage.get_default_collection(bus)


def main(address: str, folder: str, *words: str) -> None:
    session = Session(shared_place(address, Path(folder), weak_line=False))
    answers: list[object] = []
    try:
        for word in words:
            step: Callable[[], object] = getattr(session, word)
            answers.append(step())
    finally:
        session.end()
    print(json.dumps(answers))


if __name__ == "__main__":
    main(*sys.argv[1:])
