"""Shows tiles, made when they come into view. Used by the panels of channels and weights."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QPixmap

from engine.api.cache_budget import Cache, memory_cache
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.items import tell_order
from gui.widgets.tiles.item_grid import ItemGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cachetools import LRUCache
    from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    Maker = Callable[[int, int, int], QImage | None]

GAP = 4
LEAST_SIDE = 12
MOST_SIDE = 192
MAKING_S = 0.004  # of a frame's 16 ms: canvas and layer tree take theirs, the rest follows
LEAST_ASPECT, MOST_ASPECT = 0.25, 4.0
DEAD = QColor(255, 255, 255, 150)


class TileGrid(ItemGrid):
    """Tiles in rows; arrows walk, Enter or a click chooses, Esc leaves.

    A tile has a number (its channel) and a place (where it stands in the order).
    """

    chosen = Signal(int)
    """The user chose this number for the canvas."""
    left = Signal()
    """The user takes the chosen number off the canvas."""
    region_changed = Signal()
    """Other tiles may be in view."""

    keeps_escape = True
    """True when Esc leaves what is shown before the window gets the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[int, int] = {}
        self._dead: frozenset[int] = frozenset()
        self._maker: Maker | None = None
        self._columns = 16
        self._aspect = 1.0  # height over width
        self._stale: set[int] = set()  # their tiles are shown until they are made anew
        self._shown: int | None = None  # number
        self.made_count = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._paint_rest)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else the bar's coming and going would change the tiles' size, and so bring it back.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @cached_property
    def _cache(self) -> LRUCache[int, QPixmap]:
        return memory_cache(Cache.TILES, _bytes)

    # --- contents ----------------------------------------------------------------------------

    def set_tiles(
        self,
        order: Sequence[int],
        grid: tuple[int, int],
        maker: Maker,
        describe: Callable[[int], str],
        dead: frozenset[int] = frozenset(),
    ) -> None:
        """Show other tiles; the place in the grid is kept as far as it exists.

        Parameters
        ----------
        order : sequence of int
            Numbers, in the order in which they stand.
        grid : (int, int)
            Height and width of what a tile shows, for its proportions.
        maker : callable
            Gives the picture of a number for a height and a width in device pixels.
        describe : callable
            Gives the tooltip of a number.
        dead : frozenset of int
            Numbers to be crossed out.
        """
        is_other = self._order != list(order)
        self._order = list(order)
        self._places = {number: place for place, number in enumerate(self._order)}
        self._aspect = min(MOST_ASPECT, max(LEAST_ASPECT, grid[0] / grid[1]))
        self._maker, self._words, self._dead = maker, describe, dead
        self._current = min(self._current, max(0, len(self._order) - 1))
        if self._hovered not in self._places:
            self._hovered = None
        self._cache.clear()
        self._stale.clear()
        self._fit()
        if is_other:
            tell_order(self)
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._order, self._places, self._maker, self._words = [], {}, None, None
        self._cache.clear()
        self._fit()
        tell_order(self)
        self.viewport().update()

    def set_columns(self, count: int) -> None:
        """Show that many tiles in a row."""
        if count != self._columns:
            self._columns = count
            if self._order:
                self._cache.clear()
            self._fit()
            self.viewport().update()

    def refresh(self, numbers: Iterable[int]) -> None:
        """Make these tiles anew; the old ones stay on the screen until then."""
        seen = self.viewport().rect()
        for number in numbers:
            place = self._places.get(number)
            if place is not None:
                self._stale.add(number)
                box = self.place_rect(place)
                if box.intersects(seen):
                    self.viewport().update(box)

    def set_dead(self, numbers: frozenset[int]) -> None:
        """Cross other tiles out."""
        if numbers != self._dead:
            self._dead = numbers
            self.viewport().update()

    def in_view(self) -> tuple[int, ...]:
        """Return the numbers of which something can be seen, in the order in which they stand."""
        seen = self.viewport().rect()
        places = self._places_in(seen)
        return tuple(self._order[one] for one in places if self.place_rect(one).intersects(seen))

    def set_shown(self, number: int | None) -> None:
        """Frame the number that is on the canvas."""
        if number != self._shown:
            self._shown = number
            self.viewport().update()

    @property
    def current(self) -> int | None:
        """The number that the keys are at."""
        return self._order[self._current] if self._order else None

    @property
    def kept_bytes(self) -> int:
        """Bytes of the tiles that are kept."""
        return int(self._cache.currsize)

    def place_rect(self, place: int) -> QRect:
        """Return where a place is, in viewport coordinates."""
        width, height = self._tile_size()
        row, column = divmod(place, self._columns)
        left = GAP + column * (width + GAP)
        top = GAP + row * (height + GAP) - self.verticalScrollBar().value()
        return QRect(left, top, width, height)

    def place_of(self, number: int) -> int | None:
        """Return where a number stands, or None."""
        return self._places.get(number)

    def number_at(self, position: QPoint) -> int | None:
        """Return the number at a position of the viewport, or None."""
        width, height = self._tile_size()
        column = (position.x() - GAP // 2) // (width + GAP)
        row = (position.y() + self.verticalScrollBar().value() - GAP // 2) // (height + GAP)
        place = row * self._columns + column
        if not 0 <= column < self._columns or not 0 <= place < len(self._order):
            return None
        return self._order[place]

    # --- events -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles in view; those that take too long to make come a turn later (Qt)."""
        painter = QPainter(self.viewport())
        begun, took_s = time.perf_counter(), 0.0
        is_whole = True
        for place in self._places_in(event.rect()):
            number, box = self._order[place], self.place_rect(place)
            tile = self._cache.get(number)
            if tile is None or number in self._stale:
                # The last one tells what the next will take; one a turn is made in any case.
                at = time.perf_counter()
                if not took_s or at - begun + took_s < MAKING_S:
                    tile = self._made(number, box.size())
                    took_s = time.perf_counter() - at
                else:
                    is_whole = False
            if tile is None:
                self.paint_empty(painter, box, number)
                continue
            painter.drawPixmap(box, tile)
            if number in self._dead:
                painter.setPen(QPen(DEAD, 1))
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.topRight(), box.bottomLeft())
        self.paint_frames(painter)
        painter.end()
        if not is_whole:
            self._later.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn already; only what comes into view is painted (Qt)."""
        self.viewport().scroll(dx, dy)
        self.region_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles to the width (Qt)."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._cache.clear()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Make the tiles anew for another screen (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._cache.clear()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tile; the chosen one again gives the canvas back (Qt)."""
        number = self.number_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or number is None:
            super().mousePressEvent(event)
            return
        self._go_to(self._places[number])
        if number == self._shown:
            self.left.emit()
        else:
            self.chosen.emit(number)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for leaving while there is something to leave (Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            leaves = self.keeps_escape and self._shown is not None
            if event.key() == Qt.Key.Key_Escape and leaves:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Space is left to the window, which shows the image alone (Qt)."""
        step = self._step_of(event.key())
        if event.key() == Qt.Key.Key_Space or not self._order:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._order[self._current])
        elif event.key() == Qt.Key.Key_Escape and self._shown is not None:
            self.left.emit()
        elif step is not None:
            self._go_to(min(max(0, self._current + step), len(self._order) - 1))
            self._point_at(self._order[self._current])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Draw the frame of the focus (Qt)."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Take the frame of the focus away (Qt)."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    # --- tiles ------------------------------------------------------------------------------

    def _tile_size(self) -> tuple[int, int]:
        """Return a tile's width and height, in the screen's own units."""
        room = self.viewport().width() - GAP * (self._columns + 1)
        width = min(max(LEAST_SIDE, room // self._columns), MOST_SIDE)
        if self._aspect > 1:  # high tiles are kept in the same square
            return max(LEAST_SIDE, round(width / self._aspect)), width
        return width, max(LEAST_SIDE, round(width * self._aspect))

    def _made(self, number: int, size: QSize) -> QPixmap | None:
        self._stale.discard(number)
        assert self._maker is not None
        ratio = self.devicePixelRatioF()
        image = self._maker(number, round(size.height() * ratio), round(size.width() * ratio))
        if image is None:  # there is nothing to be seen yet
            return None
        tile = QPixmap.fromImage(image)
        self._cache[number] = tile
        self.made_count += 1
        return tile

    def _places_in(self, part: QRect) -> range:
        height = self._tile_size()[1] + GAP
        offset = self.verticalScrollBar().value()
        first = max(0, (part.top() + offset - GAP) // height)
        last = (part.bottom() + offset) // height + 1
        return range(first * self._columns, min(last * self._columns, len(self._order)))

    def paint_empty(self, painter: QPainter, box: QRect, number: int) -> None:
        """Paint a tile that is not made yet."""
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.AlternateBase))

    def paint_frames(self, painter: QPainter) -> None:
        """Frame what is shown, and the place of the keys."""
        palette = self.palette()
        accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        if self._shown in self._places:
            painter.setPen(QPen(accent, 3))
            painter.drawRect(self.place_rect(self._places[self._shown]).adjusted(-1, -1, 0, 0))
        if self.hasFocus() and self._order:
            painter.setPen(QPen(tones.focus(palette), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self.place_rect(self._current).adjusted(-3, -3, 2, 2))

    def _fit(self) -> None:
        height = self._tile_size()[1] + GAP
        rows = -(-len(self._order) // self._columns)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, rows * height + GAP - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(max(8, height // 3))
        self.region_changed.emit()

    @Slot()
    def _paint_rest(self) -> None:
        self.viewport().update()

    # --- keys and pointer -------------------------------------------------------------------

    def _step_of(self, key: int) -> int | None:
        page = max(1, self.viewport().height() // (self._tile_size()[1] + GAP)) * self._columns
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._order),
            Qt.Key.Key_End: len(self._order),
        }
        return steps.get(Qt.Key(key))

    def _scroll_to(self, place: int) -> None:
        box, bar = self.place_rect(place), self.verticalScrollBar()
        if box.top() < GAP:
            bar.setValue(bar.value() + box.top() - GAP)
        elif box.bottom() > self.viewport().height() - GAP:
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + GAP)

    # --- for screen readers -----------------------------------------------------------------

    def item_rect(self, place: int) -> QRect:
        """Return where a place is, in viewport coordinates."""
        return self.place_rect(place)

    def is_item_chosen(self, place: int) -> bool:
        """Return whether a place's number is on the canvas."""
        return self._order[place] == self._shown

    def choose_item(self, place: int) -> None:
        """Go to a place, and choose its number."""
        self._go_to(place)
        self.chosen.emit(self._order[place])


def _bytes(tile: QPixmap) -> int:
    return tile.width() * tile.height() * 4
