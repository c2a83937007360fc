"""How the server is told to misbehave: which request, how often, in which way."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field

KINDS = (
    "drop-before",  # the line breaks before anything is done
    "drop-after",  # everything is done, the answer is lost
    "500",  # nothing is done
    "503-after",  # done, and yet an error is answered
    "429",  # with Retry-After
    "401",  # as if the token had ended
    "slow",  # the answer trickles
    "truncate",  # the answer is cut short
    "garble",  # one octet of the answer is another one
    "404",  # nothing is done, and what is listed is not found
    "422",  # nothing is done, and a definite no is answered
    "hang",  # nothing is done, and nothing is answered for a while
    "hang-after",  # everything is done, and nothing is answered for a while
    "conflict",  # 409 without reason
)


@dataclass
class Wish:
    """`request` is searched in "METHOD /path"; `skip` lets the first ones pass."""

    kind: str
    request: str
    times: int = 1
    skip: int = 0
    value: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind}: {', '.join(KINDS)}")


@dataclass
class Moods:
    """What holds for the server as a whole."""

    clock_skew: float = 0.0  # seconds the service's clock is ahead
    list_twice: bool = False
    list_reversed: bool = False
    list_answered: bool = False  # goes on listing what was answered
    set_version: str = "1.2.2"
    token_seconds: int = 1800
    wishes: list[Wish] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def granted(self, request: str) -> Wish | None:
        with self._lock:
            for wish in self.wishes:
                if wish.times > 0 and re.search(wish.request, request):
                    if wish.skip > 0:
                        wish.skip -= 1
                        continue
                    wish.times -= 1
                    return wish
        return None


def parse_wish(text: str) -> Wish:
    """From the command line: KIND:REQUEST[:TIMES[:VALUE]]."""
    kind, request, *rest = text.split(":")
    return Wish(kind, request, int(rest[0]) if rest else 1, 0, float(rest[1]) if len(rest) > 1 else 0.0)
