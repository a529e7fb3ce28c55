"""Runs a model only as far as one layer, on inputs of any size that the layers up to it allow.

Used while `filter_optimizer` is traced. What lies behind the layer is never called, so that a Dense
head that fits one size alone does not matter to a convolution before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import keras
import tensorflow as tf

from engine.backends.filter_growth import (
    no_channels,
    no_real_numbers,
    not_reached,
    several_outputs,
)
from engine.backends.keras.any_size import any_size
from engine.backends.keras.channel_slice import narrowed
from engine.backends.keras.hooks import Hooks, hooked

if TYPE_CHECKING:
    from engine.backends.objective import FilterObjective
    from engine.backends.tensorflow.scoring import Scorer


class _ReachedError(BaseException):
    """Carries a layer's output out of the model's call; no layer may catch it."""

    def __init__(self, output: Any) -> None:
        super().__init__()
        self.output = output


def units_of(
    scorer: Scorer, objective: FilterObjective, inputs: Any, wanted: Any | None = None
) -> Any:
    """Return the units (n, k) of an objective, in float32, for inputs (n, h, w, c).

    Parameters
    ----------
    scorer : Scorer
        Runs the model.
    objective : FilterObjective
        Whose units.
    inputs : tensor of shape (n, h, w, c)
        What the model is fed.
    wanted : tensor of int32, shape (m,), or None
        Only these units, (n, m); a convolution does not compute the others.

    Raises
    ------
    EngineError
        When the objective has no channels of real numbers.
    """
    is_narrow = False

    def narrow(operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any | None:
        nonlocal is_narrow
        found = narrowed(operation, args[0] if args else kwargs["inputs"], wanted)
        is_narrow = found is not None
        return found

    with any_size(scorer.model):
        if objective.layer is None:
            units = scorer.mean_logits(inputs, 0)
        else:
            replacing = None if wanted is None else narrow
            output = _output_at(scorer, objective.layer, inputs, replacing)
            units = _channels(output, objective, is_counted=not is_narrow)
    return units if wanted is None or is_narrow else tf.gather(units, wanted, axis=1)


def _output_at(scorer: Scorer, path: str, inputs: Any, replacing: Any | None) -> Any:
    """Return what a layer gives. A final activation is left out where it is the layer's own."""
    try:
        own = scorer.heads_of(path)
        with hooked(scorer.model, Hooks({path}, _stop, own, replacing=replacing)):
            scorer.called(inputs)
    except _ReachedError as reached:
        return reached.output
    raise not_reached(path)


def _stop(_path: str, output: Any) -> NoReturn:
    raise _ReachedError(output)


def _channels(output: Any, objective: FilterObjective, *, is_counted: bool) -> Any:
    tensors = keras.tree.flatten(output)
    if len(tensors) != 1:
        raise several_outputs(objective.layer or "")
    tensor = tensors[0]
    if not tensor.dtype.is_floating:
        raise no_real_numbers(objective.layer or "")
    if len(tensor.shape) < 2 or (is_counted and not tensor.shape[-1]):
        raise no_channels(objective.layer or "")
    tensor = tf.cast(tensor, tf.float32)
    inner = list(range(1, len(tensor.shape) - 1))
    if not inner:
        return tensor
    if not objective.at_middle:
        return tf.reduce_mean(tensor, axis=inner)
    for _ in inner:
        tensor = tf.gather(tensor, tf.shape(tensor)[1] // 2, axis=1)
    return tensor
