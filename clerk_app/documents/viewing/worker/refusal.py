"""Why a reader hands a document back unread."""

from __future__ import annotations


class Refused(Exception):
    """`reason` is the last part of a trouble code: damaged, encrypted, unsupported, too_large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
