"""Computes gradients: max_c abs(d score / d x), on the input's grid.

Simonyan et al. 2013, "Deep Inside Convolutional Networks: Visualising Image Classification Models
and Saliency Maps", section 3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.attribution.layer_passes import checked_step, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, of the input's size; not negative."""
    scores, gradients = job.batches.once(
        lambda: job.network.input_gradients(job.inputs, job.objective)
    )
    yield checked_step(1.0, strongest(gradients[0]), float(scores[0]))


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, 1
