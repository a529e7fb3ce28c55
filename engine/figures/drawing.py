"""Turns the cells of a figure into a page: overlays, colour bars, titles, captions and notes."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, assert_never

from engine.api.display import Normalization
from engine.api.figure import Axis, FigureCell, Scale
from engine.api.figure_words import (
    class_free,
    guessed_words,
    missing_words,
    no_evidence,
    said,
    scale_words,
    score_words,
    shrunk_words,
    top_words,
)
from engine.api.foreign_text import visible
from engine.api.geometry import input_geometry
from engine.api.limits import DOCUMENT_SIDE_PX
from engine.api.methods import Family
from engine.attribution.registry import METHODS
from engine.figures.fonts import system_fonts
from engine.figures.page import ColorBar, PageCell, PageRow, laid_out
from engine.imaging import color_bar, colormap_of, full_overlay, thumbnail
from engine.imaging.decode import MAX_PIXELS
from engine.imaging.heatmap import has_heat
from engine.rendering.color_range import color_range, joined_range
from engine.session.targets import target_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.figure import FigurePlan
    from engine.api.geometry import InputGeometry
    from engine.api.model import ModelInfo
    from engine.figures.cells import CellContent, Reader
    from engine.figures.page import Page

DOT = "\N{NO-BREAK SPACE}· "
_BAR_COLORS = 256

Colors = tuple[float, float]


class Drawing:
    """A figure's cells, and what is said of them.

    Parameters
    ----------
    info : ModelInfo
        The open model.
    plan : FigurePlan
        With its axes.
    words : mapping of str to str
        Templates and their translations.
    cells : sequence of CellContent
        Every cell, image by image.

    Attributes
    ----------
    notes : tuple of Text
        Sentences below the figure.
    """

    def __init__(
        self,
        info: ModelInfo,
        plan: FigurePlan,
        words: Mapping[str, str],
        cells: Sequence[CellContent],
    ) -> None:
        self._info = info.read_as(plan.input.output_activation)
        self._plan = plan
        self._words = words
        self._cells = cells
        self._colors = self._ranges()
        self._side = min(DOCUMENT_SIDE_PX, math.isqrt(MAX_PIXELS // max(1, len(cells))))
        self._order = ordered(plan, cells)
        self.notes = tuple(self._notes())

    def page(self, read: Reader, cell_px: int = 0) -> Page:
        """Return the page; every image is read once more."""
        drawn = self._drawn(read)
        rows = []
        for place, numbers in enumerate(self._order):
            titles = [self._cell_title(place, each) for each in numbers]
            made = [self._page_cell(*each, drawn) for each in zip(numbers, titles, strict=True)]
            title = "" if self._plan.rows is None else self._title(self._plan.rows, numbers[0])
            rows.append(PageRow(made, title))
        title = visible(self._plan.title)
        words = [title, *(words for row in rows for words in _words_of(row))]
        fonts = system_fonts()
        if missing := fonts.missing("".join(words)):
            self.notes += (missing_words(missing),)
        shared = next((each for each in self._colors if each is not None), None)
        has_one = self._plan.has_color_bars and self._plan.scale is Scale.SHARED
        return laid_out(
            rows,
            fonts.width,
            title=title,
            notes=[visible(self._info.file_name), *map(self._said, self.notes)],
            bar=self._bar(shared) if has_one and shared is not None else None,
            cell_px=cell_px,
        )

    def told(self) -> tuple[tuple[FigureCell, ...], ...]:
        """Return what each cell is, row by row."""
        return tuple(tuple(map(self._told, numbers)) for numbers in self._order)

    def _told(self, number: int) -> FigureCell:
        cell = self._cells[number]
        shown = cell.map
        return FigureCell(
            image=self._plan.images[cell.image].path or cell.image_name,
            method=self._plan.methods[cell.method].id,
            layer=cell.layer_path,
            target=self._label(cell),
            score=None if shown is None else shown.score,
            score_kind=None if shown is None else shown.score_kind,
            colors=self._colors[number],
            refused=cell.refused,
        )

    # --- pictures ---------------------------------------------------------------------------

    def _ranges(self) -> list[Colors | None]:
        """Return the raw values of the first and last colour of each cell that has heat."""
        style = self._plan.style
        found = [
            color_range(cell.map.key, cell.map.raw, _geometry(cell).shape, style)
            if cell.map is not None and has_heat(cell.map.raw, style)
            else None
            for cell in self._cells
        ]
        if self._plan.scale is Scale.OWN:
            return found
        one = joined_range(each for each in found if each is not None)
        return [None if each is None else one for each in found]

    def _drawn(self, read: Reader) -> dict[int, NDArray[np.uint8]]:
        """Return the overlay of each cell that has a map."""
        drawn = {}
        images = sorted({cell.image for cell in self._cells if cell.map is not None})
        for image in images:
            pixels = read(self._plan.images[image]).pixels
            for number, cell in enumerate(self._cells):
                if cell.image == image and cell.map is not None:
                    drawn[number] = self._overlay(pixels, cell, self._colors[number])
        return drawn

    def _overlay(
        self, pixels: NDArray[np.uint8], cell: CellContent, colors: Colors | None
    ) -> NDArray[np.uint8]:
        raw = None if cell.map is None else cell.map.raw
        drawn = full_overlay(pixels, raw, self._plan.style, colors, _geometry(cell))
        return thumbnail(drawn, self._side)

    def _bar(self, colors: Colors) -> ColorBar:
        sign = "+" if self._plan.style.normalization is Normalization.SIGNED else ""
        first, last = (f"{value:{sign}.3g}".replace("-", "\N{MINUS SIGN}") for value in colors)
        return ColorBar(color_bar(colormap_of(self._plan.style), _BAR_COLORS), first, last)

    # --- words ------------------------------------------------------------------------------

    def _page_cell(
        self, number: int, title: str, drawn: Mapping[int, NDArray[np.uint8]]
    ) -> PageCell:
        cell, colors = self._cells[number], self._colors[number]
        if cell.refused is not None:
            return PageCell(None, title, visible(self._said(cell.refused)))
        has_bar = self._plan.has_color_bars and self._plan.scale is Scale.OWN
        bar = self._bar(colors) if has_bar and colors is not None else None
        return PageCell(drawn[number], title, self._caption(cell, colors), bar)

    def _caption(self, cell: CellContent, colors: Colors | None) -> str:
        if not self._plan.has_captions or cell.map is None or cell.resolved is None:
            return ""
        method, shown = METHODS[self._plan.methods[cell.method].id].info, cell.map
        words = [method.name, cell.layer_path] if cell.layer_path else [method.name]
        if method.family is Family.CLASS_FREE:
            words.append(self._said(class_free()))
        else:
            has_own = self._info.has_probability(cell.resolved)
            score = score_words(shown.score_kind, shown.score, has_probability=has_own)
            words += [self._label(cell), self._said(score)]
        if colors is None:
            words.append(self._said(no_evidence()))
        return visible(DOT.join(words))

    def _cell_title(self, row: int, number: int) -> str:
        """Return the title above a cell: of its column, or of itself where a single axis varies."""
        columns = self._plan.columns
        if columns is None or (row > 0 and self._plan.rows is not None):
            return ""
        return self._title(columns, number)

    def _title(self, axis: Axis, number: int) -> str:
        cell = self._cells[number]
        match axis:
            case Axis.IMAGE:
                words = os.path.basename(cell.image_name)
            case Axis.METHOD:
                words = METHODS[self._plan.methods[cell.method].id].info.name
            case Axis.LAYER:
                words = self._plan.layers[cell.layer] or cell.layer_path
            case Axis.TARGET:
                is_top = self._plan.targets[cell.target] is None and len(self._plan.images) > 1
                words = self._said(top_words()) if is_top else self._label(cell)
            case _:
                assert_never(axis)
        return visible(words)

    def _label(self, cell: CellContent) -> str:
        target = cell.resolved or self._plan.targets[cell.target]
        return "" if target is None else target_label(target, self._info)

    def _notes(self) -> Iterable[Text]:
        plan = self._plan
        if plan.has_color_bars:
            yield scale_words(plan.scale)
        if self._info.untrained is not None:
            yield self._info.untrained.sentence
        if plan.input.preprocess == "auto" and self._info.preprocess_guessed:
            yield guessed_words(self._info.preprocess)
        note = self._info.choice_note(plan.output) if None in plan.targets else None
        if note is not None:
            yield note
        if any(max(cell.shape, default=0) > self._side for cell in self._cells):
            yield shrunk_words(self._side)

    def _said(self, words: Text) -> str:
        return said(words, self._words)


def ordered(plan: FigurePlan, cells: Sequence[CellContent]) -> list[list[int]]:
    """Return the numbers of the cells, row by row.

    Parameters
    ----------
    plan : FigurePlan
        With its axes.
    cells : sequence of CellContent
        Every cell.
    """
    rows, columns = plan.rows, plan.columns
    order = sorted(
        range(len(cells)), key=lambda n: (_place(cells[n], rows), _place(cells[n], columns))
    )
    if rows is None:
        width = plan.wrap
    else:
        width = 1 if columns is None else plan.count(columns)
    return [order[start : start + width] for start in range(0, len(order), width)]


def _geometry(cell: CellContent) -> InputGeometry:
    """Return where a cell's map lies on its image."""
    return input_geometry(cell.shape, None if cell.map is None else cell.map.key.input)


def _place(cell: CellContent, axis: Axis | None) -> int:
    """Return where a cell stands along an axis."""
    match axis:
        case None:
            return 0
        case Axis.IMAGE:
            return cell.image
        case Axis.TARGET:
            return cell.target
        case Axis.LAYER:
            return cell.layer
        case Axis.METHOD:
            return cell.method
    assert_never(axis)


def _words_of(row: PageRow) -> Iterable[str]:
    yield row.title
    for cell in row.cells:
        yield from (cell.title, cell.caption)
