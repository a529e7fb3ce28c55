"""Selects the layers' shapes for the input on the screen, for the layer tree and properties."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gui.core.planning import shapes_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.core.state import State

Shape = tuple[int | None, ...]
NO_SHAPES: Mapping[str, Shape] = MappingProxyType({})


def input_shapes(state: State) -> Mapping[str, Shape]:
    """Return the shapes by path that follow from the current input; none while they are unknown."""
    held = state.shapes
    is_current = held is not None and held.request == shapes_for(state.selection, state.known)
    return held.shapes if held is not None and is_current else NO_SHAPES
