"""Finds texts that have no room: cut, clipped by what they stand in, or under one another."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionHeader,
    QStyleOptionSpinBox,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from gui.widgets.controls.collapsible import ROOM, FoldButton
from gui.widgets.controls.elided_box import ElidedBox
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.steady_label import SteadyLabel

CUT_BY_DESIGN = {
    "ElidedLabel": "names, papers and facts of any length in one line; whole in the tooltip",
    "CaptionLine": "facts of any length under a picture; whole in the tooltip",
    "SteadyLabel": "sentences of any length in a few lines; whole in the tooltip",
    "ScoreRow": "names of classes, of any length; whole in the tooltip",
    "ElidedBox": "choices of any length; whole in the list and in the tooltip",
    "ClassNamesBox": "names of files; as ElidedBox",
    "MethodBox": "names of methods, which no language changes",
}
"""Kinds of widgets whose texts may be cut, and why. There is no other list."""
SIDE = 3
OVER = {"StaleVeil", "DropVeil", "FocusFrame", "MessageBar", "DockButtons", "SlimBar"}
"""What lies over others."""


def misfits(root):
    """Return a line for each text under a widget that cannot be read whole."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not _is_seen(root, widget):
            continue
        name = f"{type(widget).__name__} {_words(widget)!r}"
        found += [f"{name}: {why}" for why in (_cut(widget), _clipped(widget)) if why]
        found += [f"{name}: {why}" for why in _overlaps(widget)]
    return sorted(set(found))


def _is_seen(root, widget):
    if not widget.isVisible() or widget.window() is not root.window() or widget.size().isEmpty():
        return False
    if widget.objectName().startswith("qt_") and not isinstance(widget, QToolButton):
        return False
    place = QRect(widget.mapTo(root.window(), QPoint()), widget.size())
    return place.left() < root.window().width() and place.right() > 0


def _words(widget):
    for name in ("text", "currentText", "title", "windowTitle"):
        words = getattr(widget, name, None)
        if callable(words) and isinstance(words(), str) and words():
            return words()
    return widget.accessibleName() or widget.objectName()


def _cut(widget):
    """Return why a widget has no room for its own text."""
    if type(widget).__name__ in CUT_BY_DESIGN:
        return "" if not _is_cut_by_design(widget) or widget.toolTip() else "cut, without a tooltip"
    if isinstance(widget, QToolBar | QMenuBar):
        more = widget.findChild(QToolButton, f"qt_{_short(widget)}_ext_button")
        return "has entries that are out of sight" if more and more.isVisible() else ""
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, FoldButton):
        return _wider(widget, widget.text(), widget.width() - ROOM)
    if isinstance(widget, QToolButton):
        is_text = widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        return _hint(widget) if is_text and widget.text() else ""
    if isinstance(widget, QPushButton | QCheckBox):
        return _hint(widget)
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        place = _part(widget, option, QStyle.ComplexControl.CC_ComboBox, "SC_ComboBoxEditField")
        # Qt's own size for a text leaves it its last letter's side.
        return _wider(widget, widget.currentText(), place.width() + SIDE)
    if isinstance(widget, QAbstractSpinBox):
        option = QStyleOptionSpinBox()
        widget.initStyleOption(option)
        place = _part(widget, option, QStyle.ComplexControl.CC_SpinBox, "SC_SpinBoxEditField")
        return _wider(widget, widget.text(), place.width())
    if isinstance(widget, QTabBar):
        return _tabs(widget)
    if isinstance(widget, QHeaderView):
        return _header(widget)
    return ""


def _is_cut_by_design(widget):
    if isinstance(widget, ElidedBox):
        return widget.shown_words not in (widget.currentText(), widget.placeholderText())
    if isinstance(widget, ElidedLabel):
        return widget.shown_words != widget.text()
    if isinstance(widget, SteadyLabel):
        return "…" in "".join(widget.shown_lines())
    return False


def _short(widget):
    return "toolbar" if isinstance(widget, QToolBar) else "menubar"


def _label(label):
    if not label.text() or "<" in label.text():
        return ""
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        return f"{need} high, in {label.height()}" if need > label.height() + 1 else ""
    return _hint(label)


def _hint(widget):
    need, room = widget.sizeHint(), widget.size()
    if need.width() > room.width() + 1:
        return f"{need.width()} wide, in {room.width()}"
    return f"{need.height()} high, in {room.height()}" if need.height() > room.height() + 4 else ""


def _part(widget, option, control, name):
    part = getattr(QStyle.SubControl, name)
    return widget.style().subControlRect(control, option, part, widget)


def _wider(widget, words, room):
    need = widget.fontMetrics().horizontalAdvance(words)
    return f"{words!r} is {need} wide, in {room}" if need > room + 1 else ""


def _tabs(bar):
    need = sum(bar.tabSizeHint(tab).width() for tab in range(bar.count()) if bar.isTabVisible(tab))
    return f"tabs are {need} wide, in {bar.width()}" if need > bar.width() + 1 else ""


def _header(header):
    """Return which heading the view's edge or its own column cuts."""
    is_row = header.orientation() is Qt.Orientation.Horizontal
    length = header.width() if is_row else header.height()
    for section in range(header.count()):
        start, size = header.sectionViewportPosition(section), header.sectionSize(section)
        if start + size <= 0 or start >= length:  # hidden, or scrolled to as a whole
            continue
        option = QStyleOptionHeader()
        header.initStyleOption(option)
        header.initStyleOptionForIndex(option, section)
        place = (start, 0, size, header.height()) if is_row else (0, start, header.width(), size)
        option.rect = QRect(*place)
        room = header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header)
        words = option.fontMetrics.size(0, option.text)
        text = QStyle.alignedRect(option.direction, option.textAlignment, words, room)
        seen = room.intersected(header.rect())
        if not seen.contains(text):
            return f"{option.text!r} at {text.getRect()} is seen in {seen.getRect()}"
    return ""


def _clipped(widget):
    """Return whether a text stands out of what it is in; what can be scrolled to does not count."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not _has_words(widget):
        return ""
    while parent is not None and not parent.isWindow():
        if isinstance(parent.parentWidget(), QScrollArea):
            break
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if place.right() > parent.width() or place.left() < 0:
            return f"stands out of {type(parent).__name__} at {place.getRect()}"
        parent = parent.parentWidget()
    return ""


def _has_words(widget):
    is_text = isinstance(widget, QLabel | QAbstractButton | QComboBox | QAbstractSpinBox)
    return is_text and bool(_words(widget))


def _overlaps(widget):
    """Yield the texts beside a text that lie under it."""
    parent = widget.parentWidget()
    if parent is None or not _has_words(widget) or type(widget).__name__ in OVER:
        return
    for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        is_other = other is not widget and other.isVisible() and not other.isWindow()
        if is_other and _has_words(other) and type(other).__name__ not in OVER:
            shared = widget.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                yield f"lies over {_words(other)!r} by {shared.size().toTuple()}"
