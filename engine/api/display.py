"""Defines styles, overlays, and the requests that draw and save them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import NO_BLEND, InputKey, Lane, LayerBlend, MapKey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Blend(StrEnum):
    """Blending of heat colours and image (`engine.imaging.overlay_table`)."""

    HEAT = "heat"
    ALPHA = "alpha"
    TEXTBOOK = "textbook"
    SCALED = "scaled"
    """As ALPHA, then divided by the picture's brightest value: pytorch-grad-cam."""
    ALONE = "alone"
    """The heatmap without the image, cell by cell on its own grid: Matplotlib's ``matshow``."""

    @classmethod
    def _missing_(cls, value: object) -> Blend | None:
        return cls.ALPHA if value == "plain" else None  # the textbooks' word for it


class Normalization(StrEnum):
    """Values of a map that have the first and the last colour (`engine.imaging.heat_range`)."""

    MAX = "max"
    """Zero and the maximum; negative values are hidden."""
    MIN_MAX = "min-max"
    """The least and the largest value of the upsampled map, whatever their signs."""
    SIGNED = "signed"
    """Both signs: from minus the largest size to plus it, with a neutral colour for zero."""


class Interpolation(StrEnum):
    """Upsampling of a map to the image (`engine.imaging.heat_levels`)."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"
    CUBIC = "cubic"
    """Cubic convolution (Keys 1981) with a = -0.75, as in OpenCV and PyTorch."""


class Corners(StrEnum):
    """Places where a map's outermost cells come to lie on the image."""

    HALF_PIXEL = "half-pixel"
    """Cells and pixels are squares, and both grids cover the same: OpenCV and most others."""
    ALIGNED = "aligned"
    """Centres of corner cells lie on corner pixels: SciPy's zoom, PyTorch's align_corners."""


