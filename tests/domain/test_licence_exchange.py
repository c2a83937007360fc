"""Until when an old driving licence has to be exchanged (Anlage 8e FeV)."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.calculation import Basis
from clerk_app.domain.licence_exchange import calculate


@pytest.mark.parametrize(
    "born, issued, until",
    [
        ("1940-05-05", "1962-01-01", "2033-01-19"),
        ("1952-12-31", "1998-12-31", "2033-01-19"),
        ("1953-01-01", "1971-01-01", "2022-07-19"),
        ("1958-12-31", "1976-01-01", "2022-07-19"),
        ("1959-01-01", "1977-01-01", "2023-01-19"),
        ("1964-12-31", "1984-01-01", "2023-01-19"),
        ("1965-01-01", "1984-01-01", "2024-01-19"),
        ("1970-12-31", "1989-01-01", "2024-01-19"),
        ("1971-01-01", "1998-12-31", "2025-01-19"),
        ("1971-01-01", "1999-01-01", "2026-01-19"),
        ("1980-01-01", "2001-12-31", "2026-01-19"),
        ("1980-01-01", "2004-12-31", "2027-01-19"),
        ("1980-01-01", "2007-01-01", "2028-01-19"),
        ("1980-01-01", "2008-06-01", "2029-01-19"),
        ("1980-01-01", "2009-06-01", "2030-01-19"),
        ("1980-01-01", "2010-06-01", "2031-01-19"),
        ("1980-01-01", "2011-06-01", "2032-01-19"),
        ("1980-01-01", "2012-06-01", "2033-01-19"),
        ("1980-01-01", "2013-01-18", "2033-01-19"),
        ("1980-01-01", "2013-01-19", "2028-01-18"),  # limited by itself: fifteen years less a day
    ],
)
def test_every_row_of_the_table(pack_of, born, issued, until):
    basis = Basis(
        pack_of["fahrerlaubnis"], {"geburtsdatum": born, "ausstellungsdatum": issued}, {}, date(2026, 11, 23)
    )
    found = calculate(basis)
    assert found.values["umtausch_bis"].value == until
    assert found.values["frist_abgelaufen"].value == ("ja" if until < "2026-11-23" else "nein")
    assert all(step.source for step in found.steps)
