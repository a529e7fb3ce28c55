"""Networks in plain numpy float64, whose scores and gradients are written down by hand.

They keep the contract of a backend's network (`engine.backends.protocol.Network`), so that methods
that run a network many times are tested without a framework. Inputs go through one by one: what
comes out cannot depend on the batch.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from engine.api.errors import EngineError, OutOfMemory, text
from engine.api.scores import ScoreKind
from engine.attribution.batching import Batches
from engine.attribution.method_run import MethodRun
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from engine.backends.protocol import Description, Formula, Output, Scores, Timing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from engine.attribution.method_run import Step
    from engine.backends.initializers import WeightSample

GRAD_CAM = METHODS["grad-cam"].formula
CONV, FLAT, ASIDE = "conv", "flat", "aside"
"""Layers: with a grid, without one, and one that the scores do not depend on."""


class FakeNetwork:
    """Scores, masks and batches for any function of one input; the rest is its children's.

    Parameters
    ----------
    activation : str
        "softmax", "sigmoid" or "linear".

    Attributes
    ----------
    at_once : list of int
        Sizes of the batches so far, those that did not fit included.
    fits : int
        Larger batches raise OutOfMemory.
    has_gpu : bool
        While true, not even one input fits; `move_to_cpu` ends that.
    """

    def __init__(self, activation: str = "linear") -> None:
        self.activation = activation
        self.at_once: list[int] = []
        self.fits = 1000
        self.has_gpu = False

    @property
    def description(self) -> Description:
        output = Output("scores", 2, self.activation)
        return Description("fake", (None, None, 3), (output,), (), 0, 0, CONV, text(""))

    def logits(self, x: NDArray[Any]) -> NDArray[np.float64]:
        raise NotImplementedError

    def gradient(self, x: NDArray[Any], weights: NDArray[Any], guided: bool) -> NDArray[np.float64]:
        raise NotImplementedError

    def score(self, logits: NDArray[np.float64], objective: Objective) -> float:
        if objective.score is ScoreKind.LOGIT:
            return float(logits @ objective.weights)
        if self.activation == "softmax":
            shares = np.exp(logits) / np.exp(logits).sum()
        else:
            shares = 1 / (1 + np.exp(-logits))
        if objective.complement:
            shares = 1 - shares
        if objective.score is ScoreKind.LOG_PROBABILITY:
            shares = np.log(shares)
        return float(shares @ objective.weights)

    def forward(self, inputs: NDArray[np.float32], output: int = 0) -> Scores:
        return Scores(self.logits(inputs[0]).astype(np.float32), None)

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        self._hold(len(batch))
        return np.array([self.score(self.logits(x), objective) for x in batch], np.float32)

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        assert inputs.shape == baseline.shape
        assert masks.dtype == np.float32
        assert masks.min() >= 0
        assert masks.max() <= 1
        size = inputs.shape[2], inputs.shape[1]
        larger = [cv2.resize(mask, size)[..., None].astype(np.float64) for mask in masks]
        self._hold(len(masks))
        mixed = [inputs[0] * mask + baseline[0] * (1 - mask) for mask in larger]
        return np.array([self.score(self.logits(x), objective) for x in mixed], np.float32)

    def input_gradients(
        self, batch: NDArray[np.float32], objective: Objective, *, guided: bool = False
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        assert batch.dtype == np.float32
        scores = self.scores(batch, objective)
        gradients = [self.gradient(x, objective.weights, guided) for x in batch]
        return scores, np.stack(gradients).astype(np.float32)

    def pooled_weights(self, objective: Objective) -> tuple[str, NDArray[np.float32]]:
        raise EngineError("There is no global average pooling.")

    def timing(self) -> Timing:
        return Timing(1.0, 2.0)

    def weight_samples(self) -> Iterator[WeightSample]:
        yield from ()

    def shapes(self, height: int, width: int) -> dict[str, tuple[int | None, ...]]:
        return {}

    def sizes(self) -> Mapping[str, int]:
        return {CONV: 100}

    def move_to_cpu(self) -> bool:
        moved, self.has_gpu = self.has_gpu, False
        return moved

    def _hold(self, count: int) -> None:
        self.at_once.append(count)
        if self.has_gpu or count > self.fits:
            raise OutOfMemory("There is not enough memory.")


class Linear(FakeNetwork):
    """Two scores that are sums of weighted input values, and a bias.

    Parameters
    ----------
    weights : ndarray, shape (h, w, c, 2)
    bias : ndarray, shape (2,)
    """

    def __init__(
        self, weights: NDArray[Any], bias: NDArray[Any], activation: str = "linear"
    ) -> None:
        super().__init__(activation)
        self.weights, self.bias = weights, bias

    def logits(self, x: NDArray[Any]) -> NDArray[np.float64]:
        return (self.weights * x[..., None]).sum(axis=(0, 1, 2)) + self.bias

    def gradient(self, x: NDArray[Any], weights: NDArray[Any], guided: bool) -> NDArray[np.float64]:
        return (self.weights * weights).sum(axis=-1)


@dataclass
class FakePass:
    """What was recorded of the layers of `TwoLayers`."""

    score: float
    layers: tuple[str, ...]
    unreached: tuple[str, ...]
    recorded: dict[str, NDArray[Any]]
    slopes: dict[str, NDArray[Any]]
    precision: str = "float32"

    def maps(self, formula: Formula, layers: tuple[str, ...]) -> dict[str, NDArray[np.float32]]:
        assert formula == GRAD_CAM
        return {
            path: np.maximum(
                (self.recorded[path] * self.slopes[path].mean(axis=(0, 1))).sum(axis=-1), 0
            ).astype(np.float32)
            for path in layers
        }

    def activations(self, layer: str) -> NDArray[np.float32]:
        return self.recorded[layer].astype(np.float32)

    def gradients(self, layer: str) -> NDArray[np.float32]:
        return self.slopes[layer].astype(np.float32)


class TwoLayers(FakeNetwork):
    """Means of 2x2 squares, a 1x1 convolution, a bend, and a dense layer.

    Parameters
    ----------
    kernel : ndarray, shape (c, k)
    kernel_bias : ndarray, shape (k,)
    head : ndarray, shape (h/2, w/2, k, 2) or (k, 2)
        The dense layer's weights on the flattened grid, or after global average pooling.
    bend : str
        "relu" or "tanh".
    """

    def __init__(
        self,
        kernel: NDArray[Any],
        kernel_bias: NDArray[Any],
        head: NDArray[Any],
        head_bias: NDArray[Any],
        bend: str = "relu",
        activation: str = "linear",
    ) -> None:
        super().__init__(activation)
        self.kernel, self.kernel_bias = kernel, kernel_bias
        self.head, self.head_bias, self.bend = head, head_bias, bend

    def before(self, x: NDArray[Any]) -> NDArray[np.float64]:
        h, w, c = x.shape
        means = x.astype(np.float64).reshape(h // 2, 2, w // 2, 2, c).mean(axis=(1, 3))
        return (means[..., None] * self.kernel).sum(axis=2) + self.kernel_bias

    def bent(self, before: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.maximum(before, 0) if self.bend == "relu" else np.tanh(before)

    def headed(self, after: NDArray[np.float64]) -> NDArray[np.float64]:
        weighted = after[..., None] * self.head
        total = weighted.sum(axis=(0, 1, 2))
        return (total / after[..., 0].size if self.is_pooled else total) + self.head_bias

    @property
    def is_pooled(self) -> bool:
        return self.head.ndim == 2

    def logits(self, x: NDArray[Any]) -> NDArray[np.float64]:
        return self.headed(self.bent(self.before(x)))

    def slope(self, x: NDArray[Any], weights: NDArray[Any]) -> NDArray[np.float64]:
        """The gradient of the score with respect to the activations."""
        grid = (x.shape[0] // 2, x.shape[1] // 2)
        slope = self.head @ weights.astype(np.float64)
        return (
            np.broadcast_to(slope / (grid[0] * grid[1]), (*grid, len(slope)))
            if (self.is_pooled)
            else slope
        )

    def gradient(self, x: NDArray[Any], weights: NDArray[Any], guided: bool) -> NDArray[np.float64]:
        before, slope = self.before(x), self.slope(x, weights)
        if self.bend == "relu":
            back = slope * (before > 0) * ((slope > 0) if guided else 1)
        else:
            back = slope * (1 - np.tanh(before) ** 2)
        means = back @ self.kernel.T / 4
        return means.repeat(2, axis=0).repeat(2, axis=1)

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective,
        layers: tuple[str, ...],
        formula: object = None,
    ) -> FakePass:
        self._hold(1)
        after = self.bent(self.before(inputs[0]))
        slope = self.slope(inputs[0], objective.weights)
        return FakePass(
            score=self.score(self.headed(after), objective),
            layers=tuple(path for path in layers if path != ASIDE),
            unreached=tuple(path for path in layers if path == ASIDE),
            recorded={CONV: after, FLAT: after.reshape(-1)},
            slopes={CONV: slope, FLAT: slope.reshape(-1)},
        )

    def ablated_scores(
        self,
        inputs: NDArray[np.float32],
        layer: str,
        channels: NDArray[np.int32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        assert layer == CONV
        assert channels.dtype == np.int32
        self._hold(len(channels))
        found = []
        for channel in channels:
            after = self.bent(self.before(inputs[0]))
            after[..., channel] = 0
            found.append(self.score(self.headed(after), objective))
        return np.array(found, np.float32)

    def pooled_weights(self, objective: Objective) -> tuple[str, NDArray[np.float32]]:
        if not self.is_pooled:
            return super().pooled_weights(objective)
        return CONV, (self.head @ objective.weights).astype(np.float32)


def linear(size: tuple[int, int] = (6, 10), activation: str = "linear", seed: int = 0) -> Linear:
    random = np.random.default_rng(seed)
    return Linear(random.normal(size=(*size, 3, 2)), random.normal(size=2), activation)


def two_layers(
    size: tuple[int, int] = (6, 10),
    bend: str = "relu",
    pooled: bool = False,
    activation: str = "linear",
    channels: int = 7,
) -> TwoLayers:
    random = np.random.default_rng(1)
    grid = () if pooled else (size[0] // 2, size[1] // 2)
    return TwoLayers(
        random.normal(size=(3, channels)),
        random.normal(size=channels) / 2,
        random.normal(size=(*grid, channels, 2)),
        random.normal(size=2),
        bend,
        activation,
    )


def image(size: tuple[int, int] = (6, 10), seed: int = 3) -> NDArray[np.float32]:
    """An input (1, h, w, 3) in -1..2."""
    return np.random.default_rng(seed).uniform(-1, 2, (1, *size, 3)).astype(np.float32)


def baseline_image(inputs: NDArray[np.float32], kind: str, color: str) -> NDArray[np.float32]:
    """Another constant for each kind."""
    value = {"mean": 0.3, "black": -0.2, "blur": 0.1, "color": int(color[1:3], 16) / 255}[kind]
    return np.full_like(inputs, value)


CLASS_ONE = Objective(np.array([0, 1], np.float32))


@dataclass
class Run:
    """A method on a network: the job, and what it yields."""

    method: str
    network: FakeNetwork
    inputs: NDArray[np.float32]
    parameters: dict[str, Any] = field(default_factory=dict)
    layer: str | None = CONV
    objective: Objective = CLASS_ONE
    at_once: int = 3

    @property
    def job(self) -> MethodRun:
        record = METHODS[self.method].parameters_type
        return MethodRun(
            network=self.network,
            inputs=self.inputs,
            objective=self.objective,
            layer=self.layer,
            parameters=build_parameters(record, self.method, self.parameters.items()),
            baseline=lambda kind, color: baseline_image(self.inputs, kind, color),
            batches=Batches(self.network, self.at_once),
        )

    def steps(self) -> list[Step]:
        return list(self.begin(self.job))

    def begin(self, job: MethodRun) -> Any:
        module, function = METHODS[self.method].arithmetic.split(":")
        return getattr(import_module(module), function)(job)

    def raw(self) -> NDArray[np.float32]:
        raw = self.steps()[-1].raw
        assert raw is not None
        return raw

    def but(self, **changes: Any) -> Run:
        return replace(self, **changes)
