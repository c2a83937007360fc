"""What acts on the decision in hand works with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from clerk_app.services.office import Office
from clerk_app.ui.kit.desk import Desk

from .presenter import Presenter
from .ways import Ways


class Acting(QObject):
    def __init__(
        self,
        desk: Desk,
        office: Callable[[], Office],
        presenter: Presenter,
        ways: Ways,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self._presenter = presenter
        self._ways = ways
