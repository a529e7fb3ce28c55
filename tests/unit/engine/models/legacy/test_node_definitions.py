"""Operations that TensorFlow 2.0 to 2.3 saved as nodes of a graph."""

from __future__ import annotations

import pytest

from engine.models.legacy.node_definitions import function_of

X, Y = ["x", 0, 0], ["y", 0, 0]


def read(op, sources=(X,), constants=None, **attributes):
    node = {"name": "n", "op": op, "input": [], "attr": attributes}
    return function_of({"node_def": node, "constants": constants or {}}, list(sources))


def test_constants_stand_at_their_places():
    assert read("Sub", constants={"1": 2.0}) == ("subtract", X, {"y": 2.0})
    assert read("Sub", constants={"0": 2.0}) == ("subtract", 2.0, {"y": X})
    assert read("Sub", [X, Y]) == ("subtract", X, {"y": Y})


def test_attributes():
    assert read("Relu") == ("relu", X, {})
    assert read("Mean", constants={"1": [1, 2]}, keep_dims={"b": True}) == (
        "reduce_mean",
        X,
        {"axis": [1, 2], "keepdims": True},
    )
    assert read("LeakyRelu", alpha={"f": 0.3}) == ("leaky_relu", X, {"alpha": 0.3})
    assert read("Squeeze", squeeze_dims={"list": {"i": ["1", "2"]}})[2] == {"axis": [1, 2]}
    assert read("ConcatV2", [X, Y], {"2": -1}) == ("concat", [X, Y], {"axis": -1})
    assert read("Cast", DstT={"type": "DT_FLOAT"}) == ("cast", X, {"dtype": "float32"})
    pool = {"ksize": {"list": {"i": ["1", "2", "3", "1"]}}, "padding": {"s": "VkFMSUQ="}}
    pool |= {"strides": {"list": {"i": ["1", "1", "1", "1"]}}}
    expected = {"ksize": [1, 2, 3, 1], "strides": [1, 1, 1, 1], "padding": "VALID"}
    assert read("AvgPool", **pool) == ("avg_pool", X, expected)


def test_a_slice_with_every_mask():
    """x[:, 1, ..., tf.newaxis, 2:5:2] as TensorFlow 2.2 writes it."""
    masks = {"begin_mask": {"i": "1"}, "end_mask": {"i": "1"}, "shrink_axis_mask": {"i": "2"}}
    masks |= {"ellipsis_mask": {"i": "4"}, "new_axis_mask": {"i": "8"}}
    constants = {"1": [0, 1, 0, 0, 2], "2": [0, 2, 0, 0, 5], "3": [1, 1, 1, 1, 2]}
    function, first, arguments = read("StridedSlice", constants=constants, **masks)
    assert (function, first) == ("getitem", X)
    first_axis = {"start": None, "stop": None, "step": 1}
    last_axis = {"start": 2, "stop": 5, "step": 2}
    assert arguments["key"] == [
        {"class_name": "__slice__", "config": first_axis},
        1,
        {"class_name": "__ellipsis__", "config": {}},
        None,
        {"class_name": "__slice__", "config": last_axis},
    ]


@pytest.mark.parametrize(
    "made",
    [
        read("ReadFile"),
        read("Mul"),
        read("ResizeBilinear", constants={"1": [4, 4]}, half_pixel_centers={"b": False}),
        read("LeakyRelu", alpha={}),
        function_of({"node_def": "text", "constants": {}}, [X]),
        function_of({"node_def": {"op": "Relu"}}, [X]),
    ],
)
def test_what_is_not_known(made):
    assert made is None
