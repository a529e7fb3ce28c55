"""Shows the image zoomed and panned: reports the region in view, paints the frames that come.

Built by the central view. The canvas blends nothing: it emits the visible part of the image
(`region_changed`); whoever draws that part with its overlay passes it to `show_frame`.
Until then the last frame moves along over the image's thumbnail, so that nothing ever goes blank.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPainter, QPalette
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Picture
from gui.widgets.canvas import canvas_marks
from gui.widgets.canvas.canvas_picture import CanvasPicture
from gui.widgets.canvas.viewport import Placement, Viewport

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from engine.api.display import Region

WHEEL_NOTCH = 120
ZOOM_STEP = 1.25
DIMMED = 0.63
"""Share of the ground over a view of an earlier choice: seen, and not taken for the answer."""
_PANNING = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ImageCanvas(QWidget):
    """An image on neutral ground.

    Wheel and pinch zoom to the pointer, + and - to the middle; dragging pans; a double click goes
    between fit and 100 %; holding Space shows the image alone. There is no tooltip: it would
    lie on the picture.
    """

    INTERFACE = Picture
    region_changed = Signal(object)
    """The `Region` to draw now, or None without an image; once per turn of the event loop."""
    frame_painted = Signal()
    """The newest frame is on the screen: emitted after the paint event that first drew it."""
    intensity_stepped = Signal(int)
    """Ctrl and the wheel: notches, positive away from the user."""
    zoom_changed = Signal(float)
    """`zoom_percent` is another."""
    placement_changed = Signal(object)
    """The hand has moved or enlarged the image: its `Placement`."""
    pointer_moved = Signal(object)
    """(x, y) in image pixels, float, under the pointer; None beside the image."""
    peek_changed = Signal(bool)
    """True while Space is held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._picture = CanvasPicture()
        self._viewport: Viewport | None = None
        self._told: tuple[str, Region | None] = ("", None)
        self._drag: tuple[QPointF, Viewport] | None = None
        self._wheel_rest = 0
        self._pointer: tuple[float, float] | None = None
        self._cross: tuple[float, float] | None = None
        self._is_peeking = False
        self._shows_focus = False
        self._is_busy = self._is_dimmed = False
        self._progress: float | None = None
        self._teller = QTimer(self)
        self._teller.setSingleShot(True)
        self._teller.setInterval(0)
        self._teller.timeout.connect(self._tell_view)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Image"))

    # Image and frames

    def set_image(self, key: str, width: int, height: int, backdrop: QImage) -> None:
        """Show another image, at the same place if it has the same size, else fitted.

        Parameters
        ----------
        key : str
            `Picture.key`; frames with another key are not painted.
        width, height : int
            Of the full image, pixels, at least 1.
        backdrop : QImage
            The whole image, small (about 1024 pixels), painted where no frame is yet.
        """
        if key != self._key:
            self._picture.drop_frame()
        self._key, self._picture.backdrop = key, backdrop
        now = self._viewport
        if now is None or (now.image_width, now.image_height) != (width, height):
            self._drag = None
            now = Viewport.fitted(width, height, *self._device_size())
        self._set_viewport(now)

    def clear(self) -> None:
        """Show no image."""
        self._key, self._picture.backdrop, self._drag = "", QImage(), None
        self._picture.drop_frame()
        self._set_viewport(None)
        self._set_pointer(None)

    def show_frame(self, image: QImage, region: Region, image_key: str) -> None:
        """Paint a drawn view over the image; one of another image is left out.

        Parameters
        ----------
        image : QImage
            The pixels of the view; ``Format_RGB32`` is fastest.
        region : Region
            The part of the image that they show.
        image_key : str
            `Picture.key` of its image.
        """
        if image_key != self._key or self._viewport is None:
            return
        self._picture.set_frame(image, region)
        self.update()

    def drop_frame(self) -> None:
        """Paint the image alone until another view is drawn: this one is no longer true."""
        self._picture.drop_frame()
        self.update()

    @property
    def is_dimmed(self) -> bool:
        """Whether the picture is not that of what is chosen by now."""
        return self._is_dimmed

    def set_dimmed(self, *, dimmed: bool) -> None:
        """Dim the drawn view, or show it plainly again: it belongs to an earlier choice."""
        if dimmed != self._is_dimmed:
            self._is_dimmed = dimmed
            self.update()

    @property
    def image_key(self) -> str:
        """`Picture.key` of the image; empty without one."""
        return self._key

    @property
    def zoom_percent(self) -> float:
        """Device pixels per image pixel, in percent; 0 without an image."""
        return 100.0 * self._viewport.scale if self._viewport else 0.0

    @property
    def is_fitted(self) -> bool:
        """True while the whole image is shown as large as possible."""
        return self._viewport is not None and self._viewport.is_fitted

    @property
    def region(self) -> Region | None:
        """The visible part of the image now; None without an image."""
        return self._viewport.region() if self._viewport else None

    @property
    def placement(self) -> Placement | None:
        """Place and enlargement of the image; None without an image."""
        return self._viewport.placement if self._viewport else None

    def follow(self, placement: Placement) -> None:
        """Take the place and enlargement of another canvas."""
        if self._viewport:
            self._drag = None
            self._set_viewport(self._viewport.placed_as(placement))

    @Slot()
    def fit(self) -> None:
        """Show the whole image, as large as possible."""
        if self._viewport:
            self._place(self._viewport.fit())

    @Slot()
    def actual_size(self) -> None:
        """Show one image pixel on one device pixel, around the middle of what is seen."""
        self.zoom_to(1.0)

    @Slot()
    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self._zoom_by(ZOOM_STEP, None)

    @Slot()
    def zoom_out(self) -> None:
        """Shrink by a step."""
        self._zoom_by(1 / ZOOM_STEP, None)

    def zoom_to(self, scale: float, position: QPointF | None = None) -> None:
        """Zoom to a scale, around a point of the widget (the middle if None).

        Parameters
        ----------
        scale : float
            Device pixels per image pixel.
        position : QPointF or None
            Logical pixels of the widget.
        """
        if self._viewport:
            at = QPointF(self.width() / 2, self.height() / 2) if position is None else position
            ratio = self.devicePixelRatioF()
            self._place(self._viewport.zoomed(scale, at.x() * ratio, at.y() * ratio))

    # Marks over the image

    def set_busy(self, busy: bool) -> None:
        """Show or hide a still line along the top edge. The caller waits 300 ms before."""
        if busy != self._is_busy:
            self._is_busy = busy
            self.update()

    def set_progress(self, fraction: float | None) -> None:
        """Show how far the work is, 0-1; None when it is unknown, or over."""
        if fraction != self._progress:
            self._progress = fraction
            self.update()

    def set_cross(self, point: tuple[float, float] | None) -> None:
        """Mark a point of the image, in image pixels; None marks none."""
        if point != self._cross:
            self._cross = point
            self.update()

    def set_accessible_text(self, name: str, description: str = "") -> None:
        """Set the description for screen readers."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, image, progress and focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tones.ground(self.palette()))
        if self._viewport:
            painter.save()
            # Device pixels from here, so that a frame of this view is painted one to one.
            painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
            self._picture.paint(painter, self._viewport)
            painter.restore()
            if self._is_dimmed:
                veil = QColor(tones.ground(self.palette()))
                veil.setAlphaF(DIMMED)
                painter.fillRect(self.rect(), veil)
        area, accent = QRectF(self.rect()), self.palette().color(QPalette.ColorRole.Highlight)
        if self._is_busy or self._progress is not None:
            canvas_marks.paint_progress(painter, area, accent, self._progress)
        if self._cross is not None and self._viewport:
            ratio, (x, y) = self.devicePixelRatioF(), self._viewport.canvas_point(*self._cross)
            canvas_marks.paint_cross(painter, area, QPointF(x / ratio, y / ratio))
        if self._shows_focus and self.hasFocus():
            canvas_marks.paint_focus(painter, area, accent)
        painter.end()
        if self._picture.take_new():
            self.frame_painted.emit()

    # Events

    def event(self, event: QEvent) -> bool:
        """Take pinches and changes of the screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._refit()
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_by(1.0 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self._zoom_by(pinch.scaleFactor(), middle)
                event.accept(pinch)
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was seen in the middle."""
        super().resizeEvent(event)
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; with Ctrl, step the intensity."""
        angle = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel_rest += angle
            steps = int(self._wheel_rest / WHEEL_NOTCH)
            self._wheel_rest -= steps * WHEEL_NOTCH
            if steps:
                self.intensity_stepped.emit(steps)
        else:
            self._zoom_by(ZOOM_STEP ** (angle / WHEEL_NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, peek with Space; leave the rest to others."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._set_peeking(True)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End peeking."""
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            self._set_peeking(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus when it came by the keyboard."""
        self._shows_focus = event.reason() in _TABBED
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End peeking: the key's release will go elsewhere."""
        self._set_peeking(False)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan."""
        if self._viewport and event.button() & _PANNING:
            self._drag = (event.position(), self._viewport)
            self._update_cursor()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, and emit the point under the pointer (Qt)."""
        if self._drag:
            start, viewport = self._drag
            moved = (event.position() - start) * self.devicePixelRatioF()
            self._place(viewport.panned(moved.x(), moved.y()))
        self._set_pointer(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning."""
        if not event.buttons() & _PANNING:
            self._drag = None
            self._update_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go between fit and 100 %."""
        if self._viewport and event.button() == Qt.MouseButton.LeftButton:
            if self._viewport.is_fitted:
                self.zoom_to(1.0, event.position())
            else:
                self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Emit that the pointer has left (Qt)."""
        super().leaveEvent(event)
        self._set_pointer(None)

    def sizeHint(self) -> QSize:
        """Return a size that suits a first window."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(160, 120)

    # Changes

    def _zoom_by(self, factor: float, position: QPointF | None) -> None:
        """Zoom around a point of the widget (the middle if None)."""
        if self._viewport and factor > 0:
            self.zoom_to(self._viewport.scale * factor, position)

    def _refit(self) -> None:
        """Follow the canvas's new size or resolution."""
        if self._viewport:
            self._drag = None
            self._set_viewport(self._viewport.resized(*self._device_size()))

    def _place(self, viewport: Viewport) -> None:
        """Take another place of the image because the hand wants it."""
        is_other = viewport != self._viewport
        self._set_viewport(viewport)
        if is_other:
            self.placement_changed.emit(viewport.placement)

    def _set_viewport(self, viewport: Viewport | None) -> None:
        """Take another place of the image; signals follow once this turn is over."""
        before = self.zoom_percent
        self._viewport = viewport
        if not math.isclose(before, self.zoom_percent, rel_tol=1e-9):
            self.zoom_changed.emit(self.zoom_percent)
        self._update_cursor()
        self._teller.start()
        self.update()

    @Slot()
    def _tell_view(self) -> None:
        """Emit the region, if it is another one or one of another image."""
        now = (self._key, self.region)
        if now != self._told:
            self._told = now
            self.region_changed.emit(now[1])

    def _set_pointer(self, position: QPointF | None) -> None:
        """Emit the image point under the pointer; nothing twice."""
        point = None
        if position is not None and self._viewport:
            ratio = self.devicePixelRatioF()
            point = self._viewport.image_point(position.x() * ratio, position.y() * ratio)
        if point != self._pointer:
            self._pointer = point
            self.pointer_moved.emit(point)

    def _set_peeking(self, peeking: bool) -> None:
        """Emit when peeking begins and ends."""
        if peeking != self._is_peeking:
            self._is_peeking = peeking
            self.peek_changed.emit(peeking)

    def _update_cursor(self) -> None:
        """Show a hand where the image can be moved."""
        if self._viewport is None or not self._viewport.is_larger_than_canvas:
            self.unsetCursor()
        elif self._drag:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _device_size(self) -> tuple[int, int]:
        """Return width and height in device pixels."""
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)
