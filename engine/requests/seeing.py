"""The requests that look inside: a layer's activations, and filter images."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from engine.requests.keys import InputKey, Lane, Target


@dataclass(frozen=True, slots=True)
class ShowActivations:
    """Give a layer's activations for an input. Answer: `Activations`.

    Attributes
    ----------
    input : InputKey
        What the network is fed.
    layer : str
        Path; any layer whose output is a grid of channels or a vector.
    target : Target or None
        Also give each channel's Grad-CAM weight for this target.
    """

    lane: ClassVar[Lane] = Lane.ACTIVATIONS
    input: InputKey
    layer: str
    target: Target | None = None


class FilterStyle(StrEnum):
    """How filter images are grown."""

    FOURIER = "fourier"
    """Fourier basis, decorrelated colour, transforms, small penalties, Adam (Olah et al. 2017)."""
    TEXTBOOK = "textbook"
    """Random grey start, gradient divided by its RMS, no penalties (Chollet)."""


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """How filter images are grown.

    Attributes
    ----------
    style : FilterStyle
        The recipe.
    steps : int
        Iterations, 1-4096.
    size : int
        Side in input pixels, 16-1024; a model of fixed input size has its own.
    seed : int
        The same seed gives the same pictures on the same machine.
    """

    style: FilterStyle = FilterStyle.FOURIER
    steps: int = 128
    size: int = 128
    seed: int = 0


class Excite(StrEnum):
    """What a filter image excites."""

    CHANNEL = "channel"
    """The mean of one channel, a picture each."""
    NEURON = "neuron"
    """The middle cell of one channel, a picture each."""
    DIRECTION = "direction"
    """The sum of all chosen channels' means, one picture."""
    CLASS = "class"
    """An output's logit; `layer` is empty and `channels` are classes."""


@dataclass(frozen=True, slots=True)
class GrowFilters:
    """Grow images that excite channels of a layer. Answers: `FilterImages`, again and again.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    layer : str
        Path.
    channels : tuple of int
        In the order in which they are wanted: those in view first.
    excite : Excite
        What is made large.
    settings : FilterSettings
        How.
    start : InputKey or None
        Begin with this image instead of noise ("from the dropped image").
    """

    lane: ClassVar[Lane] = Lane.FILTERS
    model: str
    layer: str
    channels: tuple[int, ...]
    excite: Excite = Excite.CHANNEL
    settings: FilterSettings = field(default_factory=FilterSettings)
    start: InputKey | None = None
