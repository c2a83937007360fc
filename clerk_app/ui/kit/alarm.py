"""A bell that rings once after a while; in tests it is rung by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer


class Alarm(Protocol):
    def set(self, milliseconds: int) -> None:
        """Ring after this time; an earlier setting no longer counts."""
        ...

    def stop(self) -> None: ...
    def is_set(self) -> bool: ...


MakeAlarm = Callable[[Callable[[], None]], Alarm]


class Bell:
    """Lives as long as its owner."""

    def __init__(self, owner: QObject, ring: Callable[[], None]) -> None:
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(ring)

    def set(self, milliseconds: int) -> None:
        self._timer.start(milliseconds)

    def stop(self) -> None:
        self._timer.stop()

    def is_set(self) -> bool:
        return self._timer.isActive()


def bells_of(owner: QObject) -> MakeAlarm:
    return lambda ring: Bell(owner, ring)
