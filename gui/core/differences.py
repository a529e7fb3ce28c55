"""Derives the picture of one view minus another from what is chosen in both. Pure."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engine.api.display import Compose, MapSource, Normalization, input_key
from engine.api.geometry import input_geometry
from gui.core.chosen import shown_of
from gui.core.selection import DIFFERENCE_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.display import ChannelSource
    from gui.core.known_view import KnownView
    from gui.core.selection import Difference


def views_of(
    difference: Difference, views: Iterable[KnownView]
) -> tuple[KnownView, KnownView] | None:
    """Return the two views of a difference."""
    found = {view.index: view for view in views}
    first, second = found.get(difference.first), found.get(difference.second)
    return None if first is None or second is None else (first, second)


def sources_of(
    first: KnownView, second: KnownView
) -> tuple[MapSource | ChannelSource, MapSource | ChannelSource] | None:
    """Return the heats of two views that can be compared pixel by pixel, or None.

    They lie on the same image, and on the same part of it.
    """
    one, other = (shown_of(view.selection, view.known) for view in (first, second))
    picture = first.picture
    if one is None or other is None or picture is None or picture is not second.picture:
        return None
    shape = picture.pixels.shape
    is_same = input_geometry(shape, input_key(one)) == input_geometry(shape, input_key(other))
    return (one, other) if is_same else None


def difference_for(difference: Difference | None, views: Iterable[KnownView]) -> Compose | None:
    """Return the picture of a difference, or None while there is none to be drawn."""
    pair = None if difference is None else views_of(difference, views)
    if difference is None or pair is None or difference.region is None:
        return None
    first, second = pair
    sources = sources_of(first, second)
    if first.picture is None or sources is None or first.selection.show_original:
        return None
    return Compose(
        first.picture.key,
        difference.region,
        dataclasses.replace(first.selection.style, normalization=Normalization.SIGNED),
        sources[0],
        DIFFERENCE_INDEX,
        sources[1],
    )
