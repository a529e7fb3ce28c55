"""Where an input lies on its image: crops and paddings as Keras has them, and the way back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.display import Region
from engine.api.geometry import InputGeometry, input_geometry, input_notes
from engine.api.keys import Fit, InputKey
from tests.unit.engine.ipc.stage import model_info


def geometry(image, fit, size):
    return input_geometry(image, InputKey("m", "i", fit=fit, size=size))


def frame(found):
    return found.top, found.left, found.height, found.width


@pytest.mark.parametrize(
    ("image", "size", "crop", "box"),
    [
        # 300 x 200 into a square: the middle 200 rows; or 300 columns, 50 of them on each side
        ((300, 200), (224, 224), (50, 0, 200, 200), (0, -50, 300, 300)),
        ((200, 300), (224, 224), (0, 50, 200, 200), (-50, 0, 300, 300)),
        # 50 x 90 at 24:32: 50 * 32 / 24 = 66.7 columns, 90 * 24 / 32 = 67.5 rows
        ((50, 90), (24, 32), (0, 12, 50, 66), (-8, 0, 66, 90)),
        ((100, 100), (7, 7), (0, 0, 100, 100), (0, 0, 100, 100)),
        ((1, 1000), (10, 10), (0, 499, 1, 1), (-499, 0, 999, 1000)),
        ((3, 2), (10, 10), (0, 0, 2, 2), (0, 0, 3, 2)),  # half a pixel is left out
    ],
)
def test_frames_in_the_images_own_pixels(image, size, crop, box):
    assert frame(geometry(image, Fit.CROP, size)) == crop
    assert frame(geometry(image, Fit.LETTERBOX, size)) == box
    whole = geometry(image, Fit.STRETCH, size)
    assert whole.is_whole
    assert (whole.rows, whole.columns) == (slice(0, image[0]), slice(0, image[1]))


@pytest.mark.parametrize("fit", Fit)
def test_without_a_size_the_whole_image_is_fed(fit):
    assert geometry((30, 20), fit, None).is_whole
    assert input_geometry((30, 20, 3), None).is_whole


@pytest.mark.tensorflow
@pytest.mark.parametrize("image", [(300, 200), (50, 91), (33, 100), (7, 5)])
@pytest.mark.parametrize("size", [(224, 224), (24, 32), (31, 8)])
def test_the_frames_are_those_of_keras(image, size):
    import keras

    # With a resize to the frame's own size Keras only crops or pads.
    picture = np.random.default_rng(0).integers(1, 256, (*image, 1)).astype(np.float32)
    crop, box = (geometry(image, fit, size) for fit in (Fit.CROP, Fit.LETTERBOX))
    resize = keras.ops.image.resize
    cropped = resize(picture, size, crop_to_aspect_ratio=True, interpolation="nearest")
    by_hand = picture[crop.rows, crop.columns]
    again = resize(by_hand, size, interpolation="nearest")
    np.testing.assert_array_equal(cropped, again)
    padded = resize(picture, size, pad_to_aspect_ratio=True, interpolation="nearest")
    by_hand = np.zeros((*box.shape, 1), np.float32)
    by_hand[-box.top : image[0] - box.top, -box.left : image[1] - box.left] = picture
    np.testing.assert_array_equal(padded, resize(by_hand, size, interpolation="nearest"))


def test_positions_on_the_frame():
    crop = InputGeometry((50, 90), 0, 12, 50, 66)
    assert crop.on_frame(12.0, 0.0) == (0.0, 0.0)
    assert crop.on_frame(77.5, 49.5) == (65.5, 49.5)
    for outside in ((11.9, 3), (78.0, 3), (20, -0.1), (20, 50)):
        assert crop.on_frame(*outside) is None
    box = InputGeometry((50, 90), -8, 0, 66, 90)
    assert box.on_frame(0.5, 0.5) == (0.5, 8.5)
    assert box.on_frame(0.5, 50) is None  # there is padding, but no image
    region = Region(10, 20, 30, 15, 60, 30)
    assert crop.region_on_frame(region) == replace(region, x=-2)
    assert box.region_on_frame(region) == replace(region, y=28)


def test_a_windows_pixels_have_their_centres_on_what_is_fed():
    crop = InputGeometry((4, 10), 0, 3, 4, 4)  # columns 3 to 6
    assert crop.window(Region(0, 0, 10, 4, 10, 4)) == (slice(0, 4), slice(3, 7))
    # Twice as large, from column 2.25 on: centres at 2.5, 3.0, ... 6.5, 7.0
    rows, columns = crop.window(Region(2.25, 0, 6, 4, 12, 8))
    assert (rows, columns) == (slice(0, 8), slice(1, 9))
    assert crop.window(Region(7.5, 0, 2, 4, 2, 4))[1] == slice(0, 0)
    assert crop.window(Region(0, 0, 2, 4, 2, 4))[1] == slice(2, 2)


@pytest.mark.parametrize("fit", Fit)
def test_a_smaller_copy_of_the_image_has_the_same_frame(fit):
    found = geometry((300, 200), fit, (224, 224)).scaled((30, 20))
    assert found == geometry((30, 20), fit, (224, 224))


@pytest.mark.parametrize(
    ("image", "fit", "size", "words"),
    [
        ((100, 100), Fit.STRETCH, (224, 224), None),
        ((100, 105), Fit.STRETCH, (224, 224), None),
        ((100, 120), Fit.STRETCH, (224, 224), "is squashed: 120 × 100 pixels are fed as 224 × 224"),
        ((120, 100), Fit.STRETCH, (224, 224), "is squashed: 100 × 120 pixels"),
        ((120, 100), Fit.STRETCH, (120, 100), None),
        ((100, 120), Fit.CROP, (224, 224), "Only the middle 100 × 100 of 120 × 100 pixels"),
        ((100, 120), Fit.LETTERBOX, (224, 224), "padded with black"),
        ((100, 100), Fit.LETTERBOX, (224, 224), None),
    ],
)
def test_what_a_user_has_to_know(image, fit, size, words):
    told = geometry(image, fit, size).sentence(size)
    assert (told is None) == (words is None)
    assert words is None or words in str(told)


def test_a_size_that_nothing_tells_is_said():
    from engine.models.input_size import find_input_size

    size, reason = find_input_size({}, "net", (None, None))
    info = replace(model_info(), input_shape=(None, None, 3), usual_size=size, size_reason=reason)
    (note,) = input_notes((100, 300, 3), InputKey("m", "i"), info)
    assert "at most 512 pixels on the longer side" in str(note)
    key = InputKey("m", "i", size=info.input_size(Fit.STRETCH, (64, 64)))
    (note,) = input_notes((100, 300, 3), key, info)
    assert "is squashed" in str(note)
    assert input_notes((100, 100, 3), key, info) == []


def test_the_size_of_an_input():
    fixed = replace(model_info(), input_shape=(24, 32, 3))
    assert fixed.input_size(Fit.STRETCH, (9, 9)) is None  # as it always was
    assert fixed.input_size(Fit.CROP, (9, 9)) == (24, 32)
    free = replace(model_info(), input_shape=(None, None, 3), usual_size=(224, 224))
    assert free.input_size(Fit.STRETCH, None) == (224, 224)
    assert free.input_size(Fit.CROP, (64, 32)) == (64, 32)
    assert replace(free, usual_size=None).input_size(Fit.CROP, None) is None
    half = replace(free, input_shape=(48, None, 3), usual_size=None)
    assert half.input_size(Fit.LETTERBOX, (64, 32)) == (48, 32)
    assert [each.takes_any_size for each in (fixed, free, half)] == [False, True, True]
