"""The Fourier recipe: its start, its penalties and its step."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.filters import FilterStyle
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.registry import make_parametrization

RANDOM = np.random.default_rng(4)
LEVELS = InputScale((255.0,) * 3, (0.0,) * 3)


def parametrization(style, scale=LEVELS, height=12, width=16):
    return make_parametrization(style, scale, height, width)


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


def test_pictures_of_noise_are_faint_and_the_moments_are_zero():
    made = parametrization(FilterStyle.FOURIER)
    spectrum, first, second = made.start(0, (0, 1), (0, 0))
    assert spectrum.shape == (2, 2, 3, 9, 12)
    assert spectrum.std() < 0.02
    assert not first.any()
    assert not second.any()


def test_a_step_climbs():
    made = parametrization(FilterStyle.FOURIER)
    state = made.start(0, (0,), (0,))
    gradient = np.zeros_like(state[0])
    gradient[0, 0, 0, 1, 2] = 3
    after = made.improved(state, gradient, np.float32(1))
    change = np.asarray(after[0]) - state[0]
    # Adam's first step is its rate along the gradient's sign, and nothing elsewhere.
    assert change[0, 0, 0, 1, 2] == pytest.approx(0.1, rel=1e-3)
    assert np.count_nonzero(change) == 1


def test_pictures_are_shown_as_they_are_held():
    made = parametrization(FilterStyle.FOURIER)
    held = RANDOM.random((1, 12, 16, 3)).astype(np.float32)
    np.testing.assert_allclose(made.shown(held), held * 255)
    np.testing.assert_allclose(made.prepared(held, None), held * 255, rtol=1e-5)
