"""Arithmetic of Keras 2 models as layers: each operation by its numbers, and what is left alone."""

from __future__ import annotations

import pytest

from engine.models.legacy.operations import as_layer


def operation(function, **arguments):
    config = {"name": "tf/op", "function": function, "dtype": "float16"}
    nodes = [["x", 0, 0, arguments]]
    return {"class_name": "TFOpLambda", "config": config, "name": "tf/op", "inbound_nodes": nodes}


@pytest.mark.parametrize(
    ("function", "y", "scale", "offset"),
    [
        ("math.truediv", 127.5, 1 / 127.5, 0),
        ("math.divide", 2, 0.5, 0),
        ("math.multiply", 3, 3, 0),
        ("math.subtract", 1, 1, -1),
        ("math.add", 4, 1, 4),
        ("__operators__.add", -4, 1, -4),
    ],
)
def test_a_number_becomes_a_rescaling(function, y, scale, offset):
    made = as_layer(operation(function, y=y))
    assert made["class_name"] == "Rescaling"
    assert made["config"]["scale"] == pytest.approx(scale)
    assert made["config"]["offset"] == offset
    assert made["config"]["name"] == made["name"] == "tf_op"
    assert made["config"]["dtype"] == "float16"
    assert made["inbound_nodes"] == [[["x", 0, 0, {}]]]


@pytest.mark.parametrize(
    ("function", "cls"),
    [("math.add", "Add"), ("math.multiply", "Multiply"), ("math.subtract", "Subtract")],
)
def test_another_layer_becomes_a_merge(function, cls):
    made = as_layer(operation(function, y=["z", 1, 0]))
    assert made["class_name"] == cls
    assert made["inbound_nodes"] == [[["x", 0, 0, {}], ["z", 1, 0, {}]]]


@pytest.mark.parametrize(
    ("function", "activation"), [("nn.relu6", "relu6"), ("nn.swish", "silu"), ("math.tanh", "tanh")]
)
def test_a_function_becomes_an_activation(function, activation):
    made = as_layer(operation(function))
    assert made["class_name"] == "Activation"
    assert made["config"]["activation"] == activation


@pytest.mark.parametrize(
    "layer",
    [
        operation("math.truediv", y=0),
        operation("math.divide", y=["z", 0, 0]),
        operation("math.add", y=True),
        operation("math.add", y="1"),
        operation("math.add"),
        operation("nn.relu", y=3),
        operation("io.read_file"),
        {**operation("math.add", y=1), "class_name": "Lambda"},
        {**operation("math.add", y=1), "module": "keras.layers"},
        {**operation("math.add", y=1), "inbound_nodes": []},
        {**operation("math.add", y=1), "inbound_nodes": [["x", 0, 0, {}], ["x", 0, 0, {}]]},
        {**operation("math.add", y=1), "inbound_nodes": [["x", 0, 0]]},
    ],
)
def test_what_no_layer_does_is_left_alone(layer):
    assert as_layer(layer) is layer
