"""Pictures: scans and photographs as JPEG, PNG, TIFF of several pages, or WebP."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageOps, MpoImagePlugin

from clerk_app.documents.viewing.board import MAX_PIXELS

from .geometry import Box, Size, picture_size, sane
from .refusal import Refused

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
_OF_SEVERAL_SHOTS = (
    MpoImagePlugin.MpoImageFile.format
)  # how cameras store a JPEG with further shots behind it
_MOST_PIXELS = 150_000_000  # a plan of size A0 at 300 dots an inch has 139 million
_MOST_PAGES = 2000
_USUAL_DPI = 96.0
_SANE_DPI = (50.0, 2400.0)
_ORIENTATION = 0x0112
_DEEP_GREYS = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_ON_ITS_SIDE = (5, 6, 7, 8)


def warm_up() -> None:
    """Pillow loads its parts on first use; locked in, the reader could not load them any more."""
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    surface = lambda length: memoryview(bytearray(length))  # noqa: E731
    for form in _FORMATS:
        sheet = io.BytesIO()
        Image.new("RGB", (4, 4), "white").save(sheet, form)
        Scan(bytearray(sheet.getvalue())).draw(0, 2, 90, surface)


class Scan:
    def __init__(self, content: bytearray) -> None:
        try:
            self._image = Image.open(io.BytesIO(content), formats=_FORMATS)
            self.sizes = self._measure()
        except Image.DecompressionBombError as bomb:
            raise Refused("too_large") from bomb
        except (OSError, ValueError, SyntaxError, KeyError, TypeError) as broken:
            raise Refused("damaged") from broken
        self.pages = len(self.sizes)
        self._opened: tuple[int, Image.Image] | None = None

    def draw(
        self, number: int, width_px: int, rotation: int, surface: Callable[[int], memoryview]
    ) -> tuple[int, int]:
        size = picture_size(self.sizes[number], width_px, rotation)
        picture = self._upright(number)
        if rotation % 360:
            picture = picture.rotate(-rotation % 360, expand=True)
        picture = picture.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        surface(size[0] * size[1] * 4)[:] = picture.convert("RGBA").tobytes("raw", "BGRA")
        return size

    def text(self, number: int) -> str:
        return ""

    def hits(self, number: int, needle: str) -> list[tuple[Box, ...]]:
        return []

    def text_in_box(self, number: int, box: Box) -> str:
        return ""

    def put_away(self) -> None:
        """Nothing is held beyond this object."""

    def _measure(self) -> tuple[Size, ...]:
        sizes: list[Size] = []
        while len(sizes) < _MOST_PAGES:
            try:
                self._image.seek(len(sizes))
            except EOFError:
                break
            sizes.append(_points(self._image))
        return tuple(sizes)

    def _upright(self, number: int) -> Image.Image:
        """The last page is kept unpacked: most wishes concern the page already on the desk."""
        if self._opened is None or self._opened[0] != number:
            try:
                self._opened = (number, self._unpack(number))
            except (OSError, ValueError, SyntaxError, KeyError, TypeError) as broken:
                raise Refused("damaged") from broken
        return self._opened[1]

    def _unpack(self, number: int) -> Image.Image:
        self._opened = None
        self._image.seek(number)
        if self._image.format in ("JPEG", _OF_SEVERAL_SHOTS):
            self._image.draft("RGB", _within(self._image.size))
        picture = self._image.copy()
        picture.thumbnail(_within(picture.size), Image.Resampling.BOX, reducing_gap=None)
        turned = ImageOps.exif_transpose(picture)
        return _on_white(turned)


def _points(image: Image.Image) -> Size:
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise Refused("too_large")
    across, down = _resolution(image)
    size = (width * 72 / across, height * 72 / down)
    return sane(*(reversed(size) if _on_its_side(image) else size))


def _on_its_side(image: Image.Image) -> bool:
    return image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE


def _resolution(image: Image.Image) -> tuple[float, float]:
    try:
        across, down = (float(dots) for dots in image.info.get("dpi", ()))
    except (TypeError, ValueError, ZeroDivisionError):
        return _USUAL_DPI, _USUAL_DPI
    low, high = _SANE_DPI
    return (across, down) if low <= across <= high and low <= down <= high else (_USUAL_DPI, _USUAL_DPI)


def _within(size: tuple[int, int]) -> tuple[int, int]:
    shrink = min(1.0, (MAX_PIXELS / (size[0] * size[1])) ** 0.5)
    return max(1, int(size[0] * shrink)), max(1, int(size[1] * shrink))


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in _DEEP_GREYS:
        return _eight_bits(picture).convert("RGB")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Pillow alone would cut greys of 16 bits off at 255 instead of scaling them."""
    wide = picture.convert("I")
    brightest = max(edge for edge in wide.getextrema() if not isinstance(edge, tuple))
    return (wide.point(lambda grey: grey * (1 / 256)) if brightest > 255 else wide).convert("L")
