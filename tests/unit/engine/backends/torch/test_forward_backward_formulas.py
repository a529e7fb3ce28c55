"""The methods' formulas on PyTorch's tensors, against plain loops in float64."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.api.methods import Scope
from engine.attribution.registry import METHODS
from tests.formulas import FORMULAS, SIGNED, formula

SHARED = [name for name, each in METHODS.items() if each.info.scope is Scope.ALL_LAYERS]
RANDOM = np.random.default_rng(8)


def arrays(shape, *, relu=True, scale=1.0):
    activations, gradients = RANDOM.normal(size=(2, *shape)).astype(np.float32) * np.float32(scale)
    return (np.maximum(activations, 0) if relu else activations), gradients


def raw_map(method, activations, gradients):
    function = METHODS[method].formula.load()
    found = function(torch.tensor(activations), torch.tensor(gradients))
    assert found.dtype == torch.float32
    return found.numpy()


@pytest.mark.parametrize("relu", [True, False])
@pytest.mark.parametrize("shape", [(5, 7, 6), (2, 3, 20), (1, 4, 3)], ids=str)
@pytest.mark.parametrize("method", SHARED)
def test_it_is_the_formula(method, shape, relu):
    pair = arrays(shape, relu=relu)
    expected = formula(method, *pair)
    found = raw_map(method, *pair)
    np.testing.assert_allclose(found, expected, atol=2e-3 * np.abs(expected).max())
    if method not in SIGNED:
        assert (found >= 0).all()


def test_there_is_a_formula_for_each():
    assert set(SHARED) == set(FORMULAS)


@pytest.mark.parametrize("scale", [1e-15, 1e15])
@pytest.mark.parametrize("method", ["eigen-cam", "grad-cam"])
def test_huge_and_tiny_values(method, scale):
    pair = arrays((4, 5, 6), scale=scale)
    expected = formula(method, *pair)
    np.testing.assert_allclose(raw_map(method, *pair), expected, atol=2e-3 * np.abs(expected).max())


@pytest.mark.parametrize("method", SHARED)
def test_nothing_is_nothing(method):
    zeros = np.zeros((3, 4, 5), np.float32)
    assert not raw_map(method, zeros, zeros).any()


@pytest.mark.parametrize("method", SHARED)
def test_what_is_not_finite_shows(method):
    activations, gradients = arrays((3, 4, 5))
    activations[1, 2, 3] = gradients[1, 2, 3] = np.nan
    assert not np.isfinite(raw_map(method, activations, gradients)).all()


def test_the_sum_of_an_eigen_map_is_never_negative():
    activations, _ = arrays((6, 5, 4), relu=False)
    for sign in (1, -1):
        assert raw_map("eigen-cam", sign * activations, activations).sum() >= 0
