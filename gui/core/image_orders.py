"""Remembers which view waits for which image of the film strip, for `gui.core.controller`. Pure.

One file is read at a time: the newest order first, the rest in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from gui.core.image_list import ImageList


@dataclass(frozen=True, slots=True)
class ImageOrders:
    """Entries of the film strip that views wait for.

    Attributes
    ----------
    waiting : tuple of (int, str)
        `View.index` and id of the entry, the most urgent first; no view twice.
    """

    waiting: tuple[tuple[int, str], ...] = ()

    @property
    def next_id(self) -> str | None:
        """Id of the entry to be read now, or None."""
        return self.waiting[0][1] if self.waiting else None

    def wanting(self, index: int, entry_id: str) -> ImageOrders:
        """Return the orders with a view's newest, which goes first."""
        return ImageOrders(((index, entry_id), *self.of_others(index).waiting))

    def wanting_later(self, index: int, entry_id: str) -> ImageOrders:
        """Return the orders with a view's newest, which goes last."""
        return ImageOrders((*self.of_others(index).waiting, (index, entry_id)))

    def of_others(self, index: int) -> ImageOrders:
        """Return the orders without those of a view."""
        return ImageOrders(tuple(order for order in self.waiting if order[0] != index))

    def views_of(self, entry_id: str) -> tuple[int, ...]:
        """Return the views that wait for an entry."""
        return tuple(index for index, wanted in self.waiting if wanted == entry_id)

    def entry_of(self, index: int) -> str | None:
        """Return the id of the entry that a view waits for, or None."""
        return next((wanted for view, wanted in self.waiting if view == index), None)

    def without(self, entry_id: str) -> ImageOrders:
        """Return the orders without those for an entry: it came, or cannot come."""
        return ImageOrders(tuple(order for order in self.waiting if order[1] != entry_id))

    def among(self, views: Collection[int]) -> ImageOrders:
        """Return the orders of views that there are."""
        kept = tuple(order for order in self.waiting if order[0] in views)
        return self if len(kept) == len(self.waiting) else ImageOrders(kept)


def image_after(
    images: ImageList, orders: ImageOrders, active: int, shown: str | None, failed: str | None
) -> tuple[ImageList, ImageOrders]:
    """Return the film strip and the orders after an image was cancelled, or could not be opened.

    The strip goes back to the image that is shown. While none is, the next one is tried, then the
    one before; what could not be opened is not tried again.

    Parameters
    ----------
    images, orders : ImageList, ImageOrders
        As they are.
    active : int
        `View.index` of the active view.
    shown : str or None
        Id of the image in it.
    failed : str or None
        Id of the entry that could not be opened; None for one that was cancelled.
    """
    if failed is not None:
        images = images.with_failed(failed)
        if images.current != failed:
            return images, orders
    if images.find(shown) is not None or failed is None:
        return images.choosing(shown if images.find(shown) is not None else None), orders
    following = images.neighbour(1) or images.neighbour(-1)
    if following is None:
        return images.choosing(None), orders
    return images.choosing(following), orders.wanting(active, following)
