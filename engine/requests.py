"""What can be asked of the engine: frozen dataclasses, each on a lane where the newest wins.

Built by `gui.planning` and `engine.cli`; answered by `engine.session` (model work) or by
`engine.thread` (pictures, overlays, files). Requests are values: equal requests are the same wish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from engine.results import Picture


class Lane(StrEnum):
    """Independent queues of length one: a newer request replaces an older one of its lane."""

    MODEL = "model"
    IMAGE = "image"
    HOLD = "hold"
    PREDICTION = "prediction"
    MAPS = "maps"
    OVERLAY = "overlay"
    EXPORT = "export"


class Blend(StrEnum):
    """How the heat colours meet the image (`engine.imaging.overlay_table`)."""

    HEAT = "heat"
    ALPHA = "alpha"
    TEXTBOOK = "textbook"


@dataclass(frozen=True, slots=True)
class Target:
    """What is explained: one output unit.

    Attributes
    ----------
    index : int
        The output unit, from 0.
    negative : bool
        Explain minus the logit: the "no" of a single sigmoid unit.
    """

    index: int
    negative: bool = False


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
    """What makes a set of maps unique: input, method and target (all layers come together)."""

    input: InputKey
    method: str
    target: Target


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
    """Run the network forward. Answer: `Predictions`."""

    lane: ClassVar[Lane] = Lane.PREDICTION
    input: InputKey


@dataclass(frozen=True, slots=True)
class Explain:
    """Compute raw maps. Answers: `Maps`, perhaps first a part with the asked layer alone.

    Attributes
    ----------
    key : MapKey
        Input, method and target.
    layer : str or None
        The layer to have first; None means the model's auto layer.
    all_layers : bool
        False computes `layer` alone.
    """

    lane: ClassVar[Lane] = Lane.MAPS
    key: MapKey
    layer: str | None = None
    all_layers: bool = True


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
    """

    lane: ClassVar[Lane] = Lane.OVERLAY
    image: str
    view: View
    style: Style = field(default_factory=Style)
    maps: MapKey | None = None
    layer: str | None = None


@dataclass(frozen=True, slots=True)
class SaveView:
    """Write the image with its overlay, at the image's own size, as PNG. Answer: `Saved`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    image: str
    style: Style
    maps: MapKey | None = None
    layer: str | None = None


@dataclass(frozen=True, slots=True)
class SaveMap:
    """Write a raw map (float32, the method's own grid) as .npy. Answer: `Saved`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    path: str
    maps: MapKey
    layer: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """Draw what `SaveView` would write, for the clipboard. Answer: `Overlay`."""

    lane: ClassVar[Lane] = Lane.EXPORT
    image: str
    style: Style
    maps: MapKey | None = None
    layer: str | None = None


ModelRequest = OpenModel | HoldImage | Predict | Explain
WindowRequest = OpenImage | Compose | SaveView | SaveMap | CopyView
Request = ModelRequest | WindowRequest
