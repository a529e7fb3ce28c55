"""Draws a figure's page in pixels, for PNG files and previews.

A picture that is smaller than its cell is enlarged by a whole number, so that each of its pixels is
a square; one that has just the cell's size is drawn as it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np
from PIL import Image, ImageDraw

from engine.figures.page import CELL, BoxItem, PictureItem, TextItem
from engine.imaging import encode_png
from engine.imaging.decode import MAX_PIXELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.figures.fonts import Fonts
    from engine.figures.page import Page

LEAST_CELL_PX, MOST_CELL_PX = 400, 1200
"""Widths of a cell that is not told another one."""
BLACK, QUIET, BOX, WHITE = (0, 0, 0), (85, 85, 85), (238, 238, 238), (255, 255, 255)


def natural_cell_px(page: Page) -> int:
    """Return the width of a cell, in pixels, at which most pictures are drawn as they are."""
    sides = [
        math.ceil(CELL / item.width * item.pixels.shape[1] - 1e-6)
        for item in page.items
        if isinstance(item, PictureItem) and not item.is_stretched
    ]
    largest = max(sides, default=LEAST_CELL_PX)
    enlarged = largest * math.ceil(LEAST_CELL_PX / largest)
    return min(enlarged, MOST_CELL_PX)


def scale_of(page: Page) -> float:
    """Return the pixels of a point. A figure has no more than `MAX_PIXELS`."""
    scale = (page.cell_px or natural_cell_px(page)) / CELL
    return min(scale, math.sqrt(MAX_PIXELS / (page.width * page.height)))


def size_of(page: Page) -> tuple[int, int]:
    """Return height and width of a page in pixels."""
    scale = scale_of(page)
    return max(1, math.floor(page.height * scale)), max(1, math.floor(page.width * scale))


def pixels_of(page: Page, fonts: Fonts) -> NDArray[np.uint8]:
    """Return a page in pixels, RGB, of shape (h, w, 3)."""
    scale = scale_of(page)
    height, width = size_of(page)
    canvas = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(canvas)
    for item in page.items:
        match item:
            case PictureItem():
                _paste(canvas, item, scale)
            case BoxItem():
                corners = (item.x, item.y, item.x + item.width, item.y + item.height)
                draw.rectangle([round(each * scale) for each in corners], fill=BOX)
            case TextItem():
                _write(draw, item, scale, fonts)
            case _:
                assert_never(item)
    return np.asarray(canvas)


def encode(page: Page) -> bytes:
    """Return a page as the bytes of a PNG file."""
    from engine.figures.fonts import system_fonts

    return encode_png(pixels_of(page, system_fonts()))


def _paste(canvas: Image.Image, item: PictureItem, scale: float) -> None:
    across, down = max(1, round(item.width * scale)), max(1, round(item.height * scale))
    x, y = round(item.x * scale), round(item.y * scale)
    pixels = item.pixels
    if not item.is_stretched:
        times = min(across // pixels.shape[1], down // pixels.shape[0])
        if times:
            pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
            x += (across - pixels.shape[1]) // 2
            y += (down - pixels.shape[0]) // 2
            across, down = pixels.shape[1], pixels.shape[0]
    if pixels.shape[:2] != (down, across):
        how = cv2.INTER_NEAREST if item.is_stretched else cv2.INTER_AREA
        pixels = np.asarray(cv2.resize(pixels, (across, down), interpolation=how), np.uint8)
    canvas.paste(Image.fromarray(np.ascontiguousarray(pixels)), (x, y))


def _write(draw: ImageDraw.ImageDraw, item: TextItem, scale: float, fonts: Fonts) -> None:
    size = max(1, round(item.size * scale))
    runs = [(face.sized(size), run) for face, run in fonts.runs(item.words)]
    width = sum(font.getlength(run) for font, run in runs)
    x = item.x * scale - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
    for font, run in runs:
        color = QUIET if item.is_quiet else BLACK
        draw.text((x, item.y * scale), run, fill=color, font=font, anchor="ls")
        x += font.getlength(run)
