"""Filters the layer tree to the rows that were found, and the branches above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from gui.panels.layer_model import NO_INDEX, PATH_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject


class FoundLayers(QSortFilterProxyModel):
    """The rows that the filter finds, and the branches above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self._paths: set[str] | None = None

    def find(self, paths: set[str] | None) -> None:
        """Show the layers with these paths; None shows all."""
        self.beginFilterChange()
        self._paths = paths
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, row: int, parent: QModelIndex | QPersistentModelIndex = NO_INDEX
    ) -> bool:
        """Tell whether a row was found itself (Qt)."""
        if self._paths is None:
            return True
        source = self.sourceModel()
        return source.data(source.index(row, 0, parent), PATH_ROLE) in self._paths

    def rows_found(self) -> Iterator[QModelIndex]:
        """Yield the rows that were found themselves, from the top."""
        waiting = [self.index(row, 0) for row in reversed(range(self.rowCount()))]
        while waiting:
            index = waiting.pop()
            if self._paths is None or index.data(PATH_ROLE) in self._paths:
                yield index
            count = self.rowCount(index)
            waiting += [self.index(row, 0, index) for row in reversed(range(count))]
