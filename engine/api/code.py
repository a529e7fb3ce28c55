"""Defines the request that writes a picture's Python script ("Copy as code"), and its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from engine.api.activations import ShowActivations, TileStyle
from engine.api.display import ChannelSource, MapSource, Style
from engine.api.filters import GridOrder
from engine.api.keys import Lane

if TYPE_CHECKING:
    from engine.api.filters import EnlargeFilter, GrowFilters
    from engine.api.keys import InputKey, Target


@dataclass(frozen=True, slots=True)
class OverlayCode:
    """The heat over the image, and its raw values.

    Attributes
    ----------
    shown : MapSource or ChannelSource
        Source of the heat.
    style : Style
        Appearance of the heat.
    """

    shown: MapSource | ChannelSource
    style: Style = field(default_factory=Style)

    @property
    def input(self) -> InputKey:
        """Input of the network."""
        return self.shown.key.input if isinstance(self.shown, MapSource) else self.shown.input

    @property
    def target(self) -> Target | None:
        """The target of a map; a channel has none."""
        return self.shown.key.target if isinstance(self.shown, MapSource) else None

    @property
    def model(self) -> str:
        """`ModelInfo.key` of the open model."""
        return self.input.model


@dataclass(frozen=True, slots=True)
class TilesCode:
    """A layer's activations as a grid of tiles, and their raw values.

    Attributes
    ----------
    shown : ShowActivations
        Input, layer, and the target whose weights put the tiles in order.
    style : TileStyle
        Appearance of the tiles.
    channels : tuple of int or None
        Those that have a tile, in this order; None takes all in the style's order.
    """

    shown: ShowActivations
    style: TileStyle = field(default_factory=TileStyle)
    channels: tuple[int, ...] | None = None

    @property
    def input(self) -> InputKey:
        """Input of the network."""
        return self.shown.input

    @property
    def target(self) -> Target | None:
        """The target whose weights put the tiles in order."""
        return self.shown.target

    @property
    def model(self) -> str:
        """`ModelInfo.key` of the open model."""
        return self.input.model


@dataclass(frozen=True, slots=True)
class FiltersCode:
    """Filter images, side by side.

    Attributes
    ----------
    grown : GrowFilters or EnlargeFilter
        Layer, channels and parameters.
    columns : int
        Pictures to a row.
    grid_order : GridOrder
        Which way channels run.
    """

    grown: GrowFilters | EnlargeFilter
    columns: int = 8
    grid_order: GridOrder = GridOrder.ROWS

    @property
    def input(self) -> InputKey | None:
        """The image that the pictures begin with, if there is one."""
        return self.grown.start

    @property
    def target(self) -> Target | None:
        """Pictures are of channels."""
        return None

    @property
    def model(self) -> str:
        """`ModelInfo.key` of the open model."""
        return self.grown.model


@dataclass(frozen=True, slots=True)
class WriteCode:
    """Write a script that makes a picture without Camscope. Answer: `Code`.

    Attributes
    ----------
    subject : OverlayCode, TilesCode or FiltersCode
        The picture.
    """

    lane: ClassVar[Lane] = Lane.CODE
    subject: OverlayCode | TilesCode | FiltersCode


@dataclass(frozen=True, slots=True)
class Code:
    """A script.

    Attributes
    ----------
    request : WriteCode
        The request answered.
    script : str
        Python; text from outside stands in comments and literals only, its line breaks escaped.
    """

    request: WriteCode
    script: str
