"""Grad-CAM's arithmetic on arrays computed by hand, and on a small network others computed."""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf

from engine.attribution.methods.grad_cam import raw_map


def test_two_by_two_by_two():
    activations = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], np.float32)
    gradients = np.array([[[1, -2], [3, 0]], [[1, 0], [3, -2]]], np.float32)
    # Means over the grid: 2 and -1. So the map is 2 * first - second.
    np.testing.assert_array_equal(raw_map(activations, gradients), [[0, 2], [4, 6]])


def test_negative_sums_become_zero():
    activations = np.ones((2, 3, 1), np.float32)
    np.testing.assert_array_equal(raw_map(activations, -activations), np.zeros((2, 3)))


def test_height_and_width_keep_their_places():
    rng = np.random.default_rng(0)
    activations, gradients = rng.normal(size=(2, 3, 5, 6)).astype(np.float32)
    expected = np.maximum((activations * gradients.mean(axis=(0, 1))).sum(-1), 0)
    np.testing.assert_allclose(raw_map(activations, gradients), expected, rtol=1e-4, atol=1e-6)


def one_convolution():
    """The network of Captum's tests: 3 x 3 of ones, two biases, then signs channel by channel."""
    conv = keras.layers.Conv2D(2, 3)
    conv.build((None, 4, 4, 1))
    conv.set_weights([np.ones((3, 3, 1, 2)), np.array([-50.0, -75.0])])
    # Of eight numbers, the first channel's four first: five count for, three against.
    signs = np.array([1, 1, 1, 1, 1, -1, -1, -1], np.float32)
    return conv, lambda kept: tf.tensordot(
        tf.reshape(tf.transpose(kept, (0, 3, 1, 2)), (8,)), signs, 1
    )


def test_the_maps_that_captum_publishes():
    conv, score_of = one_convolution()
    inputs = np.arange(16, dtype=np.float32).reshape(1, 4, 4, 1)
    with tf.GradientTape() as tape:
        before = conv(inputs)
        after = tf.nn.relu(before)
        score = score_of(after)
    gradients = tape.gradient(score, [before, after])
    # By hand: the windows' sums are 45, 54, 81, 90.
    np.testing.assert_array_equal(before[0, :, :, 0], [[-5, 4], [31, 40]])
    np.testing.assert_array_equal(before[0, :, :, 1], [[-30, -21], [6, 15]])
    np.testing.assert_array_equal(
        raw_map(before[0], gradients[0][0]), [[11.25, 13.5], [20.25, 22.5]]
    )
    np.testing.assert_array_equal(raw_map(after[0], gradients[1][0]), [[0, 4], [28, 32.5]])
