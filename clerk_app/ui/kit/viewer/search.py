"""A search in a document: its hits and the one the clerk is looking at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clerk_app.services.reading_lamp import Hit


@dataclass(frozen=True)
class Search:
    needle: str = ""
    hits: tuple[Hit, ...] = ()
    current: int = -1

    @property
    def page(self) -> int | None:
        return self.hits[self.current].page if 0 <= self.current < len(self.hits) else None

    def found(self, hits: tuple[Hit, ...], page: int) -> Search:
        """Begins at the page in sight, and again at the top when nothing follows there."""
        ahead = (number for number, hit in enumerate(hits) if hit.page >= page)
        return replace(self, hits=hits, current=next(ahead, 0 if hits else -1))

    def found_again(self, hits: tuple[Hit, ...]) -> Search:
        """In new bytes of the same document the clerk stays at the hit of that number."""
        return replace(self, hits=hits, current=min(self.current, len(hits) - 1))

    def moved(self, way: int) -> Search:
        if not self.hits:
            return self
        return replace(self, current=(self.current + way) % len(self.hits))

    def place_on(self, page: int) -> int:
        """Which hit of this page is the current one, counted within the page; -1 when it is elsewhere."""
        if self.page != page:
            return -1
        return sum(1 for hit in self.hits[: self.current] if hit.page == page)