@dataclass(frozen=True, slots=True)
class Style:
    """Appearance of a map on the screen and in files. It never changes the raw map.

    Settings, command line and manifest carry every field by itself (`engine.api.style_fields`): a
    number is a share, 0-1, a choice is a `StrEnum`, anything else a word.

    Attributes
    ----------
    colormap : str
        A key of `engine.imaging.COLORMAPS`; signed maps have colours of their own, unless it is
        "gray" (`engine.imaging.colormap_of`). The usual one and its intensity are those of
        docs/decisions/0034.
    intensity : float
        Weight of the heatmap, 0-1.
    threshold : float
        Parts below this share of the map's maximum are hidden, 0-1.
    blend : Blend
        Mode in which colours and image are mixed.
    normalization : Normalization
        Values with the first and the last colour.
    interpolation : Interpolation
        Upsampling of the map to the image.
    corners : Corners
        Places of the map's outermost cells on the image.
    """

    colormap: str = field(
        default="inferno", metadata={"option": "--colours", "help": "colour map of the overlays"}
    )
    intensity: float = field(default=0.7, metadata={"help": "weight of the heatmap"})
    threshold: float = field(
        default=0.0, metadata={"help": "hide what is below this share of the maximum"}
    )
    blend: Blend = field(
        default=Blend.HEAT,
        metadata={"help": "how the heat colours meet the image; plain is another word for alpha"},
    )
    normalization: Normalization = field(
        default=Normalization.MAX,
        metadata={"option": "--normalise", "help": "which values have the first and last colour"},
    )
    interpolation: Interpolation = field(
        default=Interpolation.BILINEAR,
        metadata={"help": "how the map is upsampled to the image"},
    )
    corners: Corners = field(
        default=Corners.HALF_PIXEL,
        metadata={"help": "where the map's outermost cells lie on the image"},
    )

    @property
    def heat(self) -> tuple[Normalization, Interpolation, Corners, bool]:
        """What heat levels depend on; all else is in the table of colours."""
        return self.normalization, self.interpolation, self.corners, self.blend is Blend.ALONE

    @property
    def plain(self) -> Style:
        """The usual style with the same `heat`: equal for styles that differ in the table alone."""
        blend = Blend.ALONE if self.blend is Blend.ALONE else Blend.HEAT
        return Style(
            blend=blend,
            normalization=self.normalization,
            interpolation=self.interpolation,
            corners=self.corners,
        )


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the image, in image pixels (fractions allowed), and its size on the screen.

    Attributes
    ----------
    x, y, width, height : float
        Inside the image: 0 <= x, x + width <= image width, and the same for y.
    out_width, out_height : int
        Device pixels, at least 1.
    """

    x: float
    y: float
    width: float
    height: float
    out_width: int
    out_height: int


@dataclass(frozen=True, slots=True)
class MapSource:
    """Heat made of a layer's map.

    Attributes
    ----------
    key : MapKey
        Key of the maps.
    layer : str
        Path of the map's layer; `INPUT_LAYER` for a map of the input.
    layer_blend : LayerBlend
        Other layers combined with it, or the standard deviation instead.
    """

    key: MapKey
    layer: str
    layer_blend: LayerBlend = NO_BLEND


@dataclass(frozen=True, slots=True)
class ChannelSource:
    """Heat made of one channel of a layer's activations.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    layer : str
        Path.
    channel : int
        From 0.
    """

    input: InputKey
    layer: str
    channel: int


def input_key(shown: MapSource | ChannelSource | None) -> InputKey | None:
    """Return the input that is shown; None for the image alone."""
    if shown is None:
        return None
    return shown.key.input if isinstance(shown, MapSource) else shown.input


def map_key(shown: MapSource | ChannelSource | None) -> MapKey | None:
    """Return the key of the maps that are shown; None for a channel or the image alone."""
    return shown.key if isinstance(shown, MapSource) else None


@dataclass(frozen=True, slots=True)
class ShownHeat:
    """The heat of one of the views that share a range of colours.

    Attributes
    ----------
    image : str
        `Picture.key` of the image that it lies on.
    shown : MapSource or ChannelSource
        Source of the heat.
    style : Style
        Appearance of it; `Style.plain`.
    """

    image: str
    shown: MapSource | ChannelSource
    style: Style


@dataclass(frozen=True, slots=True)
class Compose:
    """Draw a part of the image with its overlay at screen size. Answer: `Overlay`.

    Attributes
    ----------
    image : str
        `Picture.key`.
    region : Region
        The part shown, and its size.
    style : Style
        Appearance of the heat.
    shown : MapSource, ChannelSource or None
        Source of the heat; None draws the image alone.
    view_index : int
        Index of the window's view that asks, from 0: each has its own newest request.
    minus : MapSource, ChannelSource or None
        Heat that is taken away from `shown`: `engine.imaging.difference_map`.
    scale : tuple of ShownHeat
        Heats with which `shown` shares one range of colours
        (`engine.rendering.color_range.joined_range`); without any it has its own.
    """

    lane: ClassVar[Lane] = Lane.OVERLAY
    image: str
    region: Region
    style: Style = field(default_factory=Style)
    shown: MapSource | ChannelSource | None = None
    view_index: int = 0
    minus: MapSource | ChannelSource | None = None
    scale: tuple[ShownHeat, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A drawn picture, ready for the screen.

    Attributes
    ----------
    request : Compose or CopyView
        The request answered.
    pixels : ndarray of uint8, shape (h, w, 4)
        Blue, green, red, 255: the byte order of ``QImage.Format_RGB32``; read-only.
    has_map : bool
        False when the image alone was asked for, or no gradient reaches the layer.
    positive_evidence : bool
        False when there is a map without a positive value (the image alone is shown).
    raw_min, raw_max : float
        Range of the raw map (0, 0 without one).
    elapsed_ms : float
        Time from the request's arrival to this answer.
    colors : (float, float)
        The raw values where the colours begin and end: those of `Compose.scale`, or its own
        (`engine.rendering.color_range.color_range`).
    """

    request: Compose | CopyView
    pixels: NDArray[np.uint8]
    has_map: bool
    positive_evidence: bool
    raw_min: float
    raw_max: float
    elapsed_ms: float
    colors: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class SaveView:
    """Write the image with its overlay, at the image's own size. Answer: `Saved`.

    Its colours are those of a `Compose` with the same `scale`.
    """

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    image: str
    style: Style
    shown: MapSource | ChannelSource | None = None
    scale: tuple[ShownHeat, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveMap:
    """Write a raw map or channel (float32, on its own grid). Answer: `Saved`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    shown: MapSource | ChannelSource


@dataclass(frozen=True, slots=True)
class CopyView:
    """Draw what `SaveView` would write, for the clipboard. Answer: `Overlay`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    image: str
    style: Style
    shown: MapSource | ChannelSource | None = None
    scale: tuple[ShownHeat, ...] = ()
