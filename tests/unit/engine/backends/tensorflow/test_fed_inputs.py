"""What inputs beside the image are fed, as tensors of the model's types."""

from __future__ import annotations

import numpy as np
import tensorflow as tf

from engine.backends.keras.inputs import image_input
from engine.backends.tensorflow.fed_inputs import FedInputs
from tests import models


def test_what_is_fed_beside_the_image():
    model = models.picture_and_table()
    others = FedInputs(model, image_input(model))
    batch = tf.random.normal((4, 24, 32, 3), seed=1)
    image, table, words = others.packed(batch)
    assert image is batch
    assert (table.shape, words.shape, words.dtype) == ((4, 5), (4, 3), tf.int32)
    assert not table.numpy().any()
    others.feed({"table": np.arange(5.0)[None], "words": np.array([[1.0, 2, 3]])})
    _, table, words = others.packed(batch)
    np.testing.assert_array_equal(table, np.tile(np.arange(5), (4, 1)))
    np.testing.assert_array_equal(words, np.tile([1, 2, 3], (4, 1)))
