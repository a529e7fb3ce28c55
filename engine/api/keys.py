"""Names what requests share: lanes, targets, inputs, maps and combinations of layers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.scores import OutputActivation
from engine.api.target_forms import PLAIN, Rows, ValueForm

if TYPE_CHECKING:
    from engine.api.methods import ParameterValue
    from engine.api.other_inputs import InputValue
    from engine.api.scores import ScoreKind


class Lane(StrEnum):
    """Independent queues of length one: a newer request replaces an older one of its lane."""

    MODEL = "model"
    IMAGE = "image"
    HOLD = "hold"
    PREDICTION = "prediction"
    MAPS = "maps"
    COMPARISON = "comparison"
    FOUND_MAPS = "found_maps"
    COSTS = "costs"
    ACTIVATIONS = "activations"
    WEIGHTS = "weights"
    SHAPES = "shapes"
    ACTIVATION_FILES = "activation_files"
    FILTER_DETAIL = "filter_detail"
    FILTERS = "filters"
    TOP_IMAGES = "top_images"
    TRIAL = "trial"
    ATLAS_COST = "atlas_cost"
    ATLAS = "atlas"
    MATCH = "match"
    FIGURE = "figure"
    FIGURE_FILE = "figure_file"
    OVERLAY = "overlay"
    EXPORT = "export"
    CODE = "code"


Rectangle = tuple[int, int, int, int]
"""Row and column of the upper left cell, height and width, in cells of a grid."""


class Area(StrEnum):
    """Parts of an output's grid that need no numbers."""

    ALL = "all"
    MASK = "mask"
    """The cells whose class is predicted to be one of the target's."""


@dataclass(frozen=True, slots=True)
class Target:
    """Target of an explanation: an output unit, some units together, or a neuron of a layer.

    The score is the sum of the scores (`ScoreKind`) of `index` and `also`, less those of
    `contrast`; minus that when `negative`, and of probabilities their contrary: 1 - p. A unit of an
    output with a grid counts over `area`: a class is summed, a channel is averaged
    (`engine.api.outputs.OutputKind`).

    Attributes
    ----------
    index : int
        The unit of the output, or the channel of `layer`, from 0.
    negative : bool
        Explain minus the score: the "no" of a single sigmoid unit.
    also, contrast : tuple of int
        More units of the same output: "cat and tiger", "cat rather than dog".
    output : int
        Index of the model's output, from 0.
    layer : str or None
        Path of a layer: the target is one of its channels (a dense layer's unit) instead.
    cell : (int, int) or None
        Row and column of one neuron of a convolution; None takes the mean over the channel.
    area : Area or Rectangle
        The part of the output's grid that counts; `Area.ALL` where there is no grid.
    form : ValueForm
        What is made of the units instead of their sum.
    rows : Rows or None
        The rows that count of an output that is a table; None takes all.
    """

    index: int
    negative: bool = False
    also: tuple[int, ...] = ()
    contrast: tuple[int, ...] = ()
    output: int = 0
    layer: str | None = None
    cell: tuple[int, int] | None = None
    area: Area | Rectangle = Area.ALL
    form: ValueForm = PLAIN
    rows: Rows | None = None


class Resize(StrEnum):
    """Arithmetic that brings an image to the size of the input (`engine.preprocessing`)."""

    AREA = "area"
    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    LANCZOS = "lanczos"


class Fit(StrEnum):
    """How an image's proportions become those of the input (`engine.api.geometry`)."""

    STRETCH = "stretch"
    """The whole image, its proportions changed."""
    CROP = "crop"
    """The middle of the image; what lies outside is not looked at."""
    LETTERBOX = "letterbox"
    """The whole image, padded with black."""


@dataclass(frozen=True, slots=True)
class InputKey:
    """Input of the network: an open model, an image, what is done to it, how outputs are read.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    image : str
        `Picture.key`.
    preprocess : str
        "auto", or a way of `engine.api.preprocessing`.
    resize : Resize
        How the image is brought to the input's size.
    output_activation : OutputActivation
        What the numbers of linear outputs are logits of (`ModelInfo.read_as`).
    fit : Fit
        How the image's proportions become those of the input.
    size : (int, int) or None
        Height and width of the input, as `ModelInfo.input_size` gives it. None: the model's own
        size, to which the image is stretched; where it takes any size, the image's proportions
        with at most `LONG_SIDE_PX`.
    values : tuple of InputValue
        What the inputs beside the image are fed, as `values_for` gives it; the others get zeros.
    """

    model: str
    image: str
    preprocess: str = "auto"
    resize: Resize = Resize.AREA
    output_activation: OutputActivation = OutputActivation.AUTO
    fit: Fit = Fit.STRETCH
    size: tuple[int, int] | None = None
    values: tuple[InputValue, ...] = ()


@dataclass(frozen=True, slots=True)
class MapKey:
    """Identity of a set of maps: input, method, target, parameters and score.

    Attributes
    ----------
    input : InputKey
        Input of the network.
    method : str
        `MethodInfo.id`.
    target : Target
        Target that is explained.
    parameters : tuple of (str, value)
        Parameters of the method that differ from their defaults, sorted by name.
    score : ScoreKind or None
        None stands for the method's own (`MethodInfo.score`).
    """

    input: InputKey
    method: str
    target: Target
    parameters: tuple[tuple[str, ParameterValue], ...] = ()
    score: ScoreKind | None = None


class Combine(StrEnum):
    """Arithmetic that makes one map of several layers' (`engine.imaging.combined_map`)."""

    MEAN = "mean"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class LayerBlend:
    """Combination of layers, or standard deviation, instead of the plain map of one layer.

    Attributes
    ----------
    others : tuple of str
        Paths of more layers, whose maps are combined with the layer's own.
    combine : Combine
        How.
    std : bool
        Show the standard deviation over the smoothing's copies instead of their mean.
    """

    others: tuple[str, ...] = ()
    combine: Combine = Combine.MEAN
    std: bool = False


NO_BLEND = LayerBlend()


INPUT_LAYER = ""
"""Stands for the layer's path where a method gives a map of the input itself."""

LAYER_KEYWORDS = AUTO, ALL = "auto", "all"
"""What the commands' ``--layer`` takes beside paths; a layer of such a name has a comma behind."""
