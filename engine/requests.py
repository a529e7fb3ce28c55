"""What can be asked of the engine: frozen dataclasses, each on a lane where the newest wins.

Built by `gui.planning` and `engine.cli`; answered by `engine.session` (model work) or by
`engine.thread` (pictures, overlays, files). Requests are values: equal requests are the same wish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from engine.results import Picture, Value


class Lane(StrEnum):
    """Independent queues of length one: a newer request replaces an older one of its lane."""

    MODEL = "model"
    IMAGE = "image"
    HOLD = "hold"
    PREDICTION = "prediction"
    MAPS = "maps"
    COMPARISON = "comparison"
    COSTS = "costs"
    OVERLAY = "overlay"
    EXPORT = "export"


class Blend(StrEnum):
    """How the heat colours meet the image (`engine.imaging.overlay_table`)."""

    HEAT = "heat"
    ALPHA = "alpha"
    TEXTBOOK = "textbook"


@dataclass(frozen=True, slots=True)
class Target:
    """What is explained: an output unit, some units together, or a neuron inside the network.

    The score is the sum of the logits of `index` and `also`, less those of `against`; minus that
    when `negative`.

    Attributes
    ----------
    index : int
        The unit of the output, or the channel of `layer`, from 0.
    negative : bool
        Explain minus the score: the "no" of a single sigmoid unit.
    also, against : tuple of int
        More units of the same output: "cat and tiger", "cat rather than dog".
    output : int
        Which of the model's outputs, from 0.
    layer : str or None
        Path of a layer: the target is one of its channels (a dense layer's unit) instead.
    cell : (int, int) or None
        Row and column of one neuron of a convolution; None takes the mean over the channel.
    """

    index: int
    negative: bool = False
    also: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    output: int = 0
    layer: str | None = None
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a map is shown. It never changes the raw map.

    Attributes
    ----------
    colour_map : str
        A key of `engine.imaging.COLOUR_MAPS`.
    intensity : float
        Weight of the heatmap, 0-1.
    threshold : float
        Parts below this share of the map's maximum are hidden, 0-1.
    blend : Blend
        How colours and image are mixed.
    """

    colour_map: str = "jet"
    intensity: float = 0.4
    threshold: float = 0.0
    blend: Blend = Blend.HEAT


@dataclass(frozen=True, slots=True)
class View:
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
class InputKey:
    """What the network is fed: an open model, an image, and the preprocessing between them.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    image : str
        `Picture.key`.
    preprocess : str
        "auto", or a name of `ModelInfo.preprocess_choices`.
    """

    model: str
    image: str
    preprocess: str = "auto"


@dataclass(frozen=True, slots=True)
class MapKey:
    """What makes a set of maps unique: input, method, target and settings.

    Attributes
    ----------
    input : InputKey
        What the network is fed.
    method : str
        `MethodInfo.id`.
    target : Target
        What is explained.
    params : tuple of (str, value)
        Settings of the method that differ from their defaults, sorted by name.
    """

    input: InputKey
    method: str
    target: Target
    params: tuple[tuple[str, Value], ...] = ()


class Combine(StrEnum):
    """How the maps of several layers become one (`engine.imaging.combined_map`)."""

    MEAN = "mean"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Mix:
    """What is shown of a set of maps beside the plain map of one layer.

    Attributes
    ----------
    others : tuple of str
        Paths of more layers, whose maps are combined with the layer's own.
    combine : Combine
        How.
    spread : bool
        Show the standard deviation over the smoothing's copies instead of their mean.
    """

    others: tuple[str, ...] = ()
    combine: Combine = Combine.MEAN
    spread: bool = False


PLAIN = Mix()
INPUT_LAYER = ""
"""Stands for the layer's path where a method gives a map of the input itself."""


@dataclass(frozen=True, slots=True)
class OpenModel:
    """Open a .keras or .h5 file. Answer: `ModelInfo`."""

    lane: ClassVar[Lane] = Lane.MODEL
    path: str


@dataclass(frozen=True, slots=True)
class OpenImage:
    """Decode an image file. Answer: `Picture`. Pasted images come as a `Picture` already."""

    lane: ClassVar[Lane] = Lane.IMAGE
    path: str


@dataclass(frozen=True, slots=True)
class HoldImage:
    """Give the engine the pixels that later requests name by their key. No answer."""

    lane: ClassVar[Lane] = Lane.HOLD
    picture: Picture


@dataclass(frozen=True, slots=True)
class Predict:
    """Run the network forward. Answer: `Predictions` of one of its outputs."""

    lane: ClassVar[Lane] = Lane.PREDICTION
    input: InputKey
    output: int = 0


@dataclass(frozen=True, slots=True)
class Explain:
    """Compute raw maps. Answers: `Maps`, perhaps first parts: the asked layer, pictures on the way.

    Attributes
    ----------
    key : MapKey
        Input, method, target and settings.
    layer : str or None
        The layer to have first; None means the model's auto layer.
    all_layers : bool
        False computes `layer` alone; methods that are not of `Scope.ALL_LAYERS` always do.
    """

    lane: ClassVar[Lane] = Lane.MAPS
    key: MapKey
    layer: str | None = None
    all_layers: bool = True


@dataclass(frozen=True, slots=True)
class CompareMethods:
    """Compute one layer's maps by all methods that share one pass. Answer: `Comparison`."""

    lane: ClassVar[Lane] = Lane.COMPARISON
    input: InputKey
    target: Target
    layer: str


@dataclass(frozen=True, slots=True)
class EstimateCosts:
    """Tell what each method will take. Answer: `Costs`.

    Attributes
    ----------
    input : InputKey
        What the network is fed.
    layer : str or None
        The layer to explain; None means the model's auto layer.
    method : str
        The method whose settings are given; all others are estimated with their defaults.
    params : tuple of (str, value)
        Settings that differ from their defaults.
    """

    lane: ClassVar[Lane] = Lane.COSTS
    input: InputKey
    layer: str | None
    method: str
    params: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Compose:
    """Draw a part of the image with its overlay at screen size. Answer: `Overlay`.

    Attributes
    ----------
    image : str
        `Picture.key`.
    view : View
        The part shown, and its size.
    style : Style
        How the map is shown.
    maps : MapKey or None
        None draws the image alone.
    layer : str or None
        Path of the map's layer; needed with `maps`.
    mix : Mix
        Other layers combined with it, or the spread instead.
    """

    lane: ClassVar[Lane] = Lane.OVERLAY
    image: str
    view: View
    style: Style = field(default_factory=Style)
    maps: MapKey | None = None
    layer: str | None = None
    mix: Mix = PLAIN


@dataclass(frozen=True, slots=True)
class SaveView:
    """Write the image with its overlay, at the image's own size, as PNG. Answer: `Saved`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    image: str
    style: Style
    maps: MapKey | None = None
    layer: str | None = None
    mix: Mix = PLAIN


@dataclass(frozen=True, slots=True)
class SaveMap:
    """Write a raw map (float32, the method's own grid) as .npy. Answer: `Saved`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    maps: MapKey
    layer: str
    mix: Mix = PLAIN


@dataclass(frozen=True, slots=True)
class CopyView:
    """Draw what `SaveView` would write, for the clipboard. Answer: `Overlay`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    image: str
    style: Style
    maps: MapKey | None = None
    layer: str | None = None
    mix: Mix = PLAIN


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine process computes; another choice starts another process.

    Attributes
    ----------
    device : str
        "auto" (the first GPU, or the CPU), or a `Device.id`.
    precision : str
        "auto" (bfloat16 where the processor has the units, it is faster and the maps stay the
        same), "float32", or "bfloat16".
    """

    device: str = "auto"
    precision: str = "auto"


ModelRequest = OpenModel | HoldImage | Predict | Explain | CompareMethods | EstimateCosts
WindowRequest = OpenImage | Compose | SaveView | SaveMap | CopyView
Request = ModelRequest | WindowRequest
