"""Rows are listed after what feeds them; constants are written with the digits they have."""

from __future__ import annotations

import json

import numpy as np
import pytest

from engine.models.saved_model.rows import MAX_INLINE_VALUES, Rows, inline, layer, operation, short
from engine.models.saved_model.sizes import letter

SHAPE = (letter("batch"), 4)


def test_rows_come_after_what_feeds_them():
    x = layer("InputLayer", ("x",), (), SHAPE)
    unused = layer("InputLayer", ("y",), (), SHAPE)
    a = layer("Dense", ("a",), [x], SHAPE, units=4)
    b = operation("Tanh", ("b",), [x], SHAPE)
    c = layer("Add", ("c",), [[a, b]], SHAPE)
    operation("Tanh", ("dead",), [c], SHAPE)
    assert [row.path[0] for row in Rows([x, unused], [c]).in_order()] == ["x", "y", "a", "b", "c"]
    assert c.inputs == [a, b]


def test_a_class_comes_with_its_module():
    assert operation("Tanh", ("a",), [], SHAPE).module == "keras.src.ops.numpy"
    assert layer("LayerScale", ("a",), [], SHAPE).module == "keras.src.applications.convnext"
    assert layer("Dense", ("a",), [], SHAPE).module == "keras.layers"


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e-38, -7.25, 3.4e38, 16777217.0])
def test_numbers_are_the_same_when_read_back(value):
    number = np.float32(value)
    assert np.float32(json.loads(json.dumps(short(number)))) == number
    assert len(json.dumps(short(number))) <= 16


def test_constants_are_written_with_their_type():
    assert inline(np.array([[1, 2]])) == {
        "class_name": "__numpy__",
        "config": {"value": [[1, 2]], "dtype": "int32"},
    }
    assert inline(np.array(0.1, np.float32)) == 0.1
    assert inline(np.array([True]))["config"]["dtype"] == "bool"
    with pytest.raises(LookupError):
        inline(np.zeros(MAX_INLINE_VALUES + 1))
