"""Pictures as Fourier coefficients: against numpy's transforms."""

from __future__ import annotations

import numpy as np
import pytest

from engine.filters.parametrizations.spectrum import (
    frequency_scale,
    spectrum_of,
    spectrum_shape,
    values_of,
)

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
