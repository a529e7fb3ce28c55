"""Describes one run of a method: the `MethodRun` that it is given, and the `Step`s that it yields.

`engine.attribution.service` makes a `MethodRun` and follows the generator. The methods that run the
network many times are written against it and know neither the session nor the framework.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from engine.attribution.batching import Batches
    from engine.backends.objective import Objective
    from engine.backends.protocol import Network


@dataclass(frozen=True, slots=True, eq=False)
class MethodRun:
    """One explanation to be computed.

    Attributes
    ----------
    network : Network
        The open network.
    inputs : ndarray of float32, shape (1, h, w, c)
        Preprocessed input.
    objective : Objective
        The score.
    layer : str or None
        Path, for methods of `Scope.ONE_LAYER`.
    parameters : record of `engine.attribution.parameters`
        The method's parameters.
    baseline : callable
        (kind, colour) gives the preprocessed input that stands for "no information", of shape
        (1, h, w, c); kinds are those of `BASELINE_CHOICES`.
    batches : Batches
        Runs the network on many inputs, as many at a time as fit.
    """

    network: Network
    inputs: NDArray[np.float32]
    objective: Objective
    layer: str | None
    parameters: Any
    baseline: Callable[[str, str], NDArray[np.float32]]
    batches: Batches


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A picture on the way, or the last one.

    Attributes
    ----------
    share : float
        How much of the work is done, 0-1; 1 in the last step, and only there.
    raw : ndarray of float32, shape (h, w), or None
        The map of what is done so far; None where a part would mislead. Never None at the end.
    score : float
        The score of the untouched input.
    """

    share: float
    raw: NDArray[np.float32] | None
    score: float
