"""Paints the image's backdrop and newest frame. Owned by `ImageCanvas`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from engine.api.display import Region

if TYPE_CHECKING:
    from gui.widgets.canvas.viewport import Viewport


class CanvasPicture:
    """The whole image, small, and a drawn view of it, painted where they lie now.

    Attributes
    ----------
    backdrop : QImage
        The whole image; may be null.
    """

    def __init__(self) -> None:
        self.backdrop = QImage()
        self._frame = QImage()
        self._region: Region | None = None
        self._is_new = False

    def set_frame(self, image: QImage, region: Region) -> None:
        """Take a newly drawn view."""
        self._frame, self._region, self._is_new = image, region, True

    def drop_frame(self) -> None:
        """Forget the drawn view."""
        self._frame, self._region, self._is_new = QImage(), None, False

    def take_new(self) -> bool:
        """Return whether the frame has come since the last call."""
        was_new, self._is_new = self._is_new, False
        return was_new

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw the frame where it lies now, and the backdrop where it leaves a gap.

        Parameters
        ----------
        painter : QPainter
            In device pixels, so that a frame of the present view is painted one to one.
        viewport : Viewport
            Where the image lies now.
        """
        visible = viewport.region()
        if self._region != visible and not self.backdrop.isNull():
            # Only the rectangle counts here, not the size on the screen.
            whole = Region(0.0, 0.0, viewport.image_width, viewport.image_height, 1, 1)
            _paint_part(painter, viewport, self.backdrop, whole, visible)
        if self._region is not None:
            _paint_part(painter, viewport, self._frame, self._region, visible)


def _paint_part(
    painter: QPainter, viewport: Viewport, image: QImage, covers: Region, visible: Region
) -> None:
    """Draw of an image that covers a part of the whole what is visible now, in device pixels."""
    if covers == visible:
        left, top, width, height = viewport.placed(covers)
        if (image.width(), image.height()) == (int(width), int(height)):
            painter.drawImage(QPointF(left, top), image)
            return
    # Only the visible part: at high zoom the whole would be a million pixels wide.
    x, y = max(covers.x, visible.x), max(covers.y, visible.y)
    right = min(covers.x + covers.width, visible.x + visible.width)
    bottom = min(covers.y + covers.height, visible.y + visible.height)
    if right <= x or bottom <= y:
        return
    across, down = image.width() / covers.width, image.height() / covers.height
    source = QRectF(
        (x - covers.x) * across, (y - covers.y) * down, (right - x) * across, (bottom - y) * down
    )
    place = QRectF(*viewport.placed(Region(x, y, right - x, bottom - y, 0, 0)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image, source)
