"""An open network of numpy arrays: layers one after another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError, text
from engine.api.model import LayerNode, find_row
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.attribution.upsampling import upsampled
from engine.backends.objective import Objective, TopClass
from engine.backends.protocol import (
    ChannelPeaks,
    Description,
    LayerWeights,
    Output,
    Scores,
    Timing,
)
from tests.numpy_backend.forward_backward import NumpyPass
from tests.numpy_backend.operations import run_layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.backends.initializers import WeightSample
    from engine.backends.protocol import Formula, Pass

    Numbers = NDArray[np.float32]
    Run = list[tuple[str, NDArray[np.float64], Any]]
    """Of each layer, in order: its path, its output, and what takes a gradient back through it."""


class NumpyNetwork:
    """See `engine.backends.protocol.Network`; it grows no filter images and writes no scripts."""

    optimizer_factory = None
    script_writer = None

    def __init__(self, description: dict[str, Any], arrays: Mapping[str, Numbers]) -> None:
        self._layers = [(layer["name"], layer["type"]) for layer in description["layers"]]
        self._arrays = arrays
        self._activation = description["activation"]
        self._kind = OutputKind(description.get("kind", OutputKind.CLASSES))
        shape = tuple(description["input_shape"])
        rows = _rows(self._run(np.zeros((1, *shape), np.float32)), dict(self._layers), arrays)
        explainable = [row.path for row in rows if row.explainable]
        count = sum(array.size for array in arrays.values())
        self.description = Description(
            name=description["name"],
            input_shape=shape,
            outputs=(self._output(rows[-1]),),
            layers=rows,
            param_count=count,
            trainable_params=count,
            auto_layer=explainable[-1] if explainable else None,
            auto_reason=text("The last layer with a grid."),
        )

    def _output(self, last: LayerNode) -> Output:
        """Describe the output; a grid of scores with an activation is a map of classes."""
        shape, activation = last.output_shape, self._activation
        if len(shape) == 2:
            return Output(last.path, shape[-1] or 0, activation, self._kind)
        if self._kind.has_rows:  # the cells one after another
            rows = (shape[1] or 0) * (shape[2] or 0)
            return Output(last.path, shape[-1] or 0, activation, self._kind, (rows, 1))
        kind = OutputKind.FEATURE_MAP if activation == "linear" else OutputKind.CLASS_MAP
        return Output(last.path, shape[-1] or 0, activation, kind, (shape[1], shape[2]))

    # --- running ----------------------------------------------------------------------------

    def _run(self, batch: NDArray[Any], *, guided: bool = False, start: int = 0) -> Run:
        x = np.asarray(batch, np.float64)
        run: Run = []
        for name, kind in self._layers[start:]:
            x, backward = run_layer(kind, x, self._weights(name), guided=guided)
            run.append((name, x, backward))
        return run

    def _weights(self, name: str) -> dict[str, NDArray[np.float64]]:
        found = {key: value for key, value in self._arrays.items() if key.startswith(f"{name}/")}
        return {key.partition("/")[2]: value.astype(np.float64) for key, value in found.items()}

    def _scored(self, run: Run, objective: Objective | TopClass) -> tuple[Any, Any, int, Any]:
        """Return scores (n,), units (n, k), which output they are of, and its gradient."""
        if isinstance(objective, TopClass):
            units = run[-1][1]
            top = np.eye(units.shape[1])[units.argmax(axis=1)]
            return (units * top).sum(axis=1), units, len(run) - 1, top
        if objective.layer is None and run[-1][1].ndim == 4:
            return self._scored_grid(run, objective)
        weights = objective.weights.astype(np.float64)
        place = len(run) - 1
        if objective.layer is not None:
            place = [name for name, _, _ in run].index(objective.layer)
        output = run[place][1]
        gradient = np.zeros_like(output)
        if output.ndim == 4 and objective.cell is not None:
            units = output[:, objective.cell[0], objective.cell[1]]
            gradient[:, objective.cell[0], objective.cell[1]] = weights
        elif output.ndim == 4:
            units = output.mean(axis=(1, 2))
            gradient += weights / (output.shape[1] * output.shape[2])
        else:
            units = output
            if objective.score is ScoreKind.LOGIT:
                scores, slopes = _formed(units, objective)
                return scores, units, place, slopes
            values, slopes = self._probability_slopes(units, objective)
            scores, outer = _formed(values, objective)
            return scores, units, place, slopes(outer)
        return units @ weights, units, place, gradient

    def _scored_grid(self, run: Run, objective: Objective) -> tuple[Any, Any, int, Any]:
        """Score a grid of units (n, h, w, k) over the cells that count."""
        output = self._table(run[-1][1])
        counted = np.ones(output.shape[1:3])
        if objective.mask is not None:
            counted = objective.mask.astype(np.float64)
        elif objective.area is not None:
            row, column, height, width = objective.area
            counted = np.zeros(output.shape[1:3])
            counted[row : row + height, column : column + width] = 1
        if not objective.total:
            counted = counted / counted.sum()
        units = np.einsum("nhwk,hw->nk", output, counted)
        values, slopes = output, None
        if objective.score is not ScoreKind.LOGIT:
            values, slopes = self._probability_slopes(output, objective)
        scores, outer = _formed(np.einsum("nhwk,hw->nk", values, counted), objective)
        gradient = np.broadcast_to(outer[:, None, None, :], output.shape)
        if slopes is not None:
            gradient = slopes(gradient)
        gradient = (gradient * counted[..., None]).reshape(run[-1][1].shape)
        return scores, units, len(run) - 1, gradient

    def _probability_slopes(self, logits: NDArray[np.float64], objective: Objective) -> Any:
        """Return values made of probabilities, and what takes a gradient by them to the logits.

        Of a grid (n, h, w, k) they are those of each cell.
        """
        assert objective.layer is None
        told = objective.activation is not OutputActivation.AUTO
        activation = objective.activation.value if told else self._activation
        shares = self._probabilities(logits, activation)
        sign, values = (-1.0, 1 - shares) if objective.complement else (1.0, shares)
        by_log = objective.score is ScoreKind.LOG_PROBABILITY

        def slopes(outer: NDArray[np.float64]) -> NDArray[np.float64]:
            inner = sign * outer / (values if by_log else 1.0)
            if activation == "sigmoid":
                return inner * shares * (1 - shares)
            return shares * (inner - (inner * shares).sum(axis=-1, keepdims=True))

        return (np.log(values) if by_log else values), slopes

    def _probabilities(self, logits: NDArray[np.float64], activation: str) -> NDArray[np.float64]:
        if activation == "sigmoid":
            return 1 / (1 + np.exp(-logits))
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return powers / powers.sum(axis=-1, keepdims=True)

    # --- the protocol -----------------------------------------------------------------------

    def _table(self, output: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a grid of units (n, h, w, k) as it is, or as the rows of a table."""
        if not self._kind.has_rows:
            return output
        return output.reshape(len(output), -1, 1, output.shape[-1])

    def forward(self, inputs: Numbers, output: int = 0) -> Scores:
        logits = self._table(self._run(inputs)[-1][1])[0]
        is_linear = self._activation == "linear"
        shares = None if is_linear else self._probabilities(logits, self._activation)
        return Scores(
            logits.astype(np.float32), None if shares is None else shares.astype(np.float32)
        )

    def forward_backward(
        self,
        inputs: Numbers,
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> NumpyPass:
        for path in layers:
            find_row(path, self.description.layers, self.description.name)
        run = self._run(inputs)
        scores, units, place, gradient = self._scored(run, objective)
        slopes = {}
        for name, _, backward in reversed(run[: place + 1]):
            if name in layers:
                slopes[name] = gradient[0].astype(np.float32)
            gradient = backward(gradient)
        recorded = {name: x[0].astype(np.float32) for name, x, _ in run if name in layers}
        return NumpyPass(
            float(scores[0]),
            units[0].astype(np.float32),
            recorded,
            {path: slopes[path] for path in layers if path in slopes},
            tuple(path for path in layers if path not in slopes),
        )

    def forward_backward_top(
        self, batch: Numbers, output: int, layers: Sequence[str]
    ) -> list[Pass]:
        return [self.forward_backward(one[None], TopClass(output), layers) for one in batch]

    def scores(self, batch: Numbers, objective: Objective) -> Numbers:
        return np.asarray(self._scored(self._run(batch), objective)[0], np.float32)

    def channel_peaks(self, batch: Numbers, layer: str) -> ChannelPeaks:
        values = next(x for name, x, _ in self._run(batch) if name == layer)
        flat = values.reshape(len(batch), -1, values.shape[-1]).astype(np.float32)
        grid = values.shape[1:3] if values.ndim == 4 else (1, 1)
        cells = flat.argmax(axis=1).astype(np.int32)
        return ChannelPeaks(flat.max(axis=1), flat.mean(axis=1), cells, grid)

    def masked_scores(
        self, inputs: Numbers, baseline: Numbers, masks: Numbers, objective: Objective
    ) -> Numbers:
        larger = upsampled(masks, *inputs.shape[1:3])[..., None]
        return self.scores(inputs * larger + baseline * (1 - larger), objective)

    def ablated_scores(
        self, inputs: Numbers, layer: str, channels: NDArray[np.int32], objective: Objective
    ) -> Numbers:
        run = self._run(inputs)
        place = [name for name, _, _ in run].index(layer)
        variants = np.repeat(run[place][1], len(channels), axis=0)
        for number, channel in enumerate(channels):
            variants[number, ..., channel] = 0
        ablated = [(layer, variants, None), *self._run(variants, start=place + 1)]
        return np.asarray(self._scored([*run[:place], *ablated], objective)[0], np.float32)

    def input_gradients(
        self, batch: Numbers, objective: Objective, *, guided: bool = False
    ) -> tuple[Numbers, Numbers]:
        run = self._run(batch, guided=guided)
        scores, _, place, gradient = self._scored(run, objective)
        for _, _, backward in reversed(run[: place + 1]):
            gradient = backward(gradient)
        return scores.astype(np.float32), gradient.astype(np.float32)

    def pooled_weights(self, objective: Objective) -> tuple[str, Numbers]:
        kinds = [kind for _, kind in self._layers]
        if objective.layer is not None or kinds[-2:] != ["GlobalAveragePooling2D", "Dense"]:
            raise EngineError("There is no global average pooling before the scores.")
        kernel = self._arrays[f"{self._layers[-1][0]}/kernel"]
        return self._layers[-3][0], kernel @ objective.weights

    def answers_soon(self, layers: Sequence[str], objective: Objective) -> bool:
        return True

    def timing(self) -> Timing:
        return Timing(0.1, 0.2)

    def weights(self, layer: str) -> LayerWeights:
        arrays = {key: value.astype(np.float32) for key, value in self._weights(layer).items()}
        return LayerWeights(arrays, arrays.get("kernel"))

    def weight_samples(self) -> Iterator[WeightSample]:
        yield from ()

    def shapes(self, height: int, width: int) -> dict[str, tuple[int | None, ...]]:
        return {}

    def sizes(self) -> Mapping[str, int]:
        return {
            row.path: 4 * math.prod(side or 1 for side in row.output_shape[1:])
            for row in self.description.layers
            if row.explainable
        }

    def move_to_cpu(self) -> bool:
        return False

    def warm(self, formula: Formula, others: Sequence[Formula] = ()) -> Iterator[None]:
        return iter(())


def _formed(
    units: NDArray[np.float64], objective: Objective
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return scores (n,) of units (n, k), and their gradients by them (n, k)."""
    weights = objective.weights.astype(np.float64)
    scores, slopes = units @ weights, np.broadcast_to(weights, units.shape)
    if objective.norm:
        scores = np.sqrt(((units * weights) ** 2).sum(axis=1))
        slopes = units * weights**2 / np.where(scores > 0, scores, 1.0)[:, None]
    if objective.reference is not None:
        off = scores - objective.reference
        scores, slopes = -np.abs(off), -np.sign(off)[:, None] * slopes
    return objective.sign * scores, objective.sign * slopes


def _rows(
    run: Run, kinds: Mapping[str, str], arrays: Mapping[str, Numbers]
) -> tuple[LayerNode, ...]:
    rows: list[LayerNode] = []
    for name, x, _ in run:
        own = sum(value.size for key, value in arrays.items() if key.startswith(f"{name}/"))
        has_grid = x.ndim == 4
        rows.append(
            LayerNode(
                path=name,
                name=name,
                type=kinds[name],
                output_shape=(None, *x.shape[1:]),
                param_count=own,
                trainable=own > 0,
                connected_to=(rows[-1].path,) if rows else (),
                explainable=has_grid,
                reason=None if has_grid else text("Its output is not a grid of channels."),
            )
        )
    return tuple(rows)
