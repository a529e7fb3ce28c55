"""Computes occlusion: the score less the score with a square hidden, averaged over squares.

Zeiler and Fergus 2014, "Visualizing and Understanding Convolutional Networks", section 4.2. Hidden
means: as in the model's empty input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.attribution.layer_passes import checked_step, untouched_score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import OcclusionParameters


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the signed map, of the input's size; 0 where nothing was hidden yet.

    Places are visited from coarse to fine, so that a picture on the way shows the whole input.

    Raises
    ------
    EngineError
        When the square does not fit into the input, or the stride is larger than the square.
    """
    size = job.inputs.shape[1:3]
    patch = job.parameters.patch
    corners = places(job.parameters, size)
    baseline = job.baseline(job.parameters.baseline, job.parameters.color)
    score = untouched_score(job)
    fall, hidden = np.zeros(size), np.zeros(size)

    def scores(start: int, stop: int) -> NDArray[np.float32]:
        masks = np.ones((stop - start, *size), np.float32)
        for mask, (y, x) in zip(masks, corners[start:stop], strict=True):
            mask[y : y + patch, x : x + patch] = 0
        return job.network.masked_scores(job.inputs, baseline, masks, job.objective)

    for start, stop, found in job.batches.run(len(corners), scores):
        for (y, x), occluded in zip(corners[start:stop], found, strict=True):
            fall[y : y + patch, x : x + patch] += score - float(occluded)
            hidden[y : y + patch, x : x + patch] += 1
        yield checked_step(stop / len(corners), fall / np.maximum(hidden, 1), score)


def passes(
    parameters: OcclusionParameters, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward). Raises EngineError as `steps`."""
    return len(places(parameters, input_grid)) + 1, 0


def places(parameters: OcclusionParameters, size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the top left corners of the squares, coarse to fine.

    Parameters
    ----------
    parameters : OcclusionParameters
        Patch and stride.
    size : (int, int)
        The input's height and width.

    Returns
    -------
    list of (int, int)
        Row and column. Together the squares cover the input: the last of a line ends at the edge,
        even where it is less than a stride away from the one before.

    Raises
    ------
    EngineError
        When the square does not fit, or the stride leaves gaps.
    """
    patch, stride = parameters.patch, parameters.stride
    if patch > min(size):
        raise EngineError(
            "A patch of {patch} pixels does not fit into this model's input of {width} × {height} "
            "pixels. Choose a patch of at most {most}.",
            patch=patch,
            width=size[1],
            height=size[0],
            most=min(size),
        )
    if stride > patch:
        raise EngineError(
            "With a stride of {stride} pixels, a patch of {patch} leaves parts of the image out. "
            "Choose a stride of at most {patch}.",
            stride=stride,
            patch=patch,
        )
    rows, columns = (_starts(side, patch, stride) for side in size)
    found = [(i, j) for i in range(len(rows)) for j in range(len(columns))]
    found.sort(key=lambda place: -min(_coarseness(place[0]), _coarseness(place[1])))
    return [(rows[i], columns[j]) for i, j in found]


def _starts(side: int, patch: int, stride: int) -> list[int]:
    starts = list(range(0, side - patch + 1, stride))
    return starts if starts[-1] == side - patch else [*starts, side - patch]


def _coarseness(index: int) -> int:
    """Return the largest power of two that divides an index; 0 belongs to the coarsest grid."""
    return index & -index or 1 << 30
