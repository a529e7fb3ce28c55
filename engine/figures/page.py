"""Lays a figure out: cells, titles, captions and colour bars become items on a page, in points.

What draws a page (`engine.figures.png`, `svg`, `pdf`) decides nothing of it. Cells are as wide as
`CELL`; the pictures in them keep their proportions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Measure = Callable[[str, float], float]
    """Takes a text and its size; gives its width."""

CELL = 200.0
"""Width of a cell, in points."""
LEAST_SHAPE, MOST_SHAPE = 0.25, 2.0
"""Height of the pictures' box in cell widths: narrower and taller pictures are made to fit."""
MARGIN, GAP, SMALL_GAP = 14.0, 12.0, 4.0
TITLE_SIZE, HEAD_SIZE, CAPTION_SIZE, BAR_SIZE = 15.0, 11.0, 8.5, 7.5
LINE = 1.3
"""Height of a line of text, in its size."""
ASCENT = 0.95
"""From a line's top to its baseline, in its size."""
BAR_HEIGHT = 7.0
ROW_TITLE_WIDTH = 104.0
HEAD_LINES, CAPTION_LINES, ROW_LINES, NOTE_LINES = 2, 3, 6, 4
ELLIPSIS = "…"
BREAKS = "/_-."
"""A long word is cut behind one of these rather than elsewhere."""


@dataclass(frozen=True, slots=True)
class TextItem:
    """One line of text.

    Attributes
    ----------
    x, y : float
        Where it begins, is centred or ends, and its baseline; from the page's upper left corner.
    size : float
        Of the font.
    words : str
        Printable.
    anchor : str
        What lies at x.
    is_quiet : bool
        Grey instead of black.
    """

    x: float
    y: float
    size: float
    words: str
    anchor: Literal["start", "middle", "end"] = "start"
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PictureItem:
    """A picture in a box of its own proportions.

    Attributes
    ----------
    x, y, width, height : float
        The box.
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    is_stretched : bool
        True for a colour bar, whose pixels are no squares.
    """

    x: float
    y: float
    width: float
    height: float
    pixels: NDArray[np.uint8]
    is_stretched: bool = False


@dataclass(frozen=True, slots=True)
class BoxItem:
    """A light grey rectangle, where a picture is missing."""

    x: float
    y: float
    width: float
    height: float


Item = TextItem | PictureItem | BoxItem


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A figure, ready to be drawn.

    Attributes
    ----------
    width, height : float
        In points.
    items : tuple of Item
        In the order in which they are drawn.
    title : str
        For the file's own title.
    cell_px : int
        Width of a cell in pixels, where the page becomes pixels; 0 takes `natural_cell_px`.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    title: str
    cell_px: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ColorBar:
    """A colour bar with the numbers at its ends.

    Attributes
    ----------
    pixels : ndarray of uint8, shape (1, n, 3)
        RGB, from the first colour to the last.
    first, last : str
        The numbers.
    """

    pixels: NDArray[np.uint8]
    first: str
    last: str


@dataclass(frozen=True, slots=True, eq=False)
class PageCell:
    """A cell of the page.

    Attributes
    ----------
    picture : ndarray of uint8, shape (h, w, 3), or None
        RGB; None where there is none.
    title : str
        Above the picture; may be empty.
    caption : str
        Below it; in its place where there is none. May be empty.
    bar : ColorBar or None
        Its colours.
    """

    picture: NDArray[np.uint8] | None
    title: str = ""
    caption: str = ""
    bar: ColorBar | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PageRow:
    """A row of cells.

    Attributes
    ----------
    cells : sequence of PageCell
        From left to right.
    title : str
        On their left; may be empty.
    """

    cells: Sequence[PageCell]
    title: str = ""


def laid_out(
    rows: Sequence[PageRow],
    measure: Measure,
    *,
    title: str = "",
    notes: Sequence[str] = (),
    bar: ColorBar | None = None,
    cell_px: int = 0,
) -> Page:
    """Return the page of a figure.

    Parameters
    ----------
    rows : sequence of PageRow
        At least one, with at least one cell.
    measure : callable
        Takes a text and its size; gives its width.
    title : str
        Above everything; may be empty.
    notes : sequence of str
        Sentences below everything.
    bar : ColorBar or None
        Colours of all cells, below them.
    cell_px : int
        As in `Page`.
    """
    shape = _box_shape(rows)
    left = MARGIN
    row_titles = [
        wrapped(row.title, ROW_TITLE_WIDTH, HEAD_SIZE, ROW_LINES, measure) for row in rows
    ]
    widest = max((measure(line, HEAD_SIZE) for lines in row_titles for line in lines), default=0.0)
    if widest:
        left += widest + GAP
    count = max(len(row.cells) for row in rows)
    width = left + count * CELL + (count - 1) * GAP + MARGIN
    items: list[Item] = []
    y = MARGIN
    if title:
        lines = wrapped(title, width - 2 * MARGIN, TITLE_SIZE, HEAD_LINES, measure)
        items += _lines(lines, width / 2, y, TITLE_SIZE, "middle")
        y += len(lines) * TITLE_SIZE * LINE + GAP
    for row, lines in zip(rows, row_titles, strict=True):
        y = _row(row, lines, left, y, shape, measure, items) + GAP
    if bar is not None:
        x = left + (width - MARGIN - left - CELL) / 2
        y = _bar(bar, x, y, items) + GAP
    for note in notes:
        lines = wrapped(note, width - 2 * MARGIN, CAPTION_SIZE, NOTE_LINES, measure)
        items += _lines(lines, MARGIN, y, CAPTION_SIZE, is_quiet=True)
        y += len(lines) * CAPTION_SIZE * LINE
    height = y + MARGIN - (0 if notes else GAP)
    return Page(width, height, tuple(items), title, cell_px)


