"""Defines requests and results for predictions and attribution maps, comparisons and costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.scores import ScoreKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.methods import ParameterValue


@dataclass(frozen=True, slots=True)
class Predict:
    """Run the network forward. Answer: `Predictions` of one of its outputs.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    output : int
        Index of the output, from 0.
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
class Prediction:
    """One row of the predictions.

    Attributes
    ----------
    target : Target
        Target to explain when this row is chosen.
    label : str
        The class's name, or that of another unit.
    probability : float or None
        0-1, the mean over the cells of a map; None for a regression output and for channels.
    logit : float
        The score before softmax or sigmoid; of an output with a grid, its mean over the cells.
    share : float or None
        The share of a map's cells that are predicted to be this class, 0-1; None for all others.
    row : int or None
        The row of a table that the number is of; None for all others, and for a mean over rows.
    """

    target: Target
    label: str
    probability: float | None
    logit: float
    share: float | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Predictions:
    """All units of an output, the strongest first: classes, or channels where there are none.

    Of a model without outputs that can be explained they are the channels of its last layer with a
    grid, by their mean activation.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    ranked : tuple of Prediction
        Every unit, or as many as were asked for, in falling order; never empty. Values of a
        regression are in the model's order.
    elapsed_ms : float
        In the engine.
    output : int
        Index of the model's output, from 0.
    grid : (int, int) or None
        Height and width of the output's grid for this input, rows and 1 of a table; None for a
        vector.
    """

    input: InputKey
    ranked: tuple[Prediction, ...]
    elapsed_ms: float
    output: int = 0
    grid: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Explain:
    """Compute raw maps. Answers: `Maps`, perhaps first parts: the asked layer, pictures on the way.

    Attributes
    ----------
    key : MapKey
        Input, method, target and parameters.
    layer : str or None
        The layer to have first; None means the model's auto layer.
    all_layers : bool
        False computes `layer` alone; methods that are not of `Scope.ALL_LAYERS` always do.
    layers : tuple of str
        Instead of all layers, these alone, in one answer without first parts.
    """

    lane: ClassVar[Lane] = Lane.MAPS
    key: MapKey
    layer: str | None = None
    all_layers: bool = True
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """Raw maps of some or all layers for one method and target.

    Attributes
    ----------
    request : Explain
        The request answered.
    label : str
        Name of the target.
    score : float
        The target's score, of the kind `score_kind`.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By layer path: the method's own grid, before any normalisation; read-only. A method that
        looks at the input alone (`MethodInfo.scope`) has one map, under `INPUT_LAYER`.
    unreached : tuple of str
        Layers that look explainable but that no gradient reaches.
    complete : bool
        True when nothing more comes for this request: all layers, or the one asked, and finished.
    elapsed_ms : float
        Time in the engine.
    std : mapping of str to ndarray of float32, shape (h, w)
        Standard deviation over the smoothing's copies, where there is smoothing; read-only.
    share : float
        Share of the work that is in the map, 0-1: below 1 for a picture on the way.
    precision : str
        "float32" or "bfloat16": what the network computed in.
    notes : tuple of Text
        Notes for the user: a smaller batch, the CPU instead of the GPU.
    score_kind : ScoreKind
        What was explained: the request's choice, or the method's own.
    """

    request: Explain
    label: str
    score: float
    raw: Mapping[str, NDArray[np.float32]]
    unreached: tuple[str, ...]
    complete: bool
    elapsed_ms: float
    std: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    share: float = 1.0
    precision: str = "float32"
    notes: tuple[Text, ...] = ()
    score_kind: ScoreKind = ScoreKind.LOGIT

    @property
    def key(self) -> MapKey:
        """Input, method, target, parameters and score of these maps."""
        return self.request.key


@dataclass(frozen=True, slots=True)
class CompareMethods:
    """Compute one layer's maps by the methods of one pass, and CAM. Answer: `Comparison`."""

    lane: ClassVar[Lane] = Lane.COMPARISON
    input: InputKey
    target: Target
    layer: str
    score: ScoreKind = ScoreKind.LOGIT


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Raw maps of one layer by all methods that share one pass, and by CAM where it exists.

    Attributes
    ----------
    request : CompareMethods
        The request answered.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By method id, in the registry's order; read-only.
    elapsed_ms : float
        In the engine.
    cam_layer : str or None
        Path of the only layer that CAM exists for; None where it does not exist.
    why_no_cam : Text or None
        Why it does not.
    """

    request: CompareMethods
    raw: Mapping[str, NDArray[np.float32]]
    elapsed_ms: float
    cam_layer: str | None = None
    why_no_cam: Text | None = None


@dataclass(frozen=True, slots=True)
class FindMaps:
    """Give those of some maps that were computed before. Answer: `FoundMaps`, again when one comes.

    Attributes
    ----------
    maps : tuple of (MapKey, str)
        Each map's key, and its layer; `INPUT_LAYER` for a map of the input.
    """

    lane: ClassVar[Lane] = Lane.FOUND_MAPS
    maps: tuple[tuple[MapKey, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class FoundMaps:
    """The maps that are kept: to show one of them costs no run.

    Attributes
    ----------
    request : FindMaps
        The request answered.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By method id, in the request's order; read-only.
    """

    request: FindMaps
    raw: Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class EstimateCosts:
    """Tell what each method will take. Answer: `Costs`.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    layer : str or None
        The layer to explain; None means the model's auto layer.
    method : str
        The method whose parameters are given; all others are estimated with their defaults.
    parameters : tuple of (str, value)
        Those that differ from their defaults.
    score : ScoreKind
        What is explained: some methods cannot explain every one.
    """

    lane: ClassVar[Lane] = Lane.COSTS
    input: InputKey
    layer: str | None
    method: str
    parameters: tuple[tuple[str, ParameterValue], ...] = ()
    score: ScoreKind = ScoreKind.LOGIT


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of a method: passes, time and memory.

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
    """Costs of all methods, for one input and layer.

    Attributes
    ----------
    request : EstimateCosts
        The request answered.
    by_method : mapping of str to (Cost or None)
        None where the method cannot be used there.
    reasons : mapping of str to Text
        Why not, for those.
    """

    request: EstimateCosts
    by_method: Mapping[str, Cost | None]
    reasons: Mapping[str, Text]
