"""Defines requests and results for a layer's activations and weights, and their tiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import InputKey, Lane, Target
from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ShowActivations:
    """Give a layer's activations for an input. Answer: `Activations`.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    layer : str
        Path; any layer whose output is a grid of channels or a vector.
    target : Target or None
        Also give each channel's Grad-CAM weight for this target.
    score : ScoreKind
        The target's score.
    """

    lane: ClassVar[Lane] = Lane.ACTIVATIONS
    input: InputKey
    layer: str
    target: Target | None = None
    score: ScoreKind = ScoreKind.LOGIT


@dataclass(frozen=True, slots=True, eq=False)
class ChannelStatistics:
    """Statistics of each channel's values.

    Attributes
    ----------
    minimum, mean, maximum, std : ndarray of float32, shape (c,)
        Over the grid.
    zeros : ndarray of float32, shape (c,)
        Share of values that are exactly 0, 0-1: the sparsity.
    not_finite : ndarray of int64, shape (c,)
        Number of values that are NaN or infinite; they count as 0 in all the others.
    """

    minimum: NDArray[np.float32]
    mean: NDArray[np.float32]
    maximum: NDArray[np.float32]
    std: NDArray[np.float32]
    zeros: NDArray[np.float32]
    not_finite: NDArray[np.int64]

    @property
    def dead(self) -> NDArray[np.bool_]:
        """True for channels that are 0 everywhere, shape (c,)."""
        dead: NDArray[np.bool_] = (self.minimum == 0) & (self.maximum == 0) & (self.not_finite == 0)
        return dead


@dataclass(frozen=True, slots=True, eq=False)
class Activations:
    """A layer's activations for one input.

    Attributes
    ----------
    request : ShowActivations
        The request answered.
    channels : ndarray of float32, shape (c, h, w)
        As the layer gives them; a vector (a dense or pooled layer) has h = w = 1. Read-only, and
        each channel in one piece: the window reads channels one by one, and a channel gathered out
        of (h, w, c) costs ten times the arithmetic on it.
    weights : ndarray of float32, shape (c,), or None
        Grad-CAM's weight of each channel for the target; None without a target or a gradient.
    elapsed_ms : float
        In the engine.
    statistics : ChannelStatistics
        Of `channels`; they take long on large layers, so the engine process gives them.
    """

    request: ShowActivations
    channels: NDArray[np.float32]
    weights: NDArray[np.float32] | None
    elapsed_ms: float
    statistics: ChannelStatistics

    @property
    def values(self) -> NDArray[np.float32]:
        """The activations (h, w, c): a view of `channels`."""
        return self.channels.transpose(1, 2, 0)


@dataclass(frozen=True, slots=True)
class ShowWeights:
    """Tell of a layer's weights. Answer: `WeightStatistics`.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    layer : str
        Path.
    """

    lane: ClassVar[Lane] = Lane.WEIGHTS
    model: str
    layer: str


@dataclass(frozen=True, slots=True, eq=False)
class WeightArray:
    """Statistics of one of a layer's weights.

    Attributes
    ----------
    name : str
        As the framework names it: "kernel", "bias", "gamma".
    shape : tuple of int
        Its shape.
    minimum, mean, maximum, std : float
        Over all finite values.
    zeros : float
        Share of values that are exactly 0, 0-1.
    not_finite : int
        Number of values that are NaN or infinite.
    counts : ndarray of int64, shape (b,)
        Histogram: values in each of b equal bins from `minimum` to `maximum`.
    """

    name: str
    shape: tuple[int, ...]
    minimum: float
    mean: float
    maximum: float
    std: float
    zeros: float
    not_finite: int
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class WeightStatistics:
    """Statistics of a layer's weights.

    Attributes
    ----------
    request : ShowWeights
        The request answered.
    arrays : tuple of WeightArray
        Each weight of the layer itself; empty for a layer without weights.
    kernels : ndarray of float32, shape (h, w, c, n), or None
        The filters of a convolution that looks at 1, 3 or 4 channels (c), read-only: they can be
        seen as pictures.
    filter_count : int
        Number of filters (of units, in a dense layer); 0 when the layer has none.
    dead : tuple of int
        Filters all of whose weights are 0.
    elapsed_ms : float
        In the engine.
    """

    request: ShowWeights
    arrays: tuple[WeightArray, ...]
    kernels: NDArray[np.float32] | None
    filter_count: int
    dead: tuple[int, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class ShowShapes:
    """Tell the shapes that a model of any size has for an input. Answer: `LayerShapes`.

    Attributes
    ----------
    input : InputKey
        Input of the network. Where it names a size, that is enough, and its image may be empty.
    """

    lane: ClassVar[Lane] = Lane.SHAPES
    input: InputKey


@dataclass(frozen=True, slots=True, eq=False)
class LayerShapes:
    """Shapes of layers for an input.

    Attributes
    ----------
    request : ShowShapes
        The request answered.
    shapes : mapping of str to tuple of (int or None)
        By path, as `LayerNode.output_shape`: of the layers whose shape follows from the input's.
    """

    request: ShowShapes
    shapes: Mapping[str, tuple[int | None, ...]]


class TileForm(StrEnum):
    """Range that a channel's values are scaled by (`engine.imaging.tile_levels`)."""

    OWN = "own"
    """From the channel's own minimum to its own maximum."""
    TEXTBOOK = "textbook"
    """(x - mean) / std * 64 + 128, cut off at 0 and 255 (Chollet)."""
    SHARED = "shared"
    """From the layer's minimum to its maximum, the same for all channels."""


class TileOrder(StrEnum):
    """Order of channels (`engine.imaging.channel_order`)."""

    INDEX = "index"
    MEAN = "mean"
    WEIGHT = "weight"
    SPARSITY = "sparsity"


@dataclass(frozen=True, slots=True)
class TileStyle:
    """Appearance of a layer's channels as tiles.

    Attributes
    ----------
    form : TileForm
        Values to levels.
    order : TileOrder
        Order of the channels.
    colormap : str
        A key of `engine.imaging.COLORMAPS`.
    columns : int
        Tiles to a row, 1-64.
    """

    form: TileForm = TileForm.OWN
    order: TileOrder = TileOrder.INDEX
    colormap: str = "viridis"
    columns: int = 16


@dataclass(frozen=True, slots=True)
class SaveActivations:
    """Write a layer's activations that are on the screen. Answer: `Saved`.

    Attributes
    ----------
    path : str
        ".npy" writes the raw values (h, w, c), a picture's suffix the tiles.
    input : InputKey
        Input of the network.
    layer : str
        Path.
    target : Target or None
        Whose weights put the tiles in order.
    style : TileStyle
        Appearance of the tiles.
    """

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    input: InputKey
    layer: str
    target: Target | None = None
    style: TileStyle = field(default_factory=TileStyle)


@dataclass(frozen=True, slots=True)
class SaveAllActivations:
    """Write the activations of every layer that has any. Answers: `Progress`, then `Saved`.

    Attributes
    ----------
    path : str
        A picture's suffix writes one contact sheet, anything else is a folder: .npy and .png for
        each layer.
    input : InputKey
        Input of the network.
    style : TileStyle
        Appearance of the tiles.
    """

    lane: ClassVar[Lane] = Lane.ACTIVATION_FILES
    path: str
    input: InputKey
    style: TileStyle = field(default_factory=TileStyle)
