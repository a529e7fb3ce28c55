"""Functions of TensorFlow and the operations of Keras that do the same: by their results."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.models.legacy.functions import translated

X = np.random.default_rng(5).normal(size=(2, 4, 4, 3)).astype(np.float32)
Y = np.random.default_rng(6).normal(size=(2, 4, 4, 3)).astype(np.float32) + 3
POOL = {"ksize": [1, 2, 2, 1], "strides": 2, "padding": "VALID"}

CASES: list[tuple[str, dict[str, Any]]] = [
    *[
        (f"math.{name}", {})
        for name in "abs ceil cos erf exp expm1 floor negative reciprocal round sigmoid sign "
        "sin softplus square tan tanh".split()
    ],
    *[(f"nn.{name}", {}) for name in "elu relu relu6 selu silu softsign gelu".split()],
    ("nn.softmax", {"axis": 1}),
    ("nn.log_softmax", {"axis": -1}),
    ("nn.leaky_relu", {"alpha": 0.3}),
    ("nn.gelu", {"approximate": True}),
    *[
        (f"math.{name}", {"y": Y})
        for name in "add subtract multiply truediv divide maximum minimum floordiv greater".split()
    ],
    ("math.pow", {"y": 2.0}),
    ("math.add", {"y": [1.0, 2.0, 3.0]}),
    ("nn.bias_add", {"bias": [1.0, 2.0, 3.0], "data_format": "NHWC"}),
    *[
        (f"math.reduce_{name}", {"axis": [1, 2], "keepdims": True})
        for name in "max mean min prod std sum variance logsumexp".split()
    ],
    ("math.reduce_mean", {"axis": -1}),
    ("math.argmax", {"axis": -1}),
    ("cast", {"dtype": "int32"}),
    ("clip_by_value", {"clip_value_min": -0.5, "clip_value_max": 0.5}),
    ("expand_dims", {"axis": 1}),
    ("reshape", {"shape": [-1, 48]}),
    ("transpose", {"perm": [0, 2, 1, 3]}),
    ("compat.v1.transpose", {"perm": [0, 3, 1, 2]}),
    ("pad", {"paddings": [[0, 0], [1, 2], [1, 1], [0, 0]]}),
    ("pad", {"paddings": [[0, 0], [1, 1], [1, 1], [0, 0]], "mode": "REFLECT"}),
    ("pad", {"paddings": [[0, 0], [1, 1], [1, 1], [0, 0]], "constant_values": 2.0}),
    ("tile", {"multiples": [1, 2, 1, 1]}),
    ("repeat", {"repeats": 2, "axis": 1}),
    ("roll", {"shift": 1, "axis": 2}),
    ("reverse", {"axis": [-1]}),
    ("gather", {"indices": [2, 0], "axis": 3}),
    ("math.cumsum", {"axis": 1}),
    ("math.l2_normalize", {"axis": -1}),
    ("nn.avg_pool2d", POOL),
    ("nn.max_pool2d", {**POOL, "strides": 1, "padding": "SAME"}),
    ("nn.space_to_depth", {"block_size": 2}),
    ("image.resize", {"size": [7, 5]}),
    ("image.resize", {"size": [2, 3], "method": "nearest"}),
    ("image.rgb_to_grayscale", {}),
    ("stop_gradient", {}),
    ("identity", {}),
]


def function(name: str) -> Any:
    found = tf
    for part in name.split("."):
        found = getattr(found, part)
    return found


def by_keras(name: str, first: Any, given: dict[str, Any]) -> Any:
    module, (cls, settings, others) = translated(name, given)
    operation = keras.saving.deserialize_keras_object(
        {"module": module, "class_name": cls, "config": settings, "registered_name": cls}
    )
    return operation(first, *[read(each) for each in others])


def read(operand: Any) -> Any:
    """A constant that the file spells out; a tensor of the test's is one already."""
    return keras.saving.deserialize_keras_object(operand) if isinstance(operand, dict) else operand


def test_results_are_those_of_tensorflow(subtests):
    for name, given in CASES:
        with subtests.test(name, given=str(given)[:60]):
            expected = function(name)(X, **given)
            np.testing.assert_allclose(by_keras(name, X, given), expected, rtol=2e-5, atol=2e-6)


def test_functions_of_several_tensors():
    np.testing.assert_array_equal(
        by_keras("concat", [X, Y], {"axis": -1}), tf.concat([X, Y], axis=-1)
    )
    np.testing.assert_array_equal(by_keras("stack", [X, Y], {"axis": 1}), tf.stack([X, Y], axis=1))
    for parts in (3, [1, 2]):
        found = by_keras("split", X, {"num_or_size_splits": parts, "axis": -1})
        for one, other in zip(found, tf.split(X, parts, axis=-1), strict=True):
            np.testing.assert_array_equal(one, other)
    chosen = by_keras("where", X > 0, {"x": X, "y": Y})
    np.testing.assert_array_equal(chosen, tf.where(X > 0, X, Y))
    np.testing.assert_allclose(
        by_keras("linalg.matmul", X, {"b": np.eye(3, dtype=np.float32).tolist()}), X, rtol=1e-6
    )


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("io.read_file", {}),
        ("io.write_file", {"contents": "x"}),
        ("sparse.add", {"y": 1}),
        ("numpy_function", {}),
        ("math.exp", {"surprise": 1}),
        ("math.add", {}),
        ("reshape", {}),
        ("pad", {"paddings": [[0, 0]], "mode": "EDGE"}),
        ("nn.avg_pool2d", {**POOL, "data_format": "NCHW"}),
        ("image.resize", {"size": [2, 2], "preserve_aspect_ratio": True}),
        ("linalg.matmul", {"b": [[1.0]], "transpose_b": True}),
        ("math.argmax", {"axis": 1, "output_type": "int32"}),
        ("nn.silu", {"beta": 2.0}),
    ],
)
def test_what_is_not_understood_is_not_translated(name, given):
    with pytest.raises(LookupError):
        translated(name, given)


def test_names_and_nothing_mean_nothing():
    assert translated("math.exp", {"name": "e", "x": None})[1][0] == "Exp"
