"""Every method of one shared pass against plain loops in float64, eagerly and compiled."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
import tensorflow as tf

from engine.api.methods import Family, Scope
from engine.attribution.registry import METHODS
from tests.formulas import FORMULAS, NOT_LINEAR, SIGNED, formula

SHARED = [id for id, method in METHODS.items() if method.info.scope is Scope.ALL_LAYERS]
OF_THE_CLASS = [id for id in SHARED if METHODS[id].info.family is not Family.CLASS_FREE]


def arithmetic(method):
    module, name = METHODS[method].arithmetic.split(":")
    return getattr(import_module(module), name)


def computed(method, activations, gradients):
    raw = arithmetic(method)(tf.constant(activations), tf.constant(gradients))
    assert raw.dtype == "float32"
    return raw.numpy()


def traced(method, shape):
    spec = tf.TensorSpec(shape, tf.float32)
    return tf.function(arithmetic(method), autograph=False).get_concrete_function(spec, spec)


def compiled(method, activations, gradients, shape=None):
    function = traced(method, shape or activations.shape)
    return function(tf.constant(activations), tf.constant(gradients)).numpy()


def arrays(shape=(4, 7, 6), seed=0, relu=False):
    rng = np.random.default_rng(seed)
    activations, gradients = rng.normal(size=(2, *shape)).astype(np.float32)
    activations[rng.random(shape) < 0.2] = 0
    gradients[rng.random(shape) < 0.2] = 0
    # One pattern that stands out, so that the eigen methods have one answer.
    activations += np.float32(2) * rng.normal(size=shape[:2])[..., None].astype(np.float32)
    return (np.maximum(activations, 0) if relu else activations), gradients


def assert_close(raw, expected, rtol=1e-4):
    """Close in relation to the map's largest value."""
    assert raw.shape == expected.shape
    np.testing.assert_allclose(raw, expected, rtol=0, atol=rtol * np.abs(expected).max())


def test_there_is_a_formula_for_each():
    assert set(SHARED) == set(FORMULAS)


@pytest.mark.parametrize("relu", [True, False], ids=["after ReLU", "before ReLU"])
@pytest.mark.parametrize("shape", [(4, 7, 6), (2, 3, 40), (1, 1, 5), (5, 2, 1)])
@pytest.mark.parametrize("method", SHARED)
def test_it_is_the_formula(method, shape, relu):
    activations, gradients = arrays(shape, seed=1, relu=relu)
    expected = formula(method, activations, gradients)
    assert_close(computed(method, activations, gradients), expected)
    assert_close(compiled(method, activations, gradients), expected)


@pytest.mark.parametrize("method", SHARED)
def test_the_grid_may_be_known_at_run_time_only(method):
    activations, gradients = arrays()
    raw = compiled(method, activations, gradients, shape=(None, None, activations.shape[2]))
    assert_close(raw, formula(method, activations, gradients))


@pytest.mark.parametrize("method", SHARED)
def test_twice_is_the_same(method):
    activations, gradients = arrays()
    first = compiled(method, activations, gradients)
    assert first.tobytes() == compiled(method, activations, gradients).tobytes()


SCALES = [(1e20, 1e15), (1e20, 1e-25), (1e-20, 1e20), (1e-12, 1e-12), (1.0, 1e20), (1e20, 1.0)]


@pytest.mark.parametrize("method", SHARED)
def test_huge_and_tiny_values(method, subtests):
    plain = arrays(seed=3)
    run = traced(method, plain[0].shape)
    for large, steep in SCALES:
        with subtests.test(large=large, steep=steep):
            activations, gradients = plain[0] * np.float32(large), plain[1] * np.float32(steep)
            expected = formula(method, activations, gradients)
            assert expected.max() > 0
            for raw in (
                computed(method, activations, gradients),
                run(tf.constant(activations), tf.constant(gradients)).numpy(),
            ):
                assert np.isfinite(raw).all()
                assert_close(raw, expected, rtol=1e-3)


@pytest.mark.parametrize("method", SHARED)
def test_huge_next_to_tiny_values(method):
    activations, gradients = arrays(seed=4)
    activations[0, 0], activations[1, 1] = 1e20, 1e-30
    gradients[0, 0], gradients[2, 2], gradients[:, :, 0] = 1e-30, 1e15, -1e15
    raw = computed(method, activations, gradients)
    assert np.isfinite(raw).all()
    assert_close(raw, formula(method, activations, gradients), rtol=1e-3)


@pytest.mark.parametrize("method", SHARED)
def test_nothing_is_nothing(method):
    activations, gradients = arrays()
    nothing = np.zeros_like(activations)
    for a, g in ((nothing, gradients), (nothing, nothing)):
        np.testing.assert_array_equal(computed(method, a, g), np.zeros(a.shape[:2]))
    if method in OF_THE_CLASS:
        np.testing.assert_array_equal(
            computed(method, activations, nothing), np.zeros(nothing.shape[:2])
        )


@pytest.mark.parametrize("method", [id for id in OF_THE_CLASS if id not in SIGNED])
def test_no_evidence_against_is_shown(method):
    activations, gradients = arrays((3, 4, 5))
    assert computed(method, activations, gradients).min() >= 0
    contrast = computed(method, np.abs(activations), -np.abs(gradients))
    np.testing.assert_array_equal(contrast, np.zeros((3, 4)))


@pytest.mark.parametrize("method", [id for id in OF_THE_CLASS if id not in NOT_LINEAR])
def test_twice_the_gradients_give_twice_the_map(method):
    activations, gradients = arrays()
    raw = computed(method, activations, gradients)
    np.testing.assert_allclose(computed(method, activations, 2 * gradients), 2 * raw, rtol=1e-6)


@pytest.mark.parametrize("method", SHARED)
def test_the_order_of_channels_does_not_matter(method):
    activations, gradients = arrays()
    raw = computed(method, activations[:, :, ::-1], gradients[:, :, ::-1])
    assert_close(raw, computed(method, activations, gradients).astype(float))


@pytest.mark.parametrize("method", SHARED)
def test_a_broken_network_is_not_hidden(method):
    activations, gradients = arrays()
    activations[1, 2, 3] = gradients[1, 2, 3] = np.nan
    assert np.isnan(computed(method, activations, gradients)).any()
