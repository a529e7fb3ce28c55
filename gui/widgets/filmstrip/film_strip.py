"""Shows the open images side by side: the film strip. Built by `CentralView`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from gui.icons import icon
from gui.text.translation import retold
from gui.widgets.controls.slim_bar import SlimBar
from gui.widgets.filmstrip.film_frame import PAD, THUMBNAIL, FilmFrame
from gui.widgets.filmstrip.film_model import FilmModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QImage

    from gui.widgets.filmstrip.film_model import FilmMemory

HEIGHT = 56


class FilmStrip(QListView):
    """Thumbnails in one row; left and right walk, Delete takes one away."""

    chosen = Signal(str)
    """The user went to the image with this id."""
    removed = Signal(str)
    """The user takes the image with this id away."""
    thumbnail_missing = Signal(str)
    """The image with this id came into view without a thumbnail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_told = True
        self._frames = FilmModel(self)
        self._frames.thumbnail_missing.connect(self.thumbnail_missing)
        self.setModel(self._frames)
        self.setItemDelegate(FilmFrame(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalScrollBar().setSingleStep(THUMBNAIL // 2)
        self._remove_action = QAction(icon("close"), self.tr("Remove from the strip"), self)
        self._remove_action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove_action.triggered.connect(self._on_remove)
        self.addAction(self._remove_action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(self.tr("Open images"))
        self.setAccessibleDescription(self.tr("Left and right go to another image."))

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show images in this order; thumbnails of those that stay are kept.

        Parameters
        ----------
        items : sequence of (str, str)
            Id (unique) and name of each.
        """
        current = self.current()
        self._is_told = False
        self._frames.set_items(items)
        self._is_told = True
        if current is not None:
            self.set_current(current)

    def set_thumbnail(self, item_id: str, image: QImage) -> None:
        """Give an image its small picture; it is scaled down to what is painted."""
        self._frames.set_thumbnail(item_id, image, round(THUMBNAIL * self.devicePixelRatioF()))

    def known(self) -> FilmMemory:
        """Return what is known of the images beyond their names."""
        return self._frames.known()

    def take(self, memory: FilmMemory) -> None:
        """Take what another strip has learnt of the same images."""
        for item_id, image in memory.thumbnails.items():
            self.set_thumbnail(item_id, image)
        for item_id, reason in memory.reasons.items():
            self.set_failed(item_id, retold(reason))
        for item_id, index in memory.true_classes.items():
            self.set_true_class(item_id, index)

    def set_failed(self, item_id: str, reason: str) -> None:
        """Mark an image that could not be opened; an empty reason takes the mark away."""
        self._frames.set_failed(item_id, reason)

    def set_true_class(self, item_id: str, index: int) -> None:
        """Say in an image's tooltip which class it has, by the labels beside it."""
        self._frames.set_true_class(item_id, index)

    def set_class_names(self, names: tuple[str, ...]) -> None:
        """Call true classes by these names."""
        self._frames.set_class_names(names)

    def set_current(self, item_id: str | None) -> None:
        """Mark the image that is shown, without telling anybody."""
        index = self._frames.index_of(item_id)
        self._is_told = False
        self.setCurrentIndex(index)
        self._is_told = True
        if index.isValid():
            self.scrollTo(index)

    def current(self) -> str | None:
        """Return the id of the marked image."""
        return self._frames.id_at(self.currentIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Emit the image that the user went to."""
        super().currentChanged(current, previous)
        item_id = self._frames.id_at(current)
        if self._is_told and item_id is not None:
            self.chosen.emit(item_id)

    def sizeHint(self) -> QSize:
        """Return room for one row and its scroll bar."""
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for two thumbnails."""
        return QSize(2 * (THUMBNAIL + 2 * PAD), self.sizeHint().height())

    @Slot()
    def _on_remove(self) -> None:
        """Emit the image that the user takes away."""
        item_id = self.current()
        if item_id is not None:
            self.removed.emit(item_id)
