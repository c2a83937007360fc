"""German notation: how a person reads what stands in the application."""

from __future__ import annotations

import pytest

from clerk_app.domain import text


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("month", "2026-03", "März 2026"),
        ("month", "2026-13", "2026-13"),
        ("month", "03/2026", "03/2026"),
        ("number", "52.00", "52"),
        ("number", "52,50", "52,5"),
        ("number", "-0.05", "-0,05"),
        ("number", "12.345.000", "12.345.000"),
        ("number", "rund 50", "rund 50"),
    ],
)
def test_what_is_of_its_kind_is_read_in_german_and_the_rest_stays_as_it_came(
    kind: str, value: str, read: str
) -> None:
    assert text.german(kind, value) == read
