"""Draws atlas sheets: grids of filter images of several layers, each under its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.imaging.contact_sheet import PAD, PAPER, stacked, title_line
from engine.imaging.decode import MAX_PIXELS
from engine.imaging.picture_grid import ACROSS, MARGIN_PX, picture_grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

atlas_of = stacked
"""Puts finished parts below each other."""


def atlas_part(
    title: str, pictures: Sequence[NDArray[np.uint8]], shrink: int = 1
) -> NDArray[np.uint8]:
    """Return one layer's pictures in rows of eight under its title.

    Parameters
    ----------
    title : str
        One line.
    pictures : sequence of ndarray of uint8, shape (h, w, 3)
        At least one, all of one size.
    shrink : int
        Sides are divided by this.

    Returns
    -------
    ndarray of uint8, shape (H, W, 3)
        RGB; the title's paper is white, the margins between pictures are black.
    """
    if shrink > 1:
        height, width = _shrunk(pictures[0].shape[:2], shrink)
        pictures = [
            np.asarray(cv2.resize(each, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
            for each in pictures
        ]
    grid = picture_grid(pictures)
    line = title_line(title, grid.shape[1])
    whole = np.full((len(line) + len(grid), line.shape[1], 3), PAPER, np.uint8)
    whole[: len(line)] = line
    whole[len(line) :, : grid.shape[1]] = grid
    return whole


def atlas_size(
    rows: Sequence[tuple[str, int, tuple[int, int]]], shrink: int = 1
) -> tuple[int, int]:
    """Return height and width of an atlas whose layers have these titles, counts and sizes.

    Parameters
    ----------
    rows : sequence of (str, int, (int, int))
        Of each layer its title, how many pictures it has, and their height and width.
    shrink : int
        As for `atlas_part`.
    """
    height, width = PAD, 0
    for title, count, size in rows:
        tall, wide = _shrunk(size, shrink)
        line = title_line(title, 1)
        across = min(ACROSS, count)
        down = -(-count // across)
        height += len(line) + down * (tall + MARGIN_PX) - MARGIN_PX + PAD
        width = max(width, line.shape[1], across * (wide + MARGIN_PX) - MARGIN_PX)
    return height, width + 2 * PAD


def atlas_shrink(counts: Sequence[int], side: int) -> int:
    """Return by how much pictures are made smaller, so that Camscope itself can open the atlas.

    Parameters
    ----------
    counts : sequence of int
        Pictures of each layer.
    side : int
        Of a picture, in pixels.
    """
    shrink = 1
    while (
        atlas_size([("", count, (side, side)) for count in counts], shrink)[0]
        * (ACROSS * (side // shrink + MARGIN_PX))
        > MAX_PIXELS
        and shrink < side
    ):
        shrink += 1
    return shrink


def _shrunk(size: tuple[int, ...], shrink: int) -> tuple[int, int]:
    return max(1, size[0] // shrink), max(1, size[1] // shrink)
