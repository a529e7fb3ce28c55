"""Grows one batch of filter images: the pictures that go through the network together.

Made and advanced by `engine.filters.service`; it can be left at any step and taken up again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import text
from engine.api.filters import FilterImages

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.filters import GrowFilters
    from engine.backends.protocol import FilterOptimizer

_STARTS = 5


@dataclass(frozen=True, slots=True)
class ChannelGroup:
    """Pictures that grow together.

    Attributes
    ----------
    channels : tuple of int
        Number of each picture: its name, and a part of its seed.
    weights : ndarray of float32, shape (n, units)
        The objective of each.
    """

    channels: tuple[int, ...]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FilterRun:
    """Holds what the batches of one request share.

    Attributes
    ----------
    request : GrowFilters
        The request.
    optimizer : FilterOptimizer
        Takes the steps.
    moves : ndarray of float32, shape (steps, 8)
        Transforms of the pictures before each step.
    image : ndarray of float32, shape (h, w, 3), or None
        RGB in 0-1 to begin with.
    batch : int
        How many pictures go through the network together, always: a group of fewer is filled up,
        as a convolution may round otherwise in a batch of another size, and a picture must not
        depend on its company.
    picture_bytes : int
        What the state of one picture takes.
    notes : tuple of Text
        What holds for every picture.
    started : float
        When the request began, by `time.perf_counter`.
    """

    request: GrowFilters
    optimizer: FilterOptimizer
    moves: NDArray[np.float32]
    image: NDArray[np.float32] | None
    batch: int
    picture_bytes: int
    notes: tuple[Text, ...]
    started: float


class FilterBatch:
    """One batch of pictures that grow together.

    Parameters
    ----------
    run : FilterRun
        The request that it belongs to; a newer one when it is taken up again.
    group : ChannelGroup
        Which pictures.

    Attributes
    ----------
    step : int
        Steps that were taken.
    is_in_view : bool
        It grows side by side with the others that are.
    objective : ndarray of float32, shape (n,)
        As `look` measured it.
    """

    def __init__(self, run: FilterRun, group: ChannelGroup) -> None:
        self.run = run
        self.step = 0
        self.is_in_view = False
        self.is_begun = False
        self._group = group
        self._count = len(group.channels)
        self._weights = np.zeros((run.batch, group.weights.shape[1]), np.float32)
        self._weights[: self._count] = group.weights
        self._state: Any = None
        self._is_alive = np.zeros(self._count, bool)
        self._tried = np.zeros(self._count, int)  # starts of each
        self._pixels = np.zeros((0, 0, 0, 3), np.uint8)
        self.objective = np.zeros(0, np.float32)

    @property
    def optimizer(self) -> FilterOptimizer:
        """The optimizer that takes the steps."""
        return self.run.optimizer

    @property
    def channels(self) -> tuple[int, ...]:
        """The numbers of the pictures."""
        return self._group.channels

    @property
    def is_done(self) -> bool:
        """All steps were taken, from starts that stay."""
        return self.step == self.run.request.settings.steps and self.is_settled

    @property
    def state_bytes(self) -> int:
        """Bytes that the state takes while it grows."""
        return self.run.picture_bytes * self.run.batch

    @property
    def held_bytes(self) -> int:
        """Bytes that it holds now: of a state, or of the finished pictures."""
        if not self.is_begun:
            return 0
        return self._pixels.nbytes if self.is_done else self.state_bytes

    def forget(self) -> None:
        """Free what it holds; if it is not done, it has to begin again."""
        if not self.is_done:
            self.step = 0
            self._tried[:] = 0
        self.is_begun = False
        self._state = None
        self._pixels = np.zeros((0, 0, 0, 3), np.uint8)

    @property
    def is_settled(self) -> bool:
        """Each picture has a start with a gradient, or too many had none."""
        return bool((self._is_alive | (self._tried >= _STARTS)).all())

    def begin(self) -> None:
        """Take the first step."""
        self._state = self._started(self._group.channels, [0] * self._count)
        self._is_alive[:] = False
        self._tried[:] = 1
        self.step = 0
        self.advance(1)
        self.is_begun = True

    def search(self) -> None:
        """Take the first step from other starts for pictures without a gradient: a batch of them.

        The tamest that has one is taken. Nothing changes for the other pictures.
        """
        tries = [
            (place, attempt)
            for place in range(self._count)
            if not self._is_alive[place]
            for attempt in range(self._tried[place], _STARTS)
        ][: self.run.batch]
        channels = tuple(self._group.channels[place] for place, _ in tries)
        weights = np.zeros_like(self._weights)
        weights[: len(tries)] = [self._weights[place] for place, _ in tries]
        state, has_gradient, objective = self.optimizer.advance(
            self._started(channels, [attempt for _, attempt in tries]),
            weights,
            self.run.moves[:1],
            0,
        )
        self.objective = self.objective.copy()
        chosen: dict[int, int] = {}  # rows of the tries, by place
        for row, (place, _) in enumerate(tries):
            self._tried[place] += 1
            if has_gradient[row] and place not in chosen:
                chosen[place] = row
                self._is_alive[place] = True
                self.objective[place] = objective[row]
        if chosen:
            rows = list(chosen.values())
            self._state = self.optimizer.spliced(self._state, list(chosen), state, rows)

    def _started(self, channels: tuple[int, ...], attempts: list[int]) -> Any:
        """Return a full batch's state from starts of these channels."""
        fill = self.run.batch - len(channels)
        parametrization, seed = self.optimizer.parametrization, self.run.request.settings.seed
        return self.optimizer.begin(
            parametrization.start(
                seed, channels + channels[-1:] * fill, attempts + [0] * fill, self.run.image
            )
        )

    def advance(self, steps: int) -> None:
        """Take some steps."""
        self._state, has_gradient, objective = self.optimizer.advance(
            self._state,
            self._weights,
            self.run.moves[self.step : self.step + steps],
            self.step,
        )
        self.objective = objective[: self._count]
        self._is_alive |= has_gradient[: self._count]
        self.step += steps

    def look(self) -> None:
        """Fetch the pictures as they are, and at the end their objectives."""
        pixels = self.optimizer.show(self._state)[: self._count]
        if self.is_done:
            objective = self.optimizer.objectives(self._state, self._weights)
            self.objective = objective[: self._count]
        if pixels.shape[-1] == 1:
            pixels = np.repeat(pixels, 3, axis=-1)
        self._pixels = pixels

    def frame(self, *, complete: bool) -> FilterImages:
        """Return what `look` fetched; the state is freed when it was the last time."""
        notes = self.run.notes
        if self.is_done:
            self._state = None
            if not self._is_alive.all():
                notes = (*notes, self._unexcited())
        self._pixels.flags.writeable = self.objective.flags.writeable = False
        return FilterImages(
            request=self.run.request,
            channels=self._group.channels,
            pixels=self._pixels,
            objective=self.objective,
            step=self.step,
            done=self.is_done,
            complete=complete,
            precision=self.optimizer.precision,
            notes=notes,
            elapsed_ms=(time.perf_counter() - self.run.started) * 1000,
        )

    def _unexcited(self) -> Text:
        channels = np.array(self._group.channels)[~self._is_alive]
        return text(
            "Could not be excited, as no start had a gradient: {channels}.",
            channels=", ".join(map(str, channels)),
        )
