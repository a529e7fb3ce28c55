"""Prepares a network's passes, and tries whether bfloat16 is worth it, for every backend.

Each is also run once, because the first run prepares kernels and memory.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine.backends.precision import LEAST_SPEEDUP, agree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.precision import Precision
    from engine.backends.protocol import Description, Formula, Pass

_TRIES = 3
_WORTH_MS = 4.0  # a pass that takes less is not worth changing


class Warmable(Protocol):
    """The parts of a network that are prepared and tried."""

    description: Description
    precision: Precision

    @property
    def explainable(self) -> tuple[str, ...]:
        """Paths of all layers with a map, each map once."""
        ...

    def forward_backward(
        self, inputs: NDArray[np.float32], objective: Objective, layers: Sequence[str]
    ) -> Pass:
        """Take one forward and one backward pass that records some layers."""
        ...

    def prepare_forward(self) -> None:
        """Compile what gives the first output, where the framework compiles."""
        ...

    def prepare_pass(self, objective: Objective, layers: Sequence[str], formula: Formula) -> None:
        """Compile what `forward_backward` and the maps of its result need."""
        ...

    def usual_objective(self, inputs: NDArray[np.float32]) -> Objective:
        """Return the score that is most likely asked for of an input."""
        ...

    def sample(self) -> NDArray[np.float32]:
        """Return an input to try functions on."""
        ...


def warm(network: Warmable, formula: Formula) -> Iterator[None]:
    """Prepare step by step: forward, the auto layer alone, all layers together.

    Where the precision is open, both are tried in both: bfloat16 must be faster and show the same
    maps, every one of them.
    """
    inputs = network.sample()
    if network.description.outputs:
        network.prepare_forward()
    objective = network.usual_objective(inputs)
    yield
    auto = network.description.auto_layer
    if auto is None:
        return
    for layers in ((auto,), network.explainable):
        trial = _Trial(network, formula, inputs, objective, layers)
        network.prepare_pass(objective, layers, formula)
        exact = trial.maps()
        yield
        if network.precision.is_open and trial.took_ms() >= _WORTH_MS:
            with trial.reduced():
                fast = trial.maps()
            yield
            is_same = all(agree(exact[path], fast[path]) for path in exact)
            if is_same and trial.speedup() >= LEAST_SPEEDUP:
                network.precision.reduce(trial.layers)
            yield
    network.precision.is_open = False


class _Trial:
    """Passes over some layers of a network, in either precision."""

    def __init__(
        self,
        network: Warmable,
        formula: Formula,
        inputs: NDArray[np.float32],
        objective: Objective,
        layers: tuple[str, ...],
    ) -> None:
        self._network = network
        self._formula = formula
        self._inputs = inputs
        self._objective = objective
        self.layers = layers

    def maps(self) -> dict[str, NDArray[np.float32]]:
        """Return the maps, before their ReLU where that leaves nothing to compare."""
        taken = self._network.forward_backward(self._inputs, self._objective, self.layers)
        maps = dict(taken.maps(self._formula, taken.layers))
        for path, raw in maps.items():
            if np.ptp(raw) == 0:
                maps[path] = taken.activations(path) @ taken.gradients(path).mean(axis=(0, 1))
        return maps

    def took_ms(self) -> float:
        """Return what a pass takes."""
        started = time.perf_counter()
        self._network.forward_backward(self._inputs, self._objective, self.layers)
        return (time.perf_counter() - started) * 1000

    def speedup(self) -> float:
        """Return how many times faster bfloat16 is: the best tries, taken in turns."""
        exact, fast = [], []
        for _ in range(_TRIES):
            exact.append(self.took_ms())
            with self.reduced():
                fast.append(self.took_ms())
        return min(exact) / min(fast)

    @contextmanager
    def reduced(self) -> Iterator[None]:
        """Take passes in bfloat16 within."""
        self._network.precision.reduce(self.layers)
        try:
            yield
        finally:
            self._network.precision.restore(self.layers)
