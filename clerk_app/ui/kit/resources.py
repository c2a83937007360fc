"""Where icons, styles, fonts and texts lie."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
ICONS = RESOURCES / "icons"
STYLES = RESOURCES / "styles"
FONTS = RESOURCES / "fonts" / "fira-sans"
LANGUAGES = RESOURCES / "i18n"
