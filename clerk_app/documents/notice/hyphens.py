"""Parts German words by the reformed spelling; the patterns lie in the resources."""

from __future__ import annotations

from pathlib import Path

import pyphen

# Hyphens within words of fewer letters cost more reading than they save space.
_LEAST_BEFORE, _LEAST_AFTER = 2, 3


class Hyphens:
    def __init__(self, patterns: Path) -> None:
        # The dictionary that comes with pyphen parts compounds wrongly, so it is never used.
        self._dictionary = pyphen.Pyphen(filename=patterns, left=_LEAST_BEFORE, right=_LEAST_AFTER)

    def places(self, word: str) -> list[int]:
        return [int(place) for place in self._dictionary.positions(word)]
