"""What the engine answers: frozen dataclasses with read-only arrays, each naming its request.

Made by `engine.session` and `engine.thread`; kept by `gui.state` and drawn by the panels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.errors import Text
    from engine.requests import (
        Compose,
        CopyView,
        Explain,
        InputKey,
        MapKey,
        OpenModel,
        Request,
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
class LayerNode:
    """One row of the layer tree.

    Attributes
    ----------
    path : str
        Names from the top, joined by "/": ``backbone/Conv_1``; a layer called more than once has
        one child row a call, ``conv@1``, ``conv@2``.
    name, type : str
        The layer's own name and its class.
    output_shape : tuple of (int or None)
        With the batch axis, as `model.summary` shows it; empty when unknown.
    params : int
        Number of weights, children included.
    trainable : bool
        Whether its weights are trained.
    connected_to : tuple of str
        Paths of the layers whose outputs it takes.
    explainable : bool
        True when a heatmap can be made for it.
    reason : Text or None
        Why not, when not explainable.
    children : tuple of LayerNode
        The layers of a nested model, or the calls of a shared layer.
    """

    path: str
    name: str
    type: str
    output_shape: tuple[int | None, ...]
    params: int
    trainable: bool
    connected_to: tuple[str, ...]
    explainable: bool
    reason: Text | None = None
    children: tuple[LayerNode, ...] = ()

    @property
    def is_shared(self) -> bool:
        """True for the row that gathers the calls of a shared layer; it stands for the last."""
        return any(child.path.startswith(f"{self.path}@") for child in self.children)

    def walk(self) -> Iterator[LayerNode]:
        """Yield this row and all below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PreprocessChoice:
    """A way from 0-255 RGB to what the network was trained on.

    Attributes
    ----------
    name : str
        Identifier, as in ``--preprocess``: none, unit, signed, caffe, torch.
    label : str
        One line in words.
    """

    name: str
    label: Text


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """An open model: everything the window shows of it.

    Attributes
    ----------
    request : OpenModel
        What was asked.
    key : str
        SHA-256 of the model file, in hex.
    name : str
        The model's own name.
    input_shape : tuple
        (h, w, c); h and w are None when any size fits.
    class_count : int
        Number of output units.
    labels : tuple of str
        One label per output unit; two, (no, yes), for a single sigmoid unit.
    activation : str
        What turns logits into probabilities: "softmax", "sigmoid", or "linear" (no probabilities).
    layers : tuple of LayerNode
        The tree's top rows.
    params, trainable_params : int
        Totals.
    auto_layer : str or None
        The layer explained unless another is chosen; None when no layer has a spatial grid.
    auto_reason : Text
        Why that one (or why none), in words.
    preprocess : str
        What "auto" stands for with this model: a name of `preprocess_choices`.
    preprocess_reason : Text
        Why.
    preprocess_guessed : bool
        True when nothing in the file told.
    preprocess_choices : tuple of PreprocessChoice
        All that can be chosen.
    notes : tuple of Text
        What else the user should know: where the labels come from.
    elapsed_ms : float
        Time from request to answer.
    """

    request: OpenModel
    key: str
    name: str
    input_shape: tuple[int | None, int | None, int]
    class_count: int
    labels: tuple[str, ...]
    activation: str
    layers: tuple[LayerNode, ...]
    params: int
    trainable_params: int
    auto_layer: str | None
    auto_reason: Text
    preprocess: str
    preprocess_reason: Text
    preprocess_guessed: bool
    preprocess_choices: tuple[PreprocessChoice, ...]
    notes: tuple[Text, ...]
    elapsed_ms: float

    def walk(self) -> Iterator[LayerNode]:
        """Yield every row of the tree, top down."""
        for layer in self.layers:
            yield from layer.walk()

    def find(self, path: str) -> LayerNode | None:
        """Return the row with this path, or None."""
        return next((node for node in self.walk() if node.path == path), None)


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
        Every class, in falling order; never empty.
    elapsed_ms : float
        In the engine.
    """

    input: InputKey
    ranked: tuple[Prediction, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Raw maps of some or all layers, from one forward and one backward pass.

    Attributes
    ----------
    request : Explain
        What was asked.
    label : str
        Name of the target.
    score : float
        The target's logit (the value whose gradient was taken).
    raw : mapping of str to ndarray of float32, shape (h, w)
        By layer path: the method's own grid, before any normalisation; read-only.
    unreached : tuple of str
        Layers that look explainable but that no gradient reaches.
    complete : bool
        False for the first part, which holds the asked layer alone.
    elapsed_ms : float
        Time in the engine.
    """

    request: Explain
    label: str
    score: float
    raw: Mapping[str, NDArray[np.float32]]
    unreached: tuple[str, ...]
    complete: bool
    elapsed_ms: float

    @property
    def key(self) -> MapKey:
        """What these are the maps of."""
        return self.request.key


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
    """

    request: Compose | CopyView
    pixels: NDArray[np.uint8]
    has_map: bool
    positive_evidence: bool
    raw_min: float
    raw_max: float
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Saved:
    """A file was written completely."""

    request: SaveView | SaveMap
    path: str


@dataclass(frozen=True, slots=True)
class MethodInfo:
    """A method as menus show it.

    Attributes
    ----------
    id : str
        As in methods' table and on the command line: "grad-cam".
    name : str
        As in the literature: "Grad-CAM".
    sentence : Text
        What it shows.
    paper : str
        Where it comes from.
    """

    id: str
    name: str
    sentence: Text
    paper: str


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
    """

    phase: Phase
    device: str = ""
    request: Request | None = field(default=None)


Result = ModelInfo | Picture | Predictions | Maps | Overlay | Saved
