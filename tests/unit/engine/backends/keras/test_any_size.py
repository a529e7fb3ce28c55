"""Models that are called with other sizes than they were built for, for a while."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from keras import layers

from engine.backends.keras.any_size import any_size

pytestmark = pytest.mark.tensorflow


def convolutions():
    inner_input = keras.Input((8, 8, 3))
    inner = keras.Model(inner_input, layers.Conv2D(2, 3)(inner_input))
    return keras.Sequential([keras.Input((8, 8, 3)), inner, layers.ReLU()])


def test_another_size_passes_within_and_is_refused_again_behind():
    model = convolutions()
    large = np.zeros((1, 20, 13, 3), np.float32)
    with any_size(model):
        assert tuple(model(large).shape) == (1, 18, 11, 2)
    with pytest.raises(ValueError, match="shape"):
        model(large)


def test_a_failure_within_leaves_the_model_as_it_was():
    model = convolutions()

    def fails():
        with any_size(model):
            raise KeyError("on the way")

    with pytest.raises(KeyError, match="on the way"):
        fails()
    with pytest.raises(ValueError, match="shape"):
        model(np.zeros((1, 20, 13, 3), np.float32))
