"""Computes RISE: the mean of random masks, each weighted by the masked input's score.

Petsiuk et al. 2018, "RISE: Randomized Input Sampling for Explanation of Black-box Models", equation
6: sum_i f(x * M_i) M_i / (N p). A mask is a coarse grid of cells that are open with probability p,
upsampled bilinearly and shifted by a random part of a cell (section 3.2). The paper's score is the
probability (`MethodInfo.score`). Here the grid has one
cell more to a side than the image, so that every shift still covers the image; masks are made when
they are needed and not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.attribution.layer_passes import checked_step, untouched_score
from engine.attribution.upsampling import bilinear_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import RiseParameters


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, of the input's size, over the masks so far.

    Raises
    ------
    EngineError
        When there are more cells to a side than pixels.
    """
    size = job.inputs.shape[1:3]
    maker = MaskMaker(job.parameters, size)
    baseline = job.baseline(job.parameters.baseline, job.parameters.color)
    score = untouched_score(job)
    total = np.zeros(size)

    def scores(start: int, stop: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        masks = maker.masks(start, stop)
        return masks, job.network.masked_scores(job.inputs, baseline, masks, job.objective)

    for _, stop, (masks, found) in job.batches.run(job.parameters.masks, scores):
        for mask, seen in zip(masks, found, strict=True):
            total += float(seen) * mask
        raw = total / (stop * job.parameters.keep)
        yield checked_step(stop / job.parameters.masks, raw, score)


def passes(
    parameters: RiseParameters, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward). Raises EngineError as `steps`."""
    _check(parameters, input_grid)
    return parameters.masks + 1, 0


class MaskMaker:
    """Makes RISE's masks by their numbers, in any order.

    Parameters
    ----------
    parameters : RiseParameters
        Cells, the probability that one is open, and the seed.
    size : (int, int)
        The input's height and width.

    Raises
    ------
    EngineError
        When there are more cells to a side than pixels.
    """

    def __init__(self, parameters: RiseParameters, size: tuple[int, int]) -> None:
        _check(parameters, size)
        self._params, self._size = parameters, size
        self._cells = parameters.cells + 1
        # In whole pixels, and large enough that a shift by a whole cell stays inside.
        self._cell_sizes = [-(-side // parameters.cells) for side in size]
        self._weights = [bilinear_weights(self._cells, self._cells * n) for n in self._cell_sizes]

    def masks(self, start: int, stop: int) -> NDArray[np.float32]:
        """Return the masks start..stop-1, shape (stop - start, h, w), 0-1."""
        masks = np.empty((stop - start, *self._size), np.float32)
        for index in range(start, stop):
            # Each mask has its own seed: it is the same in whatever batch it comes.
            random = np.random.default_rng((self._params.seed, index))
            grid = random.random((self._cells, self._cells)) < self._params.keep
            down, across = (
                weights[shift : shift + side]
                for weights, shift, side in zip(
                    self._weights, random.integers(self._cell_sizes), self._size, strict=True
                )
            )
            np.clip(down @ grid.astype(np.float32) @ across.T, 0, 1, out=masks[index - start])
        return masks


def _check(parameters: RiseParameters, size: tuple[int, int]) -> None:
    if parameters.cells > min(size):
        raise EngineError(
            "RISE cannot divide an input of {width} × {height} pixels into {cells} cells a side. "
            "Choose at most {most}.",
            width=size[1],
            height=size[0],
            cells=parameters.cells,
            most=min(size),
        )
