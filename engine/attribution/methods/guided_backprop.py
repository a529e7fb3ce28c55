"""Computes guided backpropagation: max_c abs(g), g the gradient that ReLUs pass if positive.

Springenberg et al. 2014, "Striving for Simplicity: The All Convolutional Net", section 3.4. The
paper shows g in colour; the largest absolute value over the channels makes a map of it, as for the
plain gradients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.attribution.layer_passes import checked_step, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, of the input's size; not negative."""
    score, raw = guided_map(job)
    yield checked_step(1.0, raw, score)


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, 1


def guided_map(job: MethodRun) -> tuple[float, NDArray[np.floating]]:
    """Return the score of the untouched input, and the map (h, w)."""
    scores, gradients = job.batches.once(
        lambda: job.network.input_gradients(job.inputs, job.objective, guided=True)
    )
    return float(scores[0]), strongest(gradients[0])
