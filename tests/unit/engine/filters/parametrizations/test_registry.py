"""Recipes: their starts, steps and looks, against formulas written out here."""

import numpy as np
import pytest

from engine.api.filters import FilterStyle
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.registry import PARAMETRIZATIONS, make_parametrization

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


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scale", [LEVELS, CAFFE, GREY, ALPHA])
def test_an_image_can_be_the_start(style, scale):
    image = RANDOM.uniform(0.1, 0.9, (12, 16, 3)).astype(np.float32)
    made = parametrization(style, scale)
    found = np.asarray(scale.picture(prepared(made, made.start(0, (0,), (0,), image))))[0]
    expected = image if scale.colors == 3 else (image @ [0.299, 0.587, 0.114])[..., None]
    np.testing.assert_allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize("style", STYLES)
def test_without_a_gradient_nothing_changes(style):
    made = parametrization(style)
    held = made.held(made.start(0, (0,), (0,))[0])
    assert not np.asarray(made.uphill(held, np.zeros((1, 12, 16, 3), np.float32))).any()
