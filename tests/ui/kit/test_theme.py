"""Colours by purpose, readable in every scheme; one font with figures that stand under one another."""

from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QLabel

from clerk_app.ui.kit.colours import Scheme, contrast, read_roles
from clerk_app.ui.kit.icons import icon
from clerk_app.ui.kit.resources import FONTS, ICONS, STYLES
from clerk_app.ui.kit.theme import Look, Theme

GROUNDS = ("window", "surface", "raised", "field", "hover", "pressed", "accent_soft")
TONES = ("danger", "warning", "success", "info", "neutral")
WRITTEN = [
    *((ink, ground) for ink in ("text", "text_muted", "link", "visited", *TONES) for ground in GROUNDS),
    *((tone, f"{tone}_soft") for tone in (*TONES, "drill")),
    *(("text", f"{tone}_soft") for tone in TONES),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *((ink, "practice") for ink in ("text", "text_muted", "link", "on_practice")),
    ("on_accent_soft", "accent_soft"),
    ("text", "mark"),
    ("on_paper", "paper"),
]
DRAWN = [
    *((edge, ground) for edge in ("border_strong", "focus", "accent", "mark_edge") for ground in GROUNDS[:4]),
    *(("text_disabled", ground) for ground in ("surface", "window", "disabled")),
    ("focus", "accent_soft"),
    ("drill_soft", "practice"),
]


@pytest.fixture
def theme(qapp: QApplication):
    theme = Theme.current()
    yield theme
    theme.use(Look.LIGHT)


def test_contrast_is_measured_as_wcag_defines_it():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", Scheme)
def test_writing_can_be_read_on_every_ground(scheme: Scheme):
    roles = read_roles(STYLES)[scheme]
    weak = {pair: round(contrast(*(roles[role] for role in pair)), 2) for pair in WRITTEN}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 4.5}


@pytest.mark.parametrize("scheme", Scheme)
def test_edges_and_focus_can_be_seen_on_every_ground(scheme: Scheme):
    roles = read_roles(STYLES)[scheme]
    weak = {pair: round(contrast(*(roles[role] for role in pair)), 2) for pair in DRAWN}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 3}


def test_high_contrast_keeps_the_stricter_limit_for_all_writing():
    roles = read_roles(STYLES)[Scheme.CONTRAST]
    weak = {pair: round(contrast(*(roles[role] for role in pair)), 2) for pair in WRITTEN}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 7}


def test_the_style_sheet_names_colours_by_role_only():
    sheet = (STYLES / "clerk.qss").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;}])", sheet) == []


def test_every_colour_of_the_palette_is_used():
    roles, palette = (STYLES / "roles.toml").read_text("utf-8"), (STYLES / "palette.toml").read_text("utf-8")
    names = re.findall(r"^([a-z][\w-]*) = ", palette, re.MULTILINE)
    assert [name for name in names if f'"{name}"' not in roles] == []


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_a_look_is_in_force_at_once(theme: Theme, look: Look, qapp: QApplication):
    theme.use(look)
    assert theme.scheme == look
    assert qapp.palette().window().color() == theme.colour("window")
    assert qapp.palette().text().color() == theme.colour("text")
    assert "${" not in qapp.styleSheet()


def test_the_system_look_is_one_of_the_three(theme: Theme):
    theme.use(Look.SYSTEM)
    assert theme.scheme in tuple(Scheme)


def test_there_is_one_theme_for_the_whole_program(theme: Theme):
    assert Theme.current() is theme


def test_the_bundled_font_is_used_and_its_figures_are_equally_wide(theme: Theme, qtbot):
    assert QFontInfo(theme.font()).family() == "Fira Sans"
    heading = QLabel("1111")
    heading.setProperty("look", "title")
    qtbot.addWidget(heading)
    heading.ensurePolished()
    for font in (theme.font(), theme.font("small", QFont.Weight.Bold), heading.font()):
        widths = {QFontMetricsF(font).horizontalAdvance(figure * 4) for figure in "0123456789"}
        assert len(widths) == 1


def test_text_can_be_made_larger_and_lengths_follow(theme: Theme):
    usual = QFontMetricsF(theme.font()).height()
    theme.use(Look.LIGHT, 2.0)
    assert QFontMetricsF(theme.font()).height() > 1.8 * usual
    assert theme.px(18) == 36


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_drawn_in_the_colour_of_its_role(theme: Theme, path):
    for look in (Look.LIGHT, Look.DARK):
        theme.use(look)
        image = icon(path.stem, "danger").pixmap(QSize(24, 24)).toImage()
        pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        assert theme.colour("danger").name() in {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_icons_are_sharp_on_dense_screens_and_pale_when_disabled(theme: Theme):
    made = icon("inbox")
    dense = made.pixmap(QSize(16, 16), 2.0)
    assert (dense.size(), dense.devicePixelRatio()) == (QSize(32, 32), 2.0)
    edge = [dense.toImage().pixelColor(x, 31) for x in range(32)] + [
        dense.toImage().pixelColor(31, y) for y in range(32)
    ]
    middle = [dense.toImage().pixelColor(x, y).alpha() for x in range(20, 32) for y in range(20, 32)]
    assert max(middle) == 255, "the picture must fill the denser square"
    assert max(pixel.alpha() for pixel in edge) < 255
    usual, disabled = (
        made.pixmap(QSize(16, 16), 1.0, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert usual != disabled


def test_an_unknown_icon_is_noticed_at_once(theme: Theme):
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_fonts_and_icons_come_with_their_licences():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
    assert "ISC License" in (ICONS / "LICENSE").read_text("utf-8")


class Attentive(QLabel):
    """Remembers whether Python would have cleared widgets away while Qt was telling it of a change."""

    def __init__(self) -> None:
        super().__init__("a")
        self.told: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        self.told.append(gc.isenabled())


def test_no_widget_is_cleared_away_while_qt_tells_all_of_the_new_look(theme: Theme, qtbot):
    label = Attentive()
    qtbot.addWidget(label)
    label.show()
    label.setEnabled(False)
    assert label.told == [True]
    label.told.clear()
    theme.use(Look.DARK if theme.scheme is Scheme.LIGHT else Look.LIGHT, 1.25)
    with theme.undressed():
        assert gc.isenabled()
    assert label.told and not any(label.told) and gc.isenabled()
