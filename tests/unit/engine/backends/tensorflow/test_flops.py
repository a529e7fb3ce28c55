"""What a pass takes, counted by hand."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from engine.backends.tensorflow.flops import flops_of


def test_a_convolution_by_hand():
    kernel = tf.constant(np.ones((3, 3, 2, 5), np.float32))
    found = flops_of(lambda x: tf.nn.conv2d(x, kernel, 1, "VALID"), (6, 8, 2))
    assert found.units == 5
    assert found.multiplications == 4 * 6 * 5 * (3 * 3 * 2)
    assert found.bytes == 4 * 4 * 6 * 5
    assert found.training_bytes == 2 * found.bytes


def test_a_depthwise_convolution_multiplies_once_a_channel():
    kernel = tf.constant(np.ones((3, 3, 4, 1), np.float32))
    found = flops_of(lambda x: tf.nn.depthwise_conv2d(x, kernel, [1, 1, 1, 1], "SAME"), (5, 5, 4))
    assert found.multiplications == 5 * 5 * 4 * 9


def test_a_matrix_product_by_hand():
    weights = tf.constant(np.ones((6, 3), np.float32))
    found = flops_of(lambda x: tf.reshape(x, (1, 6)) @ weights, (2, 3))
    assert (found.units, found.multiplications) == (3, 3 * 6)
    turned = tf.constant(np.ones((3, 6), np.float32))
    found = flops_of(lambda x: tf.matmul(tf.reshape(x, (1, 6)), turned, transpose_b=True), (2, 3))
    assert found.multiplications == 3 * 6


def test_sums_multiply_nothing_but_take_room():
    found = flops_of(lambda x: x + 1.0, (4, 4, 1))
    assert (found.multiplications, found.bytes) == (0, 4 * 16)
