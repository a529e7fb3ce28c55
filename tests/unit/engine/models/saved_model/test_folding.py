"""Constants are computed as TensorFlow computes them."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from engine.models.saved_model import folding
from engine.models.saved_model.flat_graph import GraphNode
from engine.models.saved_model.sizes import letter

X = np.random.default_rng(1).uniform(0.1, 0.9, (2, 3, 4)).astype(np.float32)
Y = np.random.default_rng(2).uniform(0.1, 0.9, (3, 4)).astype(np.float32)
BATCH = letter("batch")


def folded(op, *inputs, **attributes):
    node = GraphNode("n", op, (), attributes)
    return folding.fold(node, [np.asarray(each) for each in inputs])[0]


@pytest.mark.parametrize("op", sorted(folding._ONE))
def test_functions_of_one_number(op):
    values = X > 0.5 if op == "LogicalNot" else (X - 0.5) * 8
    if op in ("Log", "Log1p", "Sqrt", "Rsqrt", "Inv", "Reciprocal"):
        values = X
    expected = getattr(tf.raw_ops, op)(**{_first(op): values}).numpy()
    np.testing.assert_allclose(folded(op, values), expected, rtol=1e-5, atol=1e-6)
    assert folded(op, values).dtype == expected.dtype


def _first(op):
    return "features" if op in ("Relu", "Relu6", "Elu", "Selu", "Softplus", "Softsign") else "x"


@pytest.mark.parametrize("op", sorted({*folding._TWO, *folding._ANSWERS} - {"BiasAdd"}))
def test_functions_of_two_numbers(op):
    first, second = (X > 0.5, Y > 0.5) if op.startswith("Logical") else (X, Y)
    expected = getattr(tf.raw_ops, op)(x=first, y=second).numpy()
    np.testing.assert_allclose(folded(op, first, second), expected, rtol=1e-5)


@pytest.mark.parametrize("op", ["Max", "Mean", "Min", "Prod", "Sum"])
@pytest.mark.parametrize("keep", [True, False])
def test_reductions(op, keep):
    expected = getattr(tf.raw_ops, op)(input=X, axis=[0, -1], keep_dims=keep).numpy()
    found = folded(op, X, np.array([0, -1]), keep_dims=keep)
    np.testing.assert_allclose(found, expected, rtol=1e-5)
    assert found.shape == expected.shape


def test_shapes_are_changed():
    np.testing.assert_array_equal(folded("Reshape", X, [4, -1]), tf.reshape(X, [4, -1]))
    np.testing.assert_array_equal(folded("Transpose", X, [2, 0, 1]), tf.transpose(X, [2, 0, 1]))
    np.testing.assert_array_equal(folded("ExpandDims", X, -1), X[..., None])
    np.testing.assert_array_equal(folded("Squeeze", X[:1], squeeze_dims=(0,)), X[0])
    np.testing.assert_array_equal(folded("ConcatV2", X, X, 1), tf.concat([X, X], 1))
    np.testing.assert_array_equal(folded("Pack", X, X, axis=1), tf.stack([X, X], 1))
    np.testing.assert_array_equal(folded("Tile", Y, [2, 1]), tf.tile(Y, [2, 1]))
    np.testing.assert_array_equal(folded("Slice", X, [0, 1, 0], [2, -1, 2]), X[:2, 1:, :2])
    np.testing.assert_array_equal(folded("Pad", Y, [[1, 0], [0, 2]]), tf.pad(Y, [[1, 0], [0, 2]]))
    np.testing.assert_array_equal(folded("GatherV2", X, [2, 0], 1), tf.gather(X, [2, 0], axis=1))
    np.testing.assert_array_equal(folded("Range", 2, 9, 3), tf.range(2, 9, 3))
    np.testing.assert_array_equal(folded("Fill", [2, 2], 3.0), tf.fill([2, 2], 3.0))
    np.testing.assert_array_equal(folded("BroadcastTo", Y, [2, 3, 4]), tf.broadcast_to(Y, X.shape))
    np.testing.assert_array_equal(folded("Shape", X), X.shape)
    np.testing.assert_allclose(folded("MatMul", Y, Y, transpose_b=True), Y @ Y.T, rtol=1e-6)


def test_masks_of_a_slice():
    masks = {"begin_mask": 1, "end_mask": 0, "shrink_axis_mask": 2, "new_axis_mask": 4}
    found = folded("StridedSlice", X, [9, 1, 0, 0], [1, 2, 0, 4], [1, 1, 1, 2], **masks)
    np.testing.assert_array_equal(found, X[:1, 1, None, 0:4:2])


def test_unknown_sides_are_followed():
    shape = np.array([BATCH, 4, 4, 3], dtype=object)
    first = folded("StridedSlice", shape, [0], [1], [1], shrink_axis_mask=1)
    assert folded("Pack", first, np.array(48), axis=0).tolist() == [BATCH, 48]
    assert folded("Prod", shape, [0]).item() == 48 * BATCH
    assert folded("GatherV2", shape, [1, 3], 0).dtype.kind == "i"


def test_what_would_be_huge_is_not_computed():
    for op, inputs in (
        ("Fill", ([2**20, 2**20], 1.0)),
        ("Tile", (Y, [2**20, 2**20])),
        ("BroadcastTo", (Y, [2**30, 3, 4])),
        ("Range", (0, 2**40, 1)),
        ("Pad", (Y, [[2**30, 0], [2**30, 0]])),
        ("Mul", (np.zeros((2**14, 1)), np.zeros((1, 2**14)))),
    ):
        with pytest.raises(ValueError, match="larger than a network needs"):
            folded(op, *inputs)


def test_what_is_not_known_is_told():
    with pytest.raises(LookupError):
        folded("Conv3D", X, X)
    with pytest.raises(LookupError, match="unknown side"):
        folded("Fill", np.array([BATCH], object), 1.0)
    with pytest.raises(LookupError):
        folded("Maximum", np.array([BATCH], object), np.array([3]))
    with pytest.raises(LookupError):
        folded("Cast", X, DstT="float16")
    with pytest.raises(ValueError, match="axis"):
        folded("Sum", X, [7])
