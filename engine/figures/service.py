"""Answers `MakeFigure` and `SaveFigure` for `OpenModel`: has maps gathered, drawn and written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.figure import Figure, SaveFigure
from engine.api.limits import FIGURE_CELL_PX
from engine.api.results import Progress, Saved
from engine.figures.cells import CellGatherer
from engine.storage.writers import Content, check_suffix, content_of, save

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from engine.api.attribution import Predict, Predictions
    from engine.api.figure import MakeFigure
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo
    from engine.attribution.service import AttributionService
    from engine.figures.cells import Reader
    from engine.session.costs import PreparedInput


class FigureService:
    """Figures of one open model.

    Parameters
    ----------
    info : ModelInfo
        The open model.
    attribution, prepared, predict
        As `CellGatherer` takes them.
    """

    def __init__(
        self,
        info: ModelInfo,
        attribution: AttributionService,
        prepared: Callable[[InputKey], PreparedInput],
        predict: Callable[[Predict], Predictions],
    ) -> None:
        self._info = info
        self._gatherer = CellGatherer(info, attribution, prepared, predict)

    def make(
        self, request: MakeFigure | SaveFigure, read: Reader
    ) -> Generator[Progress | Saved | Figure]:
        """Answer; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            For a plan that is no figure, a name with another suffix, a file that cannot be
            written, and when there is not a single map.
        """
        from engine.figures.drawing import Drawing  # fonts, which opening a model does not wait for
        from engine.figures.fonts import system_fonts
        from engine.figures.png import pixels_of, size_of

        started = time.perf_counter()
        plan = request.plan.arranged(request.plan.rows, request.plan.columns)
        check_cell_px(request.cell_px)
        path = request.path if isinstance(request, SaveFigure) else ""
        if path:
            check_suffix(Content.FIGURE, path)
        cells = yield from self._gatherer.gather(request, read)
        refusals = [cell.refused for cell in cells if cell.refused is not None]
        if len(refusals) == len(cells):
            raise EngineError("{why}", why=refusals[0])
        yield Progress(request, text("Figure: drawing"), 1.0)
        drawing = Drawing(self._info, plan, dict(request.words), cells)
        page = drawing.page(read, request.cell_px)
        is_made_of_pixels = not path or bool(content_of(path, Content.OVERLAY))
        height, width = size_of(page) if is_made_of_pixels else (page.height, page.width)
        if path:
            save(Content.FIGURE, path, page)
        yield Figure(
            request=request,
            cells=drawing.told(),
            size=(round(height), round(width)),
            notes=drawing.notes,
            pixels=None if path else pixels_of(page, system_fonts()),
            elapsed_ms=(time.perf_counter() - started) * 1000,
        )
        if isinstance(request, SaveFigure):
            yield Saved(request, path)


def check_cell_px(cell_px: int) -> None:
    """Raise EngineError for a width of cells that a figure cannot have; 0 leaves it open."""
    first, last = FIGURE_CELL_PX
    if cell_px and not first <= cell_px <= last:
        raise EngineError(
            "A cell of a figure is {first} to {last} pixels wide; {chosen} is too many or too few.",
            first=first,
            last=last,
            chosen=cell_px,
        )
