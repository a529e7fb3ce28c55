"""Gives the pictures of all views one range of colors, where the views share it. Pure.

What is drawn, saved and copied of a view passes here, so that a file has the colors of the screen.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

from engine.api.display import Compose, ShownHeat
from gui.core.planning import picture_of
from gui.core.selection import DIFFERENCE_INDEX, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.display import CopyView, SaveView
    from engine.api.report import ReportView
    from engine.api.requests import Request
    from gui.core.known_view import KnownView

Drawn = TypeVar("Drawn", "Compose", "SaveView", "CopyView", "ReportView")

Scale = tuple[ShownHeat, ...]
"""The heats that share a range; empty where each has its own."""


def scale_of(views: Sequence[KnownView]) -> Scale:
    """Return the heats of all views, each once, if the views share one range of colors.

    One heat alone has its own range already.
    """
    if Link.SCALE not in views[0].selection.split.links:
        return ()
    pictures = filter(None, map(picture_of, views))
    heats = dict.fromkeys(
        ShownHeat(each.image, each.shown, each.style.plain)
        for each in pictures
        if each.shown is not None
    )
    return tuple(heats) if len(heats) > 1 else ()


def scaled(drawn: Drawn, scale: Scale) -> Drawn:
    """Return a picture of a view in that range; the image alone has no colors."""
    if not scale or drawn.shown is None:
        return drawn
    return dataclasses.replace(drawn, scale=scale)


def scaled_request(request: Request, scale: Scale) -> Request:
    """Return a request in that range if it draws a view; a difference has a range of its own."""
    if not isinstance(request, Compose) or request.view_index == DIFFERENCE_INDEX:
        return request
    return scaled(request, scale)
