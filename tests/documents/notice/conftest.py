"""One print shop for all tests of the print shop: reading its fonts takes longest."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.documents.notice import PrintShop

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def shop() -> PrintShop:
    return PrintShop(RESOURCES)