def _box_shape(rows: Sequence[PageRow]) -> float:
    """Return the height of the pictures' box in cell widths."""
    shapes = [
        cell.picture.shape[0] / cell.picture.shape[1]
        for row in rows
        for cell in row.cells
        if cell.picture is not None
    ]
    return min(max([*shapes, LEAST_SHAPE]), MOST_SHAPE) if shapes else 1.0


def _row(
    row: PageRow,
    title: Sequence[str],
    left: float,
    top: float,
    shape: float,
    measure: Measure,
    items: list[Item],
) -> float:
    """Add a row's items, and return where it ends."""
    box = CELL * shape
    heads = [wrapped(cell.title, CELL, HEAD_SIZE, HEAD_LINES, measure) for cell in row.cells]
    most = max(map(len, heads))
    y = top + most * HEAD_SIZE * LINE + (SMALL_GAP if most else 0)
    height = len(title) * HEAD_SIZE * LINE
    items += _lines(title, MARGIN, y + max(0.0, (box - height) / 2), HEAD_SIZE)
    bottom = y + max(box, height)
    for number, (cell, head) in enumerate(zip(row.cells, heads, strict=True)):
        x = left + number * (CELL + GAP)
        head_top = y - SMALL_GAP - len(head) * HEAD_SIZE * LINE
        items += _lines(head, x + CELL / 2, head_top, HEAD_SIZE, "middle")
        if cell.picture is None:
            items.append(BoxItem(x, y, CELL, box))
            lines = wrapped(cell.caption, CELL - 16, CAPTION_SIZE, 8, measure)
            start = y + max(0.0, (box - len(lines) * CAPTION_SIZE * LINE) / 2)
            items += _lines(lines, x + CELL / 2, start, CAPTION_SIZE, "middle", is_quiet=True)
            continue
        items.append(_fitted(cell.picture, x, y, box))
        end = y + box + SMALL_GAP
        if cell.bar is not None:
            end = _bar(cell.bar, x, end, items) + SMALL_GAP
        lines = wrapped(cell.caption, CELL, CAPTION_SIZE, CAPTION_LINES, measure)
        items += _lines(lines, x, end, CAPTION_SIZE)
        bottom = max(bottom, end + len(lines) * CAPTION_SIZE * LINE)
    return bottom


def _fitted(pixels: NDArray[np.uint8], x: float, y: float, box: float) -> PictureItem:
    """Return a picture as large as it can be in its box, in the middle of it."""
    height, width = pixels.shape[:2]
    scale = min(CELL / width, box / height)
    across, down = width * scale, height * scale
    return PictureItem(x + (CELL - across) / 2, y + (box - down) / 2, across, down, pixels)


def _bar(bar: ColorBar, x: float, y: float, items: list[Item]) -> float:
    """Add a colour bar's items, and return where it ends."""
    items.append(PictureItem(x, y, CELL, BAR_HEIGHT, bar.pixels, is_stretched=True))
    below = y + BAR_HEIGHT + 1
    items += _lines([bar.first], x, below, BAR_SIZE, is_quiet=True)
    items += _lines([bar.last], x + CELL, below, BAR_SIZE, "end", is_quiet=True)
    return below + BAR_SIZE * LINE


def _lines(
    lines: Sequence[str],
    x: float,
    top: float,
    size: float,
    anchor: Literal["start", "middle", "end"] = "start",
    *,
    is_quiet: bool = False,
) -> list[Item]:
    return [
        TextItem(x, top + number * size * LINE + ASCENT * size, size, words, anchor, is_quiet)
        for number, words in enumerate(lines)
    ]


def wrapped(words: str, width: float, size: float, most: int, measure: Measure) -> list[str]:
    """Return a text in lines that fit; what comes after the last one becomes an ellipsis.

    Lines end at spaces, and within a word that is wider than a line by itself, as Chinese and
    Japanese sentences and the paths of layers are: there behind a mark if one is near.
    """
    pieces = [each for each in words.split(" ") if each]
    lines: list[str] = []
    while pieces:
        line = pieces.pop(0)
        while pieces and measure(f"{line} {pieces[0]}", size) <= width:
            line = f"{line} {pieces.pop(0)}"
        if measure(line, size) > width:
            cut = _fitting(line, width, size, measure)
            pieces[:0] = [line[cut:]] if line[cut:] else []
            line = line[:cut]
        lines.append(line)
        if len(lines) == most and pieces:
            rest = line
            while rest and measure(rest + ELLIPSIS, size) > width:
                rest = rest[:-1]
            lines[-1] = rest.rstrip() + ELLIPSIS
            break
    return lines


def _fitting(word: str, width: float, size: float, measure: Measure) -> int:
    """Return how many of a word's first characters to put into a line: at least one."""
    count = 1
    while count < len(word) and measure(word[: count + 1], size) <= width:
        count += 1
    marked = max(map(word[:count].rfind, BREAKS)) + 1
    return marked if marked > count / 2 else count
