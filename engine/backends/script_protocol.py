"""Describes what a backend writes of scripts ("Copy as code"): `ScriptWriter` and its parts.

`engine.code` writes the rest, which is numpy and OpenCV whatever the framework.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from engine.api.scores import OutputActivation, ScoreKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.filters import ObjectiveKind
    from engine.api.keys import Target


class Probe(StrEnum):
    """Quantity that a script computes with the network, before numpy goes on with it."""

    ACTIVATIONS = "activations"
    """`A`: the layer's output, (h, w, c) or (c,)."""
    GRADIENTS = "gradients"
    """`A`, and `G`, the gradient of the score with respect to it; of several layers, both are
    lists."""
    POOLED_WEIGHTS = "pooled weights"
    """`A`, and `weights`, those of its channels behind global average pooling, (c,)."""
    INPUT_GRADIENT = "input gradient"
    """`gradient(x)`: the gradient of the score with respect to an input (h, w, c)."""
    SCORE = "score"
    """`score(x)`: the score of an input, a float."""
    CHANNEL_GRADIENT = "channel gradient"
    """`gradient(x, channel)`: that of a channel's objective with respect to an input; with
    `FourierFacts` also `filter_image(channel)`, (h, w, 3) of uint8, blue first."""


@dataclass(frozen=True, slots=True)
class FourierFacts:
    """Growth of filter images in the Fourier style.

    Attributes
    ----------
    size : (int, int)
        Height and width of the pictures.
    colors : int
        1 or 3.
    steps, seed : int
        As in `FilterSettings`.
    prepared : str
        Python for the input of ``moved(picture, draw)``, RGB in 0-1.
    """

    size: tuple[int, int]
    colors: int
    steps: int
    seed: int
    prepared: str


@dataclass(frozen=True, slots=True)
class ScriptSubject:
    """Part of a script that is the framework's: what is asked of the network.

    Attributes
    ----------
    probe : Probe
        The quantity.
    layers : tuple of str
        Paths of the layers that it is of; empty where it is of the input.
    target : Target
        Whose score it is; for `ACTIVATIONS`, only its output counts.
    label : str
        The target's name, for a comment.
    score, complement, activation, total
        As in `Objective`.
    by_sigmoid : bool
        For `Area.MASK`: every class of a cell is decided by itself; else the largest score wins.
    rows : tuple of int or None
        The rows of a table that count for the image of the script; None takes all.
    objective : ObjectiveKind or None
        For `CHANNEL_GRADIENT`: of a channel's mean or middle cell, or of a class, without layers.
        A direction is the sum of `channels`, whatever the channel is called.
    channels : tuple of int
        Of a direction.
    any_size : bool
        Inputs have another size than the model's own.
    fourier : FourierFacts or None
        Of filter images in that style.
    """

    probe: Probe
    layers: tuple[str, ...]
    target: Target
    label: str = ""
    score: ScoreKind = ScoreKind.LOGIT
    complement: bool = False
    activation: OutputActivation = OutputActivation.AUTO
    total: bool = False
    by_sigmoid: bool = False
    rows: tuple[int, ...] | None = None
    objective: ObjectiveKind | None = None
    channels: tuple[int, ...] = ()
    any_size: bool = False
    fourier: FourierFacts | None = None


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """Lines of Python that a backend adds to a script.

    Attributes
    ----------
    opening : tuple of str
        Makes `model` of the file.
    probing : tuple of str
        Makes what the `Probe` says of `x`, the input (h, w, c) of float32; follows where there is
        an `x`.
    imports : mapping of str to str
        Name used -> the line that brings it.
    masking : tuple of str
        Makes `mask` of `x`, the cells that are predicted to be the target, where it is over them;
        stands before `probing`.
    """

    opening: tuple[str, ...]
    probing: tuple[str, ...]
    imports: Mapping[str, str]
    masking: tuple[str, ...] = ()


class ScriptWriter(Protocol):
    """Writes the framework's part of scripts for one open network."""

    def part(self, path: str, subject: ScriptSubject) -> ScriptPart:
        """Return the lines, for the model file `path`.

        Raises
        ------
        EngineError
            Where the network's structure allows none.
        """
        ...
