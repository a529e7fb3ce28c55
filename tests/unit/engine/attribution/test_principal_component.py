"""The strongest pattern against singular vectors made by hand or by LAPACK in float64."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.methods import eigen_cam, eigen_grad_cam
from engine.attribution.principal_component import projection


def with_singular_values(height, width, channels, values, seed=0):
    """An array (h, w, c) with these first singular values, and its exact map."""
    rng = np.random.default_rng(seed)
    left, _ = np.linalg.qr(rng.normal(size=(height * width, len(values))))
    right, _ = np.linalg.qr(rng.normal(size=(channels, len(values))))
    left[:, 0] *= np.sign(left[:, 0].sum())
    array = (left * values) @ right.T
    exact = (left[:, 0] * values[0]).reshape(height, width)
    return array.reshape(height, width, channels).astype(np.float32), exact


def assert_close(raw, exact):
    assert np.linalg.norm(np.asarray(raw) - exact) < 1e-4 * np.linalg.norm(exact)


def test_by_hand():
    # Rows (0, 3), (4, 0), (0, 0): the right singular vectors are the axes, the second row's first.
    array = np.array([[[0, 3], [4, 0], [0, 0]]], np.float32)
    np.testing.assert_allclose(projection(array), [[0, 4, 0]], atol=1e-6)


@pytest.mark.parametrize("second", [0.0, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("shape", [(28, 28, 64), (7, 6, 300), (14, 14, 196), (1, 9, 9)])
def test_known_singular_values(shape, second):
    values = [3.0, 3.0 * second, 3.0 * second, 1.0 * second]
    array, exact = with_singular_values(*shape, values)
    assert_close(projection(array), exact)


def test_largest_layers_of_usual_networks():
    rng = np.random.default_rng(0)
    for shape in ((112, 112, 64), (28, 28, 512), (7, 7, 2048), (1, 1, 512)):
        array = np.maximum(rng.normal(size=shape), 0).astype(np.float32)
        _, _, right = np.linalg.svd(array.reshape(-1, shape[2]).astype(float), full_matrices=False)
        exact = np.abs(array @ right[0])  # after a ReLU, the pattern has one sign
        assert_close(projection(array), exact)


def test_it_is_not_centred():
    # The mean pattern is the strongest; centring would leave the small differences only.
    array = np.full((2, 2, 3), 10, np.float32)
    array[0, 0, 0] += 1
    assert np.min(projection(array)) > 17


@pytest.mark.parametrize("sign", [1, -1])
def test_the_sum_is_positive(sign):
    array, exact = with_singular_values(5, 4, 6, [2.0, 1.0])
    assert_close(projection(sign * array), exact)
    assert np.sum(projection(sign * array)) > 0


def test_equal_patterns_give_one_of_them():
    array = np.zeros((1, 2, 2), np.float32)
    array[0, 0, 0] = array[0, 1, 1] = 2
    raw = np.asarray(projection(array))
    assert np.isfinite(raw).all()
    np.testing.assert_allclose(np.linalg.norm(raw), 2, rtol=1e-6)


def test_many_nearly_equal_patterns_stay_finite():
    rng = np.random.default_rng(0)
    array, _ = np.linalg.qr(rng.normal(size=(900, 400)))
    raw = np.asarray(projection(array.reshape(30, 30, 400).astype(np.float32)))
    np.testing.assert_allclose(np.linalg.norm(raw), 1, rtol=1e-3)


def test_eigen_cam_knows_no_class():
    rng = np.random.default_rng(0)
    activations, gradients = rng.random(size=(2, 3, 4, 5)).astype(np.float32)
    raw = np.asarray(eigen_cam.raw_map(activations, gradients))
    np.testing.assert_array_equal(raw, eigen_cam.raw_map(activations, -gradients))
    np.testing.assert_array_equal(raw, projection(activations))


def test_eigen_grad_cam_is_of_the_products():
    rng = np.random.default_rng(0)
    activations, gradients = rng.normal(size=(2, 3, 4, 5)).astype(np.float32)
    raw = eigen_grad_cam.raw_map(activations, gradients)
    np.testing.assert_array_equal(raw, projection(activations * gradients))
