"""Shapes and weights of layers, estimated from settings: by hand, and what is not known."""

from __future__ import annotations

import pytest

from engine.models.operation_shapes import number, numbers
from engine.models.shape_inference import output_shape, parameters


def layer(cls, **config):
    return {"class_name": cls, "config": config}


GRID = (None, 10, 12, 3)


@pytest.mark.parametrize(
    ("cls", "config", "count"),
    [
        ("Dense", {"units": 5}, 5 * 4),
        ("Dense", {"units": 5, "use_bias": False}, 5 * 3),
        ("Conv2D", {"filters": 8, "kernel_size": [3, 5]}, 8 * (3 * 5 * 3 + 1)),
        ("Conv2D", {"filters": 6, "kernel_size": 3, "groups": 3}, 6 * (9 + 1)),
        ("Conv2DTranspose", {"filters": 8, "kernel_size": [2, 2]}, 8 * (4 * 3 + 1)),
        ("DepthwiseConv2D", {"kernel_size": [3, 3], "depth_multiplier": 2}, 6 * 10),
        ("SeparableConv2D", {"kernel_size": [3, 3], "filters": 4}, 3 * 9 + 4 * (3 + 1)),
        ("BatchNormalization", {}, 3 * 4),
        ("BatchNormalization", {"scale": False}, 3 * 3),
        ("LayerNormalization", {"center": False}, 3),
        ("RMSNormalization", {}, 3),
        ("UnitNormalization", {}, 0),
        ("Normalization", {}, 7),
        ("Normalization", {"mean": [0.0]}, 0),
        ("LayerScale", {"projection_dim": 7}, 7),
        ("Embedding", {"input_dim": 10, "output_dim": 4}, 40),
        ("PReLU", {}, 10 * 12 * 3),
        ("PReLU", {"shared_axes": [1, 2]}, 3),
        ("LSTM", {"units": 5}, 4 * 5 * (3 + 5 + 1)),
        ("GRU", {"units": 5}, 3 * 5 * (3 + 5 + 1)),
        ("ConvLSTM2D", {"filters": 2, "kernel_size": [3, 3]}, 4 * 2 * (9 * (3 + 2) + 1)),
        ("MultiHeadAttention", {"num_heads": 2, "key_dim": 4}, 4 * 8 * 3),
        ("Flatten", {}, 0),
    ],
)
def test_weights_by_hand(cls, config, count):
    assert parameters(layer(cls, **config), GRID) == count


def test_channels_may_come_first():
    conv = layer("Conv2D", filters=2, kernel_size=[1, 1], data_format="channels_first")
    assert parameters(conv, (None, 5, 10, 12)) == 2 * 6
    assert output_shape(conv, [(None, 5, 10, 12)]) == (None, 2, 10, 12)


