"""The pictures of pages at hand; the one not looked at longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

_MOST_BYTES = 200_000_000


@dataclass(frozen=True)
class Picture:
    """`edition` counts the bytes a document came in: an older picture is shown until there is a newer one."""

    image: QImage
    edition: int
    width: int  # as asked for, in pixels of the screen
    rotation: int


class Pictures:
    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._held = 0
        self._pictures: OrderedDict[int, Picture] = OrderedDict()

    def put(self, number: int, picture: Picture) -> None:
        self.drop(lambda other: other == number)
        self._pictures[number] = picture
        self._held += picture.image.sizeInBytes()
        while self._held > self._most and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._held -= oldest.image.sizeInBytes()

    def get(self, number: int) -> Picture | None:
        if number in self._pictures:
            self._pictures.move_to_end(number)
        return self._pictures.get(number)

    def drop(self, unwanted: Callable[[int], bool] = lambda number: True) -> None:
        for number in [number for number in self._pictures if unwanted(number)]:
            self._held -= self._pictures.pop(number).image.sizeInBytes()

    def __len__(self) -> int:
        return len(self._pictures)
