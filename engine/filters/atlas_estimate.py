"""Measures how fast a layer's filter images grow, and estimates any number of them and of steps.

Used by `engine.filters.atlas` before it grows anything.
"""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.api.filters import GrowFilters
    from engine.backends.protocol import FilterOptimizer

    Grow = Callable[[GrowFilters], Iterator[object]]

_FEW = 2
_LEAST, _MOST = 6, 200
_ENOUGH_S = 0.6
_FILE_S = 0.005
"""To write a picture: small beside the growing of one, but for the smallest atlases."""


@dataclass(frozen=True, slots=True)
class GrowthRate:
    """Times of growing pictures of one layer, style and size.

    Attributes
    ----------
    units : int
        Channels of the layer.
    size : (int, int)
        Height and width of the pictures.
    batch : int
        Pictures that grow at a time.
    prepare_s : float
        To compile.
    few_s : float
        For the first two steps of a batch, with all that its beginning and end take.
    step_s : float
        For each step after them, with the frames that are shown on the way.
    """

    units: int
    size: tuple[int, int]
    batch: int
    prepare_s: float
    few_s: float
    step_s: float

    def seconds(self, pictures: int, steps: int) -> float:
        """Return what so many pictures take, once compiled; a few take as long as a batch."""
        batches = -(-pictures // self.batch)
        return batches * (self.few_s + (steps - _FEW) * self.step_s) + pictures * _FILE_S


def measured(
    request: GrowFilters, optimizer: FilterOptimizer, batch: int, grow: Grow
) -> Iterator[GrowthRate | None]:
    """Grow a batch a few steps; None is a place to stop, the last answer a `GrowthRate`.

    Parameters
    ----------
    request : GrowFilters
        For the layer, and how pictures are grown; its channels and steps do not matter.
    optimizer : FilterOptimizer
        What grows them, compiled or not.
    batch : int
        Pictures that grow at a time.
    grow : callable
        Grows them. What happens between two of its answers is not counted.
    """
    channels = tuple(range(min(batch, optimizer.units)))
    steps = (_FEW, _FEW, 0)  # compiled; warm; and more of them, as many as are worth it
    times: list[float] = []
    for count in steps:
        count = count or max(_LEAST, min(_MOST, int(_ENOUGH_S * _FEW / max(times[-1], 1e-6))))
        settings = dataclasses.replace(request.settings, steps=count)
        answers = grow(dataclasses.replace(request, channels=channels, settings=settings))
        spent = 0.0
        while True:
            before = time.perf_counter()
            is_over = next(answers, None) is None
            spent += time.perf_counter() - before
            if is_over:
                break
            yield None
        times.append(spent)
    first, few, more = times
    yield GrowthRate(
        units=optimizer.units,
        size=optimizer.size,
        batch=batch,
        prepare_s=max(0.0, first - few),
        few_s=few,
        step_s=max(0.0, more - few) / (count - _FEW),
    )
