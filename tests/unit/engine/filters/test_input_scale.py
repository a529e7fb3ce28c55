"""The scale of a network's input, measured of every way of preprocessing."""

import numpy as np
import pytest

from engine.api.preprocessing import PREPROCESSING
from engine.filters.input_scale import InputScale, measured_scale
from engine.preprocessing import prepare

RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("name", PREPROCESSING)
def test_the_scale_feeds_what_preprocessing_feeds(name, channels):
    grey = np.repeat(RANDOM.integers(0, 256, (4, 5, 1), np.uint8), 3, axis=-1)
    pixels = grey if channels == 1 else RANDOM.integers(0, 256, (4, 5, 3), np.uint8)
    scale = measured_scale(lambda each: prepare(each, (1, 1, channels), name))
    picture = pixels[None, ..., : scale.colors].astype(np.float32) / 255
    expected = prepare(pixels, (4, 5, channels), name)
    size = np.abs(expected).max()
    np.testing.assert_allclose(scale.prepared(picture), expected, atol=1e-5 * size)
    np.testing.assert_allclose(scale.picture(expected), picture, atol=1e-5)


def test_a_step_of_one_level_is_in_the_inputs_scale():
    assert InputScale((255.0,), (0.0,)).step == pytest.approx(1)
    assert InputScale((2.0,), (-1.0,)).step == pytest.approx(1 / 127.5)
