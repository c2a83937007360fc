"""One print shop for all tests of the print shop: reading its fonts takes longest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from clerk_app.documents.notice import PrintShop

ROOT = Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "tests" / "tools" / "verapdf"))


@pytest.fixture(scope="session")
def shop() -> PrintShop:
    return PrintShop(ROOT / "resources")
