"""Decorrelated colour: the published covariance, and the way back."""

from __future__ import annotations

import numpy as np
import pytest

from engine.filters.parametrizations.color_decorrelation import axes_from_rgb, rgb_from_axes

RANDOM = np.random.default_rng(3)


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


def test_a_single_channel_is_only_bent():
    axes = np.array([[[[0, np.log(3)]]]], np.float32)
    np.testing.assert_allclose(rgb_from_axes(axes), [[[[0.5], [0.75]]]], rtol=1e-6)
