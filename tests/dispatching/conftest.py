"""The filing rooms of both engines, and an office that sends from them."""

from __future__ import annotations

from tests.storage.conftest import embedded, filing, server, shared_filing, shared_office

__all__ = ["embedded", "filing", "server", "shared_filing", "shared_office"]