@pytest.mark.parametrize(
    ("cls", "config", "shape"),
    [
        ("Dense", {"units": 5}, (None, 10, 12, 5)),
        ("EinsumDense", {"equation": "abcd,de->abce", "output_shape": [10, 12, 7]}, (*GRID[:3], 7)),
        ("EinsumDense", {"equation": "...x,xy->...y", "output_shape": 7}, (*GRID[:3], 7)),
        (
            "EinsumDense",
            {"equation": "abcd,def->abef", "output_shape": [None, 8, 9]},
            (None, 10, 8, 9),
        ),
        ("Flatten", {}, (None, 360)),
        ("GlobalAveragePooling2D", {}, (None, 3)),
        ("GlobalMaxPooling2D", {"keepdims": True}, (None, 1, 1, 3)),
        ("Reshape", {"target_shape": [-1, 6]}, (None, 60, 6)),
        ("Permute", {"dims": [3, 1, 2]}, (None, 3, 10, 12)),
        ("Resizing", {"height": 4, "width": 5}, (None, 4, 5, 3)),
        ("ZeroPadding2D", {"padding": [[1, 2], [0, 3]]}, (None, 13, 15, 3)),
        ("ZeroPadding2D", {"padding": 2}, (None, 14, 16, 3)),
        ("Cropping2D", {"cropping": [[1, 2], [0, 20]]}, (None, 7, 0, 3)),
        ("UpSampling2D", {"size": [2, 3]}, (None, 20, 36, 3)),
        ("Conv2D", {"filters": 8, "kernel_size": 3}, (None, 8, 10, 8)),
        ("Conv2D", {"filters": 8, "kernel_size": 3, "padding": "same"}, (None, 10, 12, 8)),
        ("Conv2D", {"filters": 8, "kernel_size": 3, "strides": [2, 3]}, (None, 4, 4, 8)),
        ("Conv2D", {"filters": 8, "kernel_size": 3, "dilation_rate": 2}, (None, 6, 8, 8)),
        (
            "Conv2D",
            {"filters": 8, "kernel_size": 3, "padding": "same", "strides": 4},
            (None, 3, 3, 8),
        ),
        ("Conv2DTranspose", {"filters": 8, "kernel_size": 3, "strides": 2}, (None, 21, 25, 8)),
        ("DepthwiseConv2D", {"kernel_size": 3, "depth_multiplier": 2}, (None, 8, 10, 6)),
        ("MaxPooling2D", {}, (None, 5, 6, 3)),
        ("AveragePooling2D", {"pool_size": 3, "strides": 1}, (None, 8, 10, 3)),
        ("Embedding", {"output_dim": 7}, (None, 10, 12, 3, 7)),
        ("LSTM", {"units": 5}, (None, 5)),
        ("LSTM", {"units": 5, "return_sequences": True}, (None, None, 5)),
        ("Pipeline", {}, None),
        ("Activation", {}, GRID),
    ],
)
def test_shapes_by_hand(cls, config, shape):
    assert output_shape(layer(cls, **config), [GRID]) == shape


def test_what_is_not_known_stays_unknown():
    assert output_shape(layer("Flatten"), [(None, None, 3)]) == (None, None)
    assert output_shape(layer("Conv2D", filters=4, kernel_size=3), [(None, None, 9, 3)]) == (
        None,
        None,
        7,
        4,
    )
    assert output_shape(layer("Conv2D", filters=4), [None]) == (None, None, None, 4)
    assert output_shape(layer("Dense", units=4), []) == (None, 4)
    assert output_shape(layer("Activation"), [None]) is None
    assert output_shape(layer("Reshape", target_shape=[-1]), [(None, None, 2)]) == (None, None)


def test_inputs_are_joined_along_their_axis():
    join = layer("Concatenate", axis=-1)
    assert output_shape(join, [(None, 4, 2), (None, 4, 3)]) == (None, 4, 5)
    assert output_shape(join, [(None, 4, 2), (None, 4, None)]) == (None, 4, None)
    assert output_shape(join, [(None, 4, 2), None]) is None
    assert output_shape(join, [(None, 4, 2), (None, 4)]) is None
    assert output_shape(layer("Concatenate", axis=1), [(None, 4, 2), (None, 3, 2)]) == (None, 7, 2)


def test_of_several_inputs_the_largest_is_broadcast_to():
    assert output_shape(layer("Multiply"), [(None, 1, 1, 8), (None, 7, 7, 8)]) == (None, 7, 7, 8)


def test_wrapped_layers_do_what_they_wrap():
    both = layer("Bidirectional", layer=layer("LSTM", units=5))
    assert output_shape(both, [(None, 9, 3)]) == (None, 10)
    each = layer("TimeDistributed", layer=layer("Flatten"))
    assert output_shape(each, [(None, 9, 4, 5)]) == (None, 9, 20)


@pytest.mark.parametrize(
    ("value", "whole"),
    [(3, 3), (2.9, 2), (-4, 0), (True, 7), ("3", 7), (None, 7), (float("nan"), 7)],
)
def test_settings_that_are_no_numbers_have_a_default(value, whole):
    assert number(value, 7) == whole


def test_one_number_stands_for_every_axis():
    assert numbers(3, 2) == [3, 3]
    assert numbers([3, 4, 5], 2) == [3, 4]
    assert numbers([], 2, 6) == [6, 6]
