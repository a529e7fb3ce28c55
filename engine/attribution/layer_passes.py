"""Records one layer and checks steps, for the methods that run the network many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from engine.api.errors import EngineError
from engine.attribution.method_run import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.attribution.method_run import MethodRun
    from engine.backends.protocol import Pass

LayerShape: TypeAlias = tuple[int, int, int]


def layer_of(job: MethodRun) -> str:
    """Return the path of the layer to explain. Raises EngineError when none was chosen."""
    if job.layer is None:
        raise EngineError("This method explains one layer. Choose a layer.")
    return job.layer


def activations_of(job: MethodRun) -> tuple[float, NDArray[np.float32]]:
    """Return the score, and the activations of the job's layer.

    Returns
    -------
    float
        The score of the untouched input.
    ndarray of float32, shape (h, w, c)
        Finite; no side is 0.

    Raises
    ------
    EngineError
        When the score does not depend on the layer, the layer has no grid, or its activations
        are not finite.
    """
    layer = layer_of(job)
    score, activations = forward_backward_at(job, lambda seen: seen.activations(layer))
    if activations.ndim != 3 or 0 in activations.shape:
        raise EngineError(
            'Layer "{layer}" has no grid of channels. Choose a convolution or pooling layer.',
            layer=layer,
        )
    if not np.isfinite(activations).all():
        raise EngineError(
            'The activations of layer "{layer}" are not finite (NaN or infinity). The model\'s '
            "weights may be damaged, or the preprocessing may not fit.",
            layer=layer,
        )
    return score, activations


def forward_backward_at(
    job: MethodRun, wanted: Callable[[Pass], NDArray[np.float32]]
) -> tuple[float, NDArray[np.float32]]:
    """Return the score, and what is wanted of one pass that records the job's layer.

    Raises
    ------
    EngineError
        When the score does not depend on the layer.
    """
    layer = layer_of(job)

    def once() -> tuple[float, NDArray[np.float32]]:
        seen = job.network.forward_backward(job.inputs, job.objective, (layer,))
        if layer in seen.unreached:
            raise EngineError(
                'The score does not depend on layer "{layer}". Choose a layer before the target.',
                layer=layer,
            )
        return seen.score, wanted(seen)

    return job.batches.once(once)


def untouched_score(job: MethodRun) -> float:
    """Return the score of the input as it is."""
    return float(job.batches.once(lambda: job.network.scores(job.inputs, job.objective))[0])


def checked_step(share: float, raw: NDArray[np.floating] | None, score: float) -> Step:
    """Return a step whose map is float32 and finite.

    Parameters
    ----------
    share : float
        How much of the work is done, 0-1.
    raw : ndarray of float, shape (h, w), or None
        The map so far.
    score : float
        The score of the untouched input.

    Raises
    ------
    EngineError
        When the score or the map is not finite.
    """
    with np.errstate(over="ignore"):  # what float32 cannot hold is found below
        kept = None if raw is None else np.ascontiguousarray(raw, dtype=np.float32)
    if not np.isfinite(score) or (kept is not None and not np.isfinite(kept).all()):
        raise EngineError(
            "The model answers with numbers that are not finite (NaN or infinity). Its weights "
            "may be damaged, or the preprocessing may not fit."
        )
    return Step(share, kept, score)


def strongest(gradients: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the largest absolute value over the channels: (h, w) of (h, w, c)."""
    largest: NDArray[np.floating] = np.abs(gradients).max(axis=-1)
    return largest


def channel_count(layer_shape: LayerShape | None) -> int:
    """Return the number of channels to be tried. Raises EngineError without a layer."""
    if layer_shape is None:
        raise EngineError("This method explains one layer. Choose a layer.")
    return layer_shape[2]
