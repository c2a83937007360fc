"""Parts German words by the reformed spelling; the patterns lie in the resources."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pyphen

# Hyphens within words of fewer letters cost more reading than they save space.
_LEAST_BEFORE, _LEAST_AFTER = 2, 3


class Hyphens:
    """Read with the first word that is parted: whoever prints nothing need not wait for the patterns."""

    def __init__(self, patterns: Path) -> None:
        self._patterns = patterns

    def places(self, word: str) -> list[int]:
        return [int(place) for place in self._dictionary.positions(word)]

    @cached_property
    def _dictionary(self) -> pyphen.Pyphen:
        # The dictionary that comes with pyphen parts compounds wrongly, so it is never used.
        return pyphen.Pyphen(filename=self._patterns, left=_LEAST_BEFORE, right=_LEAST_AFTER)
