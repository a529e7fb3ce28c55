"""Describes scores as backends take them: units of an output or a layer, and what is made of them.

`engine.session.targets` makes an `Objective` of a `Target`; every `Network` scores it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.scores import OutputActivation, ScoreKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.keys import Rectangle


@dataclass(frozen=True, slots=True, eq=False)
class Objective:
    """A score: the sum of weights times units of an output, or of a layer's channels.

    A unit of an output with a grid counts over the cells of `area` or `mask`, or over all of them.

    Attributes
    ----------
    weights : ndarray of float32, shape (k,)
        One weight per unit: one-hot for a class, minus one for "rather than".
    output : int
        Which output (of `Description.outputs`) the units are of; their logits count.
    layer : str or None
        Path of a layer whose channels are the units instead.
    cell : (int, int) or None
        Row and column of a convolution's neuron; None takes each channel's mean.
    score : ScoreKind
        The number that each unit gives; always the logit of a layer's channels and of an output
        that has no probabilities.
    complement : bool
        Take each unit's contrary: 1 - p instead of p. Of logits, the weights' sign says it.
    activation : OutputActivation
        What makes probabilities of the logits of a linear output; "auto" is the output's own.
    area : Rectangle or None
        The cells of the output's grid that count.
    mask : ndarray of float32, shape (h, w), or None
        1 for the cells of the output's grid that count, 0 for the others.
    total : bool
        A grid's cells are summed instead of averaged.
    norm : bool
        The weighted units' Euclidean norm instead of their sum.
    reference : float or None
        Minus the distance to it instead of the number.
    sign : float
        1 or -1: what the number is multiplied by at the end, where `weights` cannot say it.
    """

    weights: NDArray[np.float32]
    output: int = 0
    layer: str | None = None
    cell: tuple[int, int] | None = None
    score: ScoreKind = ScoreKind.LOGIT
    complement: bool = False
    activation: OutputActivation = OutputActivation.AUTO
    area: Rectangle | None = None
    mask: NDArray[np.float32] | None = None
    total: bool = False
    norm: bool = False
    reference: float | None = None
    sign: float = 1.0

    @property
    def is_linear(self) -> bool:
        """True when the score is a weighted sum of the units."""
        return not self.norm and self.reference is None


@dataclass(frozen=True, slots=True)
class TopClass:
    """The logit of an output's unit with the largest one, whichever that turns out to be.

    Attributes
    ----------
    output : int
        Which output (of `Description.outputs`).
    """

    output: int = 0


@dataclass(frozen=True, slots=True)
class FilterObjective:
    """The units that a filter image excites.

    Attributes
    ----------
    layer : str or None
        Path of a layer; None takes the logits of the model's first output, means over its grid.
    at_middle : bool
        The middle cell of the layer's grid instead of each channel's mean.
    """

    layer: str | None
    at_middle: bool = False
