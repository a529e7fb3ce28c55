"""Recipes: their starts, steps and looks, against formulas written out here."""

import numpy as np
import pytest

from engine.api.filters import FilterStyle
from engine.filters import regularizers as penalties
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations import adam
from engine.filters.parametrizations.registry import PARAMETRIZATIONS, make_parametrization
from engine.filters.rng import wild_picture

RANDOM = np.random.default_rng(4)
LEVELS = InputScale((255.0,) * 3, (0.0,) * 3)
SIGNED = InputScale((2.0,) * 3, (-1.0,) * 3)
CAFFE = InputScale((255.0,) * 3, (-103.939, -116.779, -123.68), True)
GREY = InputScale((1.0,), (0.0,))
ALPHA = InputScale((1.0, 1.0, 1.0, 0.0), (0.0, 0.0, 0.0, 1.0))
STYLES = tuple(FilterStyle)


def parametrization(style, scale=LEVELS, height=12, width=16):
    return make_parametrization(style, scale, height, width)


def shown(made, state):
    return np.asarray(made.shown(made.held(state[0])))


def prepared(made, state):
    return np.asarray(made.prepared(made.held(state[0]), None))


def test_every_style_has_a_recipe():
    assert set(PARAMETRIZATIONS) == set(FilterStyle)


@pytest.mark.parametrize("style", STYLES)
def test_a_start_follows_from_seed_and_channel_alone(style):
    made = parametrization(style)
    both = made.start(7, (3, 5), (0, 0))[0]
    np.testing.assert_array_equal(both[1], made.start(7, (5,), (0,))[0][0])
    assert not np.array_equal(both[0], both[1])
    assert not np.array_equal(both[1], made.start(8, (5,), (0,))[0][0])
    assert not np.array_equal(both[1], made.start(7, (5,), (1,))[0][0])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scale", [LEVELS, SIGNED, CAFFE, GREY, ALPHA])
def test_every_start_is_near_grey_in_the_inputs_scale(style, scale):
    made = parametrization(style, scale)
    inputs = prepared(made, made.start(0, (0,), (0,)))
    assert inputs.shape == (1, 12, 16, scale.channels)
    pictures = np.asarray(scale.picture(inputs))
    assert 0.4 < pictures.mean() < 0.6
    assert pictures.std() < 0.1
    if scale is ALPHA:
        assert (inputs[..., 3] == 1).all()


def test_the_textbook_starts_with_its_noise():
    inputs = prepared(
        parametrization(FilterStyle.TEXTBOOK),
        parametrization(FilterStyle.TEXTBOOK).start(0, (0,), (0,)),
    )
    assert 128 <= inputs.min() < 129
    assert 147 < inputs.max() <= 148


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scale", [LEVELS, CAFFE, GREY, ALPHA])
def test_an_image_can_be_the_start(style, scale):
    image = RANDOM.uniform(0.1, 0.9, (12, 16, 3)).astype(np.float32)
    made = parametrization(style, scale)
    found = np.asarray(scale.picture(prepared(made, made.start(0, (0,), (0,), image))))[0]
    expected = image if scale.colors == 3 else (image @ [0.299, 0.587, 0.114])[..., None]
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_wilder_starts_have_contrast_and_become_finer():
    found = [wild_picture(0, 0, attempt, (48, 65, 3)) for attempt in (1, 2, 3, 4)]
    alike = []
    for picture in found:
        assert picture.shape == (48, 65, 3)
        assert picture.min() == 0
        assert picture.max() == 1
        assert 0.25 < picture.std() < 0.45
        alike.append(np.corrcoef(picture[:, 1:].ravel(), picture[:, :-1].ravel())[0, 1])
    assert alike[0] > 0.95
    assert alike == sorted(alike, reverse=True)
    assert abs(alike[3]) < 0.05


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


def test_adam_is_adam():
    values, first, second = 2.0, 0.0, 0.0
    found = tuple(np.full((1, 2), each, np.float32) for each in (2.0, 0.0, 0.0))
    for step in range(1, 6):
        gradient = 3.0 - values
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        values += 0.05 * (first / (1 - 0.9**step)) / ((second / (1 - 0.999**step)) ** 0.5 + 1e-8)
        gradients = np.full((1, 2), 3.0, np.float32) - np.asarray(found[0])
        found = adam.climbed(found[0], gradients, found[1], found[2], np.float32(step), rate=0.05)
        np.testing.assert_allclose(found[0], values, rtol=1e-5)


def test_penalties_pull_along_their_gradient():
    picture = RANDOM.random((1, 4, 5, 2))

    def penalty(it):
        variation = (np.diff(it, axis=1) ** 2).sum() + (np.diff(it, axis=2) ** 2).sum()
        return penalties.VARIATION * variation / 2 + penalties.L2 * ((it - 0.5) ** 2).sum() / 2

    expected = np.zeros_like(picture)
    for place in np.ndindex(picture.shape):
        ends = []
        for change in (1e-5, -1e-5):
            other = picture.copy()
            other[place] += change
            ends.append(penalty(other))
        expected[place] = (ends[0] - ends[1]) / 2e-5
    found = np.asarray(penalties.pull(picture.astype(np.float32)))
    np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.parametrize("factor", [1e-12, 1.0, 1e6])
def test_penalties_weigh_the_same_whatever_a_gradient_is_worth(factor):
    made = parametrization(FilterStyle.FOURIER)
    gradient = RANDOM.normal(size=(1, 12, 16, 3)).astype(np.float32)
    picture = RANDOM.random((1, 12, 16, 3)).astype(np.float32)
    np.testing.assert_allclose(
        made.uphill(picture, gradient * np.float32(factor)),
        made.uphill(picture, gradient),
        atol=1e-3,
    )


@pytest.mark.parametrize("style", STYLES)
def test_without_a_gradient_nothing_changes(style):
    made = parametrization(style)
    held = made.held(made.start(0, (0,), (0,))[0])
    assert not np.asarray(made.uphill(held, np.zeros((1, 12, 16, 3), np.float32))).any()
