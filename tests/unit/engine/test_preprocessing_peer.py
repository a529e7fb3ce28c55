"""An image file becomes the same numbers as in a notebook that calls Keras' `load_img`."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from PIL import Image

from engine.api.keys import Resize
from engine.imaging import read_image
from engine.preprocessing import prepare

SIZES = [(31, 20), (17, 97), (64, 64), (5, 3)]
"""Height and width: smaller, wider, larger and much smaller than the image."""


@pytest.fixture(scope="module", params=["a.png", "a.jpg", "grey.png", "grey.jpg"])
def path(request, tmp_path_factory):
    """A photograph-like picture: a smooth one with noise, so that every filter has work."""
    random = np.random.default_rng(5)
    rows, columns = np.mgrid[0:47, 0:61]
    smooth = 128 + 90 * np.sin(rows / 9) * np.cos(columns / 7)
    pixels = smooth[..., np.newaxis] + random.normal(0, 25, (47, 61, 3)) + [20, 0, -20]
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    file = tmp_path_factory.mktemp("images") / request.param
    (image.convert("L") if "grey" in request.param else image).save(file, quality=90)
    return str(file)


@pytest.mark.parametrize("resize", [each for each in Resize if each is not Resize.AREA])
@pytest.mark.parametrize(("mode", "channels"), [("rgb", 3), ("grayscale", 1)])
def test_every_number_is_that_of_load_img(path, resize, mode, channels):
    pixels = read_image(path).pixels
    for size in SIZES:
        image = keras.utils.load_img(
            path, color_mode=mode, target_size=size, interpolation=resize.value
        )
        expected = keras.utils.img_to_array(image)
        found = prepare(pixels, (*size, channels), "none", resize)[0]
        np.testing.assert_array_equal(found, expected)


def test_nearest_is_what_load_img_does_by_itself(path):
    expected = keras.utils.img_to_array(keras.utils.load_img(path, target_size=(20, 30)))
    found = prepare(read_image(path).pixels, (20, 30, 3), "none", Resize.NEAREST)[0]
    np.testing.assert_array_equal(found, expected)
    area = prepare(read_image(path).pixels, (20, 30, 3), "none")[0]
    assert np.abs(area - expected).max() > 20
