"""Runs many inputs at once: scores, masked and ablated scores, gradients of the input.

Used by `network`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn import functional

from engine.api.errors import EngineError
from engine.backends.protocol import ChannelPeaks
from engine.backends.torch.forward_backward import in_bfloat16
from engine.backends.torch.program import BatchedVariants, Hooks, StopRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.precision import Precision
    from engine.backends.torch.scoring import Scorer


class BatchFunctions:
    """Scores and gradients of batches.

    Parameters
    ----------
    scorer : Scorer
        Runs the program.
    precision : Precision
        In what it computes.
    """

    def __init__(self, scorer: Scorer, precision: Precision) -> None:
        self._scorer = scorer
        self._precision = precision

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        """Return the scores (n,) of a batch."""
        return _numbers(self._without_books(batch, lambda each: self._scores(each, objective)))

    def channel_peaks(self, batch: NDArray[np.float32], layer: str) -> ChannelPeaks:
        """Return how strongly a layer's channels answer to a batch."""
        path = self._scorer.row(layer).path
        sides: list[tuple[int, int]] = []

        def peaks(inputs: Any) -> tuple[Any, Any, Any]:
            values = _grids(self._output_at(path, inputs), layer)
            sides.append(tuple(values.shape[1:3]))
            values = values.flatten(1, 2)
            is_finite = values.isfinite().all(dim=1)
            none = float("nan")
            maxima = torch.where(is_finite, values.amax(dim=1), none)
            means = torch.where(is_finite, values.mean(dim=1), none)
            return maxima, means, values.argmax(dim=1).int()

        maxima, means, cells = self._without_books(batch, peaks)
        return ChannelPeaks(
            _numbers(maxima), _numbers(means), np.asarray(_numbers(cells), np.int32), sides[0]
        )

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) of an input seen through masks (n, h', w')."""
        one, without = self._scorer.tensor(inputs), self._scorer.tensor(baseline)

        def scores(masks: Any) -> Any:
            if tuple(masks.shape[1:]) != tuple(one.shape[1:3]):
                masks = functional.interpolate(  # half-pixel centres
                    masks[:, None], tuple(one.shape[1:3]), mode="bilinear", align_corners=False
                )[:, 0]
            large = masks[..., None]
            return self._scores(one * large + without * (1.0 - large), objective)

        return _numbers(self._without_books(masks, scores))

    def ablated_scores(
        self,
        inputs: NDArray[np.float32],
        layer: str,
        channels: NDArray[np.int32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) without each of some channels of a layer."""
        path = self._scorer.row(layer).path
        chosen = self._scorer.tensor(np.asarray(channels, np.int64))

        def variants(output: Any) -> Any:
            is_gone = functional.one_hot(chosen, output.shape[-1]).bool()
            is_gone = is_gone.reshape(len(chosen), *([1] * (output.dim() - 2)), -1)
            return output.masked_fill(is_gone, 0.0)

        made = BatchedVariants(path, variants, len(chosen))

        def scores(inputs: Any) -> Any:
            found = self._scorer.run(inputs, objective, variants=made).scores
            return found.expand(len(chosen))  # a score of what lies before has no variants

        return _numbers(self._without_books(inputs, scores))

    def input_gradients(
        self, batch: NDArray[np.float32], objective: Objective, *, is_guided: bool
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the scores (n,) of a batch and their gradients (n, h, w, c)."""

        def gradients(inputs: Any) -> tuple[Any, Any]:
            inputs = inputs.detach().requires_grad_()
            with torch.enable_grad():
                scores = self._scorer.run(inputs, objective, is_guided=is_guided).scores
            if not scores.requires_grad:
                return scores, torch.zeros_like(inputs)
            # The inputs of a batch do not mix: the sum's gradient is each score's own.
            (found,) = torch.autograd.grad(
                scores, inputs, torch.ones_like(scores), materialize_grads=True
            )
            return scores.detach(), found

        scores, found = self._without_books(batch, gradients)
        return _numbers(scores), _numbers(found)

    def _scores(self, inputs: Any, objective: Objective) -> Any:
        return self._scorer.run(inputs, objective).scores

    def _output_at(self, path: str, inputs: Any) -> Any | None:
        found: list[Any] = []

        def stop(_path: str, output: Any) -> Any:
            found.append(output)
            raise StopRun

        self._scorer.program.run(inputs, Hooks({path}, stop, self._scorer.heads_of(path)))
        return found[0] if found else None

    def _without_books(self, batch: NDArray[np.float32], function: Callable[[Any], Any]) -> Any:
        """Call a function of tensors, for each image alone where the program wants that."""
        inputs = self._scorer.tensor(batch)
        with torch.no_grad(), in_bfloat16(inputs.device.type, self._precision.everywhere):
            return self._scorer.each(inputs, function)


def _grids(output: Any | None, layer: str) -> Any:
    """Return a layer's output as (n, h, w, c) in float32. Raises EngineError."""
    if output is None or not output.is_floating_point() or output.dim() not in (2, 4):
        raise EngineError(
            'Layer "{path}" has no channels of real numbers. Choose a convolution, a pooling or a '
            "dense layer.",
            path=layer,
        )
    output = output.float()
    return output[:, None, None, :] if output.dim() == 2 else output


def _numbers(tensor: Any) -> NDArray[np.float32]:
    numbers: NDArray[np.float32] = tensor.detach().cpu().numpy()
    return numbers
