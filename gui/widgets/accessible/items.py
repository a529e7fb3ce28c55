"""Tells assistive technology of things that one widget paints: tiles and bars, one by one.

`gui.widgets.tiles.item_grid` is the widget; `Items` stands for it, an `Item` for each thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Role, Text = QAccessible.Role, QAccessible.Text
NOTHING = cast("QAccessibleInterface", None)  # as in Qt
NULL = VoidPtr(0)


class Itemised(Protocol):
    """What a widget of items says of them, by their place in its order."""

    def item_count(self) -> int:
        """Return how many there are."""

    def item_words(self, place: int) -> str:
        """Return what is said of one; the first line names it."""

    def item_rect(self, place: int) -> QRect:
        """Return where one is, in viewport coordinates."""

    def item_place_at(self, position: QPoint) -> int | None:
        """Return which one is at a position of the viewport."""

    def is_item_chosen(self, place: int) -> bool:
        """Return whether one is chosen."""

    def choose_item(self, place: int) -> None:
        """Go to one, and choose it."""

    @property
    def item_at_keys(self) -> int:
        """The place that the keys are at."""


class Items(QAccessibleWidget):
    """A list of what a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.List)
        self._items: dict[int, Item] = {}

    @property
    def grid(self) -> Itemised:
        """The widget."""
        return cast("Itemised", self.widget())

    @property
    def viewport(self) -> QWidget:
        """What it paints on."""
        return cast("QAbstractScrollArea", self.widget()).viewport()

    def trim(self) -> None:
        """Delete the items of places that are no more."""
        for place in [each for each in self._items if each >= self.childCount()]:
            item = self._items.pop(place)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))

    def childCount(self) -> int:
        """Return how many items there are (Qt)."""
        return self.grid.item_count()

    def child(self, index: int) -> QAccessibleInterface:
        """Return an item (Qt)."""
        if not 0 <= index < self.childCount():
            return NOTHING
        item = self._items.get(index)
        if item is None:
            item = self._items[index] = Item(self, index)
            QAccessible.registerAccessibleInterface(item)
        return item

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return an item's place, -1 for what is none (Qt)."""
        return child.place if isinstance(child, Item) and child.of is self else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the item at a point of the screen (Qt)."""
        place = self.grid.item_place_at(self.viewport.mapFromGlobal(QPoint(x, y)))
        return NOTHING if place is None else self.child(place)

    def focusChild(self) -> QAccessibleInterface:
        """Return the item that the keys are at (Qt)."""
        return self.child(self.grid.item_at_keys) if self.widget().hasFocus() else NOTHING


class Item(QAccessibleInterface):
    """One thing of a list.

    Attributes
    ----------
    of : Items
        Its list.
    place : int
        In its list.
    """

    def __init__(self, of: Items, place: int) -> None:
        super().__init__()
        self.of, self.place = of, place
        self._action = _Action(self)

    def isValid(self) -> bool:
        """Return whether it is still there (Qt)."""
        return self.of.isValid() and self.place < self.of.childCount()

    def object(self) -> QObject:
        """Return nothing: it is painted by its list (Qt)."""
        return cast("QObject", None)

    def parent(self) -> QAccessibleInterface:
        """Return the list (Qt)."""
        return self.of

    def child(self, index: int) -> QAccessibleInterface:
        """Return nothing (Qt)."""
        return NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return nothing (Qt)."""
        return NOTHING

    def childCount(self) -> int:
        """Return 0 (Qt)."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1 (Qt)."""
        return -1

    def rect(self) -> QRect:
        """Return where it is on the screen (Qt)."""
        box = self.of.grid.item_rect(self.place)
        return QRect(self.of.viewport.mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        """Return that it is an item (Qt)."""
        return Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is chosen, and whether the keys are at it (Qt)."""
        state, grid = QAccessible.State(), self.of.grid
        state.focusable = state.selectable = True
        state.selected = grid.is_item_chosen(self.place)
        state.focused = self.of.widget().hasFocus() and grid.item_at_keys == self.place
        is_seen = self.of.viewport.rect().intersects(grid.item_rect(self.place))
        state.offscreen = not is_seen
        state.invisible = not self.of.widget().isVisible()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name: all that is said of it (Qt)."""
        if kind != Text.Name:
            return ""
        return ", ".join(self.of.grid.item_words(self.place).splitlines())

    def setText(self, kind: QAccessible.Text, words: str) -> None:
        """Leave its name (Qt)."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Return what can be done with it (Qt)."""
        is_action = kind == QAccessible.InterfaceType.ActionInterface
        # PySide gives Qt the pointer that the object holds; of None it would make a wild one.
        return cast("int", self._action if is_action else NULL)


class _Action(QAccessibleActionInterface):
    """Chooses an item."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        """Return that it can be chosen (Qt)."""
        return [self.pressAction()]

    def doAction(self, name: str) -> None:
        """Choose it (Qt)."""
        if name == self.pressAction():
            self._item.of.grid.choose_item(self._item.place)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Return no keys (Qt)."""
        return []


def tell_order(widget: QWidget) -> None:
    """Tell that a widget shows other items."""
    if QAccessible.isActive():
        interface = QAccessible.queryAccessibleInterface(widget)
        if isinstance(interface, Items):
            interface.trim()
            event = QAccessibleEvent(widget, QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(event)


def tell_current(widget: QWidget, place: int) -> None:
    """Tell that the keys went to another item."""
    if QAccessible.isActive() and widget.hasFocus():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)
