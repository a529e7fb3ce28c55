"""The requests that look inside: a layer's activations and weights."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from engine.api.keys import InputKey, Lane, Target


@dataclass(frozen=True, slots=True)
class ShowActivations:
    """Give a layer's activations for an input. Answer: `Activations`.

    Attributes
    ----------
    input : InputKey
        What the network is fed.
    layer : str
        Path; any layer whose output is a grid of channels or a vector.
    target : Target or None
        Also give each channel's Grad-CAM weight for this target.
    """

    lane: ClassVar[Lane] = Lane.ACTIVATIONS
    input: InputKey
    layer: str
    target: Target | None = None


ACTIVATION = "activation"
"""Stands for the method in a `MapKey` whose map is one channel: that of the target's layer."""


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


class TileForm(StrEnum):
    """How a channel's values become grey levels (`engine.imaging.tile_levels`)."""

    OWN = "own"
    """From the channel's own minimum to its own maximum."""
    TEXTBOOK = "textbook"
    """(x - mean) / std * 64 + 128, cut off at 0 and 255 (Chollet)."""
    SHARED = "shared"
    """From the layer's minimum to its maximum, the same for all channels."""


class TileOrder(StrEnum):
    """Which channel comes first (`engine.imaging.channel_order`)."""

    INDEX = "index"
    MEAN = "mean"
    WEIGHT = "weight"
    SPARSITY = "sparsity"


@dataclass(frozen=True, slots=True)
class TileStyle:
    """How a layer's channels are shown as tiles.

    Attributes
    ----------
    form : TileForm
        Values to levels.
    order : TileOrder
        Which comes first.
    colour_map : str
        A key of `engine.imaging.COLOUR_MAPS`.
    columns : int
        Tiles to a row, 1-64.
    """

    form: TileForm = TileForm.OWN
    order: TileOrder = TileOrder.INDEX
    colour_map: str = "viridis"
    columns: int = 16


@dataclass(frozen=True, slots=True)
class SaveActivations:
    """Write a layer's activations that are on the screen. Answer: `Saved`.

    Attributes
    ----------
    path : str
        ".npy" writes the raw values (h, w, c), anything else the tiles as PNG.
    input : InputKey
        What the network was fed.
    layer : str
        Path.
    target : Target or None
        Whose weights put the tiles in order.
    style : TileStyle
        How tiles look.
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
        ".png" writes one contact sheet, anything else is a folder: .npy and .png for each layer.
    input : InputKey
        What the network is fed.
    style : TileStyle
        How tiles look.
    """

    lane: ClassVar[Lane] = Lane.ACTIVATION_FILES
    path: str
    input: InputKey
    style: TileStyle = field(default_factory=TileStyle)
