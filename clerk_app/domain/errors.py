"""What can go wrong, sorted by who has to act.

ClerkError    the person at the desk can put it right; shown where it happened, in plain words
OutsideError  the world is at fault (disk, network, key store); shown with the way to try again
anything else is our bug: logged with its trace, shown as "please report"
"""

from __future__ import annotations


class _Coded(Exception):
    """`code` names the sentence to show, `facts` fill its blanks."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class ClerkError(_Coded):
    """A request the office has to turn down."""


class OutsideError(_Coded):
    """Something outside the office did not answer as it should."""
