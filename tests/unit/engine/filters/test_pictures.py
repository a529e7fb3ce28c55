"""Pictures as coefficients, in colour, in the input's scale, and moved: against numpy."""

import numpy as np
import pytest
from keras import ops

from engine.filters.input_scale import InputScale, measured_scale
from engine.filters.parametrizations.color_decorrelation import axes_from_rgb, rgb_from_axes
from engine.filters.parametrizations.spectrum import (
    frequency_scale,
    spectrum_of,
    spectrum_shape,
    values_of,
)
from engine.filters.transforms import JITTER, moved, moves, no_moves
from engine.preprocessing import PREPROCESSING, prepare

RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize(("height", "width"), [(8, 8), (6, 9), (7, 10), (5, 5)])
def test_coefficients_are_transformed_as_numpy_does(height, width):
    spectrum = RANDOM.normal(size=(2, *spectrum_shape(height, width, 3))).astype(np.float32)
    scaled = (spectrum[:, 0] + 1j * spectrum[:, 1]) * frequency_scale(height, width) / 4
    expected = np.fft.irfft2(scaled.swapaxes(-1, -2), s=(height, width))
    np.testing.assert_allclose(values_of(spectrum, height, width), expected, atol=1e-5)


def test_each_coefficient_counts_one_over_its_frequency():
    scale = frequency_scale(8, 16)
    assert scale[2, 0] / scale[4, 0] == pytest.approx(2)
    assert scale[0, 1] / scale[0, 2] == pytest.approx(2)
    assert scale[0, 3] == scale[0, -3]
    assert scale[0, 0] == scale[1, 0] == pytest.approx(16 * np.sqrt(8 * 16))


@pytest.mark.parametrize(("height", "width"), [(8, 8), (6, 9)])
def test_values_come_back_from_their_coefficients(height, width):
    values = RANDOM.normal(size=(3, height, width)).astype(np.float32)
    np.testing.assert_allclose(
        values_of(spectrum_of(values)[None], height, width)[0], values, atol=1e-5
    )


def test_the_axes_make_the_colors_of_photographs():
    axes = RANDOM.normal(size=(1, 3, 400, 500)).astype(np.float32)
    rgb = np.asarray(rgb_from_axes(axes))
    values = np.log(rgb / (1 - rgb)).reshape(-1, 3).astype(np.float64)
    published = np.array([[0.26, 0.09, 0.02], [0.27, 0.0, -0.05], [0.27, -0.09, 0.03]])
    length = max(np.sqrt((published[:, column] ** 2).sum()) for column in range(3))
    np.testing.assert_allclose(
        np.cov(values.T), published @ published.T / length**2, rtol=0.03, atol=0.01
    )


@pytest.mark.parametrize("colors", [1, 3])
def test_a_picture_comes_back_from_its_axes(colors):
    picture = RANDOM.uniform(0.05, 0.95, (5, 6, colors)).astype(np.float32)
    np.testing.assert_allclose(rgb_from_axes(axes_from_rgb(picture)[None])[0], picture, atol=1e-5)


def test_black_and_white_stay_finite():
    picture = np.zeros((2, 2, 3), np.float32)
    picture[0] = 1
    found = np.asarray(rgb_from_axes(axes_from_rgb(picture)[None])[0])
    np.testing.assert_allclose(found, np.clip(picture, 0.02, 0.98), atol=1e-4)


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


def test_moves_that_do_nothing_do_nothing():
    pictures = RANDOM.normal(size=(2, 6, 7, 3)).astype(np.float32)
    np.testing.assert_array_equal(moved(pictures, no_moves(1)[0]), pictures)


def test_more_steps_begin_with_the_same_moves():
    np.testing.assert_array_equal(moves(5, 3, 32, 48), moves(5, 9, 32, 48)[:3])
    assert not np.array_equal(moves(5, 3, 32, 48), moves(6, 3, 32, 48))


def test_moves_are_small_turns_about_the_middle():
    found = moves(0, 300, 32, 48).astype(np.float64)
    matrices = found[:, [0, 1, 3, 4]].reshape(-1, 2, 2)
    factor = np.sqrt(np.linalg.det(matrices))
    turn = np.rad2deg(np.arctan2(matrices[:, 1, 0], matrices[:, 0, 0]))
    middle = np.array([23.5, 15.5])
    shift = matrices @ middle + found[:, [2, 5]] - middle
    assert 0.95 <= factor.min() < 0.96
    assert 1.04 < factor.max() <= 1.05
    assert 4.5 < np.abs(turn).max() <= 5.0001
    assert JITTER * 48 * 0.9 < np.abs(shift[:, 0]).max() <= JITTER * 48 + 1e-4
    assert JITTER * 32 * 0.9 < np.abs(shift[:, 1]).max() <= JITTER * 32 + 1e-4


def test_a_shift_samples_what_lies_there():
    picture = RANDOM.normal(size=(1, 6, 7, 1)).astype(np.float32)
    shift = no_moves(1)[0]
    shift[2], shift[5] = 1, 2
    found = ops.convert_to_numpy(moved(picture, shift))
    np.testing.assert_allclose(found[:, :4, :6], picture[:, 2:, 1:], atol=1e-6)
