"""Draws contact sheets: the channels of several layers on one paper, each under its title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.imaging.tiles import channel_order, channel_statistics, export_size, tile_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from engine.api.activations import TileStyle

SHEET_SIDE = 48
SHEET_TILES = 64
PAPER, INK = 255, (32, 32, 32)
LETTERS = 15
TITLE_HEIGHT = 30
PAD = 12


@dataclass(frozen=True, slots=True, eq=False)
class SheetRow:
    """A layer on a contact sheet.

    Attributes
    ----------
    title : str
        Its path and shape.
    values : ndarray of float32, shape (h, w, c)
        Activations.
    weights : ndarray of float32, shape (c,), or None
        For the order by weight.
    channels : sequence of int or None
        Those that have a tile, in this order; None takes all in the style's order.
    """

    title: str
    values: NDArray[np.float32]
    weights: NDArray[np.float32] | None = None
    channels: Sequence[int] | None = None


def titled_grid(row: SheetRow, style: TileStyle) -> NDArray[np.uint8]:
    """Return one layer's tiles under its title.

    At most `SHEET_TILES` tiles are drawn; the title says how many there are.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB on white.
    """
    wanted = row.channels
    if wanted is None:
        order = channel_order(style.order, channel_statistics(row.values), row.weights)
        wanted = [int(one) for one in order]
    count = len(wanted)
    channels = wanted[:SHEET_TILES]
    height, width = export_size(row.values.shape[:2], SHEET_SIDE)
    if max(height, width) > 2 * SHEET_SIDE:  # a large grid is shrunk
        scale = SHEET_SIDE / max(height, width)
        height, width = max(1, round(height * scale)), max(1, round(width * scale))
    grid = tile_grid(row.values, style, row.weights, channels, (height, width))
    title = row.title
    if count > SHEET_TILES:
        title += f" – {SHEET_TILES} / {count}"
    line = title_line(title, grid.shape[1])
    whole = np.full((len(line) + len(grid), line.shape[1], 3), PAPER, np.uint8)
    whole[: len(line)] = line
    whole[len(line) :, : grid.shape[1]] = grid
    return whole


def contact_sheet(rows: Iterable[SheetRow], style: TileStyle) -> NDArray[np.uint8]:
    """Return several layers' tiles below each other, each under its title.

    Parameters
    ----------
    rows : iterable of SheetRow
        At least one; drawn one after the other, so that a generator needs memory for one layer.
    style : TileStyle
        How tiles look.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB on white.
    """
    return stacked([titled_grid(row, style) for row in rows])


def stacked(parts: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Return pictures below each other on white; at least one."""
    width = max(part.shape[1] for part in parts)
    height = sum(part.shape[0] + PAD for part in parts) + PAD
    paper = np.full((height, width + 2 * PAD, 3), PAPER, np.uint8)
    top = PAD
    for part in parts:
        paper[top : top + part.shape[0], PAD : PAD + part.shape[1]] = part
        top += part.shape[0] + PAD
    return paper


def title_line(words: str, least_width: int) -> NDArray[np.uint8]:
    """Return a line of text on white, as wide as it needs."""
    face = cv2.FontFace("sans")
    _, _, box_width, _ = cv2.getTextSize((0, 0), words, (0, 0), face, LETTERS)
    line = np.full((TITLE_HEIGHT, max(least_width, box_width + 8), 3), PAPER, np.uint8)
    # Baseline at a place that leaves room for descenders.
    cv2.putText(line, words, (2, TITLE_HEIGHT - 10), INK, face, LETTERS)
    return line
