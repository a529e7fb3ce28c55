"""Defines figures: heatmaps in rows and columns, the request that makes one, and its answer."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from engine.api.display import Style
from engine.api.errors import EngineError, text
from engine.api.keys import Lane
from engine.api.limits import MAX_FIGURE_CELLS
from engine.api.lists import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.keys import InputKey, Target
    from engine.api.methods import ParameterValue
    from engine.api.scores import ScoreKind


class Axis(StrEnum):
    """Choices that a figure may show several of: along its rows, or along its columns."""

    IMAGE = "image"
    TARGET = "target"
    LAYER = "layer"
    METHOD = "method"

    @property
    def plural(self) -> Text:
        """The axis in sentences: "images"."""
        return _PLURALS[self]


_PLURALS: Mapping[Axis, Text] = {
    Axis.IMAGE: text("images"),
    Axis.TARGET: text("targets"),
    Axis.LAYER: text("layers"),
    Axis.METHOD: text("methods"),
}


def _both(axis: Axis, other: Axis | None = None) -> Text:
    if other is None:
        return axis.plural
    return text("{first} and {second}", first=axis.plural, second=other.plural)


class Scale(StrEnum):
    """Raw values that the colours of a figure's cells stand for."""

    OWN = "own"
    """Each cell from its own first to its own last colour."""
    SHARED = "shared"
    """All cells from the least of these values to the largest."""


@dataclass(frozen=True, slots=True)
class FigureImage:
    """An image of a figure: a file, or a picture without one that is open.

    Attributes
    ----------
    path : str
        Of the file (``mnist.npz[12]`` for one of an array); empty for a picture without one.
    key : str
        `Picture.key` of a picture without a file.
    """

    path: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class FigureMethod:
    """A method with its parameters.

    Attributes
    ----------
    id : str
        `MethodInfo.id`.
    parameters : tuple of (str, value)
        Those that differ from their defaults, sorted by name.
    """

    id: str
    parameters: tuple[tuple[str, ParameterValue], ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """What a figure shows. At most two of images, targets, layers and methods are several.

    Attributes
    ----------
    input : InputKey
        How each image is fed to which model; `InputKey.image` has no meaning here.
    images : tuple of FigureImage
        At least one.
    methods : tuple of FigureMethod
        At least one.
    layers : tuple of (str or None)
        Paths; None stands for the automatic layer. At least one.
    targets : tuple of (Target or None)
        None stands for each image's top class. At least one.
    rows, columns : Axis or None
        What varies from row to row, and from column to column. None beside an axis lays its values
        out one after another, `wrap` to a row; both None is one cell.
    output : int
        Index of the model's output, from 0: the top class is one of it.
    score : ScoreKind or None
        None stands for each method's own.
    style : Style
        How the maps are shown.
    scale : Scale
        What their colours stand for.
    title : str
        Above everything; may be empty.
    has_captions, has_color_bars : bool
        Whether each cell has a caption and a colour bar.
    wrap : int
        Cells to a row where a single axis varies.
    """

    input: InputKey
    images: tuple[FigureImage, ...]
    methods: tuple[FigureMethod, ...] = (FigureMethod("grad-cam"),)
    layers: tuple[str | None, ...] = (None,)
    targets: tuple[Target | None, ...] = (None,)
    rows: Axis | None = None
    columns: Axis | None = None
    output: int = 0
    score: ScoreKind | None = None
    style: Style = field(default_factory=Style)
    scale: Scale = Scale.OWN
    title: str = ""
    has_captions: bool = True
    has_color_bars: bool = True
    wrap: int = 6

    def count(self, axis: Axis) -> int:
        """Return how many values an axis has."""
        values = {
            Axis.IMAGE: self.images,
            Axis.TARGET: self.targets,
            Axis.LAYER: self.layers,
            Axis.METHOD: self.methods,
        }
        return len(values[axis])

    @property
    def varied(self) -> tuple[Axis, ...]:
        """The axes with more than one value."""
        return tuple(axis for axis in Axis if self.count(axis) > 1)

    def arranged(self, rows: Axis | None = None, columns: Axis | None = None) -> FigurePlan:
        """Return the plan with its axes: those asked for, else what varies, in the order of `Axis`.

        Raises
        ------
        EngineError
            When more than two vary, what varies is no axis, or there are too many cells.
        """
        if len(self.varied) > 2:
            raise EngineError(
                "A figure has rows and columns, and here {several} things are several: {axes}. "
                "Give one of each but two.",
                several=len(self.varied),
                axes=listed(axis.plural for axis in self.varied),
            )
        left = [axis for axis in self.varied if axis not in (rows, columns)]
        if columns is None and left:
            columns = left.pop()
        if rows is None and left:
            rows = left.pop()
        if left or rows == columns is not None:
            raise EngineError(
                "Rows and columns have to be {axes}: they are what is several.",
                axes=_both(*(self.varied or tuple(Axis)[:2])),
            )
        count = math.prod(map(self.count, self.varied))
        if count > MAX_FIGURE_CELLS:
            raise EngineError(
                "A figure has at most {most} pictures; these would be {chosen}. Choose fewer.",
                most=MAX_FIGURE_CELLS,
                chosen=count,
            )
        return replace(self, rows=rows, columns=columns)


@dataclass(frozen=True, slots=True)
class MakeFigure:
    """Compute the maps of a figure and draw it, as a preview. Answer: `Figure`.

    Attributes
    ----------
    plan : FigurePlan
        What it shows.
    cell_px : int
        Width of a cell in pixels; 0 leaves it to the pictures' size.
    words : tuple of (str, str)
        Templates of `engine.api.figure_words` with their translations.
    """

    lane: ClassVar[Lane] = Lane.FIGURE
    plan: FigurePlan
    cell_px: int = 0
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SaveFigure:
    """Compute the maps of a figure and write it. Answers: `Figure` without pixels, then `Saved`.

    Attributes
    ----------
    path : str
        File to write, by whose suffix the format is chosen.
    plan, cell_px, words
        As in `MakeFigure`; only a PNG file has pixels.
    """

    lane: ClassVar[Lane] = Lane.FIGURE_FILE
    path: str
    plan: FigurePlan
    cell_px: int = 0
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One picture of a figure.

    Attributes
    ----------
    image, method, layer, target : str
        Path of the image (its name, where it has none), identifier of the method, path of the layer
        (empty where it has no part in the map), name of the target.
    score : float or None
        The target's; None where there is no map.
    score_kind : ScoreKind or None
        What it is.
    colors : (float, float) or None
        Raw values of the first and the last colour.
    refused : Text or None
        Why there is no map.
    """

    image: str
    method: str
    layer: str
    target: str
    score: float | None = None
    score_kind: ScoreKind | None = None
    colors: tuple[float, float] | None = None
    refused: Text | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure that was drawn.

    Attributes
    ----------
    request : MakeFigure or SaveFigure
        The request answered.
    cells : tuple of tuple of FigureCell
        Row by row; the last row may be shorter where a single axis varies.
    size : (int, int)
        Height and width: pixels of a PNG file and a preview, points of SVG and PDF.
    notes : tuple of Text
        Sentences that stand below it, and on what could not be drawn.
    pixels : ndarray of uint8, shape (h, w, 3), or None
        RGB; for a preview alone.
    elapsed_ms : float
        Time in the engine.
    """

    request: MakeFigure | SaveFigure
    cells: tuple[tuple[FigureCell, ...], ...]
    size: tuple[int, int]
    notes: tuple[Text, ...]
    pixels: NDArray[np.uint8] | None
    elapsed_ms: float
