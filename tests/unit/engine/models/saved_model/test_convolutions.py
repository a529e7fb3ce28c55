"""Convolutions and pools keep their windows, and what Keras has not is refused."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.saved_model.translation import BATCH
from tests.flat_graphs import reason_of, row_of

ONE = {"strides": (1, 1, 1, 1), "padding": "SAME", "data_format": "NHWC"}


def conv(k=(3, 3, 3, 4), op="Conv2D", shape=(-1, 9, 9, 3), **attributes):
    return row_of(("y", op, "x k", ONE | attributes), k=np.ones(k), shape=shape)


@pytest.mark.parametrize(
    ("attributes", "sides"),
    [
        ({}, (9, 9)),
        ({"strides": (1, 2, 3, 1)}, (5, 3)),
        ({"padding": "VALID"}, (7, 7)),
        ({"padding": "VALID", "strides": (1, 2, 2, 1)}, (4, 4)),
        ({"padding": "VALID", "dilations": (1, 2, 3, 1)}, (5, 3)),
        ({"padding": "EXPLICIT", "explicit_paddings": (0, 0, 1, 0, 2, 2, 0, 0)}, (8, 11)),
    ],
)
def test_the_sides_of_what_a_window_makes(attributes, sides):
    row = conv(**attributes)
    assert row.shape == (BATCH, *sides, 4)
    assert row.cls == "Conv2D"


def test_explicit_padding_is_a_layer():
    row = conv(padding="EXPLICIT", explicit_paddings=(0, 0, 1, 0, 2, 2, 0, 0))
    assert row.inputs[0].settings == {"padding": [[1, 0], [2, 2]]}
    assert row.settings["padding"] == "valid"


def test_groups_follow_from_the_kernel():
    row = conv(k=(3, 3, 2, 6), shape=(-1, 9, 9, 4))
    assert row.settings["groups"] == 2
    assert row.settings["filters"] == 6


def test_depthwise():
    row = conv(k=(3, 3, 3, 2), op="DepthwiseConv2dNative")
    assert row.shape == (BATCH, 9, 9, 6)
    assert row.settings["depth_multiplier"] == 2


def blocks(pads, crops, k=(3, 3, 3, 4), side=9):
    return row_of(
        ("s", "SpaceToBatchND", "x b p", {}),
        ("c", "Conv2D", "s k", ONE | {"padding": "VALID"}),
        ("y", "BatchToSpaceND", "c b q", {}),
        shape=(-1, side, side, 3),
        b=np.array([2, 2]),
        p=np.array(pads),
        q=np.array(crops),
        k=np.ones(k),
    )


def test_dilation_in_blocks():
    row = blocks([[2, 3], [2, 3]], [[0, 1], [0, 1]])  # one more than needed, and cut off again
    assert row.settings["dilation_rate"] == [2, 2]
    assert row.settings["padding"] == "same"
    assert row.shape == (BATCH, 9, 9, 4)
    row = blocks([[0, 1], [0, 1]], [[0, 1], [0, 1]])
    assert row.settings["padding"] == "valid"
    assert row.shape == (BATCH, 5, 5, 4)


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"data_format": "NCHW"}, "channels come before rows"),
        ({"strides": (1, 2, 2, 1), "dilations": (1, 2, 2, 1)}, "strides together"),
        ({"strides": (2, 1, 1, 1)}, "strides over images"),
        ({"padding": "OTHER"}, "unknown padding"),
    ],
)
def test_what_keras_has_not(attributes, words):
    assert words in reason_of(("y", "Conv2D", "x k", ONE | attributes), k=np.ones((3, 3, 3, 4)))


def test_kernels_that_do_not_fit():
    assert "number of channels" in reason_of(("y", "Conv2D", "x k", ONE), k=np.ones((3, 3, 2, 4)))
    assert "larger than its input" in reason_of(
        ("y", "Conv2D", "x k", ONE | {"padding": "VALID"}), k=np.ones((9, 9, 3, 4))
    )


def transposed(target, **attributes):
    node = ("y", "Conv2DBackpropInput", "t k x", ONE | {"strides": (1, 2, 2, 1)} | attributes)
    return node, {"t": np.array(target), "k": np.ones((3, 3, 4, 3)), "shape": (-1, 8, 8, 3)}


def test_transposed():
    node, more = transposed([16, 16])
    assert row_of(node, **more).shape == (BATCH, 16, 16, 4)
    node, more = transposed([17, 17], padding="VALID")
    assert row_of(node, **more).settings["padding"] == "valid"
    node, more = transposed([15, 15])
    assert "unusual size" in reason_of(node, **more)


def test_pools():
    window = ONE | {"ksize": (1, 3, 2, 1), "strides": (1, 2, 1, 1), "padding": "VALID"}
    row = row_of(("y", "MaxPool", "x", window))
    assert row.shape == (BATCH, 3, 7, 3)
    assert row.settings == {"pool_size": [3, 2], "strides": [2, 1], "padding": "valid"}
    assert row_of(("y", "AvgPool", "x", window)).cls == "AveragePooling2D"
    deep = window | {"ksize": (1, 1, 1, 3)}
    assert "channels" in reason_of(("y", "MaxPool", "x", deep))


def test_batch_normalisation_of_training_is_refused():
    four = {name: np.ones(3) for name in "abcd"}
    for attributes in ({"is_training": True}, {}):  # it is what is left out
        node = ("y", "FusedBatchNormV3", "x a b c d", attributes)
        assert "statistics of the images" in reason_of(node, **four)
    node = ("y", "FusedBatchNormV3", "x a b c d", {"is_training": False, "epsilon": 0.01})
    assert row_of(node, **four).settings["epsilon"] == 0.01
