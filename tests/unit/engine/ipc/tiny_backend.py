"""A backend of a few lines: two layers, answers that depend on the input, no framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import text
from engine.api.model import LayerNode
from engine.backends.protocol import Description, LayerWeights, Output, Scores, Timing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.backends.initializers import WeightSample

LAYERS = ("one", "two")
SIDE = 4


class TinyPass:
    """Activations that are the input itself, gradients that are one."""

    precision = "float32"
    unreached = ()

    def __init__(self, inputs: Any, layers: Sequence[str]) -> None:
        self._inputs = inputs[0]
        self.layers = tuple(layers)
        self.logits = _logits(inputs)
        self.score = float(self.logits[0])

    def maps(self, formula: Any, layers: Sequence[str]) -> dict[str, Any]:
        return {path: self._inputs.mean(axis=-1) for path in layers}

    def activations(self, layer: str) -> Any:
        return self._inputs

    def gradients(self, layer: str) -> Any:
        return np.ones_like(self._inputs)


class TinyNetwork:
    """Two layers of 4 x 4 x 3, two classes."""

    optimizer_factory: Any = None
    description = Description(
        name="tiny",
        input_shape=(SIDE, SIDE, 3),
        outputs=(Output("scores", 2, "softmax"),),
        layers=tuple(
            LayerNode(path, path, "Conv2D", (None, SIDE, SIDE, 3), 1, True, (), True)
            for path in LAYERS
        ),
        param_count=2,
        trainable_params=2,
        auto_layer="two",
        auto_reason=text("the last one"),
    )

    def forward(self, inputs: Any, output: int = 0) -> Scores:
        logits = _logits(inputs)
        odds = np.exp(logits - logits.max())
        return Scores(logits, odds / odds.sum())

    def forward_backward(
        self, inputs: Any, objective: Any, layers: Sequence[str], formula: Any = None
    ) -> TinyPass:
        return TinyPass(inputs, layers)

    def answers_soon(self, layers: Sequence[str], objective: Any) -> bool:
        return True

    def timing(self) -> Timing:
        return Timing(0.1, 0.2)

    def weight_samples(self) -> Iterator[WeightSample]:
        yield from ()

    def shapes(self, height: int, width: int) -> dict[str, tuple[int | None, ...]]:
        return {}

    def sizes(self) -> dict[str, int]:
        return dict.fromkeys(LAYERS, SIDE * SIDE * 3 * 4)

    def weights(self, layer: str) -> LayerWeights:
        kernel = np.ones((1, 1, 3, 3), np.float32)
        return LayerWeights({"kernel": kernel}, kernel)

    def pooled_weights(self, objective: Any) -> tuple[str, Any]:
        return "two", np.ones(3, np.float32)

    def warm(self, formula: Any, others: Any = ()) -> Iterator[None]:
        yield


class TinyBackend:
    """Opens whatever it is given."""

    device = "tiny"
    devices = ()
    why_no_gpu = None

    def __init__(self) -> None:
        self.versions: dict[str, str] = {}

    def open(self, path: str, kind: str, code: object = None) -> TinyNetwork:
        return TinyNetwork()


def _logits(inputs: Any) -> Any:
    mean = float(inputs.mean())
    return np.array([mean, -mean], np.float32)
