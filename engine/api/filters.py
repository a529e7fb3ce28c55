"""Defines requests and results for filter images: galleries, single pictures, atlases."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, TypeVar

from engine.api.keys import InputKey, Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text


Item = TypeVar("Item")


class FilterStyle(StrEnum):
    """Parametrization and optimisation of filter images."""

    FOURIER = "fourier"
    """Fourier basis, decorrelated colour, transforms, small penalties, Adam (Olah et al. 2017)."""
    TEXTBOOK = "textbook"
    """Random grey start, gradient divided by its RMS, no penalties (Chollet)."""


class GridOrder(StrEnum):
    """Direction in which channels run on a grid of pictures (`arranged`)."""

    ROWS = "rows"
    COLUMNS = "columns"
    """Down the columns of each block of as many rows as columns, as textbooks' grids of 8 x 8."""


GRID_COLUMNS = 12
"""Pictures to a row in the window, unless others are chosen."""


def arranged(items: Sequence[Item], columns: int, order: GridOrder) -> list[Item]:
    """Return things in the order in which a grid is filled row by row.

    Parameters
    ----------
    items : sequence
        In the order of their numbers.
    columns : int
        Things to a row, at least 1.
    order : GridOrder
        Where the second one stands: beside the first, or below it.

    Examples
    --------
    >>> arranged(range(9), 3, GridOrder.COLUMNS)
    [0, 3, 6, 1, 4, 7, 2, 5, 8]
    >>> arranged(range(5), 3, GridOrder.COLUMNS)  # two columns of two, and one of one
    [0, 2, 4, 1, 3]
    """
    if order is GridOrder.ROWS:
        return list(items)
    found: list[Item] = []
    for begin in range(0, len(items), columns * columns):
        block = items[begin : begin + columns * columns]
        rows = -(-len(block) // columns)
        full = len(block) - (rows - 1) * columns  # so many columns reach the last row
        starts = [
            column * rows - max(0, column - full) for column in range(min(columns, len(block)))
        ]
        for row in range(rows):
            reaching = starts if row < rows - 1 else starts[:full]
            found.extend(block[start + row] for start in reaching)
    return found


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """Parameters of filter images.

    Attributes
    ----------
    style : FilterStyle
        The recipe.
    steps : int
        Iterations, 1-4096.
    size : int
        Side in input pixels, 16-1024; a model of fixed input size has its own.
    seed : int
        The same seed gives the same pictures on the same machine.
    preprocess : str
        Preprocessing of pictures: a name of `ModelInfo.preprocess_choices`, or "auto" for that of
        the start, or else the model's own.
    """

    style: FilterStyle = FilterStyle.FOURIER
    steps: int = 128
    size: int = 128
    seed: int = 0
    preprocess: str = "auto"


class ObjectiveKind(StrEnum):
    """Objective of a filter image: the part of the network that it excites."""

    CHANNEL = "channel"
    """The mean of one channel, a picture each."""
    NEURON = "neuron"
    """The middle cell of one channel, a picture each."""
    DIRECTION = "direction"
    """The sum of all chosen channels' means, one picture."""
    CLASS = "class"
    """An output's logit; `layer` is empty and `channels` are classes."""


@dataclass(frozen=True, slots=True)
class GrowFilters:
    """Grow images that excite channels of a layer. Answers: `FilterImages`, again and again.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    layer : str
        Path.
    channels : tuple of int
        In the order in which they are wanted: those in view first.
    objective_kind : ObjectiveKind
        Objective that the pictures maximize.
    settings : FilterSettings
        How.
    start : InputKey or None
        Begin with this image instead of noise ("from the dropped image").
    in_view : int
        So many of the first channels grow side by side, all of them a little, then all of them
        more; 0 and 1 let one batch after the other be finished.
    """

    lane: ClassVar[Lane] = Lane.FILTERS
    model: str
    layer: str
    channels: tuple[int, ...]
    objective_kind: ObjectiveKind = ObjectiveKind.CHANNEL
    settings: FilterSettings = field(default_factory=FilterSettings)
    start: InputKey | None = None
    in_view: int = 0


@dataclass(frozen=True, slots=True)
class EnlargeFilter(GrowFilters):
    """Grow a picture of a gallery larger or longer. Answers as to `GrowFilters`.

    It has a lane of its own: the gallery waits meanwhile, and goes on afterwards.
    """

    lane: ClassVar[Lane] = Lane.FILTER_DETAIL


@dataclass(frozen=True, slots=True, eq=False)
class FilterImages:
    """Filter images as they are now: a part of the channels asked for.

    Attributes
    ----------
    request : GrowFilters or EnlargeFilter
        The request answered.
    channels : tuple of int
        Of these pictures; one entry, the first channel, for a direction.
    pixels : ndarray of uint8, shape (n, size, size, 3)
        RGB, deprocessed for the eye; read-only.
    objective : ndarray of float32, shape (n,)
        The value that is made large, without penalties: of the picture as it is when `done`, else
        as the last step found it.
    step : int
        Iterations done for these channels.
    done : bool
        True when these channels have had all their iterations.
    complete : bool
        True when nothing more comes for this request.
    precision : str
        "float32" or "bfloat16": what the network computed in.
    notes : tuple of Text
        Notes for the user: channels that could not be excited.
    elapsed_ms : float
        Since the request began.
    """

    request: GrowFilters | EnlargeFilter
    channels: tuple[int, ...]
    pixels: NDArray[np.uint8]
    objective: NDArray[np.float32]
    step: int
    done: bool
    complete: bool
    precision: str
    notes: tuple[Text, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class FilterPicture:
    """One filter image by itself.

    Attributes
    ----------
    channel : int
        Or class; the first channel of a direction.
    pixels : ndarray of uint8, shape (size, size, 3)
        RGB, read-only.
    objective : float
        As in `FilterImages`.
    step : int
        Iterations done.
    done : bool
        It has had all its iterations.
    precision : str
        Precision of the network's arithmetic.
    """

    channel: int
    pixels: NDArray[np.uint8]
    objective: float
    step: int
    done: bool
    precision: str


@dataclass(frozen=True, slots=True, eq=False)
class SaveFilters:
    """Write pictures that are on the screen. Answer: `Saved`.

    Attributes
    ----------
    path : str
        A PNG or JPEG file: the picture, or all of them side by side. Beside it, "PATH.json" tells
        model, settings, seed, and each picture's channel, steps and objective.
    request : GrowFilters or EnlargeFilter
        The request that they were grown for.
    pictures : tuple of FilterPicture
        At least one, all of one size.
    columns : int
        Pictures to a row.
    grid_order : GridOrder
        Which way channels run.
    replaces_record : bool
        "PATH.json" may be replaced where there is one; otherwise that is refused.
    """

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    request: GrowFilters | EnlargeFilter
    pictures: tuple[FilterPicture, ...]
    columns: int = 8
    grid_order: GridOrder = GridOrder.ROWS
    replaces_record: bool = False


def record_path(path: str) -> str:
    """Return where the record of saved filter images is written: beside them."""
    return f"{path}.json"


@dataclass(frozen=True, slots=True)
class AtlasPlan:
    """Filter images of an atlas: the first channels of several layers.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    layers : tuple of str
        Paths, in the order in which they stand.
    count : int
        Of each layer the first so many channels, or all it has; 64 make grids of 8 x 8.
    settings : FilterSettings
        Parameters of the growth.
    """

    model: str
    layers: tuple[str, ...]
    count: int = 64
    settings: FilterSettings = field(default_factory=FilterSettings)


@dataclass(frozen=True, slots=True)
class EstimateAtlas:
    """Tell what an atlas will take. Answer: `AtlasCost`.

    Attributes
    ----------
    plan : AtlasPlan
        Pictures of the atlas.
    path : str
        The folder it will be written to, "" if that is not known yet: what it has already is not
        counted.
    """

    lane: ClassVar[Lane] = Lane.ATLAS_COST
    plan: AtlasPlan
    path: str = ""


@dataclass(frozen=True, slots=True)
class AtlasCost:
    """Cost of an atlas: pictures, time and size.

    Attributes
    ----------
    request : EstimateAtlas
        The request answered.
    pictures : int
        To be grown.
    kept : int
        In the folder already.
    seconds : float
        For those to be grown, on this machine.
    size : (int, int)
        Height and width of atlas.png in pixels.
    refused : tuple of Text
        Layers that will be left out, a sentence each.
    """

    request: EstimateAtlas
    pictures: int
    kept: int
    seconds: float
    size: tuple[int, int]
    refused: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveAtlas:
    """Grow an atlas and write it. Answers: `Progress`, then `Saved`.

    Attributes
    ----------
    plan : AtlasPlan
        Pictures of the atlas.
    path : str
        A folder, which gets atlas.png, a folder for each layer and manifests; what it has already
        is not grown again.
    preset : str or None
        Preset that the settings come from, for the manifest.
    """

    lane: ClassVar[Lane] = Lane.ATLAS
    plan: AtlasPlan
    path: str
    preset: str | None = None
