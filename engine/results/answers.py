"""What the engine answers: frozen dataclasses with read-only arrays, each naming its request.

Made by `engine.session.session` and `engine.ipc.thread`; kept by `gui.core.state` and drawn by the panels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.requests import (
        CompareMethods,
        Compose,
        CopyView,
        EstimateCosts,
        Explain,
        InputKey,
        MapKey,
        Request,
        SaveActivations,
        SaveAllActivations,
        SaveAtlas,
        SaveFilters,
        SaveMap,
        SaveView,
        Target,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded image, upright, as the analyst sees it.

    Attributes
    ----------
    key : str
        SHA-256 of the file's bytes (of the pixels, for a pasted image), in hex.
    name : str
        What to call it on the screen: the file name, or "Pasted image".
    path : str
        Where it came from; empty for a pasted image.
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, 0-255, read-only.
    notes : tuple of Text
        What was done to it that the user should know (first of 12 frames, 16 bit shown as 8).
    small : ndarray of uint8, shape (h', w', 3), or None
        A large picture's copy of about 1000 pixels; None when the picture is small itself.
    """

    key: str
    name: str
    path: str
    pixels: NDArray[np.uint8]
    notes: tuple[Text, ...] = ()
    small: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """One row of the predictions.

    Attributes
    ----------
    target : Target
        What to explain when this row is chosen.
    label : str
        The class's name.
    probability : float or None
        0-1; None for a regression output.
    logit : float
        The score before softmax or sigmoid.
    """

    target: Target
    label: str
    probability: float | None
    logit: float


@dataclass(frozen=True, slots=True)
class Predictions:
    """All classes, most probable first.

    Attributes
    ----------
    input : InputKey
        What was fed.
    ranked : tuple of Prediction
        Every class, or as many as were asked for, in falling order; never empty.
    elapsed_ms : float
        In the engine.
    output : int
        Which of the model's outputs, from 0.
    """

    input: InputKey
    ranked: tuple[Prediction, ...]
    elapsed_ms: float
    output: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Raw maps of some or all layers for one method and target.

    Attributes
    ----------
    request : Explain
        What was asked.
    label : str
        Name of the target.
    score : float
        The target's score: its logit, unless the method says otherwise.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By layer path: the method's own grid, before any normalisation; read-only. A method that
        looks at the input alone (`MethodInfo.scope`) has one map, under `INPUT_LAYER`.
    unreached : tuple of str
        Layers that look explainable but that no gradient reaches.
    complete : bool
        True when nothing more comes for this request: all layers, or the one asked, and finished.
    elapsed_ms : float
        Time in the engine.
    spread : mapping of str to ndarray of float32, shape (h, w)
        Standard deviation over the smoothing's copies, where there is smoothing; read-only.
    share : float
        How much of the work is in the map, 0-1: below 1 for a picture on the way.
    precision : str
        "float32" or "bfloat16": what the network computed in.
    notes : tuple of Text
        What the user should know: a smaller batch, the CPU instead of the GPU.
    """

    request: Explain
    label: str
    score: float
    raw: Mapping[str, NDArray[np.float32]]
    unreached: tuple[str, ...]
    complete: bool
    elapsed_ms: float
    spread: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    share: float = 1.0
    precision: str = "float32"
    notes: tuple[Text, ...] = ()

    @property
    def key(self) -> MapKey:
        """What these are the maps of."""
        return self.request.key


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Raw maps of one layer by all methods that share one pass.

    Attributes
    ----------
    request : CompareMethods
        What was asked.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By method id, in the registry's order; read-only.
    elapsed_ms : float
        In the engine.
    """

    request: CompareMethods
    raw: Mapping[str, NDArray[np.float32]]
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What a method will take.

    Attributes
    ----------
    passes : int
        Runs of the network on one image, forward or forward and backward.
    seconds : float
        From the times measured on this device.
    peak_bytes : int
        Memory beside the model's weights.
    """

    passes: int
    seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What each method will take, for one input and layer.

    Attributes
    ----------
    request : EstimateCosts
        What was asked.
    by_method : mapping of str to (Cost or None)
        None where the method cannot be used there.
    reasons : mapping of str to Text
        Why not, for those.
    """

    request: EstimateCosts
    by_method: Mapping[str, Cost | None]
    reasons: Mapping[str, Text]


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A drawn picture, ready for the screen.

    Attributes
    ----------
    request : Compose or CopyView
        What was asked.
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
    colours : (float, float)
        The raw values where the colours begin and end (`engine.imaging.color_range.colour_range`).
    """

    request: Compose | CopyView
    pixels: NDArray[np.uint8]
    has_map: bool
    positive_evidence: bool
    raw_min: float
    raw_max: float
    elapsed_ms: float
    colours: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Saved:
    """A file was written completely."""

    request: SaveView | SaveMap | SaveActivations | SaveAllActivations | SaveFilters | SaveAtlas
    path: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that could not be answered; what was open stays open.

    Attributes
    ----------
    request : Request or None
        The request; None when the engine itself has something to say.
    text : Text
        One clear sentence.
    details : str
        For the "details" fold; may be empty.
    """

    request: Request | None
    text: Text
    details: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long request is.

    Attributes
    ----------
    request : Request
        The request at work.
    text : Text
        What is being done.
    fraction : float or None
        0-1, or None when it cannot be told.
    """

    request: Request
    text: Text
    fraction: float | None = None


class Phase(StrEnum):
    """What the engine process is doing."""

    STARTING = "starting"
    READY = "ready"
    BUSY = "busy"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """State of the engine for the status bar.

    Attributes
    ----------
    phase : Phase
    device : str
        "CPU" or the GPU's name; empty until known.
    request : Request or None
        What it works on while busy.
    devices : tuple of Device
        What could be chosen; empty until known.
    """

    phase: Phase
    device: str = ""
    request: Request | None = field(default=None)
    devices: tuple[Device, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """A device that can compute.

    Attributes
    ----------
    id : str
        As in ``--device``: "cpu", "gpu:0".
    name : str
        For the screen: "CPU (2 cores)", the GPU's name.
    """

    id: str
    name: str
