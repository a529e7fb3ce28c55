"""Prepares a network's passes, and tries whether bfloat16 is worth it, for every backend.

Each is also run once, because the first run prepares kernels and memory.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import numpy as np
from keras import ops

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
        self,
        inputs: NDArray[np.float32],
        objective: Objective,
        layers: Sequence[str],
        formula: Formula | None = None,
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


def warm(network: Warmable, formula: Formula, others: Sequence[Formula] = ()) -> Iterator[None]:
    """Prepare step by step: forward, the auto layer alone, all layers together.

    Where the precision is open, both are tried in both: bfloat16 must be faster, and it is taken
    for the formulas whose maps stay the same, every one of them.
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
        exact = trial.taken()
        exact.maps(formula, exact.layers)
        yield
        if network.precision.is_open and trial.took_ms() >= _WORTH_MS:
            yield from trial.settled(exact, others)
    network.precision.is_open = False


class _Trial:
    """Passes over some layers of a network, in either precision.

    Parameters
    ----------
    network : Warmable
        The network.
    formula : Formula
        Of the method that is shown first.
    inputs : ndarray of float32, shape (1, h, w, c)
        What is tried.
    objective : Objective
        The score.
    layers : tuple of str
        Paths.
    """

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
        self._layers = layers

    def settled(self, exact: Pass, others: Sequence[Formula]) -> Iterator[None]:
        """Let passes work in bfloat16 for the formulas whose maps stay the same, if it is faster.

        One formula a step, as each reads all activations and gradients.
        """
        if self.speedup() < LEAST_SPEEDUP:
            return
        yield
        with self._reduced():
            fast = self.taken()
        for formula in (self._formula, *others):
            maps = _maps if formula == self._formula else _eager_maps
            found = maps(fast, formula)
            if all(agree(raw, found[path]) for path, raw in maps(exact, formula).items()):
                self._network.precision.reduce(self._layers, formula)
            yield

    def taken(self) -> Pass:
        """Return a pass."""
        return self._network.forward_backward(
            self._inputs, self._objective, self._layers, self._formula
        )

    def took_ms(self) -> float:
        """Return what a pass takes."""
        started = time.perf_counter()
        self.taken()
        return (time.perf_counter() - started) * 1000

    def speedup(self) -> float:
        """Return how many times faster bfloat16 is: the best tries, taken in turns."""
        exact, fast = [], []
        for _ in range(_TRIES):
            exact.append(self.took_ms())
            with self._reduced():
                fast.append(self.took_ms())
        return min(exact) / min(fast)

    @contextmanager
    def _reduced(self) -> Iterator[None]:
        """Take passes in bfloat16 within."""
        self._network.precision.reduce(self._layers, self._formula)
        try:
            yield
        finally:
            self._network.precision.restore(self._layers, self._formula)


def _maps(taken: Pass, formula: Formula) -> dict[str, NDArray[np.float32]]:
    """Return the maps, before their ReLU where that leaves nothing to compare."""
    maps = dict(taken.maps(formula, taken.layers))
    for path, raw in maps.items():
        if np.ptp(raw) == 0:
            maps[path] = taken.activations(path) @ taken.gradients(path).mean(axis=(0, 1))
    return maps


def _eager_maps(taken: Pass, formula: Formula) -> dict[str, NDArray[np.float32]]:
    """Return the maps by a formula that may never be asked for: it is not compiled."""
    raw_map = formula.load()
    found = {}
    for path in taken.layers:
        pair = taken.activations(path), taken.gradients(path)
        found[path] = ops.convert_to_numpy(raw_map(*map(ops.convert_to_tensor, pair)))
    return found
