"""Likeness of two maps, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.display import Normalization
from engine.matching.comparison import Fit, correlation, correlations, fit_of, likeness, scaled

MAP = np.array([[0.0, 1.0], [2.0, 4.0]])
SIGNED = np.array([[-2.0, 1.0], [2.0, 4.0]])


def test_scaling():
    np.testing.assert_allclose(scaled(SIGNED, Normalization.MAX), [[0, 0.25], [0.5, 1]])
    np.testing.assert_allclose(scaled(SIGNED, Normalization.MIN_MAX), [[0, 0.5], [2 / 3, 1]])
    np.testing.assert_allclose(scaled(SIGNED, Normalization.SIGNED), [[0.25, 0.625], [0.75, 1]])
    assert scaled(np.zeros((2, 2)), Normalization.SIGNED) is None
    assert scaled(-MAP, Normalization.MAX) is None
    assert scaled(np.ones((2, 2)), Normalization.MIN_MAX) is None


def test_a_factor_does_not_matter():
    found = likeness(MAP, MAP * 7, 1e-4)
    assert (found.normalization, found.difference) == (Normalization.MAX, 0)
    assert found.correlation == pytest.approx(1)
    assert fit_of(MAP, MAP * 7, 1e-4) is Fit.SHARES
    assert fit_of(MAP, MAP + 1e-5, 1e-4) is Fit.NUMBERS


def test_an_offset_is_minimum_and_maximum():
    found = likeness(MAP + 1, MAP, 1e-4)
    assert (found.normalization, found.difference) == (Normalization.MIN_MAX, 0)
    assert fit_of(MAP + 1, MAP, 1e-4) is Fit.SHOWN


def test_what_is_cut_at_zero_is_the_maximum():
    found = likeness(SIGNED, np.maximum(SIGNED, 0), 1e-4)
    assert (found.normalization, found.difference) == (Normalization.MAX, 0)
    assert fit_of(SIGNED, np.maximum(SIGNED, 0), 1e-4) is Fit.SHOWN


def test_the_difference_is_the_largest_on_the_scale():
    other = np.array([[0.0, 1.0], [2.0, 8.0]])
    assert likeness(MAP, other, 1e-4).difference == pytest.approx(0.25)


def test_correlations_of_several_maps_at_once():
    other = np.maximum(SIGNED, 0)
    maps = np.stack([MAP.ravel(), SIGNED.ravel(), np.ones(4), -MAP.ravel()])
    found = correlations(maps, other.ravel())
    assert found[0] == pytest.approx(np.corrcoef(MAP.ravel(), other.ravel())[0, 1])
    assert found[1] == pytest.approx(1)  # cut at 0
    assert list(found[2:]) == [0, 0]
    assert correlation(MAP, np.ones((2, 2))) == 0
