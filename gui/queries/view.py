"""Selects what panels say of the view's picture: the colours and values of its heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.currency import Currency, frame_currency, heat_is_coming, heat_is_shown

if TYPE_CHECKING:
    from engine.api.display import Overlay
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
