"""Operands fit together as TensorFlow broadcasts them."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.saved_model.operands import argument, broadcast, operand
from engine.models.saved_model.rows import Repeated
from engine.models.saved_model.sizes import letter
from tests.flat_graphs import row_of

B = letter("b")


def test_shapes_together():
    assert broadcast((B, 4, 1), (5,)) == (B, 4, 5)
    assert broadcast((), (B, 2)) == (B, 2)
    assert broadcast((B, 1), (1, 3)) == (B, 3)
    for first, second in (((2, 3), (4, 3)), ((4,), (1, 5))):
        with pytest.raises(ValueError, match="different length"):
            broadcast(first, second)
        with pytest.raises(ValueError, match=r"."):
            np.broadcast_shapes(first, second)


def test_a_constant_for_each_image_is_that_constant():
    values = np.ones((1, 3))
    assert operand(Repeated(values, (B, 3))) is values
    with pytest.raises(LookupError):
        argument(np.array([B], dtype=object))


def test_rows_of_one_rank_are_joined_by_a_layer():
    joined = row_of(("a", "Relu", "x", {}), ("y", "AddV2", "a x", {}))
    assert joined.cls == "Add"
    assert joined.module == "keras.layers"
    pooled = ("p", "Mean", "x a", {"keep_dims": False})
    other = row_of(pooled, ("y", "Mul", "x p", {}), a=np.array([0, 1, 2]))
    assert other.module.startswith("keras.src.ops")
