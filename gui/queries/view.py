"""Selects what is said of the view's picture: the colours and values of its heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.chosen import layer_blend_of, map_layer_of, maps_of
from gui.core.currency import Currency, frame_currency, heat_is_coming, heat_is_shown
from gui.queries.activations import channel_map

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.display import Overlay
    from gui.core.selection import Known, Selection
    from gui.core.state import State


def heat_shown(state: State) -> tuple[Overlay | None, Currency]:
    """Return the picture whose heat is on the canvas, if any, and its currency."""
    selection, known = state.selection, state.known
    overlay = known.overlay
    if overlay is not None and heat_is_shown(selection, known):
        return (overlay if overlay.has_map else None), Currency.CURRENT
    if not heat_is_coming(selection, known):
        return None, Currency.GONE
    is_old = overlay is not None and overlay.has_map
    is_kept = is_old and frame_currency(selection, known) is Currency.PENDING
    return (overlay if is_kept else None), Currency.PENDING


def raw_shown(selection: Selection, known: Known) -> NDArray[np.float32] | None:
    """Return the map in the picture; None for a mix of layers, which is made while drawing."""
    if selection.show_original or not heat_is_shown(selection, known):
        return None
    if selection.channel is not None:
        return channel_map(selection, known)
    maps, layer = maps_of(selection, known), map_layer_of(selection, known)
    layer_blend = layer_blend_of(selection, known)
    if maps is None or layer is None or layer_blend.others:
        return None
    return (maps.std if layer_blend.std else maps.raw).get(layer)
