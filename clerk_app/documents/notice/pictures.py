"""Pictures in a notice, such as the coat of arms; none without words for those who cannot see it."""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from clerk_app.domain.errors import ClerkError

from .archive_file import pack
from .geometry import PAGE_HEIGHT
from .structure import Node, text_string

_LARGEST = 4000  # pixels a side
_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


class Picture(NamedTuple):
    """Pixels as they travel in the file; `entries` says how they are written."""

    width: int
    height: int
    entries: bytes
    data: bytes


class PlacedPicture(NamedTuple):
    """`top` is measured down from the upper edge of the sheet."""

    picture: Picture
    x: float
    top: float
    width: float
    height: float
    node: Node | None = None

    def owned_by(self, parent: Node, text: str) -> PlacedPicture:
        """With the words that stand for it (ISO 14289-1, 7.3)."""
        bottom = PAGE_HEIGHT - self.top - self.height
        box = b"%.2f %.2f %.2f %.2f" % (self.x, bottom, self.x + self.width, bottom + self.height)
        attributes = b"/Alt%s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text_string(text), box)
        return self._replace(node=Node("Figure", parent, attributes))

    def painted(self, resource: str) -> str:
        bottom = PAGE_HEIGHT - self.top - self.height
        return f"q {self.width:.2f} 0 0 {self.height:.2f} {self.x:.2f} {bottom:.2f} cm /{resource} Do Q"


class PictureRack:
    """Keeps what it has read: a letterhead's picture stands on every notice."""

    def __init__(self) -> None:
        self._read: dict[bytes, Picture] = {}

    def picture(self, content: bytes) -> Picture:
        found = self._read.get(content)
        if found is None:
            found = self._read[content] = _picture(content)
        return found


def _picture(content: bytes) -> Picture:
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if max(image.size) > _LARGEST:
                raise ClerkError("letterhead.logo_too_large", most=_LARGEST)
            image.load()  # a file torn off in its midst is found out here, not by whoever opens the notice
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
            if image.format == "JPEG" and image.mode in _SPACES and not turned:
                return Picture(*image.size, _entries(image, b"/DCTDecode"), content)
            plain = _on_paper(ImageOps.exif_transpose(image))
            return Picture(*plain.size, _entries(plain, b"/FlateDecode"), pack(plain.tobytes(), 9))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as unreadable:
        raise ClerkError("letterhead.logo_unreadable") from unreadable


def _on_paper(image: Image.Image) -> Image.Image:
    """What is transparent lets the white of the paper through."""
    if image.mode in _SPACES:
        return image
    whole = image.convert("RGBA")
    paper = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(paper, whole).convert("RGB")


def _entries(image: Image.Image, way: bytes) -> bytes:
    form = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8/Filter%s"
    return form % (*image.size, _SPACES[image.mode], way)
