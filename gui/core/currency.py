"""Tells whether what the screen shows belongs to what is chosen: the one rule of staleness. Pure.

Every picture, number and caption of the window has the request that it answers. Widgets ask here
with it, and then do the same everywhere: what is current is shown, what is pending is dimmed and
says "computing" (`gui.widgets.stale_veil`), what is gone is taken away.
"""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.display import Compose
from engine.api.keys import Lane
from gui.core.chosen import awaits_heat, awaits_target, maps_of, shown_of
from gui.core.planning import query_of
from gui.core.query import QueryState, key_of

if TYPE_CHECKING:
    from engine.api.requests import Request
    from gui.core.selection import Known, Selection


class Currency(StrEnum):
    """Relation of something on the screen to what is chosen."""

    CURRENT = "current"
    """It belongs to what is chosen."""
    PENDING = "pending"
    """It belongs to an earlier choice, or is not there yet; what is chosen is on its way."""
    GONE = "gone"
    """It belongs to an earlier choice, and nothing comes in its place."""


def answer_currency(
    held: Request | None, wanted: Request | None, selection: Selection, known: Known
) -> Currency:
    """Return the currency of an answer on the screen.

    Parameters
    ----------
    held : Request or None
        What it answers; None while nothing is shown.
    wanted : Request or None
        What would be asked for what is chosen; None while something is not chosen or not known.
    selection, known : Selection, Known
        What is chosen, and the answers at hand.
    """
    if held is not None and wanted is not None and key_of(held) == key_of(wanted):
        return Currency.CURRENT
    if wanted is None:
        is_coming = awaits_target(selection, known)
    else:
        is_coming = query_of(wanted, selection, known).state is not QueryState.REFUSED
    return Currency.PENDING if is_coming else Currency.GONE


def frame_currency(selection: Selection, known: Known) -> Currency:
    """Return the currency of a view's picture, `Known.overlay`, with the heat in it.

    The image alone is current as soon as it is the chosen image: it claims nothing.
    """
    drawn = None if known.overlay is None else known.overlay.request
    if not isinstance(drawn, Compose) or drawn.image != selection.image:
        return Currency.GONE
    if Lane.IMAGE in known.pending:
        return Currency.PENDING
    if drawn.shown is None or drawn.shown == shown_of(selection, known):
        return Currency.CURRENT
    if selection.show_original or not heat_is_coming(selection, known):
        return Currency.GONE
    return Currency.PENDING


def heat_is_shown(selection: Selection, known: Known) -> bool:
    """Return whether the picture of a view holds the heat that is chosen."""
    drawn = None if known.overlay is None else known.overlay.request
    return (
        isinstance(drawn, Compose)
        and drawn.shown is not None
        and frame_currency(selection, known) is Currency.CURRENT
    )


def heat_is_coming(selection: Selection, known: Known) -> bool:
    """Return whether there is a heat to be shown, at hand or on its way."""
    return shown_of(selection, known) is not None or awaits_heat(selection, known)


def is_computing(selection: Selection, known: Known) -> bool:
    """Return whether a view waits for its picture: the screen says so before long."""
    if Lane.IMAGE in known.pending:
        return True
    if selection.image is None or selection.show_original:
        return False
    return heat_is_coming(selection, known) and not heat_is_shown(selection, known)


def is_unfinished(selection: Selection, known: Known) -> bool:
    """Return whether the map of the picture is a part, and no more of it comes."""
    maps = maps_of(selection, known)
    return maps is not None and maps.share < 1 and Lane.MAPS not in known.pending


def without_image_order(known: Known) -> Known:
    """Return what is known as if no image was being opened: it is for another view."""
    if Lane.IMAGE not in known.pending:
        return known
    kept: dict[Lane, Request] = dict(known.pending)
    del kept[Lane.IMAGE]
    return dataclasses.replace(known, pending=kept)
