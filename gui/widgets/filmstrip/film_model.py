"""Holds the film strip's images: ids, names, thumbnails, failures. Owned by `FilmStrip`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

from engine.api.cache_budget import Cache, memory_cache
from engine.api.foreign_text import on_screen
from engine.api.model import class_label
from gui.widgets import tooltip as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cachetools import LRUCache

FAILED_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class _Item:
    """One image."""

    item_id: str
    name: str
    is_awaited: bool = False
    reason: str = ""
    true_class: int | None = None


@dataclass(frozen=True, slots=True)
class FilmMemory:
    """What a film strip has learnt of its images, by their ids."""

    thumbnails: dict[str, QImage]
    reasons: dict[str, str]
    true_classes: dict[str, int]


class FilmModel(QAbstractListModel):
    """Images by id; a change of one repaints one.

    Thumbnails have a share of the memory: of thousands of images, those longest out of view lose
    theirs.
    """

    thumbnail_missing = Signal(str)
    """The image with this id is in view, and its thumbnail is not there: not yet, or not any more.
    Told once, until one comes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[_Item] = []
        self._rows: dict[str, int] = {}
        self._class_names: tuple[str, ...] = ()

    @cached_property
    def _thumbnails(self) -> LRUCache[str, QImage]:
        return memory_cache(Cache.THUMBNAILS, QImage.sizeInBytes)

    def known(self) -> FilmMemory:
        """Return what is known of the images beyond their names."""
        return FilmMemory(
            dict(self._thumbnails),
            {item.item_id: item.reason for item in self._items if item.reason},
            {item.item_id: item.true_class for item in self._items if item.true_class is not None},
        )

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Take ids and names, keeping what is known of those that stay.

        Rows before the first and behind the last difference stay as they are.
        """
        old, new = self._items, [item_id for item_id, _ in items]
        most = min(len(old), len(new))
        first = next((row for row in range(most) if old[row].item_id != new[row]), most)
        same_end = 0
        while same_end < most - first and old[-1 - same_end].item_id == new[-1 - same_end]:
            same_end += 1
        known = {item.item_id: item for item in old[first : len(old) - same_end]}
        if known:
            self.beginRemoveRows(_NOWHERE, first, len(old) - same_end - 1)
            del old[first : len(old) - same_end]
            self._number_rows(first, gone=known)
            self.endRemoveRows()
        added = [known.get(item_id) or _Item(item_id, "") for item_id in new[first:]]
        added = added[: len(new) - same_end - first]
        if added:
            self.beginInsertRows(_NOWHERE, first, first + len(added) - 1)
            old[first:first] = added
            self._number_rows(first)
            self.endInsertRows()
        for row, (item, (_, name)) in enumerate(zip(old, items, strict=True)):
            if item.name != name:
                item.name = name
                self._tell(row)

    def _number_rows(self, first: int, gone: Iterable[str] = ()) -> None:
        """Write down the rows from `first` on."""
        for item_id in gone:
            del self._rows[item_id]
        for row in range(first, len(self._items)):
            self._rows[self._items[row].item_id] = row

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
        self._thumbnails[item_id] = image
        self._items[row].is_awaited = False
        self._tell(row)

    def set_failed(self, item_id: str, reason: str) -> None:
        """Take the reason why an image could not be opened; empty if it could."""
        row = self._rows.get(item_id)
        if row is not None:
            self._items[row].reason = reason
            self._tell(row)

    def set_true_class(self, item_id: str, index: int) -> None:
        """Take the class that an image has by the labels beside it."""
        row = self._rows.get(item_id)
        if row is not None:
            self._items[row].true_class = index

    def set_class_names(self, names: tuple[str, ...]) -> None:
        """Take the names of the open model's classes."""
        self._class_names = names

    def _class_words(self, item: _Item) -> str:
        if item.true_class is None:
            return ""
        name = class_label(item.true_class, self._class_names)
        return self.tr("True class: {name}").format(name=name)

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
            return on_screen(item.name)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail_of(item)
        if role == FAILED_ROLE:
            return item.reason
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tooltip(self._tip(item))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return on_screen(f"{item.name}. {item.reason}" if item.reason else item.name)
        return None

    def _tip(self, item: _Item) -> str:
        lines = (item.name, self._class_words(item), item.reason)
        return "\n".join(line for line in lines if line)

    def _thumbnail_of(self, item: _Item) -> QImage:
        thumbnail = self._thumbnails.get(item.item_id)
        if thumbnail is not None:
            return thumbnail
        if not item.is_awaited:
            item.is_awaited = True
            self.thumbnail_missing.emit(item.item_id)
        return QImage()

    def _tell(self, row: int) -> None:
        """Have one image painted again."""
        self.dataChanged.emit(self.index(row), self.index(row))
