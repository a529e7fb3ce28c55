"""Samples a Keras model's weights beside what their initializers give, for `network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np

from engine.backends.initializers import (
    MOST_VALUES,
    Distribution,
    Initial,
    WeightSample,
    spread_places,
    variance_scaling,
)
from engine.backends.keras.graph import is_container
from engine.backends.keras.layer_tree import execution_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_SHAPES = {
    "uniform": Distribution.UNIFORM,
    "truncated_normal": Distribution.TRUNCATED_NORMAL,
    "untruncated_normal": Distribution.NORMAL,
}
_ATTRIBUTES = {"kernel": ("kernel_initializer", "depthwise_initializer")}
"""Where a layer keeps the initializer of a weight, if not under the weight's own name."""


def weight_samples(model: Any) -> Iterator[WeightSample]:
    """Yield a sample of every weight whose initializer is known, layer by layer.

    Weights of nested models come with their layers; a shared layer comes once.
    """
    seen: set[int] = set()
    for path, operation in execution_order(model):
        if is_container(operation) or not isinstance(operation, keras.layers.Layer):
            continue
        for layer in operation._flatten_layers():
            for weight in (*layer._trainable_variables, *layer._non_trainable_variables):
                initial = _initial(layer, weight)
                if initial is not None and id(weight) not in seen:
                    seen.add(id(weight))
                    yield WeightSample(path, _sample(weight), initial)


def _initial(layer: Any, weight: Any) -> Initial | None:
    """Return what a weight held before training; None where nothing tells."""
    name = weight.name.rpartition("/")[2]
    attributes = _ATTRIBUTES.get(name, (f"{name.removesuffix('_kernel')}_initializer",))
    found = next((getattr(layer, one) for one in attributes if hasattr(layer, one)), None)
    return initial_of(found, weight.shape)


def initial_of(initializer: Any, shape: Sequence[int]) -> Initial | None:
    """Return the numbers that a Keras initializer gives; None where it does not draw each alone.

    Parameters
    ----------
    initializer : keras.initializers.Initializer or None
        Of a layer.
    shape : sequence of int
        Of its weight.
    """
    match initializer:
        case keras.initializers.VarianceScaling(input_axes=None, output_axes=None):
            distribution = _SHAPES[initializer.distribution]
            return variance_scaling(shape, initializer.scale, initializer.mode, distribution)
        case keras.initializers.RandomUniform():
            low, high = float(initializer.minval), float(initializer.maxval)
            return Initial(Distribution.UNIFORM, (low + high) / 2, (high - low) / 2)
        case keras.initializers.RandomNormal():
            return Initial(Distribution.NORMAL, float(initializer.mean), float(initializer.stddev))
        case keras.initializers.TruncatedNormal():
            return Initial(
                Distribution.TRUNCATED_NORMAL, float(initializer.mean), float(initializer.stddev)
            )
        case keras.initializers.Zeros():
            return Initial(Distribution.CONSTANT, 0.0)
        case keras.initializers.Ones():
            return Initial(Distribution.CONSTANT, 1.0)
        case keras.initializers.Constant() if np.ndim(initializer.value) == 0:
            return Initial(Distribution.CONSTANT, float(initializer.value))
    return None  # orthogonal kernels, identities: their numbers depend on each other


def _sample(weight: Any) -> NDArray[np.float32]:
    """Return numbers from all over a weight."""
    flat = keras.ops.reshape(weight.value, (-1,))
    size = int(flat.shape[0])
    if size > MOST_VALUES:
        flat = keras.ops.take(flat, spread_places(size))
    return np.asarray(keras.ops.convert_to_numpy(flat), np.float32)
