"""Arithmetic of Keras 2 models as layers and operations, and what is left alone."""

from __future__ import annotations

import pytest

from engine.models.legacy.operations import as_layer, as_operation


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
    assert made["config"]["name"] == made["name"] == "tf/op"
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
    ("function", "scale", "offset"),
    [("math.multiply", 3, 0), ("math.subtract", -1, 3), ("__operators__.add", 1, 3)],
)
def test_a_number_that_comes_first(function, scale, offset):
    layer = operation(function)
    layer["inbound_nodes"] = [["_CONSTANT_VALUE", -1, 3, {"y": ["x", 0, 0], "name": None}]]
    made = as_layer(layer)
    assert (made["config"]["scale"], made["config"]["offset"]) == (scale, offset)
    assert made["inbound_nodes"] == [[["x", 0, 0, {}]]]


def test_layers_of_a_keras_file_name_their_module():
    made = as_layer({**operation("math.add", y=1), "module": "keras.src.layers.core.tf_op_layer"})
    assert (made["module"], made["registered_name"]) == ("keras.layers", None)


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
        {**operation("math.add", y=1), "inbound_nodes": []},
        {**operation("math.add", y=1), "inbound_nodes": [["x", 0, 0, {}], ["x", 0, 0, {}]]},
        {**operation("math.add", y=1), "inbound_nodes": [["x", 0, 0]]},
    ],
)
def test_what_no_layer_does_is_left_alone(layer):
    assert as_layer(layer) is layer


def tensor(name):
    config = {"shape": [], "dtype": "float32", "keras_history": [name, 0, 0]}
    return {"class_name": "__keras_tensor__", "config": config}


def test_other_functions_become_operations():
    layer = operation("math.reduce_mean", axis=[1, 2], keepdims=True)
    made = as_operation(layer, {})
    assert (made["module"], made["class_name"]) == ("keras.src.ops.numpy", "Mean")
    assert made["config"] == {"name": "tf/op", "axis": [1, 2], "keepdims": True}
    assert made["inbound_nodes"] == [{"args": [tensor("x")], "kwargs": {}}]


def test_functions_of_two_and_of_many():
    made = as_operation(operation("math.maximum", y=["z", 0, 0]), {})
    assert made["inbound_nodes"] == [{"args": [tensor("x"), tensor("z")], "kwargs": {}}]
    many = operation("concat")
    many["inbound_nodes"] = [[["x", 0, 0, {"axis": -1}], ["z", 0, 0, {"axis": -1}]]]
    made = as_operation(many, {})
    assert made["inbound_nodes"] == [{"args": [[tensor("x"), tensor("z")]], "kwargs": {}}]


def piece(start=None, stop=None, step=None):
    return {"start": start, "stop": stop, "step": step}


def sliced(*spec):
    layer = operation("__operators__.getitem", slice_spec=list(spec))
    return {**layer, "class_name": "SlicingOpLambda"}


def key_of(layer, ranks):
    made = as_operation(layer, ranks)
    assert made["class_name"] == "GetItem"
    return made["inbound_nodes"][0]["args"][1]


def test_slices():
    whole, back = piece(), piece(step=-1)
    written = [{"class_name": "__slice__", "config": each} for each in (whole, back)]
    assert key_of(sliced(whole, 2, None, back), {}) == [written[0], 2, None, written[1]]


def test_an_ellipsis_is_as_many_axes_as_are_left():
    ellipsis = {"class_name": "__ellipsis__"}
    whole, back = (
        {"class_name": "__slice__", "config": each} for each in (piece(), piece(step=-1))
    )
    assert key_of(sliced(ellipsis, piece(step=-1)), {"x": 4}) == [whole, whole, whole, back]
    assert key_of(sliced(0, ellipsis, None), {"x": 3}) == [0, whole, whole, None]
    unknown = sliced(ellipsis, 0)
    assert as_operation(unknown, {}) is unknown


@pytest.mark.parametrize(
    "layer",
    [
        operation("io.read_file"),
        operation("py_function", inp=[1]),
        operation("math.reduce_mean", axis=1, surprise=2),
        sliced(piece(start=["y", 0, 0])),
        {**operation("math.exp"), "class_name": "InstanceMethod"},
        {"class_name": "Dense", "config": {"name": "d"}, "inbound_nodes": [[["x", 0, 0, {}]]]},
    ],
)
def test_what_no_operation_does_is_left_alone(layer):
    assert as_operation(layer, {}) is layer


def test_a_node_of_tensorflow_2_2():
    node = {"name": "Mul", "op": "Mul", "input": ["Mul/x", "x"], "attr": {}}
    layer = {
        "class_name": "TensorFlowOpLayer",
        "config": {"name": "tf_op_layer_Mul", "node_def": node, "constants": {"0": 2.0}},
        "name": "tf_op_layer_Mul",
        "inbound_nodes": [[["x", 0, 0, {}]]],
    }
    made = as_layer(layer)
    assert (made["class_name"], made["config"]["scale"]) == ("Rescaling", 2.0)
    strange = {**layer, "config": {**layer["config"], "node_def": {**node, "op": "ReadFile"}}}
    assert as_operation(as_layer(strange), {}) is strange
