"""Arrays are cut, joined and turned as TensorFlow does; what depends on the image is refused."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.models.saved_model.keras_description import describe
from engine.models.saved_model.translation import BATCH
from tests.flat_graphs import graph, reason_of, row_of

IMAGE = np.random.default_rng(0).normal(size=(2, 8, 8, 3)).astype(np.float32)


def computed(*nodes, **more):
    made, arrays = graph(*nodes, **more)
    model = keras.Model.from_config(describe(made, arrays.__getitem__).config["config"])
    return model(IMAGE).numpy()


@pytest.mark.parametrize(
    ("nodes", "constants", "expected"),
    [
        ([("y", "Reshape", "x c", {})], {"c": [-1, 192]}, IMAGE.reshape(2, 192)),
        ([("y", "Reshape", "x c", {})], {"c": [-1, 8, 24]}, IMAGE.reshape(2, 8, 24)),
        ([("y", "Reshape", "x c", {})], {"c": [-1, 3]}, IMAGE.reshape(-1, 3)),
        ([("y", "Transpose", "x c", {})], {"c": [0, 2, 1, 3]}, IMAGE.transpose(0, 2, 1, 3)),
        ([("y", "Transpose", "x c", {})], {"c": [3, 0, 1, 2]}, IMAGE.transpose(3, 0, 1, 2)),
        ([("y", "ExpandDims", "x c", {})], {"c": 1}, IMAGE[:, None]),
        ([("y", "ReverseV2", "x c", {})], {"c": [-1, 1]}, IMAGE[:, ::-1, :, ::-1]),
        ([("y", "Tile", "x c", {})], {"c": [1, 2, 1, 1]}, np.tile(IMAGE, [1, 2, 1, 1])),
        ([("y", "GatherV2", "x i a", {})], {"i": [2, 0], "a": 3}, IMAGE[..., [2, 0]]),
        ([("y", "GatherV2", "x i a", {})], {"i": 1, "a": 1}, IMAGE[:, 1]),
        (
            [("y", "Slice", "x b s", {})],
            {"b": [0, 1, 2, 0], "s": [-1, 3, -1, 2]},
            IMAGE[:, 1:4, 2:, :2],
        ),
        (
            [("y", "Pad", "x c", {})],
            {"c": [[0, 0], [1, 2], [0, 1], [0, 0]]},
            np.pad(IMAGE, [[0, 0], [1, 2], [0, 1], [0, 0]]),
        ),
        (
            [("y", "PadV2", "x c v", {})],
            {"c": [[0, 0], [0, 0], [0, 0], [1, 0]], "v": 2.0},
            np.pad(IMAGE, [[0, 0], [0, 0], [0, 0], [1, 0]], constant_values=2.0),
        ),
        (
            [("y", "MirrorPad", "x c", {"mode": "SYMMETRIC"})],
            {"c": [[0, 0], [1, 1], [0, 0], [0, 0]]},
            np.pad(IMAGE, [[0, 0], [1, 1], [0, 0], [0, 0]], mode="symmetric"),
        ),
        (
            [("s", "SplitV", "x l a", {}), ("y", "ConcatV2", "s:1 s:0 a", {})],
            {"l": [1, -1], "a": 3},
            IMAGE[..., [1, 2, 0]],
        ),
        (
            [("u", "Unpack", "x", {"axis": 3, "num": 3}), ("y", "Pack", "u:2 u:0", {"axis": 1})],
            {},
            IMAGE[..., [2, 0]].transpose(0, 3, 1, 2),
        ),
        (
            [("y", "ConcatV2", "c x c a", {})],
            {"c": np.full((1, 1, 8, 3), 7.0), "a": 1},
            np.pad(IMAGE, [[0, 0], [1, 1], [0, 0], [0, 0]], constant_values=7.0),
        ),
        ([("y", "SpaceToDepth", "x", {"block_size": 2})], {}, tf.nn.space_to_depth(IMAGE, 2)),
        ([("y", "Mean", "x c", {})], {"c": [1, 2]}, IMAGE.mean((1, 2))),
        ([("y", "Max", "x c", {"keep_dims": True})], {"c": [-1]}, IMAGE.max(-1, keepdims=True)),
        ([("y", "Sum", "x c", {})], {"c": [1]}, IMAGE.sum(1)),
        (
            [("y", "ResizeBilinear", "x c", {"half_pixel_centers": True})],
            {"c": [5, 11]},
            tf.image.resize(IMAGE, (5, 11)),
        ),
        (
            [("y", "ResizeNearestNeighbor", "x c", {})],
            {"c": [16, 24]},
            IMAGE.repeat(2, 1).repeat(3, 2),
        ),
    ],
)
def test_shapes_are_changed(nodes, constants, expected):
    constants = {name: np.asarray(value) for name, value in constants.items()}
    np.testing.assert_allclose(computed(*nodes, **constants), expected, rtol=1e-5, atol=1e-6)


def test_a_slice_with_masks():
    masks = {"begin_mask": 0b1101, "end_mask": 0b1001, "shrink_axis_mask": 0b10}
    nodes = [("y", "StridedSlice", "x b e s", masks)]
    found = computed(
        *nodes, b=np.array([0, 3, 0, 0]), e=np.array([0, 4, 6, 0]), s=np.array([1, 1, 2, -1])
    )
    np.testing.assert_array_equal(found, IMAGE[:, 3, 0:6:2, ::-1])


def test_the_number_of_images_is_followed_through_a_shape():
    row = row_of(
        ("s", "Shape", "x", {}),
        ("n", "StridedSlice", "s b e o", {"shrink_axis_mask": 1}),
        ("t", "Pack", "n c", {"axis": 0}),
        ("y", "Reshape", "x t", {}),
        b=np.array([0]),
        e=np.array([1]),
        o=np.array([1]),
        c=np.array(192),
    )
    assert (row.cls, row.shape) == ("Flatten", (BATCH, 192))


def test_a_batch_of_one_in_a_target_is_the_batch():
    row = row_of(("y", "Reshape", "x c", {}), c=np.array([1, 192]), shape=(1, 8, 8, 3))
    assert row.shape == (BATCH, 192)
    mixed = reason_of(("y", "Reshape", "x c", {}), c=np.array([2, 192]), shape=(1, 8, 8, 3))
    assert "number of values" in mixed or "not known" in mixed


def test_a_dense_layer_on_many_axes_is_one_layer():
    row = row_of(
        ("a", "Reshape", "x c", {}),
        ("m", "MatMul", "a k", {}),
        ("y", "Reshape", "m t", {}),
        c=np.array([-1, 3]),
        k=np.ones((3, 5)),
        t=np.array([-1, 8, 8, 5]),
    )
    assert row.cls == "Dense"
    assert row.inputs[0].cls == "InputLayer"


def test_rows_that_are_repeated_are_upsampling():
    row = row_of(
        ("a", "ExpandDims", "x one", {}),
        ("b", "Tile", "a t", {}),
        ("c", "Reshape", "b s", {}),
        ("d", "ExpandDims", "c two", {}),
        ("e", "Tile", "d u", {}),
        ("y", "Reshape", "e v", {}),
        one=np.array(2),
        t=np.array([1, 1, 2, 1, 1]),
        s=np.array([-1, 16, 8, 3]),
        two=np.array(3),
        u=np.array([1, 1, 1, 3, 1]),
        v=np.array([-1, 16, 24, 3]),
    )
    assert row.cls == "UpSampling2D"
    assert row.settings["size"] == [2, 3]
    assert row.inputs[0].cls == "InputLayer"


def test_whole_numbers_become_real_ones():
    row = row_of(("y", "Cast", "x", {"DstT": "float32"}), dtype="uint8")
    assert row.settings == {"scale": 1.0, "offset": 0.0}
    cast = ("c", "Cast", "x", {"DstT": "float32"})
    row = row_of(cast, ("y", "Mul", "c s", {}), dtype="uint8", s=0.5)
    assert row.settings["scale"] == 0.5
    assert row.inputs[0].cls == "InputLayer"


@pytest.mark.parametrize(
    ("node", "constants", "words"),
    [
        (("y", "ResizeBilinear", "x c", {}), {"c": [5, 5]}, "half_pixel_centers is false"),
        (
            ("y", "ResizeNearestNeighbor", "x c", {"align_corners": True}),
            {"c": [16, 16]},
            "corners are aligned",
        ),
        (("y", "Cast", "x", {"DstT": "float16"}), {}, "computes with float16"),
        (("y", "Reshape", "x c", {}), {"c": [3, 7]}, "number of values"),
        (("y", "Squeeze", "x", {"squeeze_dims": (1,)}), {}, "longer than 1"),
        (("y", "Tile", "x x", {}), {}, "depends on the image"),
        (("y", "GatherV2", "x i a", {}), {"i": [9], "a": 1}, "not known before"),
    ],
)
def test_what_keras_has_not(node, constants, words):
    constants = {name: np.asarray(value) for name, value in constants.items()}
    assert words in reason_of(node, **constants)
