"""Smooths maps: makes changed copies of an input, undoes the change on their maps, and averages.

For the methods of `Scope.ALL_LAYERS`: `engine.attribution.service` runs each copy, undoes its
change on every layer's map, and keeps a running mean and standard deviation. With numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from engine.attribution.parameters import SmoothingParameters


@dataclass(frozen=True, slots=True)
class Change:
    """Placement of a copy's pixels: the input mirrored first, then shifted.

    Attributes
    ----------
    size : (int, int)
        Height and width of the input.
    mirrored : bool
        Left and right are exchanged.
    down, across : int
        Pixels shifted by, after mirroring.
    """

    size: tuple[int, int]
    mirrored: bool = False
    down: int = 0
    across: int = 0

    def undone(self, raw: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a copy's map as it lies on the untouched input.

        It is shifted back by the same share of its own grid, bilinearly between cells' centres,
        with repeated borders; exact where that is a whole number of cells.

        Parameters
        ----------
        raw : ndarray of float32, shape (h, w)
            A map of the copy, on any grid.
        """
        rows, columns = raw.shape
        back = _sampled(raw, 0, self.down * rows / self.size[0])
        back = _sampled(back, 1, self.across * columns / self.size[1])
        return np.ascontiguousarray(back[:, ::-1] if self.mirrored else back)


def changed_copies(
    inputs: NDArray[np.float32], parameters: SmoothingParameters
) -> Iterator[tuple[NDArray[np.float32], Change]]:
    """Yield copies of an input, each with what was done to it; the first one is untouched.

    Parameters
    ----------
    inputs : ndarray of float32, shape (1, h, w, c)
        Preprocessed input.
    parameters : SmoothingParameters
        How many copies (one when smoothing is off), and what may change. Every second copy is
        mirrored when `flips`; shifts are whole pixels with repeated borders; noise is added last,
        its standard deviation a share of the input's range.

    Yields
    ------
    (ndarray of float32, shape (1, h, w, c); Change)
    """
    size = inputs.shape[1], inputs.shape[2]
    yield inputs, Change(size)
    random = np.random.default_rng(parameters.seed)
    sigma = parameters.noise * float(inputs.max() - inputs.min())
    most = [min(parameters.shift, side - 1) for side in size]
    for number in range(1, parameters.smoothing):
        mirrored = parameters.flips and number % 2 == 1
        down, across = (int(random.integers(-limit, limit, endpoint=True)) for limit in most)
        copy = inputs[:, :, ::-1] if mirrored else inputs
        copy = copy.take(np.clip(np.arange(size[0]) - down, 0, size[0] - 1), axis=1)
        copy = copy.take(np.clip(np.arange(size[1]) - across, 0, size[1] - 1), axis=2)
        if sigma > 0:
            copy = copy + np.float32(sigma) * random.standard_normal(copy.shape, np.float32)
        yield copy, Change(size, mirrored, down, across)


class RunningMaps:
    """The mean and the standard deviation of the maps of each layer, one copy after another.

    Welford 1962, "Note on a Method for Calculating Corrected Sums of Squares and Products": one
    map of each kind is kept however many copies there are, in float64.
    """

    def __init__(self) -> None:
        self.count = 0
        self._means: dict[str, NDArray[np.float64]] = {}
        self._squares: dict[str, NDArray[np.float64]] = {}

    def add(self, maps: Mapping[str, NDArray[np.float32]]) -> None:
        """Count one more copy.

        Parameters
        ----------
        maps : mapping of str to ndarray, shape (h, w)
            By layer; the same layers and shapes each time.
        """
        self.count += 1
        for layer, raw in maps.items():
            if self.count == 1:
                self._means[layer] = np.zeros(raw.shape)
                self._squares[layer] = np.zeros(raw.shape)
            before = raw - self._means[layer]
            self._means[layer] += before / self.count
            self._squares[layer] += before * (raw - self._means[layer])

    def means(self) -> dict[str, NDArray[np.float32]]:
        """Return each layer's mean over the copies so far."""
        return {layer: mean.astype(np.float32) for layer, mean in self._means.items()}

    def deviations(self) -> dict[str, NDArray[np.float32]]:
        """Return each layer's standard deviation over the copies so far, divided by their number.

        0 after one copy.
        """
        return {
            layer: np.sqrt(squares / self.count).astype(np.float32)
            for layer, squares in self._squares.items()
        }


def _sampled(raw: NDArray[np.float32], axis: int, offset: float) -> NDArray[np.float32]:
    """Return what lies `offset` cells after each cell along an axis."""
    side = raw.shape[axis]
    positions = np.clip(np.arange(side) + offset, 0, side - 1)
    before = positions.astype(np.intp)
    share = (positions - before).astype(np.float32)
    first: NDArray[np.float32] = raw.take(before, axis=axis)
    if not share.any():
        return first
    share = share[:, None] if axis == 0 else share
    second = raw.take(np.minimum(before + 1, side - 1), axis=axis)
    between: NDArray[np.float32] = first + (second - first) * share
    return between
