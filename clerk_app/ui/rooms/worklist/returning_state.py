"""What is known of a result being entered: what was decided over there, when, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReturnedResult:
    """`day` is canonical, or as it was typed when it is none."""

    open: bool = False
    result: str = ""
    day: str = ""
    remark: str = ""
    trouble: str = ""
    working: bool = False
