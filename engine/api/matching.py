"""Defines the request that finds out how a heatmap from elsewhere was made, and its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from engine.api.display import Style
from engine.api.keys import Lane

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.api.keys import InputKey, MapKey, Target


@dataclass(frozen=True, slots=True)
class MatchHeatmap:
    """Find the choices under which Camscope shows a heatmap from elsewhere. Answer: `HeatmapMatch`.

    Attributes
    ----------
    path : str
        An array of numbers, or a picture: of a heatmap alone, or of one over the image.
    input : InputKey
        Model and image; its preprocessing and resizing are among what is looked for.
    output : int
        Index of the output whose classes are tried.
    target : Target or None
        What it explains; None tries the most probable classes.
    """

    lane: ClassVar[Lane] = Lane.MATCH
    path: str
    input: InputKey
    output: int = 0
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Combination:
    """Choices that give one heatmap.

    Attributes
    ----------
    key : MapKey
        Input, method, target and score.
    layer : str
        Path; `INPUT_LAYER` for a method that looks at the input alone.
    style : Style
        Normalization, interpolation and corners; of a picture, colors and blend, too.
    """

    key: MapKey
    layer: str
    style: Style = field(default_factory=Style)


class MatchKind(StrEnum):
    """How well the best combination gives the heatmap."""

    EXACT = "exact"
    """To 1/10,000 of the maximum; of a picture, to one heat level and rounding."""
    CLOSE = "close"
    """Correlation of `CLOSE` or more."""
    NONE = "none"


class Recipe(StrEnum):
    """Drawing of a picture, beyond what `Style` says."""

    PLAIN = "plain"
    """As Camscope draws it."""
    SWAPPED = "swapped"
    """Red and blue of the heatmap's colors are swapped: OpenCV's, over an image that is RGB."""
    STRETCHED = "stretched"
    """Image and colors are added, and the sum stretched to 0-255: Keras' ``array_to_img``."""


CLOSE = 0.99
MOST_EQUIVALENTS = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """A choice in which the heatmap differs from Camscope's defaults.

    Attributes
    ----------
    choice : str
        preprocess, resize, method, layer, target, score, normalization, interpolation, corners,
        colormap, blend or intensity.
    found, usual : str
        The heatmap's, and Camscope's default.
    effect : float or None
        How far this choice alone moves the default heatmap at most, both scaled to 0-1. None where
        it changes colors only, or one of the two has no positive evidence.
    sentence : Text
        All that in words, and what to change.
    """

    choice: str
    found: str
    usual: str
    effect: float | None
    sentence: Text


@dataclass(frozen=True, slots=True)
class Alternative:
    """Other values of one choice that give the same heatmap.

    Attributes
    ----------
    choice : str
        As in `Difference`.
    values : tuple of str
        The others.
    """

    choice: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatmapMatch:
    """The best combination for a heatmap, and what it differs in.

    Attributes
    ----------
    request : MatchHeatmap
        The request answered.
    kind : MatchKind
        How well it fits.
    best : Combination
        What is nearest to the heatmap; of several that give it, what is nearest to the defaults.
    label : str
        Name of its target.
    correlation : float
        Pearson's, of the two scaled to 0-1.
    largest_difference : float
        Of the two scaled to 0-1; of pictures, share of 255.
    is_picture : bool
        True when colors were compared: the whole style was found.
    recipe : Recipe
        How a picture was drawn.
    differences : tuple of Difference
        Empty where nothing is near.
    alternatives : tuple of Alternative
        Values of single choices that give the same heatmap.
    equivalents : tuple of Combination
        All combinations that give it as well, the nearest to the defaults first; `MOST_EQUIVALENTS`
        at most.
    preset : str
        Id of the preset that makes all these choices; empty when none does.
    sentences : tuple of Text
        The answer in words, one thing each.
    passes : int
        How many runs of the network it took.
    elapsed_ms : float
        In the engine.
    """

    request: MatchHeatmap
    kind: MatchKind
    best: Combination
    label: str
    correlation: float
    largest_difference: float
    is_picture: bool
    recipe: Recipe
    differences: tuple[Difference, ...]
    alternatives: tuple[Alternative, ...]
    equivalents: tuple[Combination, ...]
    preset: str
    sentences: tuple[Text, ...]
    passes: int
    elapsed_ms: float
