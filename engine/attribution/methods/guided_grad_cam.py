"""Computes Guided Grad-CAM: guided backpropagation times a layer's upsampled Grad-CAM.

Selvaraju et al. 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
Localization", section 3.2. The paper multiplies the guided gradients in colour with the map, point
by point. One value a pixel is needed here: the largest absolute guided gradient over the channels.
Grad-CAM is not negative, so this is the same as multiplying first and reducing afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.attribution.layer_passes import checked_step, forward_backward_at, layer_of
from engine.attribution.methods.guided_backprop import guided_map
from engine.attribution.registry import METHODS
from engine.attribution.upsampling import upsampled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step

_LOCALIZED_BY = METHODS["grad-cam"].formula


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, of the input's size; not negative. Half way there is no picture."""
    layer = layer_of(job)
    score, coarse = forward_backward_at(job, lambda seen: seen.maps(_LOCALIZED_BY, (layer,))[layer])
    yield checked_step(0.5, None, score)
    _, fine = guided_map(job)
    yield checked_step(1.0, fine * upsampled(coarse[None], *fine.shape)[0], score)


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, 2
