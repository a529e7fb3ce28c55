"""An image file becomes the same numbers as in a notebook that calls Keras' `load_img`."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from PIL import Image

from engine.api.keys import Resize
from engine.api.preprocessing import PREPROCESSING, scheme_of, spelled
from engine.imaging import read_image
from engine.models.architectures import ARCHITECTURES
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


# Modules of keras.applications, whose `preprocess_input` is what the published weights take. In the
# later ones it does nothing: a Rescaling or Normalization is the first layer of the model.
APPLICATIONS = {
    "vgg16": "VGG",
    "vgg19": "VGG",
    "resnet": "ResNet",
    "resnet50": "ResNet",
    "resnet_v2": "ResNetV2",
    "mobilenet": "MobileNet",
    "mobilenet_v2": "MobileNetV2",
    "inception_v3": "InceptionV3",
    "inception_resnet_v2": "InceptionResNetV2",
    "xception": "Xception",
    "nasnet": "NASNet",
    "densenet": "DenseNet",
    "mobilenet_v3": None,
    "efficientnet": None,
    "efficientnet_v2": None,
    "convnext": None,
}


def every_level() -> np.ndarray:
    """Pixels (16, 16, 3) with every level in every channel."""
    levels = np.arange(256, dtype=np.uint8)
    return np.stack([levels, levels[::-1], np.roll(levels, 77)], axis=-1).reshape(16, 16, 3)


@pytest.mark.parametrize("module", APPLICATIONS)
def test_each_family_is_fed_what_its_own_function_gives(module):
    family = APPLICATIONS[module]
    names = {each.preprocess for each in ARCHITECTURES if each.name == family} or {"none"}
    pixels = every_level()
    function = getattr(keras.applications, module).preprocess_input
    expected = function(pixels.astype(np.float32))
    for name in names:
        np.testing.assert_array_equal(prepare(pixels, (16, 16, 3), name)[0], expected)
        again = spelled(scheme_of(name))
        np.testing.assert_array_equal(prepare(pixels, (16, 16, 3), again)[0], expected)
    assert len(names) == 1


def test_no_family_is_left_out():
    modules = {
        name
        for name in dir(keras.applications)
        if hasattr(getattr(keras.applications, name), "preprocess_input")
    }
    assert modules - {"imagenet_utils"} == set(APPLICATIONS)
    within = {"MobileNetV3", "EfficientNet", "EfficientNetV2", "ConvNeXt"}
    assert {each.name for each in ARCHITECTURES} == {*APPLICATIONS.values(), *within} - {None}


@pytest.mark.parametrize("mode", ["tf", "torch", "caffe"])
def test_the_modes_of_imagenet_utils_have_names(mode):
    name = {"tf": "signed"}.get(mode, mode)
    expected = keras.applications.imagenet_utils.preprocess_input(
        every_level().astype(np.float32), mode=mode
    )
    assert name in PREPROCESSING
    np.testing.assert_array_equal(prepare(every_level(), (16, 16, 3), name)[0], expected)
