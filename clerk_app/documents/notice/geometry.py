"""Where things stand on the sheet: DIN 5008, forms A and B, on A4."""

from __future__ import annotations

from typing import NamedTuple

from .styles import MM

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM

LEFT = 25 * MM
FIELD_LEFT = 20 * MM
RIGHT = 190 * MM
TEXT_WIDTH = RIGHT - LEFT

HEAD_RULE_HEIGHT = 1.4

FIELD_WIDTH = 75 * MM  # for writing: the field begins 5 mm left of the text and ends 5 mm after it
FIELD_FULL_WIDTH = 85 * MM
FIELD_HEIGHT = 45 * MM
ADDRESS_HEIGHT = 27.3 * MM

INFO_LEFT = 125 * MM

TEXT_TOP_LATER = 30 * MM
BELOW_INFO = 8.46 * MM

RUNNING_BASELINE = 17 * MM
RUNNING_RULE = 19.5 * MM

FOOTER_BASELINE = 278 * MM
FOOTER_BOTTOM = 290 * MM
FOOTER_RULE_ABOVE = 5 * MM
FOOTER_WIDTH = 130 * MM
TEXT_ABOVE_FOOTER = 10 * MM

HOLE_MARK = 148.5 * MM
MARK_LEFT = 4 * MM
FOLD_MARK_LENGTH = 4 * MM
HOLE_MARK_LENGTH = 6 * MM

LOGO_WIDTH = 60 * MM
LOGO_GAP = 5 * MM


class Form(NamedTuple):
    """What differs between the forms: how high the letterhead is, and all that hangs from it."""

    authority_baseline: float
    unit_baseline: float
    head_rule: float
    logo_top: float
    logo_height: float
    field_top: float
    fold_marks: tuple[float, float]

    @property
    def return_baseline(self) -> float:
        return self.field_top + 15.8 * MM

    @property
    def return_rule(self) -> float:
        return self.field_top + 17.2 * MM

    @property
    def address_top(self) -> float:
        return self.field_top + 17.7 * MM

    @property
    def info_top(self) -> float:
        return self.field_top + 5 * MM

    @property
    def text_top(self) -> float:
        return self.field_top + 53.46 * MM


FORM_A = Form(
    11.5 * MM, 16.5 * MM, 21.5 * MM, 4.5 * MM, 15 * MM, field_top=27 * MM, fold_marks=(87 * MM, 192 * MM)
)
FORM_B = Form(19 * MM, 25 * MM, 31 * MM, 8 * MM, 20 * MM, field_top=45 * MM, fold_marks=(105 * MM, 210 * MM))


def form(name: str) -> Form:
    return FORM_A if name == "A" else FORM_B
