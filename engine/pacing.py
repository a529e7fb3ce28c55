"""What filter images take: measured on a compiled ascent, told for any number of pictures.

Used by `engine.atlas` before it grows anything.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.growing import CALL_S, FRAME_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.backends.growth import Ascent

_LEAST_CALLS, _MOST_CALLS = 4, 32
_MOST_STEPS = 64
_ENOUGH_S = 0.5
_FILE_S = 0.005
"""To write a picture: small beside the growing of one, but for the smallest atlases."""
_FIXED = 0.2
"""This share of an iteration's time is the same for one picture as for a full batch."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What pictures of one layer, style and size take.

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
    begin_s, iteration_s, show_s : float
        To begin a batch, to take one step with it, to look at it.
    """

    units: int
    size: tuple[int, int]
    batch: int
    prepare_s: float
    begin_s: float
    iteration_s: float
    show_s: float

    def seconds(self, pictures: int, steps: int) -> float:
        """Return what so many pictures take, compiled as they are."""
        full, rest = divmod(pictures, self.batch)
        total = full * self._group_s(self.batch, steps)
        return total + (self._group_s(rest, steps) if rest else 0.0)

    def _group_s(self, pictures: int, steps: int) -> float:
        share = _FIXED + (1 - _FIXED) * pictures / self.batch
        growing = steps * self.iteration_s * share
        # A frame is shown at the first call's end after FRAME_S; the first and the last always.
        between = max(FRAME_S, CALL_S, self.iteration_s * share)
        frames = 2 + int(growing / between)
        return self.begin_s + growing + frames * self.show_s * share + pictures * _FILE_S


def measured(ascent: Ascent, batch: int, traced_s: float) -> Iterator[Pace | None]:
    """Compile an ascent and take a few steps; None is a place to stop, the last answer a `Pace`.

    Parameters
    ----------
    ascent : Ascent
        Compiled or not.
    batch : int
        Pictures that will grow at a time.
    traced_s : float
        What it took to get the ascent; counts as a part of compiling it.
    """
    prepare_s = traced_s
    before = time.perf_counter()
    for _ in ascent.prepare():
        prepare_s += time.perf_counter() - before
        yield None
        before = time.perf_counter()
    channels = [number % ascent.units for number in range(batch)]
    weights = np.eye(ascent.units, dtype=np.float32)[channels]
    moves = ascent.recipe.moves(0, _MOST_STEPS)
    before = time.perf_counter()
    state = ascent.begin(ascent.recipe.start(0, range(batch), [0] * batch))
    begin_s = time.perf_counter() - before
    state, _ = ascent.advance(state, weights, moves[:1], 0)  # the first takes longer
    times: list[float] = []  # of a step, by call
    spent = 0.0
    while len(times) < _LEAST_CALLS or (spent < _ENOUGH_S and len(times) < _MOST_CALLS):
        yield None
        # As many steps to a call as growing takes.
        count = 1 if not times else max(1, int(CALL_S / max(times[-1], 1e-6)))
        count = min(count, len(moves))
        before = time.perf_counter()
        state, _ = ascent.advance(state, weights, moves[:count], 0)
        took = time.perf_counter() - before
        spent += took
        times.append(took / count)
    yield None
    before = time.perf_counter()
    ascent.show(state, weights)
    show_s = time.perf_counter() - before
    iteration_s = statistics.median(times)
    yield Pace(ascent.units, ascent.size, batch, prepare_s, begin_s, iteration_s, show_s)
