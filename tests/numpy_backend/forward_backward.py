"""One forward and one backward pass that keep activations and gradients of some layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from engine.backends.protocol import Formula

    Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class NumpyPass:
    """See `engine.backends.protocol.Pass`."""

    score: float
    logits: Numbers
    recorded: Mapping[str, Numbers]
    slopes: Mapping[str, Numbers]
    unreached: tuple[str, ...]
    precision: str = "float32"

    @property
    def layers(self) -> tuple[str, ...]:
        return tuple(self.slopes)

    def maps(self, formula: Formula, layers: Sequence[str]) -> Mapping[str, Numbers]:
        """Compute maps: `keras.ops` takes numpy arrays whatever framework it runs on."""
        from keras import ops

        raw_map = formula.load()
        return {
            path: _numbers(ops.convert_to_numpy(raw_map(self.recorded[path], self.slopes[path])))
            for path in layers
        }

    def activations(self, layer: str) -> Numbers:
        return self.recorded[layer]

    def gradients(self, layer: str) -> Numbers:
        return self.slopes[layer]


def _numbers(array: Any) -> Numbers:
    return np.array(array, np.float32)
