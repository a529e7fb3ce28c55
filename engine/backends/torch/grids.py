"""Shows the values of a program as images see them, (n, h, w, c), and puts them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from engine.models.exported_program.axes import Layout, Patches


@dataclass(frozen=True, slots=True)
class Grid:
    """How a value lies.

    Attributes
    ----------
    order : tuple of int
        Its axes as they are shown; empty for a value that is shown as it is.
    patches : Patches or None
        The grid of its tokens.
    """

    order: tuple[int, ...] = ()
    patches: Patches | None = None

    @classmethod
    def of(cls, layout: Layout | None) -> Grid:
        """Return the grid of a value with this layout."""
        if layout is None or (layout.order == tuple(range(len(layout.order)))):
            return cls((), None if layout is None else layout.patches)
        return cls(layout.order, layout.patches)

    def shown(self, value: Any) -> Any:
        """Return a value as images see it: a view, without tokens that have no place."""
        if self.order and len(self.order) == value.dim():
            value = value.permute(self.order)
        if self.patches is None:
            return value
        cells = value[:, self.patches.leading :]
        return cells.unflatten(1, (self.patches.height, self.patches.width))

    def restored(self, shown: Any, value: Any) -> Any:
        """Return what `shown` would be shown of; tokens without a place are those of `value`."""
        if self.patches is not None:
            cells = shown.flatten(1, 2)
            leading = value.permute(self.order) if self.order else value
            leading = leading[:, : self.patches.leading]
            leading = leading.expand(len(cells), *leading.shape[1:])
            shown = torch.cat([leading, cells], dim=1) if self.patches.leading else cells
        if self.order and len(self.order) == shown.dim():
            back = [self.order.index(axis) for axis in range(len(self.order))]
            shown = shown.permute(back)
        return shown
