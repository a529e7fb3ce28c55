"""The requests about models, images, maps and files: frozen dataclasses, each on a lane."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import PLAIN, InputKey, Lane, MapKey, Mix, Style, Target, View

if TYPE_CHECKING:
    from engine.results import Picture, Value


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
    """Run the network forward. Answer: `Predictions` of one of its outputs.

    Attributes
    ----------
    input : InputKey
        What the network is fed.
    output : int
        Which of its outputs, from 0.
    layers : tuple of str
        Paths of layers whose maps for the top class will be asked for next: one pass gives the
        predictions and, kept, what those maps are made of.
    top : int or None
        Only so many of the most probable classes; None gives all.
    """

    lane: ClassVar[Lane] = Lane.PREDICTION
    input: InputKey
    output: int = 0
    layers: tuple[str, ...] = ()
    top: int | None = None


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
