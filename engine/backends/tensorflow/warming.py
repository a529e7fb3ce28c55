"""Compiles a network's functions ahead, and finds out by trial whether bfloat16 is worth it.

Each function is also run once, because the first run prepares kernels and memory.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from engine.backends.contract import Objective
from engine.backends.tensorflow.precision import LEAST_SPEEDUP, agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.backends.tensorflow.probe import KerasNetwork

_METHOD = "grad-cam"
_TRIES = 3
_WORTH_MS = 4.0  # a faster pass than this is left as it is


def warm(network: KerasNetwork) -> Iterator[None]:
    """Compile step by step: forward, the auto layer alone, all layers together.

    Where the precision is open, the auto layer is tried in both, and all layers too unless that
    settled it: bfloat16 must be faster and show the same map.
    """
    inputs = network.sample()
    network.forward_function(0).compile()
    logits = network.forward(inputs).logits
    yield
    auto = network.description.auto_layer
    if auto is None:
        return
    objective = Objective(np.eye(1, len(logits), int(np.argmax(logits)), dtype=np.float32)[0])
    for layers in ((auto,), network.explainable):
        trial = _Trial(network, inputs, objective, layers)
        trial.compile()
        exact = trial.map_of(auto)
        yield
        if network.precision.is_open and trial.took_ms() >= _WORTH_MS:
            with trial.reduced():
                fast = trial.map_of(auto)
            yield
            speedup = trial.speedup() if agree(exact, fast) else 0.0
            if speedup >= LEAST_SPEEDUP:
                network.precision.decide(in_looks=True)
            elif speedup < 1:
                network.precision.decide(in_looks=False)
            yield
    network.precision.is_open = False


class _Trial:
    """Passes over some layers of a network, in either precision."""

    def __init__(
        self,
        network: KerasNetwork,
        inputs: NDArray[np.float32],
        objective: Objective,
        layers: tuple[str, ...],
    ) -> None:
        self._network = network
        self._inputs = inputs
        self._objective = objective
        self._layers = layers

    def compile(self) -> None:
        """Compile the pass and the method's arithmetic."""
        self._network.looks.compile(self._objective, self._layers)
        self._network.arithmetic.function(_METHOD, self._layers).compile()

    def map_of(self, layer: str) -> NDArray[np.float32]:
        """Return a layer's map; before its ReLU where that leaves nothing to compare."""
        taken = self._network.look(self._inputs, self._objective, self._layers)
        maps = taken.maps(_METHOD, taken.layers)
        if layer not in maps:  # no gradient reaches it
            return np.zeros((1, 1), np.float32)
        if np.ptp(maps[layer]) > 0:
            return maps[layer]
        weights = taken.gradients(layer).mean(axis=(0, 1))
        signed: NDArray[np.float32] = taken.activations(layer) @ weights
        return signed

    def took_ms(self) -> float:
        """Return what a pass takes."""
        started = time.perf_counter()
        self._network.look(self._inputs, self._objective, self._layers)
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
        self._network.precision.in_looks = True
        try:
            yield
        finally:
            self._network.precision.in_looks = False
