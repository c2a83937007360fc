"""How the desk looks: colours by role, fonts and the style sheet, light, dark or in high contrast."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from .colours import Scheme, read_roles
from .drawing import svg_image
from .resources import FONTS, ICONS, STYLES

FAMILY: Final = "Fira Sans"
BASE_SIZE: Final = 10.0
SIZES: Final = {"small": 0.9, "body": 1.0, "product": 1.16, "title": 1.3, "figure": 1.8}
_MARKS: Final = {
    "tick": ("check", "on_accent"),
    "dot": ("dot", "on_accent"),
    "arrow": ("chevron-down", "text"),
}
_PALETTE: Final = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "visited",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
    QPalette.ColorRole.Accent: "accent",
}
_WRITING: Final = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Look(StrEnum):
    """What the clerk has chosen; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@contextmanager
def _nothing_cleared_away() -> Iterator[None]:
    """Qt tells all widgets by bare pointers: if Python cleared one away meanwhile, the program would end."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Theme(QObject):
    """One per application, kept as its child and found by `Theme.current()`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._roles = read_roles(STYLES)
        self._dark_desktop = app.palette().window().color().lightness() < 128
        self._marks = QTemporaryDir()
        self._template = Template((STYLES / "clerk.qss").read_text(encoding="utf-8"))
        self.kept: list[object] = []
        self._sheet, self._bare = "", False
        self.look = Look.SYSTEM
        self.scheme = Scheme.LIGHT
        self.scale = 1.0
        for path in sorted(FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)
        self.use(Look.SYSTEM)

    @staticmethod
    def current() -> Theme:
        """The theme in force; the first call puts it in force."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("the theme needs a running QApplication")
        found = app.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, Theme) else Theme(app)

    def use(self, look: Look, scale: float = 1.0) -> None:
        self._tell_desktop(look)
        wanted = (look, scale, self._scheme_for(look))
        if self._sheet and wanted == (self.look, self.scale, self.scheme):
            return
        self.look, self.scale, self.scheme = wanted
        self._sheet = self._make_sheet()
        with _nothing_cleared_away():
            self._app.setPalette(self._make_palette())
            self._app.setFont(self.font())
            self._dress()
        self.changed.emit()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """For whoever puts many widgets together: a style sheet would look at each at every step."""
        self._bare = True
        with _nothing_cleared_away():
            self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._bare = False
            with _nothing_cleared_away():
                self._dress()

    def _dress(self) -> None:
        if not self._bare:
            self._app.setStyleSheet(self._sheet)

    def colour(self, role: str) -> QColor:
        return QColor(self._roles[self.scheme][role])

    def roles(self) -> tuple[str, ...]:
        return tuple(self._roles[self.scheme])

    def font(self, size: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Figures are tabular everywhere, so that amounts stand under one another."""
        font = QFont(FAMILY)
        font.setPointSizeF(self.size(size))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def size(self, name: str) -> float:
        return round(BASE_SIZE * self.scale * SIZES[name], 2)

    def px(self, pixels: int) -> int:
        """A length that grows with the text."""
        return round(pixels * self.scale)

    def _scheme_for(self, look: Look) -> Scheme:
        if look is not Look.SYSTEM:
            return Scheme(look.value)
        if _desktop_wants_contrast():
            return Scheme.CONTRAST
        known = QGuiApplication.styleHints().colorScheme()
        dark = self._dark_desktop if known is Qt.ColorScheme.Unknown else known is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _tell_desktop(self, look: Look) -> None:
        """Title bars follow the desktop's scheme, not the style sheet."""
        wanted = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        hints.blockSignals(True)
        hints.setColorScheme(wanted.get(look, Qt.ColorScheme.Unknown))
        hints.blockSignals(False)

    def _desktop_changed(self) -> None:
        if self.look is Look.SYSTEM and self._scheme_for(self.look) is not self.scheme:
            self.use(Look.SYSTEM, self.scale)

    def _make_palette(self) -> QPalette:
        palette = QPalette()
        for place, role in _PALETTE.items():
            palette.setColor(place, self.colour(role))
        for place in _WRITING:
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("text_disabled"))
        return palette

    def _make_sheet(self) -> str:
        sizes = {name: f"{self.size(name):g}" for name in SIZES}
        # a radius of more than half the height would be ignored altogether
        lengths = {"pill": str(int(9.5 * self.scale)), "icon": str(self.px(16)), "tool": str(self.px(18))}
        return self._template.substitute(self._roles[self.scheme], **sizes, **lengths, **self._draw_marks())

    def _draw_marks(self) -> dict[str, str]:
        """Style sheets take images from files only, so the marks of check boxes are drawn into some."""
        return {name: self._draw_mark(name, *mark) for name, mark in _MARKS.items()}

    def _draw_mark(self, name: str, icon: str, role: str) -> str:
        for ratio, suffix in ((1.0, ""), (2.0, "@2x")):
            image = svg_image(ICONS / f"{icon}.svg", self.colour(role), 16, ratio)
            QPixmap.fromImage(image).save(self._marks.filePath(f"{name}-{self.scheme}{suffix}.png"))
        return self._marks.filePath(f"{name}-{self.scheme}.png")


def _desktop_wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
