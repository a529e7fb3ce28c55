"""The textbook's recipe against formulas written out here."""

from __future__ import annotations

import numpy as np

from engine.api.filters import FilterStyle
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.registry import make_parametrization
from engine.filters.parametrizations.textbook import half_way, in_colors

RANDOM = np.random.default_rng(4)
LEVELS = InputScale((255.0,) * 3, (0.0,) * 3)
SIGNED = InputScale((2.0,) * 3, (-1.0,) * 3)
CAFFE = InputScale((255.0,) * 3, (-103.939, -116.779, -123.68), True)


def parametrization(style, scale=LEVELS, height=12, width=16):
    return make_parametrization(style, scale, height, width)


def shown(made, state):
    return np.asarray(made.shown(made.held(state[0])))


def prepared(made, state):
    return np.asarray(made.prepared(made.held(state[0]), None))


def test_the_textbook_starts_with_its_noise():
    inputs = prepared(
        parametrization(FilterStyle.TEXTBOOK),
        parametrization(FilterStyle.TEXTBOOK).start(0, (0,), (0,)),
    )
    assert 128 <= inputs.min() < 129
    assert 147 < inputs.max() <= 148


def test_a_textbook_step_has_the_length_of_a_level():
    gradient = RANDOM.normal(size=(2, 12, 16, 3)).astype(np.float32) * [[[[1e-3]]], [[[5.0]]]]
    made = parametrization(FilterStyle.TEXTBOOK, SIGNED)
    state = made.start(0, (0, 1), (0, 0))
    uphill = made.uphill(state[0], gradient.astype(np.float32))
    after = np.asarray(made.improved(state, uphill, 1.0)[0])
    for one in range(2):
        rms = np.sqrt((gradient[one] ** 2).mean())
        expected = state[0][one] + gradient[one] / (rms + 1e-5) / 127.5
        np.testing.assert_allclose(after[one], expected, atol=1e-5)


def test_the_textbook_shows_mean_and_deviation():
    made = parametrization(FilterStyle.TEXTBOOK, CAFFE)
    inputs = RANDOM.normal(0, 30, (1, 12, 16, 3)).astype(np.float32)
    rgb = (inputs + np.array([103.939, 116.779, 123.68]))[..., ::-1]
    expected = np.clip((rgb - rgb.mean()) / rgb.std() * 0.1 + 0.5, 0, 1) * 255
    np.testing.assert_allclose(shown(made, (inputs,)), expected, atol=0.01)


def test_brightness_is_that_of_itu_r_601():
    image = np.array([[[1, 0, 0], [0, 1, 0]], [[0, 0, 1], [1, 1, 1]]], np.float32)
    np.testing.assert_allclose(in_colors(image, 1)[..., 0], [[0.299, 0.587], [0.114, 1]], rtol=1e-6)
    assert in_colors(image, 3) is image


def test_half_way_lies_in_the_middle():
    one, other = np.array([0, 1], np.float32), np.array([1, 0.5], np.float32)
    np.testing.assert_array_equal(half_way(one, other), [0.5, 0.75])


def test_a_wilder_attempt_lies_half_way_to_the_image():
    image = np.zeros((12, 16, 3), np.float32)
    made = parametrization(FilterStyle.TEXTBOOK)
    alone = prepared(made, made.start(0, (0,), (1,)))
    with_image = prepared(made, made.start(0, (0,), (1,), image))
    np.testing.assert_allclose(with_image, alone / 2, rtol=1e-6)
