"""What the film strip shows: ids, names, thumbnails, failures. Owned by `FilmStrip`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from gui.widgets import tooltip as words

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class _Item:
    """One image."""

    item_id: str
    name: str
    thumbnail: QImage = field(default_factory=QImage)
    reason: str = ""


class FilmModel(QAbstractListModel):
    """Images by id; a change of one repaints one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[_Item] = []
        self._rows: dict[str, int] = {}

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Take ids and names, keeping what is known of those that stay."""
        self.beginResetModel()
        known = {item.item_id: item for item in self._items}
        self._items = []
        for item_id, name in items:
            item = known.get(item_id) or _Item(item_id, name)
            item.name = name
            self._items.append(item)
        self._rows = {item.item_id: row for row, item in enumerate(self._items)}
        self.endResetModel()

    def set_thumbnail(self, item_id: str, image: QImage, side: int) -> None:
        """Take a small picture, scaled down to a side in device pixels."""
        row = self._rows.get(item_id)
        if row is None:
            return
        if max(image.width(), image.height()) > side:
            image = image.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._items[row].thumbnail = image
        self._tell(row)

    def set_failed(self, item_id: str, reason: str) -> None:
        """Take the reason why an image could not be opened; empty if it could."""
        row = self._rows.get(item_id)
        if row is not None:
            self._items[row].reason = reason
            self._tell(row)

    def index_of(self, item_id: str | None) -> QModelIndex:
        """Return the place of an image, invalid if it is not here."""
        row = self._rows.get(item_id) if item_id is not None else None
        return QModelIndex() if row is None else self.index(row)

    def id_at(self, index: QModelIndex | QPersistentModelIndex) -> str | None:
        """Return the id of the image at a place."""
        return self._items[index.row()].item_id if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return the number of images."""
        return 0 if parent.isValid() else len(self._items)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return a name, thumbnail, failure or tooltip."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.DecorationRole:
            return item.thumbnail
        if role == FAILED_ROLE:
            return item.reason
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tooltip("\n".join(part for part in (item.name, item.reason) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.name}. {item.reason}" if item.reason else item.name
        return None

    def _tell(self, row: int) -> None:
        """Have one image painted again."""
        self.dataChanged.emit(self.index(row), self.index(row))
