"""Four rows in a column that scrolls, on a real screen; writes a line of JSON for each move.

Started by test_reordering.py.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).parents[3]))

from clerk_app.ui.kit.cards import Card, CardColumn
from clerk_app.ui.kit.labels import label
from clerk_app.ui.kit.reordering import Grip, ReorderList
from clerk_app.ui.kit.theme import Look, Theme

NAMES = ("a", "b", "c", "d")


class Stage:
    def __init__(self) -> None:
        self.rows = {name: self._row(name) for name in NAMES}
        self.list = ReorderList()
        self.list.lay([*self.rows.values()])
        self.list.moved.connect(self._moved)
        card, self.column = Card("Reihen"), CardColumn()
        card.add(self.list)
        self.column.add(card)
        self.column.setWindowTitle("Reihen")
        self.column.resize(400, 400)
        self.column.move(50, 50)

    def tell(self) -> None:
        """Where the handles are on the screen."""
        found = {name: row.findChild(Grip) for name, row in self.rows.items()}
        places = {name: grip.mapToGlobal(grip.rect().center()) for name, grip in found.items()}
        self._write({name: _pair(place) for name, place in places.items()})

    def _row(self, name: str) -> QWidget:
        made = QFrame()
        line = QHBoxLayout(made)
        line.addWidget(Grip(made))
        line.addWidget(label(name), 1)
        return made

    def _moved(self, row: QWidget, steps: int) -> None:
        names = [*self.rows]
        name = next(name for name, known in self.rows.items() if known is row)
        place = names.index(name)
        names.insert(place + steps, names.pop(place))
        self.rows = {name: self.rows[name] for name in names}
        self.list.lay([*self.rows.values()])
        self._write({"order": names})
        QTimer.singleShot(100, self.tell)

    def _write(self, told: object) -> None:
        print(json.dumps(told), flush=True)


def _pair(place: QPoint) -> tuple[int, int]:
    return place.x(), place.y()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    Theme.current().use(Look.LIGHT)
    stage = Stage()
    stage.column.show()
    QTimer.singleShot(500, stage.tell)
    sys.exit(app.exec())
