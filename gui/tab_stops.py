"""Walks from one visible control to the next with Tab, and frames the one that has the focus.

Qt's own walk also stops at what lies in docks behind a tab: it calls them visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from gui.widgets import palette_colors as tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow

MARGIN = 2  # of the frame around its control
EDGE = 12  # logical pixels between a control that is scrolled to and the edge
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def is_stop(window: QWidget, widget: QWidget) -> bool:
    """Return whether Tab may stop at a widget of a window: it takes keys, and can be seen."""
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        return False
    if not widget.isEnabled() or not widget.isVisible() or widget.size().isEmpty():
        return False
    if widget.window() is not window:
        return False
    # A dock behind a tab lies outside the window; what is scrolled away can be scrolled to.
    seen: QWidget | None = widget
    while seen is not None and seen is not window:
        place = QRect(seen.mapTo(window, QPoint()), seen.size())
        if not place.intersects(window.rect()) and _column_of(seen) is None:
            return False
        seen = seen.parentWidget()
    return True


def stops_of(window: QWidget, regions: Sequence[QWidget]) -> list[QWidget]:
    """Return where Tab stops, region by region; what is in none of them comes last."""
    found, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if is_stop(window, widget):
            found.append(widget)
        widget = widget.nextInFocusChain()

    def rank(stop: QWidget) -> int:
        holders = (n for n, region in enumerate(regions) if region in (stop, *_holders(stop)))
        return next(holders, len(regions))

    return sorted(found, key=rank)


def next_stop(
    window: QWidget, regions: Sequence[QWidget], start: QWidget | None, *, forward: bool
) -> QWidget | None:
    """Return where Tab goes from a widget, or None where there is nothing to go to."""
    stops = stops_of(window, regions)
    if not stops:
        return None
    step = 1 if forward else -1
    if start in stops:
        return stops[(stops.index(start) + step) % len(stops)]
    near = start
    while near is not None:  # a row that is no stop itself: from the stop beside it
        inside = [stop for stop in stops if near.isAncestorOf(stop)]
        if inside:
            return inside[0 if forward else -1]
        near = near.parentWidget()
    return stops[0 if forward else -1]


def scroll_to(widget: QWidget) -> None:
    """Bring a control of a column into view."""
    area = _column_of(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, EDGE)


class FocusFrame(QWidget):
    """A frame around the control that the keys went to, in colours that differ from any ground.

    Parameters
    ----------
    window : QMainWindow
        Whose controls are framed.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._framed: QWidget | None = None
        self._is_by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def framed(self) -> QWidget | None:
        """The control that is framed."""
        return self._framed

    def give_focus(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        """Give a control the focus by the keys, in view and framed."""
        scroll_to(widget)
        self._is_by_keys = True
        widget.setFocus(reason)
        self._is_by_keys = False
        self._follow(QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Frame nothing that the mouse or the program chose."""
        if not self._is_by_keys and new is not None and new is not self._framed:
            self._follow(None)
        elif new is None:
            self.hide()  # another window has the keys; this one may get them back
        elif new is self._framed:
            self._place()

    def _follow(self, widget: QWidget | None) -> None:
        self._let_go()
        if widget is not None and widget.window() is self._window:
            self._framed = widget
            widget.destroyed.connect(self._on_destroyed)
            for watched in (widget, *self._holders_in_window(widget)):
                watched.installEventFilter(self)
        self._place()

    def _let_go(self) -> None:
        """Ask nothing more of the control; its holders are those that it has now."""
        framed, self._framed = self._framed, None
        if framed is not None:
            framed.destroyed.disconnect(self._on_destroyed)
            for watched in (framed, *self._holders_in_window(framed)):
                watched.removeEventFilter(self)

    @Slot()
    def _on_destroyed(self) -> None:
        self._framed = None
        self.hide()

    def _holders_in_window(self, widget: QWidget) -> list[QWidget]:
        """Return what holds a control, up to the window: never kept, for it may be destroyed."""
        return [holder for holder in _holders(widget) if holder is not self._window]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep around the control wherever it goes (Qt)."""
        if event.type() in MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if not self._window.isVisible():
            self._let_go()  # it closes: nothing is asked of what is about to be destroyed
        framed = self._framed
        if framed is None or not framed.isVisible() or not framed.hasFocus():
            self.hide()
            return
        room = self._window.rect()
        for holder in self._holders_in_window(framed):
            if isinstance(holder.parentWidget(), QAbstractScrollArea):
                room &= QRect(holder.mapTo(self._window, QPoint()), holder.size())
        place = QRect(framed.mapTo(self._window, QPoint()), framed.size())
        place = place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & room
        self.setGeometry(place)
        self.setVisible(not place.isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the accent, and the ground's colour within it: one of them differs (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(tones.focus(self.palette()), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1))
        painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2)


def _holders(widget: QWidget) -> list[QWidget]:
    """Return the widgets that hold another one, from within."""
    holders = []
    holder = widget.parentWidget()
    while holder is not None:
        holders.append(holder)
        holder = holder.parentWidget()
    return holders


def _column_of(widget: QWidget) -> QScrollArea | None:
    """Return what scrolls a control."""
    return next((each for each in _holders(widget) if isinstance(each, QScrollArea)), None)
